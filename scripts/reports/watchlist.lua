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

local MOST_LISTED, MOST_NAMES, MOST_EVIDENCE = 500, 24, 5

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

-- One row a name; dates and outlets are told with each, where a phone has room for them.
local function count(store)
  return store:rows([[
    with known as materialized (
      select distinct name, entity from watched where entity is not null),
    stood as materialized (
      select k.name, count(*) as n from known k join mention m on m.entity = k.entity
      where m.form in ('pronoun', 'noun') group by k.name),
    spoke as materialized (
      select k.name, count(distinct q.story || ' ' || q.quote) as n
      from known k join story_quote q on q.entity = k.entity group by k.name)
    select w.name, count(distinct w.article) as articles, count(distinct w.record) as named,
      coalesce(stood.n, 0) as meant, coalesce(spoke.n, 0) as said,
      count(distinct a.outlet) as outlets,
      min(substr(b.published, 1, 10)) as first, max(substr(b.published, 1, 10)) as last
    from watched w join story_article a on a.article = w.article
      join article b on b.id = w.article
      left join stood on stood.name = w.name left join spoke on spoke.name = w.name
    group by w.name order by articles desc, named desc, w.name limit ?]], MOST_LISTED)
end

local function list_names(page, names)
  local list = {}
  for i, row in ipairs(names) do
    list[i] = { row.name, row.articles, row.named, row.meant, row.said }
  end
  page:table(list, { columns = { "name", "articles", "named", "meant", "said" } })
  page:text("Named: how often the name stands there. Meant: how often “she” or “the firm” stands "
    .. "for it. Said: how many statements are theirs.")
end

local function list_rest(page, store, names)
  local all = store:value "select count(distinct name) from watched"
  if all > #names then
    page:text(("These are the first %d of %s names."):format(#names, parts.number(all)))
  end
end

local function when(page, store)
  page:heading "When they are named"
  page:timeline(store:rows [[
    select substr(b.published, 1, 7) as month, count(*) as mentions from watched w
    join article b on b.id = w.article where b.published is not null
    group by 1 order by 1]])
  local undated = store:value [[
    select count(*) from watched
    where article in (select id from article where published is null)]]
  if undated > 0 then
    page:text("Besides, " .. parts.counted(undated, "time") .. " in articles without a date.")
  end
end

-- Evidence is the first sentence of each article, each sentence once, by date.
local function write_name(page, store, row)
  local name, span = row.name, parts.span(row)
  page:heading(name, 2)
  page:text("In " .. parts.counted(row.articles, "article") .. " from "
    .. parts.counted(row.outlets, "outlet") .. (span and ", " .. span or "") .. ".")
  local said = store:rows([[
    select story, quote, source, entity, kind, cue, verb_class, relayed_by, says, outlets,
      max(length(says))
    from story_quote where entity in (select entity from watched where name = ?)
    group by story, quote order by outlets desc, kind = 'indirect', min(rowid) limit ?]],
    name, MOST_EVIDENCE)
  if #said > 0 then page:quotes(parts.statements(store, said), { caption = "What they say" }) end
  local one = "name = '" .. name:gsub("'", "''") .. "'"
  page:evidence("watched", {
    where = one .. " and rowid in (select min(w.rowid) from watched w join sentence s "
      .. "on s.article = w.article and s.n = w.sentence where w.rowid in (select min(rowid) "
      .. "from watched where " .. one .. " group by article) group by s.text)",
    order = "(select coalesce(published, '9999') from article where id = article), rowid",
    limit = MOST_EVIDENCE, caption = "Where they are named, once an article",
  })
end

lede.report {
  name = "watchlist", title = "Watch-list",
  build = function(page, store)
    local names = count(store)
    if #names == 0 then
      page:text("None of the names of the list stands in these articles. A list of your own, a "
        .. "table with a column “name”, is given by --lexicon watch=FILE.")
      return
    end
    list_names(page, names)
    list_rest(page, store, names)
    when(page, store)
    page:heading "One by one"
    if #names > MOST_NAMES then
      page:text(("The %d that most articles name; table watched has each place of every name.")
        :format(MOST_NAMES))
    end
    for i = 1, math.min(#names, MOST_NAMES) do write_name(page, store, names[i]) end
  end,
}
