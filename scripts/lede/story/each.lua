-- lede.story.each — rows of the store by story, and what collates need for them.
local M = {}

-- A share with two places.
function M.share(x) return math.floor(x * 100 + 0.5) / 100 end

local function differ(a, b, fields)
  for _, field in ipairs(fields) do
    if a[field] ~= b[field] then return true end
  end
  return false
end

-- Run a function over the rows that have the same in all fields. The SQL orders by them.
function M.group(store, sql, fields, run)
  local rows = {}
  for row in store:each(sql) do
    if rows[1] and differ(rows[1], row, fields) then
      run(rows)
      rows = {}
    end
    rows[#rows + 1] = row
  end
  if rows[1] then run(rows) end
end

-- Run a function over the rows of each story. The SQL orders by story.
function M.story(store, sql, run)
  M.group(store, sql, { "story" }, function(rows) run(rows[1].story, rows) end)
end

-- The sentences that are compared of stories that several articles tell. Rows of story_article are
-- written by place, and `cross join` has SQLite take the tables as they stand here, by their
-- indexes: so the rows of a large store come in this order without being sorted.
M.sentences = [[
  select m.story, m.place, m.outlet, m.article, r.block, r.sentence, s.start, s.stop, s.text
  from story_article m
  cross join story_sentence r on r.article = m.article
  cross join sentence s on s.article = m.article and s.n = r.sentence
  where m.compared and (select g.articles from story g where g.story = m.story) > 1
  order by m.story, m.rowid, r.sentence]]

return M
