-- lede.dates — when: dates, times, durations and sets of them after TIMEX3, in English news.
--
--   require "lede.dates"
--   lede.keep("date")
--
-- Layer `date` with `value` and `type` (DATE, TIME, DURATION, SET) as in TIMEX3; `mod` (START, MID,
-- END, APPROX, LESS_THAN …); `anchor`, what a relative date counts from: published (the article's
-- date), text (a date named before), utterance (inside a quotation: the day it was said), dateline
-- (the day a report was sent, which is nothing in it); `offset`, how far from there ("-P1M");
-- `resolved`, whether the value has a place in a timeline. Without an anchor "last month" is
-- XXXX-XX, offset -P1M, not resolved. Table, when kept: `date`.
--
-- The rules of lede.time_words find the words and note what they say; the stage below goes through
-- them in order and works out which day that is. There is no clock: the article's date, the dates
-- in the text and the tense of the verb decide.
local lede = require "lede"
local set = require "lede.set"
require "lede.time_words"
local calendar = require "lede.calendar"
local course = require "lede.dates.course"
local phrase = require "lede.dates.phrase"
local tense = require "lede.dates.tense"
local unit_table = require "lede.dates.units"
local words = require "lexicons.time_words"

local units, duration = unit_table.units, unit_table.duration

-- ---- which day that is --------------------------------------------------------------------------

-- A place in time as far as it is known: year, month, day (a number of days), from a value.
local function at_of(value)
  local y, m, d = value:match("^(%d%d%d%d)%-?(%d?%d?)%-?(%d?%d?)")
  if not y then return nil end
  local at = { year = math.tointeger(y), month = math.tointeger(m) }
  if at.month and d ~= "" then
    at.day_of_month = math.tointeger(d)
    at.day = calendar.day_of(at.year, at.month, at.day_of_month)
  end
  return at
end

-- ---- the kinds ----------------------------------------------------------------------------------
-- Each takes what a rule noted and `now`, and returns value and type, then for relative dates what
-- they count from (a name of an anchor) and the offset.

local read = {}

local halves = { am = "am", morning = "am", pm = "pm", afternoon = "pm", evening = "pm" }

-- The time of day of what was noted: "T10:35", "TMO", or nil.
local function time_of(t)
  local clock = t.clock
  if not clock then return t.part or t.tonight end
  local named = words.clock_names[clock:lower()]
  if named then return named end
  local hour, minute = clock:match("^(%d%d)(%d%d)$")
  if not hour then hour, minute = clock:match("^(%d+)[:.]?(%d*)") end
  hour = math.tointeger(hour)
  local half = t.half and halves[(t.half:gsub("%.", ""))]
  if half == "pm" and hour < 12 then hour = hour + 12 end
  if half == "am" and hour == 12 then hour = 0 end
  return ("T%02d:%02d"):format(hour, math.tointeger(minute) or 0)
end

local function exists(year, month, day)
  local _, m = calendar.civil(calendar.day_of(year, month, day))
  return m == month
end

local function with_time(day, t)
  local time = time_of(t)
  if not time then return day, "DATE" end
  return day .. time, "TIME"
end

local NEAR_MONTHS = 2
local season_months = { SP = 3, SU = 6, FA = 9, WI = 12 }

-- The year of a month (or a day in it) that was named without one.
local function year_of(now, month, t)
  if now.narrative and now.text then return course.year(now, month, t.day), "text" end
  local at = now.published
  if not at or not at.month then return nil end
  if t.by == -1 then return at.year - (month >= at.month and 1 or 0), "published" end
  if t.by == 1 then return at.year + (month <= at.month and 1 or 0), "published" end
  if t.by == 0 or month == at.month then return at.year, "published" end
  -- The nearest, unless it is far away and a verb speaks for the other.
  local ahead = (month - at.month) % 12
  local direction = ahead > NEAR_MONTHS and ahead < 12 - NEAR_MONTHS and now.tense() or 0
  if direction == 0 then direction = ahead < 6 and 1 or -1 end
  if direction > 0 then return at.year + (month < at.month and 1 or 0), "published" end
  return at.year - (month > at.month and 1 or 0), "published"
end

-- The year that stands there (1998, "of that year"), or behind the date that this one is joined to
-- ("from November to March 1998"), else the one to be found.
local function year_and_anchor(now, month, t)
  if t.year then return t.year end
  local joined = not (t.by or t.this or t.that) and now.joined()
  local last = joined and (joined.month or season_months[joined.season])
  if last and joined.year then return joined.year - (month > last and 1 or 0) end
  if t.this then return now.published and now.published.year + t.this, "published" end
  if t.that then return now.text and now.text.year + t.that, "text" end
  local before = not t.by and now.follows()
  local next_year = before and phrase.next_year(before, month)
  if next_year then return next_year, "published" end
  local year, anchor = year_of(now, month, t)
  if year and last and now.opens_range() and not (joined.this or joined.that) then
    local ending = year_of(now, last, joined) -- "between January and September" are of one year
    if ending and year > ending then year = ending - (month > last and 1 or 0) end
  end
  return year, anchor
end

function read.calendar(t, now)
  local year, anchor = year_and_anchor(now, t.month, t)
  if not t.month then return ("%04d"):format(year), "DATE" end
  local head = year and ("%04d"):format(year) or "XXXX"
  local month = ("%s-%02d"):format(head, t.month)
  if not t.day then return month, "DATE", anchor end
  if not exists(year or 2000, t.month, t.day) then return nil end
  local value, type = with_time(("%s-%02d"):format(month, t.day), t)
  return value, type, anchor
end

function read.weekly(t, now)
  local year, anchor = year_and_anchor(now, t.month, t)
  if not year then return "XXXX-WXX", "DATE" end
  return calendar.week_text(calendar.day_of(year, t.month, t.day)), "DATE", anchor
end

-- "The weekend" of a weekday is the one before, unless the verb looks ahead.
function read.weekend(_, now)
  local at = now.published
  if not at or not at.day then return units.weekend.unknown, "DATE" end
  local by = calendar.weekday_of(at.day) < 6 and now.tense() <= 0 and -1 or 0
  return units.weekend.text(at, by), "DATE", "published", duration("weekend", by)
end

function read.before_christ(t)
  local part = t.season or t.month and ("%02d"):format(t.month)
  return ("BC%04d"):format(t.year) .. (part and "-" .. part or ""), "DATE"
end

-- Year, month and day of a date in figures; day and month stay open where both could be either.
function read.written(t, now)
  local text = t.text
  local y, m, d = text:match("^(%d%d%d%d)%-(%d%d)%-?(%d*)")
  if y then return d == "" and y .. "-" .. m or text, "DATE" end
  local a, b, c = text:match("^(%d+)[/.-](%d+)[/.-](%d+)$")
  a, b, c = math.tointeger(a), math.tointeger(b), math.tointeger(c)
  if c < 100 then c = c + (c < 50 and 2000 or 1900) end
  local day_first = a > 12 or text:find(".", 1, true) or now.day_first
  local month_first = b > 12 or now.month_first
  if a > 12 and b > 12 or a * b == 0 then return nil end
  if not (day_first or month_first or a == b) then
    return ("%04d-XX-XX"):format(c), "DATE"
  end
  if a > 12 or (day_first and b <= 12) then a, b = b, a end
  if not exists(c, a, b) then return nil end
  return ("%04d-%02d-%02d"):format(c, a, b), "DATE"
end

function read.decade(t)
  local tens = words.decade_tens[t.tens] or t.tens:match("(%d+)0s$")
  if #tens == 1 then tens = "19" .. tens end
  if tens:find("^1%d0$") then return tens:sub(1, 2) .. "XX", "DATE" end -- the 1800s
  return tens .. "X", "DATE"
end

function read.century(t)
  if t.before then return ("BC%02dXX"):format(t.n - 1), "DATE" end
  return ("%02dXX"):format(t.n - 1), "DATE"
end

function read.season(t, now)
  local year, anchor = year_and_anchor(now, season_months[t.season], t)
  return (year and ("%04d"):format(year) or "XXXX") .. "-" .. t.season, "DATE", anchor
end

-- The year of a quarter or half, by the month that it begins with: the last that has begun, since
-- that is what companies report on, unless a verb looks ahead.
local JUST_OVER = 2 -- months
local function year_of_part(now, month, t)
  local at = now.published
  if t.year or t.this or t.that or not at or not at.month or now.narrative then
    return year_and_anchor(now, month, t)
  end
  local months = t.part == "half" and 6 or 3
  local since = (at.month - month - months) % 12 -- a quarter just over is expected, too
  if now.tense() > 0 and (t.part == "half" or since >= JUST_OVER) then
    return at.year + (month + months <= at.month and 1 or 0), "published"
  end
  return at.year - (month > at.month and 1 or 0), "published"
end

function read.part_of_year(t, now)
  local n = t.n or t.latter and 2 or math.tointeger(t.q:sub(2))
  local half = t.part == "half"
  if n > (half and 2 or 4) then return nil end
  local year, anchor = year_of_part(now, half and n * 6 - 5 or n * 3 - 2, t)
  return ("%s-%s%d"):format(year and ("%04d"):format(year) or "XXXX", half and "H" or "Q", n),
    "DATE", anchor
end

function read.holiday(t, now)
  local year, anchor = year_and_anchor(now, t.month or 4, t)
  if not year then
    return t.day and ("XXXX-%02d-%02d"):format(t.month, t.day) or "XXXX-XX-XX", "DATE"
  end
  local day = t.easter and calendar.easter(year) + t.easter
    or t.nth and calendar.nth_weekday(year, t.month, t)
    or calendar.day_of(year, t.month, t.day)
  if not t.span then return calendar.day_text(day), "DATE", anchor end
  -- The weekend of a Monday is the one before it.
  if t.span == "weekend" and calendar.weekday_of(day) <= 2 then day = day - 2 end
  return calendar.week_text(day) .. (t.span == "weekend" and "-WE" or ""), "DATE", anchor
end

-- The weekday of a week that stands beside it: "Tuesday last week".
local function weekday_of_week(t, now)
  local by, at = t.week_by or t.week_after, now.published
  local anchor = "published"
  if t.week_after then at, anchor = now.text, "text" end
  if not at or not at.day then return with_time("XXXX-WXX-" .. t.weekday, t) end
  local day = at.day - calendar.weekday_of(at.day) + t.weekday + 7 * by
  local value, type = with_time(calendar.day_text(day), t)
  return value, type, anchor, duration("day", day - at.day)
end

function read.weekday(t, now)
  if t.week_by or t.week_after then return weekday_of_week(t, now) end
  local at, anchor = now.published, "published"
  if now.narrative or t.after then at, anchor = now.text, "text" end
  if not at or not at.day then
    return with_time("XXXX-WXX-" .. t.weekday, t)
  end
  local back = (calendar.weekday_of(at.day) - t.weekday) % 7
  local day
  if t.by == -1 then
    day = at.day - (back == 0 and 7 or back)
  elseif t.by == 1 then
    day = at.day - back + 7
  elseif not t.by and now.ahead[t.weekday] and now.has_possessive() then
    day = now.ahead[t.weekday]
  elseif t.by ~= 0 and now.tense() <= 0 or back == 0 then
    day = at.day - back
  else
    day = at.day - back + 7
  end
  local from = not t.by and now.range_start() -- "Monday to Friday"
  if from then day = from + (t.weekday - calendar.weekday_of(from) - 1) % 7 + 1 end
  if anchor == "published" then
    local is_told = t.by or now.ahead[t.weekday] == day
    now.ahead[t.weekday] = is_told and day > at.day and day or nil
  end
  local value, type = with_time(calendar.day_text(day), t)
  return value, type, anchor, duration("day", day - at.day)
end

function read.deictic(t, now)
  local by = t.by or 0
  local at = now.published
  local day = at and at.day and calendar.day_text(at.day + by) or "XXXX-XX-XX"
  local value, type = with_time(day, t)
  return value, type, at and "published" or nil, duration("day", by)
end

function read.shift(t, now)
  local by, at, anchor = t.by or 0, now.published, "published"
  if not t.which and now.narrative then at, anchor = now.text, "text" end
  if t.side then by, at, anchor = t.side == "after" and 1 or -1, now.text, "text" end
  if t.after then by, at, anchor = t.after, now.text, "text" end
  if by == -1 and not at then at, anchor = now.published, "published" end
  if t.which == "past" and t.unit then return duration(t.unit, 1), "DURATION" end
  if t.which == "next" and t.the and (t.part or t.unit == "day") then
    at, anchor = now.text, "text" -- "the next day" is never tomorrow
  end
  if now.narrative and t.by == 1 and now.text then at, anchor = now.text, "text" end
  local unit = units[t.unit or "day"]
  local value = at and unit.text(at, by)
  local offset = duration(t.unit or "day", by)
  if not value then value, anchor = unit.unknown, nil end
  if t.part then return value .. t.part, "TIME", anchor, offset end
  return value, "DATE", anchor, offset
end

-- "Three years ago today", "a year ago this week": `back` units before the day of publication.
local days_back = set { "day", "week", "month", "year" }
local function day_ago(t, now, back)
  local at, unit = now.published, t.unit
  if not at or not at.day then return t.same and units[t.same].unknown or "XXXX-XX-XX", "DATE" end
  local day
  if unit == "year" or unit == "month" then
    local months = at.year * 12 + at.month - 1 - back * (unit == "year" and 12 or 1)
    day = calendar.day_of(months // 12, months % 12 + 1, at.day_of_month)
  else
    day = at.day - back * (unit == "week" and 7 or 1)
  end
  day = day + (t.to or 0)
  local y, m = calendar.civil(day)
  return units[t.same or "day"].text({ day = day, year = y, month = m }, 0), "DATE", "published",
    duration(unit, -back)
end

local MOST_STEPS = 9999 -- units; what is further away has no date

-- Half a decade, 3, an hour and a half.
local function how_many(t)
  local n = t.halved and 0.5 or t.n or t.one and 1 or t.two and 2 or "X"
  return t.plus and n ~= "X" and n + 0.5 or n
end

-- The quarter a year before the one told of last: "a year earlier", "the year-ago third quarter".
local function quarter_ago(t, now)
  local is_ahead = t.from == "after" or t.from == "future"
  if t.unit ~= "year" or is_ahead or t.from == "past" and not t.told then return nil end
  local text = now.text and now.text.quarter and now.text
  local quarter, at = t.quarter or text and text.quarter, text or now.published
  local n = how_many(t)
  if not quarter or not at or n == "X" or n % 1 ~= 0 then return nil end
  return ("%04d-Q%d"):format(at.year - math.tointeger(n), quarter), "DATE",
    text and "text" or "published", duration("year", -n)
end

function read.ago(t, now)
  local n, sign = how_many(t), (t.from == "past" or t.from == "before") and -1 or 1
  local at, anchor = now.published, "published"
  if t.from == "after" or t.from == "before" and now.text then at, anchor = now.text, "text" end
  if n == "X" then return sign < 0 and "PAST_REF" or "FUTURE_REF", "DATE" end
  local quarter, kind, from, years = quarter_ago(t, now)
  if quarter then return quarter, kind, from, years end
  if (t.to or t.same) and t.from == "past" and days_back[t.unit] and n % 1 == 0 then
    return day_ago(t, now, math.tointeger(n))
  end
  local unit = units[t.unit]
  local steps = n * sign
  local offset = duration(t.unit, steps)
  if not unit.text then return duration(t.unit, n), "DURATION", nil, offset end
  if t.unit == "decade" or t.unit == "century" then unit, steps = units.year, steps * unit.times end
  if steps % 1 ~= 0 then steps = steps // 1 end
  if math.abs(steps) > MOST_STEPS then return sign < 0 and "PAST_REF" or "FUTURE_REF", "DATE" end
  local value = at and unit.text(at, math.tointeger(steps))
  if not value then return unit.unknown, "DATE", nil, offset end
  return value, "DATE", anchor, offset
end

function read.part(t) return "XXXX-XX-XX" .. t.part, "TIME" end

function read.vague(t) return t.ref, "DATE" end

function read.clock(t, now)
  local other = now.day_behind() -- "between 2pm and 4pm on Wednesday"
  if other then
    local value, _, from = read[other.kind](other, now)
    local that_day = value and value:match("^%d%d%d%d%-%d%d%-%d%d")
    if that_day then return that_day .. time_of(t), "TIME", from, "P0D" end
  end
  local at = now.text_day or now.published
  local anchor = now.text_day and "text" or "published"
  local day = at and at.day and calendar.day_text(at.day)
  return (day or "XXXX-XX-XX") .. time_of(t), "TIME", day and anchor or nil, "P0D"
end

function read.duration(t)
  if t.rest then
    local unit = units[t.unit]
    return duration(t.unit, how_many(t)) .. ("%.0f"):format(t.rest) .. unit.finer, "DURATION"
  end
  if not t.alone then return duration(t.unit, how_many(t)), "DURATION" end
  return duration(t.unit, t.many and "X" or 1), "DURATION"
end

function read.every(t)
  if t.weekday then return "XXXX-WXX-" .. t.weekday .. (t.part or ""), "SET" end
  if t.season then return "XXXX-" .. t.season, "SET" end
  if t.month then return ("XXXX-%02d"):format(t.month), "SET" end
  if t.part then return "XXXX-XX-XX" .. t.part, "SET" end
  if t.unit == "weekend" then return "XXXX-WXX-WE", "SET" end
  return duration(t.unit, t.n or t.other and 2 or t.many and "X" or 1), "SET"
end

function read.often(t) return t.every, "SET" end

-- ---- the stage ----------------------------------------------------------------------------------

local quote_mark = lede.pattern [=[ [word='"' | word="``|''"] ]=]

-- Whether an odd number of quote marks stands before a token in its paragraph.
local function in_quotation(article, now, token)
  if not now.marks then
    now.marks = {}
    for i, mark in ipairs(article:find(quote_mark)) do now.marks[i] = mark.start end
  end
  if #now.marks == 0 then return false end
  local first, n = article:span(token, token).paragraph.start, 0
  for _, mark in ipairs(now.marks) do
    if mark >= first and mark < token then n = n + 1 end
  end
  return n % 2 == 1
end

local function leads_sentence(article, t)
  return article:span(t.start, t.stop).sentence.start >= t.start - 1
end

-- What was said long ago counts from a day that nobody knows: "I am here today", told of 1969.
local counted_from_speech = set { "deictic", "shift" }

local function read_here(article, t, now)
  local is_told = now.narrative and counted_from_speech[t.kind]
  if not (is_told and in_quotation(article, now, t.start)) then return read[t.kind](t, now) end
  local published, text = now.published, now.text
  now.published, now.text = nil, nil
  local value, type, anchor, offset = read[t.kind](t, now)
  now.published, now.text = published, text
  return value, type, anchor, offset
end

lede.stage {
  name = "resolve_dates", language = "en", reads = { "time_words" }, writes = { "date" },
  run = function(article)
    if article:count("time_words") == 0 then return end
    local found = article:rows("time_words")
    local language = article.language or ""
    local now = {
      published = article.published and at_of(article.published),
      day_first = language:find("^en%-[^U]"), month_first = language == "en-US",
      ahead = {}, -- of weekdays: the day to come, of "this Sunday" told before
    }
    now.narrative = course.is_narrative(found, now.published)
    local t, direction, written = nil, nil, {}
    function now.tense()
      direction = direction or tense(article, t)
      return direction
    end
    local follower, leader, leader_at
    function now.has_possessive() return article:answers("norm")[t.stop + 1] == "'s" end
    function now.opens_range() return phrase.opens_range(article, t) end
    function now.joined()
      return follower and phrase.is_joined(article, t, follower) and follower
    end
    local weekday, weekday_at
    function now.range_start()
      return weekday and phrase.is_range(article, weekday, t) and weekday_at.day
    end
    local index
    function now.day_behind() return phrase.day_behind(article, found, index) end
    function now.follows() return leader and phrase.is_joined(article, leader, t) and leader_at end
    for i = 1, #found do
      t, direction, follower, index = found[i], nil, found[i + 1], i
      local value, type, anchor, offset = read_here(article, t, now)
      leader = t.kind == "calendar" and t.month and anchor == "published" and t
      leader_at = leader and at_of(value)
      weekday_at = value and t.kind == "weekday" and at_of(value)
      weekday = weekday_at and t
      if value then
        local is_unknown = value:sub(1, 4) == "XXXX"
        local resolved = type ~= "DURATION" and type ~= "SET" and not is_unknown
          and not value:find("X-", 1, true) and value:find("%d") ~= nil
        if is_unknown then anchor = nil end
        if anchor == "published" and in_quotation(article, now, t.start) then
          anchor, resolved = "utterance", false
        end
        if t.dateline then anchor, resolved = "dateline", false end
        written.value, written.type, written.mod, written.anchor = value, type, t.mod, anchor
        written.offset, written.resolved = offset, resolved
        article:annotate("date", t.start, t.stop, written)
        local at = resolved and not (now.narrative and anchor == "published") and at_of(value)
        -- "A year earlier" is an aside: the next one counts from where this one did.
        local is_aside = t.from == "before" or t.told
          or now.narrative and course.is_aside(now, found, i)
        if at and not is_aside then
          at.quarter = t.kind == "part_of_year" and math.tointeger(value:match("Q(%d)")) or nil
          course.note(now, at, now.narrative and leads_sentence(article, t))
          now.text_day = at.day and at or nil
        end
      end
    end
  end,
}

-- ---- the table ----------------------------------------------------------------------------------

lede.phase { name = "date_rows", language = "en" }

lede.rule {
  name = "date", phase = "date_rows",
  pattern = [=[ x:<date/> ]=],
  record = {
    value = "x.value", type = "x.type", mod = "x.mod", anchor = "x.anchor", shift = "x.offset",
    resolved = "x.resolved",
  },
  examples = {
    { "On Wednesday the parliament voted; also on Wednesday it rained. In May it was dry.",
      { { value = "2018-06-13", type = "DATE", anchor = "published" }, { value = "2018-06-13" },
        { value = "2018-05" } }, published = "2018-06-16" },
    { "On Wednesday the parliament will vote, and Holm said on Monday that it will meet Friday.",
      { { value = "2018-06-20" }, { value = "2018-06-11" }, { value = "2018-06-22" } },
      published = "2018-06-16" },
    { "It has taken samples and expects results on Saturday.", { value = "2018-06-16" },
      published = "2018-06-15" },
    { "The market was moved to Sunday and the vote put off to Tuesday; it rained from Monday.",
      { { value = "2018-06-17" }, { value = "2018-06-19" }, { value = "2018-06-11" } },
      published = "2018-06-15" },
    { "Last month it moved. It had worked there for over 20 years.",
      { { value = "XXXX-XX", shift = "-P1M" }, { value = "P20Y", mod = "MORE_THAN" } } },
    { '"We stopped because of today\'s decision," she said yesterday.',
      { { anchor = "utterance" }, { value = "2018-06-15", anchor = "published" } },
      published = "2018-06-16" },
    { "Two weeks ago it opened; it closed the next day, at 10 p.m.",
      { { value = "2018-W22" }, {}, {} }, published = "2018-06-16" },
    { "It rained on Feb. 30.", false, published = "2018-06-16" },
    { "It ran from June 22 to 25 of that year, for two and a half years, until next May.",
      { { value = "XXXX-06-22" }, { value = "XXXX-06-25" }, { value = "XXXX" },
        { value = "P2Y6M" },
        { value = "XXXX-05", resolved = false } } },
    { "Early in the 1990s, in recent years and annually it rained; it opened in summer 2001.",
      { { value = "199X", mod = "START" }, { value = "PAST_REF" }, { type = "SET", value = "P1Y" },
        { value = "2001-SU" } } },
    { "In the third quarter of 1998 and on Thanksgiving it rained.",
      { { value = "1998-Q3" }, { value = "2017-11-23" } }, published = "2018-01-16" },
    { "Holm said that Thursday's talks were long.", { value = "2018-06-14" },
      published = "2018-06-16" },
    { "Holm on Monday said it may rain; snow fell by Tuesday, and they must leave by Friday.",
      { { value = "2018-06-11" }, { value = "2018-06-12" }, { value = "2018-06-22" } },
      published = "2018-06-16" },
    { "Holm will miss Saturday's game; he will appeal Monday's ruling ahead of Sunday's race.",
      { { value = "2018-06-16" }, { value = "2018-06-11" }, { value = "2018-06-17" } },
      published = "2018-06-15" },
    { "They sat until Tuesday; it is put off until at least Monday, and they are meeting Tuesday.",
      { { value = "2018-06-12" }, { value = "2018-06-18" }, { value = "2018-06-19" } },
      published = "2018-06-15" },
    { "It had been scheduled to end on Tuesday; nobody had seen it until Thursday.",
      { { value = "2018-06-12" }, { value = "2018-06-14" } }, published = "2018-06-16" },
    { "He wrote it in 1911, in 1913 and in October 1914, with plans for 1916. In November he left; "
        .. "it was sold in January.",
      { {}, {}, {}, {}, { value = "1914-11" }, { value = "1915-01" } }, published = "2018-06-16" },
    { "It rained in May 1968, in 1969, in 1970, in 1971, in 1972 and in 1973. "
        .. '"I am here today," she said in 1969.',
      { {}, {}, {}, {}, {}, {}, { value = "XXXX-XX-XX", resolved = false }, {} },
      published = "2018-06-16" },
    { "It was shut from November to March 1998 and in April and June 2001.",
      { { value = "1997-11" }, { value = "1998-03" }, { value = "2001-04" },
        { value = "2001-06" } }, published = "2018-06-16" },
    { "It rained between January 1 and March 18. Profit fell in the third quarter from a year "
        .. "earlier; its year-ago quarter was dry.",
      { { value = "2018-01-01" }, { value = "2018-03-18" }, { value = "2017-Q3" },
        { value = "2016-Q3" }, { value = "2016-Q3" } }, published = "2018-06-16" },
    { "They play this Sunday and will vote on Monday. Sunday's cup, unlike Monday's film, was new.",
      { { value = "2018-06-17" }, { value = "2018-06-18" }, { value = "2018-06-17" },
        { value = "2018-06-11" } }, published = "2018-06-16" },
    { "It rained in March and January. The shipping for October and December was unclear.",
      { { value = "2018-03" }, { value = "2018-01" }, { value = "2017-10" },
        { value = "2017-12" } }, published = "2018-06-16" },
    { "It fell in April from March, and expects a loss in the first quarter.",
      { { value = "2018-04" }, { value = "2018-03" }, { value = "2018-Q1" } },
      published = "2018-04-16" },
    { "He won a third-quarter deal and is trying to sell it under a May plan; following "
        .. "Monday's vote he will spend the next month there.",
      { { value = "2017-Q3" }, { value = "2018-05" }, { value = "2018-06-11" }, { value = "P1M" } },
      published = "2018-06-16" },
    { "It is open Monday to Friday, and shut between 2pm and 4pm on Wednesday.",
      { { value = "2018-06-11" }, { value = "2018-06-15" }, { value = "2018-06-13T14:00" },
        { value = "2018-06-13T16:00" } }, published = "2018-06-13" },
    { "It fell in the late 1800s, and rose in the early 2000s.",
      { { value = "18XX", mod = "END" }, { value = "200X", mod = "START" } } },
    { "A film to be shown on Sunday was cut; the first to be cut on Monday was long.",
      { { value = "2018-06-17" }, { value = "2018-06-11" } }, published = "2018-06-15" },
    { "The results, due out on Monday, are late; the deadline is Tuesday.",
      { { value = "2018-06-18" }, { value = "2018-06-19" } }, published = "2018-06-15" },
    { "It comes into force on Monday; what had come into force on Tuesday was due on Friday.",
      { { value = "2018-06-18" }, { value = "2018-06-12" }, { value = "2018-06-15" } },
      published = "2018-06-16" },
    { "A warning is in place for Sunday; it ends on Monday.",
      { { value = "2018-06-17" }, { value = "2018-06-18" } }, published = "2018-06-15" },
    { "It was sent on 3/4/2018.", { value = "2018-03-04" }, language = "en-US" },
    { "It was sent on 3/4/2018.", { value = "2018-04-03" }, language = "en-GB" },
    { "It was sent on 3/4/2018.", { value = "2018-XX-XX", resolved = false } },
    { "It rained.", false, published = "2018-06-16" },
    { "He came two days before the flood.", { value = "2018-06-14" }, published = "2018-06-16",
      todo = true }, -- an event as an anchor
  },
}

lede.offer("date")
