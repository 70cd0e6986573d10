-- who-said-what — every statement with its source, how often and by whom it is told: by source,
-- then as a list, the most told first.
--
--   lede run scripts/reports/who-said-what.lua ARTICLES... -o quotes.html -o quotes.csv/
local lede = require "lede"
local parts = require "reports.parts"
require "lede.story"
lede.keep("story_quote", "story_name", "quote")

local MOST_SOURCES, MOST_STATEMENTS, MOST_OF_ONE = 15, 40, 3

-- Named sources are the same in all articles; "the company" is another one in each.
local function by_source(page, store)
  page:table(store:rows([[
    with most as (
      select entity, min(source) as source, count(distinct story || ' ' || quote) as statements,
        count(distinct case when kind = 'direct' then story || ' ' || quote end) as own,
        count(distinct outlet) as outlets
      from story_quote where entity is not null
      group by entity order by statements desc, outlets desc, source limit ?)
    select coalesce((select min(n.name) from story_name n where n.entity = q.entity), source)
        as source, statements, own as "own words", outlets
    from most q order by statements desc, outlets desc, 1]], MOST_SOURCES))
  local others = store:value [[
    select count(distinct story || ' ' || quote) from story_quote where entity is null]]
  if others > 0 then
    page:text(parts.counted(others, "statement") .. " of sources without a name.")
  end
end

local function by_kind(page, store)
  page:crosstab(store:rows [[
    select outlet, kind, count(*) as statements from story_quote
    where outlet in (select outlet from story_quote group by outlet
      order by count(*) desc, outlet limit 20)
    group by 1, 2 order by 2, 1]], { caption = "Statements by outlet and kind" })
end

lede.report {
  name = "who_said_what", title = "Who said what",
  build = function(page, store)
    local n = store:value "select count(distinct story || ' ' || quote) from story_quote"
    page:text(parts.counted(n, "statement") .. " in "
      .. parts.counted(store:value "select count(*) from article", "article") .. ".")
    if n == 0 then return end
    page:heading "By source"
    by_source(page, store)
    by_kind(page, store)
    page:heading "What was said"
    if n > MOST_STATEMENTS then
      page:text(("%d of %s, those of most outlets first, and a few of each source."):format(
        MOST_STATEMENTS, parts.counted(n, "statement")))
    end
    page:quotes(parts.statements(store, parts.quotes(store, nil, MOST_STATEMENTS, MOST_OF_ONE)))
    local relayed = store:rows [[
      select relayed_by, q.source, q.kind, q.cue, q.verb_class, q.text as says
      from quote q join article a on a.id = q.article
      where relayed_by <> coalesce(a.publisher, '') and q.negated is null
      order by relayed_by, q.rowid limit 20]]
    for i, row in ipairs(relayed) do
      relayed[i] = { row.relayed_by, row.source or "not named", parts.said(row) }
    end
    if #relayed > 0 then
      page:heading "Who tells it for whom"
      page:table(relayed, { columns = { "told by", "source", "statement" } })
    end
  end,
}
