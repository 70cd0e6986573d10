-- timeline — what happened when, by story: the dates of all articles merged, each happening once,
-- with the outlets that tell it. Relative dates count from the article's own; what no article dates
-- is left out.
--
--   lede run scripts/reports/timeline.lua ARTICLES... -o timeline.html -o timeline.csv/
local lede = require "lede"
local parts = require "reports.parts"
require "lede.story"
lede.keep("story", "story_article", "story_date", "story_quote")

local MOST_STORIES, MOST_DAYS = 5, 60

local function write_story(page, store, story)
  page:heading(story.title)
  local rows = parts.days(store, story.story, MOST_DAYS)
  local list = {}
  for i, row in ipairs(rows) do
    local outlets = parts.outlets(store, "date", story.story, row.happening)
    list[i] = { row.day, parts.sentence(row.text), table.concat(outlets, ", ") }
  end
  if #list == MOST_DAYS then
    local n = store:value([[select count(distinct text) from story_date
      where story = ? and block not in ('headline', 'heading')]], story.story)
    page:text(("%d of %d sentences with a date: those that most outlets have, then those that "
      .. "name the day."):format(#list, n))
  end
  page:timeline(list, { columns = { "day", "what happened", "told by" } })
end

-- P1M as "1 month after", -P2D as "2 days before".
local unit <const> = { D = "day", W = "week", M = "month", Y = "year" }
local function in_words(shift)
  local sign, n, of = shift:match "^(%-?)P(%d+)([DWMY])$"
  if not n then return nil end
  if n == "0" then return "the same " .. unit[of] end
  return parts.counted(math.tointeger(n), unit[of]) .. (sign == "-" and " before" or " after")
end

local function undated(page, store)
  local rows = store:rows [[
    select text, count(*) as times, min(shift) as shift
    from date where not resolved and type in ('DATE', 'TIME') and anchor is null
      and article in (select id from article where published is null)
    group by lower(text) order by times desc, text limit 10]]
  if #rows == 0 then return end
  local list = {}
  for i, row in ipairs(rows) do
    list[i] = { row.text, row.times, row.shift and in_words(row.shift) or "not told" }
  end
  page:heading "Dates of articles without a date"
  page:table(list, { columns = { "date", "times", "from the article's day" } })
end

lede.report {
  name = "timeline", title = "Timeline",
  build = function(page, store)
    local stories = parts.stories(store, "story_date", 1, MOST_STORIES)
    if #stories == 0 then page:text "No sentence has a date that is known." end
    for _, story in ipairs(stories) do write_story(page, store, story) end
    undated(page, store)
  end,
}
