-- parts — what reports about stories have in common: names of outlets and days as one reads them.
local M = {}

-- 1234567 as people write it.
function M.number(n)
  local text = string.format("%d", n)
  return (text:reverse():gsub("(%d%d%d)", "%1,"):reverse():gsub("^,", ""))
end

function M.counted(n, one, many)
  return M.number(n) .. " " .. (n == 1 and one or many or one .. "s")
end

function M.join(list)
  if #list < 2 then return list[1] or "" end
  return table.concat(list, ", ", 1, #list - 1) .. " and " .. list[#list]
end

-- The outlets that have this quote, claim or happening, in the order they came.
function M.outlets(store, layer, story, number)
  local list = {}
  for _, row in ipairs(store:rows(([[
    select t.outlet, min(m.place) from story_%s t join story_article m on m.article = t.article
    where t.story = ? and t.%s = ? group by t.outlet order by 2]]):format(layer,
      layer == "date" and "happening" or layer), story, number)) do
    list[#list + 1] = row.outlet
  end
  return list
end

-- "2024-09-13 to 2025-03-04"; nil without a date.
function M.span(row)
  return row.last and row.last ~= row.first and row.first .. " to " .. row.last or row.first
end

-- Stories, those of most outlets first, then those of which most articles quote somebody: tables
-- and lists of one outlet are alike, too, and tell less. Only such as have rows in a table. One
-- without a title has its first words.
function M.stories(store, layer, from, limit)
  local rows = store:rows(([[
    with quoting as materialized (
      select story, count(distinct article) as articles from story_quote group by story)
    select s.*, (select t.text from story_article m join sentence t on t.article = m.article
        where m.story = s.story order by m.place, t.n limit 1) as text
    from story s left join quoting q on q.story = s.story
    where s.story in (select story from %s)
    order by s.outlets desc, coalesce(q.articles, 0) desc, s.articles desc, s.story
    limit ? offset ?]]):format(layer), limit, from - 1)
  for _, row in ipairs(rows) do
    row.title = row.title or row.text and M.short(row.text, 60) or "no title"
  end
  return rows
end

-- "Maria Lindqvist, mayor": a source with the role that its story names. Whom a pronoun means that
-- is not known to be anybody, only its article tells.
local is_pronoun = {
  he = true, she = true, it = true, they = true, we = true, I = true, who = true, which = true,
}
function M.source(store, row)
  if not row.entity and row.source and is_pronoun[row.source:lower()] then return "not named" end
  local role = row.entity and store:value([[
    select role from story_name where story = ? and entity = ? and layer = 'person']],
    row.story, row.entity)
  return (row.source or "not named") .. (role and ", " .. role or "")
end

-- Whole words of a text, up to so many bytes.
function M.short(text, bytes)
  if #text <= bytes then return text end
  return (text:sub(1, bytes + 1):gsub("%s*%S*$", "")) .. " …"
end

-- A sentence of an article by itself: without the mark of a list before it, and with the marks that
-- opened before its quotation was cut, or close behind it.
function M.sentence(text)
  text = text:gsub("^[-–•*]%s+", "")
  if text:find("^[^“]*”") then return "“… " .. text end
  if text:find("“[^”]*$") then return text .. " …”" end
  local marks = select(2, text:gsub('"', ""))
  if marks % 2 == 1 and text:find('[,.!?]"') and not text:find('^"') then return '"… ' .. text end
  return text
end

-- What one does by saying it needs its verb, or it would say the opposite: denied any link.
local acts = {
  ask = true, call = true, demand = true, deny = true, judge = true, mention = true, promise = true,
  want = true,
}
-- What one only says does not; what one thinks or claims does where it stood behind its verb.
local says_only = { say = true, tell = true, add = true, answer = true }

local function needs_verb(row)
  if row.kind == "direct" or row.kind == "term" or not row.cue then return false end
  return acts[row.verb_class] or row.cue:find("^doubt")
    or not says_only[row.verb_class] and row.says:find("^%l")
end

-- What was said: in quote marks if these are the words themselves, else as a part of a sentence,
-- with the marks that end behind it.
function M.said(row)
  local says = (needs_verb(row) and row.cue:lower() .. " " or "") .. row.says
  says = says:gsub("[%s,]+$", ""):gsub(",”$", "”"):gsub(',"$', '"')
  if row.kind == "direct" or row.kind == "term" then return "“" .. says .. "”" end
  local _, opened = says:gsub("“", "")
  local _, closed = says:gsub("”", "")
  local _, straight = says:gsub('%w"%w', "'"):gsub('"', "") -- some archives write isn"t
  if opened > closed then says = says .. "”" elseif straight % 2 == 1 then says = says .. '"' end
  return says:find("^%l") and "… " .. says or says
end

-- What a query begins with that asks for names once: `own` has each in the layer of most mentions
-- in all stories, as it is mostly called, in capitals only if always. It is asked by `in`, which
-- SQLite indexes; a join would scan.
M.OWN_LAYER = [[
  with own as materialized (
    select entity, layer, name, mentions from (
      select entity, layer, name, sum(mentions) as mentions, max(mentions * (1 +
          1000000 * (name <> upper(name)))), row_number() over (partition by entity
        order by sum(mentions) desc, layer) as rank
      from story_name group by entity, layer)
    where rank = 1)
]]

-- Statements for page:quotes: text, source, outlets.
function M.statements(store, rows)
  local list = {}
  for i, row in ipairs(rows) do
    local note = table.concat(M.outlets(store, "quote", row.story, row.quote), ", ")
    if row.relayed_by and row.relayed_by ~= note then
      note = note .. ", as told by " .. row.relayed_by
    end
    list[i] = { M.said(row), M.source(store, row), note }
  end
  return list
end

-- The fullest wording of each statement of a story, or of all (story nil): the most told first, of
-- a source no more than `each` before the others have theirs, those of a name before the others,
-- from all outlets in turn; two or three words come last.
function M.quotes(store, story, limit, each)
  local sql = [[
    with one as (
      select story, quote, source, entity, kind, cue, verb_class, relayed_by, says, outlet, outlets,
        max(length(says)) < 20 and kind <> 'term' as short, min(rowid) as first
      from story_quote %s group by story, quote),
    ranked as (
      select *, row_number() over (partition by coalesce(entity, story || ' ' || source)
        order by outlets desc, short, kind = 'term', kind = 'indirect', first) as rank from one),
    turns as (
      select *, row_number() over (partition by outlet, rank > ?, kind
        order by outlets desc, rank, first) as turn from ranked)
    select * from turns
    order by outlets desc, rank > ?, short, entity is null, kind = 'term', kind = 'indirect', turn,
      first
    limit ?]]
  if story then return store:rows(sql:format "where story = ?", story, each, each, limit) end
  return store:rows(sql:format "", each, each, limit)
end

-- What happened when: one row a happening, in the words of the first that dates it, and one a
-- sentence, for the most exact of its dates. Of more than `limit` the most told, then the most
-- exact. Headings are no happenings.
function M.days(store, story, limit)
  return store:rows([[
    with one as (
      select day, text, outlets, happening, min(not dated), min(rowid) as first from story_date
      where story = ? and block not in ('headline', 'heading') group by happening),
    once as (
      select *, row_number() over (partition by text order by length(day) desc, first) as rank
      from one)
    select day, text, outlets, happening from (
      select * from once where rank = 1 order by outlets desc, length(day) desc, first limit ?)
    order by day, first]], story, limit)
end

return M
