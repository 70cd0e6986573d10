-- names — who and what is named: people, organisations, places and works over all articles, in
-- which role, by which outlet, and who is named together.
--
--   lede run scripts/reports/names.lua ARTICLES... -o names.html -o names.csv/
local lede = require "lede"
local parts = require "reports.parts"
require "lede.story"
lede.keep("story_name", "story_article")

local MOST = 15
-- A name that stories put in several layers is in that of most mentions.
local layers = {
  { "person", "People" }, { "org", "Organisations" }, { "place", "Places" }, { "work", "Works" },
}

local function write_layer(page, store, layer, title)
  local rows = store:rows([[
    select name || coalesce(', ' || max(role), '') as name, sum(mentions) as mentions
    from story_name n where layer = ? and length(name) > 1 and layer = (
      select o.layer from story_name o where o.entity = n.entity
      group by o.layer order by sum(o.mentions) desc, o.layer limit 1)
    group by entity order by mentions desc, name limit ?]], layer, MOST)
  if #rows == 0 then return end
  page:heading(title)
  page:bars(rows, { caption = "By number of mentions" })
end

local function by_outlet(page, store)
  local rows = store:rows [[
    select o.name, a.outlet, count(*) as mentions from mention n
      join story_article a on a.article = n.article
      join (select layer, entity, min(name) as name from story_name
        where layer in ('person', 'org') group by layer, entity
        order by sum(mentions) desc, entity limit 12) o
        on o.layer = n.layer and o.entity = n.entity
    where a.outlet in (select outlet from story_article group by outlet
        order by count(*) desc, outlet limit 6)
    group by n.entity, a.outlet order by count(*) over (partition by n.entity) desc, 1, 2]]
  if #rows == 0 then return end
  page:heading "Who names whom"
  page:crosstab(rows, { caption = "Mentions in the outlets with most articles" })
end

-- Pairs that several articles name.
local function together(page, store)
  local rows = store:rows [[
    select a.name as name, b.name as "and", count(distinct a.article) as articles
    from (select distinct article, entity, name from mention where layer in ('person', 'org')) a
    join (select distinct article, entity, name from mention where layer in ('person', 'org')) b
      on a.article = b.article and a.entity < b.entity
    group by a.entity, b.entity having articles > 1
    order by articles desc, 1, 2 limit 12]]
  if #rows == 0 then return end
  page:heading "Named together"
  page:table(rows)
end

lede.report {
  name = "names", title = "Names",
  build = function(page, store)
    page:text(parts.counted(store:value "select count(distinct layer || entity) from story_name",
      "name") .. " in " .. parts.counted(store:value "select count(*) from article", "article")
      .. ".")
    for _, layer in ipairs(layers) do write_layer(page, store, layer[1], layer[2]) end
    by_outlet(page, store)
    together(page, store)
  end,
}
