-- lede.story.people — who is one person in several articles, by the keys of lede.names.
--
-- An article that says "Okafor" alone has the key okafor, another tomas_okafor: they are one if
-- nearly all who are named in full and end so are he, unless each has offices and they share none
-- (Admiral Harris, editor Ian Harris); of one whom many articles name, offices change (President
-- Reagan, actor Ronald Reagan). Anna Lund Berg is the Anna Berg of others.
local M = {}

local NEARLY_ALL = 0.9 -- of the mentions of people with that surname
local MANY = 5         -- articles

-- Titles that are no office.
M.is_no_office = {}
local listed = {}
for title in ("Mr Mr. Mrs Mrs. Ms Ms. Miss Mx Sir Dame Lord Lady"):gmatch("%S+") do
  M.is_no_office[title] = true
  listed[#listed + 1] = "'" .. title .. "'"
end
local NO_OFFICE <const> = table.concat(listed, ",")

-- { entity = { entity, name } } of those that are somebody else's, over all articles.
function M.same(store)
  local same = {}
  for row in store:each([[
    with who as materialized (
      select entity, min(name) as name, count(*) as n, count(distinct article) as articles,
        replace(entity, rtrim(entity, replace(entity, '_', '')), '') as last
      from mention where layer = 'person' group by entity),
    office as materialized (
      select distinct entity, lower(rtrim(role, '.')) as role from mention
      where layer = 'person' and role not in (]] .. NO_OFFICE .. [[)),
    named as materialized (select *, sum(n) over (partition by last) as of_all,
        row_number() over (partition by last order by n desc, entity) as rank
      from who where instr(entity, '_'))
    select s.entity as short, f.entity as entity, f.name from who s
    join named f on f.last = s.entity and f.rank = 1 and f.n >= ? * f.of_all
    where not instr(s.entity, '_') and (f.articles >= ?
      or not exists (select 1 from office where entity = s.entity)
      or not exists (select 1 from office where entity = f.entity)
      or exists (select 1 from office o join office p on p.role = o.role
          where o.entity = s.entity and p.entity = f.entity))
    union all
    select l.entity, f.entity, f.name from named l join named f
      on f.entity = substr(l.entity, 1, instr(l.entity, '_')) || l.last and f.entity <> l.entity
    order by 1]], NEARLY_ALL, MANY) do
    same[row.short] = { entity = row.entity, name = row.name }
  end
  for _, one in pairs(same) do           -- Berg is Anna Lund Berg, who is Anna Berg
    local other = same[one.entity]
    if other then one.entity, one.name = other.entity, other.name end
  end
  return same
end

return M
