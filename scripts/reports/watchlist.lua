-- watchlist — names that you give, in every article: how often and where they are named, what they
-- say, what is said of them.
--
--   lede run scripts/reports/watchlist.lua --lexicon watch=people.tsv ARTICLES... -o watch.html
--
-- people.tsv is a table with a column `name`, and perhaps `alias` and `fuzzy`: see "Lexicons from
-- files" in scripts/README.md. Without the option it is watchlist.tsv beside this script, an
-- example.
local lede = require "lede"
local parts = require "reports.parts"
require "lede.story"
lede.keep("story_quote", "story_name", "story_article")

local MOST_NAMES, MOST_EVIDENCE = 12, 5

lede.lexicon("watch", { file = "watchlist.tsv" })

-- The entity is that of the name which lede.names found there, so that "she" counts for her.
lede.rule {
  name = "watched",
  pattern = [=[ watched:<watch/> ]=],
  record = {
    name = "watched.name | watched.entry",
    entity = "watched.person.entity | watched.org.entity | watched.place.entity",
  },
}

local function counts(page, store)
  page:table(store:rows([[
    select w.name, count(distinct w.article) as articles, count(distinct a.outlet) as outlets,
      count(distinct w.record) as named,
      (select count(*) from mention m where m.entity in (select entity from watched v
        where v.name = w.name) and m.form in ('pronoun', 'noun')) as meant,
      (select count(distinct story || ' ' || quote) from story_quote q where q.entity in
        (select entity from watched v where v.name = w.name)) as said,
      min(substr(b.published, 1, 10)) as first, max(substr(b.published, 1, 10)) as last
    from watched w join story_article a on a.article = w.article
      join article b on b.id = w.article
    group by w.name order by articles desc, named desc, w.name limit ?]], MOST_NAMES))
  page:text("Named: how often the name stands there. Meant: how often “she” or “the firm” stands "
    .. "for it. Said: how many statements are theirs.")
end

-- Evidence is the first sentence of each article.
local function write_name(page, store, name)
  page:heading(name, 2)
  local said = store:rows([[
    select story, quote, source, entity, kind, cue, verb_class, relayed_by, says, outlets,
      max(length(says))
    from story_quote where entity in (select entity from watched where name = ?)
    group by story, quote order by outlets desc, kind = 'indirect', min(rowid) limit ?]],
    name, MOST_EVIDENCE)
  if #said > 0 then page:quotes(parts.statements(store, said), { caption = "What they say" }) end
  local one = "name = '" .. name:gsub("'", "''") .. "'"
  page:evidence("watched", {
    where = one .. " and rowid in (select min(rowid) from watched where " .. one
      .. " group by article)",
    limit = MOST_EVIDENCE, caption = "Where they are named, once an article",
  })
end

lede.report {
  name = "watchlist", title = "Watch-list",
  build = function(page, store)
    local names = store:rows([[
      select name from watched group by name
      order by count(distinct article) desc, count(*) desc, name limit ?]], MOST_NAMES)
    if #names == 0 then
      page:text("None of the names of the list stands in these articles. A list of your own, a "
        .. "table with a column “name”, is given by --lexicon watch=FILE.")
      return
    end
    counts(page, store)
    page:heading "When they are named"
    page:timeline(store:rows [[
      select substr(b.published, 1, 7) as month, count(*) as mentions from watched w
      join article b on b.id = w.article where b.published is not null
      group by 1 order by 1]])
    page:heading "One by one"
    for _, row in ipairs(names) do write_name(page, store, row.name) end
  end,
}
