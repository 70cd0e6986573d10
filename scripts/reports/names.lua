-- names — who and what is named: people, organisations, places and works over all articles, in
-- which role, by which outlet, and who is named together.
--
--   lede run scripts/reports/names.lua ARTICLES... -o names.html -o names.csv/
local lede = require "lede"
local parts = require "reports.parts"
require "lede.story"
local people = require "lede.story.people"
lede.keep("story_name", "story_article")

local MOST = 15
-- A name that stories put in several layers is in that of most mentions.
local layers = {
  { "person", "People" }, { "org", "Organisations" }, { "place", "Places" }, { "work", "Works" },
}

local function write_layer(page, store, layer, title)
  local rows = store:rows(parts.OWN_LAYER .. [[
    select name || coalesce(', ' || (select role from story_name r
        where r.entity = own.entity and r.layer = own.layer and r.layer = 'person'
          and role is not null
        group by role order by sum(articles) desc, sum(mentions) desc, role limit 1), '')
        as name, mentions
    from own where layer = ? and length(name) > 1 order by mentions desc, name limit ?]],
    layer, MOST)
  if #rows == 0 then return end
  page:heading(title)
  page:bars(rows, { caption = "By number of mentions" })
end

local function quoted(text)
  return '"' .. text:gsub('[\\"]', "\\%0") .. '"'
end

-- Keys of mentions that are another one's: "Reagan" of an article that has no first name is Ronald
-- Reagan, as in `story_name`; as JSON, which SQL reads.
local function joined(store)
  local list = {}
  for short, one in lede.sorted_pairs(people.same(store)) do
    list[#list + 1] = ("%s:%s"):format(quoted(short), quoted(one.entity))
  end
  return "{" .. table.concat(list, ",") .. "}"
end

-- What both tables below ask: the mentions by joined keys, and what each is called.
local NAMED <const> = parts.OWN_LAYER .. [[
  , same as materialized (select key, value from json_each(?)),
  named as materialized (
    select n.article, n.layer, coalesce(s.value, n.entity) as entity, count(*) as mentions
    from mention n left join same s on n.layer = 'person' and s.key = n.entity
    where n.layer in ('person', 'org') group by 1, 2, 3),
  called as materialized (select * from own where layer in ('person', 'org'))
]]

local function by_outlet(page, store, same)
  if store:value "select count(distinct outlet) from story_article" < 2 then return end
  local rows = store:rows(NAMED .. [[
    select o.name, a.outlet, sum(n.mentions) as mentions from named n
      join story_article a on a.article = n.article
      join (select * from called order by mentions desc, entity limit 12) o
        on o.layer = n.layer and o.entity = n.entity
    where a.outlet in (select outlet from story_article group by outlet
        order by count(*) desc, outlet limit 6)
    group by n.entity, a.outlet
    order by sum(sum(n.mentions)) over (partition by n.entity) desc, 1, 2]], same)
  if #rows == 0 then return end
  page:heading "Who names whom"
  page:crosstab(rows, { caption = "Mentions in the outlets with most articles" })
end

-- Pairs that several articles name.
local function together(page, store, same)
  local rows = store:rows(NAMED .. [[
    , pair as (
      select a.layer as layer, a.entity as entity, b.layer as layer_b, b.entity as entity_b,
        count(*) as articles
      from named a join named b on a.article = b.article and a.entity < b.entity
      group by 1, 2, 3, 4 having articles > 1)
    select c.name as name, d.name as "and", articles
    from pair p join called c on c.layer = p.layer and c.entity = p.entity
      join called d on d.layer = p.layer_b and d.entity = p.entity_b
    order by articles desc, 1, 2 limit 12]], same)
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
    local same = joined(store)
    by_outlet(page, store, same)
    together(page, store, same)
  end,
}
