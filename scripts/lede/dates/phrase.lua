-- lede.dates.phrase — dates of one phrase: "April and June 1955", "between March and May".
--
--   phrase.is_joined(article, t, other)    whether a date and the next one are of one phrase
--   phrase.opens_range(article, t)         "between" or "from" stands before it
--   phrase.next_year(at, month)            the year of a month behind a date of its phrase
local set = require "lede.set"

local M = {}

local JOINED = 3 -- tokens between dates of one phrase: "to early in"
local joining = set { "and", "or", "to", "through", "until", "till", "-", "–", "from", "on", "in",
                      "the", "of", "early", "late" }
local opening = set { "between", "from" }
local has_month = { calendar = true, season = true }

function M.is_joined(article, t, other)
  if not has_month[other.kind] or other.start - t.stop - 1 > JOINED then return false end
  local norms = article:answers("norm")
  for i = t.stop + 1, other.start - 1 do
    if not joining[norms[i]] then return false end
  end
  return other.start > t.stop + 1
end

function M.opens_range(article, t) return opening[article:answers("norm")[t.start - 1]] end

local MOST_MONTHS = 6 -- between dates of one phrase; January and December may be of two years

-- "April and June": of one year, and January behind October of the next; nil where nobody knows.
function M.next_year(at, month)
  local gap = (month - at.month) % 12
  if gap == 0 or gap > MOST_MONTHS then return nil end
  return at.year + (month < at.month and 1 or 0)
end

local ranging = set { "to", "through", "until", "till", "-", "–" }
-- Whether a weekday is the end of a range that another begins: "Monday to Friday".
function M.is_range(article, from, to)
  return to.start == from.stop + 2 and ranging[article:answers("norm")[to.start - 1]]
end

local with_clock = set { "and", "to", "or", "-", "–", "until", "(", ")" }
local days = { weekday = true, deictic = true, calendar = true }
-- The day behind a clock and what is joined to it: "10 p.m. (2000 GMT) on Tuesday".
function M.day_behind(article, found, i)
  local norms = article:answers("norm")
  while found[i + 1] do
    local at, behind = found[i].stop + 1, found[i + 1]
    if not with_clock[norms[at]] then return nil end
    if norms[at] == ")" and norms[at + 1] == "on" then at = at + 1 end
    if behind.start ~= at + 1 then return nil end
    if days[behind.kind] then return (behind.day or behind.kind ~= "calendar") and behind end
    if behind.kind ~= "clock" then return nil end
    i = i + 1
  end
end

return M
