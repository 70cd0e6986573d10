-- timeline — what happened when, by story: the dates of all articles merged, each happening once,
-- with the outlets that tell it. Relative dates count from the article's own; what no article dates
-- is left out.
--
--   lede run scripts/reports/timeline.lua ARTICLES... -o timeline.html -o timeline.csv/
local lede = require "lede"
local parts = require "reports.parts"
require "lede.story"
lede.keep("story", "story_article", "story_date")

local MOST_STORIES, MOST_DAYS = 5, 60

local function write_story(page, store, story)
  page:heading(story.title or "A story without a title")
  local rows = parts.days(store, story.story, MOST_DAYS)
  local list = {}
  for i, row in ipairs(rows) do
    local outlets = parts.outlets(store, "date", story.story, row.happening)
    list[i] = { row.day, parts.sentence(row.text), table.concat(outlets, ", ") }
  end
  if #list == MOST_DAYS then
    local n = store:value([[select count(distinct text) from story_date
      where story = ? and block not in ('headline', 'heading')]], story.story)
    page:text(("%d of %d sentences with a date, those of most outlets and the exactest."):format(
      #list, n))
  end
  page:timeline(list, { columns = { "day", "what happened", "told by" } })
end

lede.report {
  name = "timeline", title = "Timeline",
  build = function(page, store)
    local stories = store:rows([[
      select story, title from story where story in (select story from story_date)
      order by outlets desc, articles desc, story limit ?]], MOST_STORIES)
    if #stories == 0 then page:text "No sentence has a date that is known." end
    for _, story in ipairs(stories) do write_story(page, store, story) end
    local open = store:rows [[
      select text as date, count(*) as times, min(shift) as "from the article's day"
      from date where not resolved and type in ('DATE', 'TIME') and anchor is null
        and article in (select id from article where published is null)
      group by lower(text) order by times desc, date limit 10]]
    if #open > 0 then
      page:heading "Dates of articles without a date"
      page:table(open)
    end
  end,
}
