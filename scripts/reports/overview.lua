-- overview — what a pile of articles is about: how many, who is named and quoted, when, by whom.
--
--   lede run scripts/reports/overview.lua ARTICLES... -o overview.html
local lede = require "lede"
require "lede.names"
require "lede.quotes"
lede.keep "quote"

local MOST_HEADLINES, MOST_DAYS = 60, 60

-- Most named: in how many articles, and how often.
local named = [[
  select name, count(*) as mentions from mention
  where layer = ? group by name order by mentions desc, name limit 12]]

local function counted(n, one, many)
  return string.format("%d %s", n, n == 1 and one or many)
end

local function summary(page, store)
  local articles = store:value "select count(*) from article"
  local copies = store:value "select count(*) from article where duplicate_of is not null"
  local undated = store:value "select count(*) from article where published is null"
  local failed = store:value "select count(distinct n) from failure where kind in ('load', 'limit')"
  local first = store:value "select min(substr(published, 1, 10)) from article"
  local last = store:value "select max(substr(published, 1, 10)) from article"
  local parts = { counted(articles, "article", "articles") }
  if copies > 0 then
    parts[#parts + 1] = counted(copies, "of them a copy of another", "of them copies of others")
  end
  if first then
    parts[#parts + 1] = "published " .. (first == last and first or first .. " to " .. last)
  end
  if undated > 0 then parts[#parts + 1] = undated .. " without a date" end
  if failed > 0 then parts[#parts + 1] = failed .. " could not be read" end
  page:text(table.concat(parts, ", ") .. ".")
end

-- Every headline; of more than a page holds, how many each day has, or each month.
local function when(page, store)
  local n = store:value [[
    select count(*) from article where published is not null and duplicate_of is null]]
  if n <= MOST_HEADLINES then
    return page:timeline(store:rows [[
      select substr(published, 1, 10) as day, coalesce(title, source) as title, publisher
      from article where published is not null and duplicate_of is null
      group by 1, 2, 3 order by day, min(n)]])
  end
  local days = store:value "select count(distinct substr(published, 1, 10)) from article"
  page:timeline(store:rows([[
    select substr(published, 1, ?) as day, count(*) as articles
    from article where published is not null and duplicate_of is null group by 1 order by 1]],
    days <= MOST_DAYS and 10 or 7))
end

lede.report {
  name = "overview", title = "Overview",
  build = function(page, store)
    summary(page, store)

    page:heading "Who is named"
    page:bars(store:rows(named, "person"), { caption = "People, by number of mentions" })
    page:bars(store:rows(named, "org"), { caption = "Organisations, by number of mentions" })

    page:heading "Who is quoted"
    page:table(store:rows [[
      select source, count(distinct article || ' ' || statement) as statements,
        count(distinct article) as articles,
        min(case when kind = 'direct' then text end) as "for example"
      from quote where link is not null and entity is not null and negated is null
      group by entity order by statements desc, source limit 15]])
    page:evidence("quote", {
      where = "rowid in (select min(rowid) from quote where kind = 'direct' group by words)",
      limit = 12, caption = "Quotations in their sentences",
    })

    page:heading "When"
    when(page, store)

    page:heading "Who covers it"
    page:crosstab(store:rows [[
      select coalesce(publisher, 'not known') as publisher,
        coalesce(substr(published, 1, 7), 'undated') as month, count(*) as articles
      from article group by 1, 2 order by 2, 1]], { caption = "Articles by publisher and month" })

    local failures = store:rows [[
      select coalesce(file, '') as file, kind, message from failure order by n, message limit 20]]
    if #failures > 0 then
      page:heading "What could not be read"
      page:table(failures)
    end
  end,
}
