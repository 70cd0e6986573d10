-- lede.dates.course — the course of a story that goes through the years: which year a month is of
-- that stands without one.
--
--   course.is_narrative(found, published)   whether an article is such a story, by its dates
--   course.note(now, at, leads)        a date with its place in time; `leads`: a sentence begins so
--   course.year(now, month, day)
--
-- `now.text` is the date named last, `now.before` the last one of another year.
local M = {}

-- An article that tells of years long before it was published (history, obituaries), by the share
-- of its dates that name such a year, and now and then a month of it: there a month is one of the
-- year named last. News of a campaign names many years and no month.
local MOST_BARE = 8 -- years for each with a month
function M.is_narrative(found, published)
  local years, months, days = 0, 0, 0
  for _, t in ipairs(found) do
    local kind = t.kind
    if kind == "weekday" or kind == "deictic" then
      days = days + 1
    elseif kind == "calendar" and t.year and not t.fiscal
      and not (published and t.year >= published.year - 1) then
      years = years + 1
      if t.month then months = months + 1 end
    end
  end
  return years >= 3 and years > 6 * days and years <= MOST_BARE * months
end

local ASIDES = 3 -- dates; what tells more of another year is no aside
local ASIDE_DAYS = 21 -- a day so soon behind another goes on from it, whatever stands between

-- Whether a date with its year is an aside, since the next one with a year is of the year that the
-- story is in: "in 1944 … that lasted until February 1945 … In June 1944".
function M.is_aside(now, found, i)
  local text, year = now.text, found[i].year
  if not text or not year or year == text.year then return false end
  for k = i + 1, #found do
    local next_one = found[k].year
    if next_one then return next_one == text.year end
  end
  return false
end

-- How many months, from 5 before to 6 behind, a month lies from a date whose month is known.
local function months_from(at, month) return (month - at.month + 5) % 12 - 5 end

function M.note(now, at, leads)
  local text = now.text
  if text and text.year == at.year and text.month and not at.month then return end -- knows less
  now.since = text and text.year == at.year and now.since + 1 or 1
  if text and text.year ~= at.year then now.before = text end
  now.text, now.leads = at, leads
end

-- Whether a month goes on from a date: it is of the same month or the next.
local function follows(at, month)
  local gap = at.month and months_from(at, month)
  return gap == 0 or gap == 1
end

local function days_from(at, month, day)
  if not (at.day_of_month and day) then return nil end
  return months_from(at, month) * 30 + day - at.day_of_month
end

-- The date of the story that a month goes on from: the last one, unless that is an aside or a plan
-- ("the campaign of 1976") and the month follows on the one before it.
local function anchor(now, month, day)
  local last, before = now.text, now.before
  if not before or now.since > ASIDES or follows(last, month) then return last end
  local days = days_from(before, month, day)
  if days and days >= 0 and days <= ASIDE_DAYS then return before end
  return not now.leads and follows(before, month) and before or last
end

-- January behind October is of the next year.
function M.year(now, month, day)
  local at = anchor(now, month, day)
  return at.year + ((at.month or 0) - month > 6 and 1 or 0)
end

return M
