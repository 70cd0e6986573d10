-- Words of time in English: what dates are made of, each with what it means.
-- A list here is data: lede.dates makes lexicons of it.
local rows = require("lexicons.number_words").rows
local M = {}

-- `also`: the same letters are also another word, or a name; then more must show that it is a date.
local function also_words(entries, list)
  for _, entry in ipairs(entries) do
    for _, word in ipairs(list) do
      if entry[1] == word then entry.also = "word" end
    end
  end
  return entries
end

M.month = also_words(rows("month", {
  { 1, "January", "Jan", "Jan." }, { 2, "February", "Feb", "Feb." }, { 3, "March", "Mar", "Mar." },
  { 4, "April", "Apr", "Apr." }, { 5, "May" }, { 6, "June", "Jun", "Jun." },
  { 7, "July", "Jul", "Jul." }, { 8, "August", "Aug", "Aug." },
  { 9, "September", "Sept", "Sept.", "Sep", "Sep." }, { 10, "October", "Oct", "Oct." },
  { 11, "November", "Nov", "Nov." }, { 12, "December", "Dec", "Dec." },
}), { "March", "May", "Jan", "Mar", "Jun", "Sep", "Dec" })

for i = 1, #M.month do -- one token each
  local entry = M.month[i]
  M.month[#M.month + 1] = { "mid-" .. entry[1], month = entry.month, mod = "MID" }
  M.month[#M.month + 1] = { "end-" .. entry[1], month = entry.month, mod = "END" }
end

-- Days of the week as in ISO 8601: Monday is 1. Names in small letters are found in any case.
M.weekday = also_words(rows("weekday", {
  { 1, "monday", "Mon", "Mon." }, { 2, "tuesday", "Tue", "Tue.", "Tues", "Tues." },
  { 3, "wednesday", "Wed", "Wed." }, { 4, "thursday", "Thu", "Thu.", "Thur", "Thurs", "Thurs." },
  { 5, "friday", "Fri", "Fri." }, { 6, "saturday", "Sat", "Sat." }, { 7, "sunday", "Sun", "Sun." },
}), { "Mon", "Wed", "Sat", "Sun", "Fri", "Tue", "Thu" })
M.weekdays = rows("weekday", {
  { 1, "Mondays" }, { 2, "Tuesdays" }, { 3, "Wednesdays" }, { 4, "Thursdays" }, { 5, "Fridays" },
  { 6, "Saturdays" }, { 7, "Sundays" },
})

M.season = also_words(rows("season", {
  { "SP", "spring" }, { "SU", "summer" }, { "FA", "autumn", "fall" }, { "WI", "winter" },
}), { "spring", "fall" })

-- Stretches of time: `unit` is a key of `units` in lede.dates; `of` tells those that dates have the
-- size of from those of a clock; of a plural `many` are meant.
M.period = {}
for unit, plurals in pairs {
  second = { "seconds", "secs" }, minute = { "minutes", "mins", "mins.", "min" },
  hour = { "hours", "hrs", "hrs.", "hr" },
  day = { "days" }, night = { "nights" }, week = { "weeks" }, weekend = { "weekends" },
  fortnight = { "fortnights" }, month = { "months" }, quarter = { "quarters" },
  year = { "years", "yrs", "yrs." }, decade = { "decades" }, century = { "centuries" },
} do
  local of = (unit == "second" or unit == "minute" or unit == "hour" or unit == "night") and "clock"
    or "date"
  M.period[#M.period + 1] = { unit, unit = unit, of = of }
  for _, word in ipairs(plurals) do
    M.period[#M.period + 1] = { word, unit = unit, of = of, many = "yes" }
  end
end

-- Which one: `by` counts from now, `after` from the date that the text named last.
M.which = {
  { "last", by = -1 }, { "past", by = -1 }, { "next", by = 1 }, { "coming", by = 1 },
  { "upcoming", by = 1 }, { "this", by = 0 }, { "this past", by = -1 }, { "this coming", by = 1 },
  { "current", by = 0 },
  { "previous", after = -1 }, { "preceding", after = -1 }, { "following", after = 1 },
  { "that", after = 0 }, { "same", after = 0 }, { "that same", after = 0 },
}

-- Parts of the day.
M.day_part = rows("part", {
  { "TMO", "morning", "early morning", "late morning", "mid-morning", "early hours",
    "early morning hours", "morning hours", "small hours", "wee hours", "predawn hours",
    "pre-dawn hours" },
  { "TAF", "afternoon", "early afternoon", "late afternoon", "mid-afternoon" },
  { "TEV", "evening", "early evening", "late evening", "evening hours" },
  { "TNI", "night", "late night" },
})

-- Days counted from the day of speaking, and words that name a time by where it lies.
M.deictic = {
  { "today", by = 0 }, { "tonight", by = 0, part = "TNI" }, { "yesterday", by = -1 },
  { "tomorrow", by = 1 }, { "tmrw", by = 1 }, { "tmr", by = 1 }, { "tdy", by = 0 },
  { "tonite", by = 0, part = "TNI" },
  { "last night", by = -1, part = "TNI" },
  { "the day before yesterday", by = -2 }, { "the day after tomorrow", by = 2 },
}
M.vague = rows("ref", {
  { "PRESENT_REF", "now", "right now", "currently", "nowadays", "at present", "at the moment",
    "these days", "current", "to date" },
  { "PAST_REF", "recently", "recent", "lately", "the past", "the recent past", "not long ago",
    "long ago", "recent days", "recent weeks", "recent months", "recent years", "recent decades",
    "past days", "past weeks", "past months", "past years", "past decades" },
  { "FUTURE_REF", "the future", "future", "in future", "the near future", "coming days",
    "coming weeks", "coming months", "coming years", "the coming days", "the coming weeks",
    "the coming months", "the coming years", "the days ahead", "the weeks ahead",
    "the months ahead", "the years ahead", "days to come", "weeks to come", "months to come",
    "years to come", "the days to come", "the weeks to come", "the months to come",
    "the years to come" },
})
-- What must stand behind them: "the past two years" is something longer, and "to date vases" no
-- time.
local no_period = { ["current"] = true, ["recent"] = true, ["the past"] = true,
                    ["the recent past"] = true, ["future"] = true, ["the future"] = true,
                    ["the near future"] = true }
for _, entry in ipairs(M.vague) do
  entry.before = entry[1] == "to date" and "end" or no_period[entry[1]] and "no period" or "any"
end
M.behind_date = { "has", "have", "had", "is", "was", "and", "but", "in", "on", "by", "for", "with",
                  "as" }

-- Where in a date, as TIMEX3's `mod` says it.
M.date_part = rows("mod", {
  { "START", "early", "early in", "earlier", "the beginning of", "the start of", "start of",
    "earlier in", "the early part of", "the early", "the first days of" },
  { "MID", "mid", "mid-", "the middle of", "the mid" },
  { "END", "late", "late in", "later", "later in", "end-", "the end of",
    "end of", "the close of", "the late",
    "the last days of" },
})

-- How often, in words.
M.often = rows("every", {
  { "P1D", "daily", "nightly", "everyday" }, { "P1W", "weekly" }, { "P2W", "fortnightly" },
  { "P1M", "monthly" }, { "P3M", "quarterly" }, { "P1Y", "annually", "annual", "yearly" },
  { "PT1H", "hourly" },
})

-- Holidays: month and day, or the `nth` weekday of a month (-1: the last), or days from Easter.
M.holiday = {
  { "Christmas", month = 12, day = 25 }, { "Christmas Day", month = 12, day = 25 },
  { "Christmas Eve", month = 12, day = 24 }, { "xmas", month = 12, day = 25 },
  { "Boxing Day", month = 12, day = 26 }, { "New Year's Eve", month = 12, day = 31 },
  { "New Year's Day", month = 1, day = 1 }, { "Valentine's Day", month = 2, day = 14 },
  { "St. Patrick's Day", month = 3, day = 17 }, { "April Fools' Day", month = 4, day = 1 },
  { "May Day", month = 5, day = 1 }, { "Independence Day", month = 7, day = 4 },
  { "Fourth of July", month = 7, day = 4 }, { "Bastille Day", month = 7, day = 14 },
  { "Halloween", month = 10, day = 31 }, { "Veterans Day", month = 11, day = 11 },
  { "Veteran's Day", month = 11, day = 11 }, { "Groundhog Day", month = 2, day = 2 },
  { "St Patrick's Day", month = 3, day = 17 }, { "St. Andrew's Day", month = 11, day = 30 },
  { "Juneteenth", month = 6, day = 19 }, { "Hogmanay", month = 12, day = 31 },
  { "Armistice Day", month = 11, day = 11 },
  { "Thanksgiving", month = 11, weekday = 4, nth = 4 },
  { "Thanksgiving Day", month = 11, weekday = 4, nth = 4 },
  { "Labor Day", month = 9, weekday = 1, nth = 1 },
  { "Memorial Day", month = 5, weekday = 1, nth = -1 },
  { "9/11", month = 9, day = 11, year = 2001 },
  { "Columbus Day", month = 10, weekday = 1, nth = 2 },
  { "Election Day", month = 11, weekday = 2, nth = 1, from = 2 },
  { "Remembrance Sunday", month = 11, weekday = 7, nth = 2 },
  { "Black Friday", month = 11, weekday = 5, nth = 1, from = 23 },
  { "Cyber Monday", month = 11, weekday = 1, nth = 1, from = 26 },
  { "Martin Luther King Day", month = 1, weekday = 1, nth = 3 },
  { "Martin Luther King Jr. Day", month = 1, weekday = 1, nth = 3 },
  { "Presidents' Day", month = 2, weekday = 1, nth = 3 },
  { "Presidents Day", month = 2, weekday = 1, nth = 3 },
  { "President's Day", month = 2, weekday = 1, nth = 3 },
  { "Mother's Day", month = 5, weekday = 7, nth = 2 },
  { "Father's Day", month = 6, weekday = 7, nth = 3 },
  { "Burns Night", month = 1, day = 25 }, { "Australia Day", month = 1, day = 26 },
  { "International Women's Day", month = 3, day = 8 }, { "Earth Day", month = 4, day = 22 },
  { "Anzac Day", month = 4, day = 25 }, { "Cinco de Mayo", month = 5, day = 5 },
  { "Canada Day", month = 7, day = 1 }, { "Guy Fawkes Night", month = 11, day = 5 },
  { "Bonfire Night", month = 11, day = 5 }, { "All Saints' Day", month = 11, day = 1 },
  { "Shrove Tuesday", easter = -47 }, { "Mardi Gras", easter = -47 },
  { "Maundy Thursday", easter = -3 },
  { "Easter", easter = 0 }, { "Easter Sunday", easter = 0 }, { "Easter Monday", easter = 1 },
  { "Good Friday", easter = -2 }, { "Palm Sunday", easter = -7 }, { "Ash Wednesday", easter = -46 },
}

-- Days that an event is called by, and a word that follows then: "the Sept. 11 attacks".
local function event(since, list)
  local entry = { since = since }
  for _, word in ipairs(list) do entry[word] = true end
  return entry
end
M.events = {
  september = event("2001-09-11", { "attack", "attacks", "terrorist", "terrorists", "terror",
    "hijackers", "hijackings", "commission", "victims", "plot", "plotters", "mastermind",
    "atrocities", "tragedy", "memorial" }),
  july = event("2005-07-07", { "bombings", "bombers", "bombing", "bombs" }),
  january = event("2021-01-06", { "riot", "riots", "rioters", "insurrection", "committee",
    "capitol" }),
}
M.event_day = {}
for _, e in ipairs {
  { "september", 2001, 9, 11, "September", "Sept.", "Sept" },
  { "july", 2005, 7, 7, "July" }, { "january", 2021, 1, 6, "January", "Jan." },
} do
  for i = 5, #e do
    local month, day = e[i], e[4]
    local american = month .. " " .. day
    for _, name in ipairs { american, american .. "th", day .. " " .. month } do
      M.event_day[#M.event_day + 1] = { name, event = e[1], year = e[2],
                                        month = e[3], day = day }
    end
  end
end

-- Behind a number of units: from where it counts.
M.distance = also_words(rows("from", {
  { "past", "ago", "back" }, { "before", "earlier", "previously", "before" },
  { "after", "later", "afterwards", "after" }, { "future", "from now", "hence" },
}), { "before", "after" })

-- What figures of dates look like. Lists, and no expressions: one look-up a word.
local function numbered(format, first, last, step)
  local list = {}
  for n = first, last, step or 1 do list[#list + 1] = format:format(n) end
  return list
end

local function joined(...)
  local all = {}
  for _, list in ipairs { ... } do table.move(list, 1, #list, #all + 1, all) end
  return all
end

local function nth(day)
  local ending = (day < 11 or day > 13) and ({ "st", "nd", "rd" })[day % 10] or "th"
  return day .. ending
end

M.days = joined(numbered("%d", 1, 31), numbered("%02d", 1, 9))
for day = 1, 31 do M.days[#M.days + 1] = nth(day) end
M.nth = {}
for day = 1, 31 do M.nth[day] = nth(day) end
M.years = numbered("%d", 1000, 2099)
M.recent_years = numbered("%d", 1500, 2099)
-- Years without a preposition: 2000 homes are so many, but 1987 models hardly ever.
M.round_years, M.odd_years = numbered("%d", 1700, 2050, 50), {}
for year = 1700, 2099 do
  if year % 50 ~= 0 then M.odd_years[#M.odd_years + 1] = tostring(year) end
end
M.months = numbered("%02d", 1, 12)
M.decades = joined(numbered("%ds", 1500, 2090, 10), numbered("'%ds", 20, 90, 10),
  numbered("%ds", 60, 90, 10))
M.decade_words = { "twenties", "thirties", "forties", "fifties", "sixties", "seventies",
                   "eighties", "nineties" }
M.decade_tens = {}
for i, word in ipairs(M.decade_words) do M.decade_tens[word] = ("19%d"):format(i + 1) end
M.hours = joined(numbered("%d", 0, 24), numbered("%02d", 0, 9))
M.clock_times = {}
M.dotted_times = {}
local minutes = numbered("%02d", 0, 59)
for _, hour in ipairs(M.hours) do
  for _, minute in ipairs(minutes) do
    M.clock_times[#M.clock_times + 1] = hour .. ":" .. minute
    M.dotted_times[#M.dotted_times + 1] = hour .. "." .. minute
  end
end
M.halves = { "am", "a.m.", "a.m", "pm", "p.m.", "p.m", "AM", "A.M.", "A.M", "PM", "P.M.", "P.M" }
M.zones = { "GMT", "UTC", "BST", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "ET",
            "CET", "CEST" }
M.hour_words = { "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
                 "eleven", "twelve", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12" }
M.day_words = { table.unpack(M.hour_words, 1, 9) } -- agencies write figures from ten on
M.named_times = { "noon", "midday", "midnight" }

-- Times of day with a name, for a clock.
M.clock_names = { noon = "T12:00", midday = "T12:00", midnight = "T24:00" }
for hour, word in ipairs(M.hour_words) do
  if hour <= 12 then M.clock_names[word] = ("T%02d:00"):format(hour) end
end

-- Of these a verb is of the future; an infinitive behind `planned` is a plan, and so is what `is`
-- or `was` planned; what has a timetable is told in the present: the talks resume on Friday.
-- Verbs of `saying` tell when something was said, and not when it is.
M.future = { "expects", "expect", "will", "'ll", "shall", "wo", "would" }
M.planned = { "due", "expected", "scheduled", "plans", "plan", "planned", "planning", "set",
              "going", "hopes", "may", "might", "can", "could", "should", "must", "is", "are",
              "slated", "forecast", "likely", "intends", "aims", "wants", "hoping", "hope",
              "vowed", "promised", "pledged", "agreed", "ready", "ordered", "want" }
M.scheduled = {}
for _, verb in ipairs { "start", "begin", "open", "close", "meet", "resume", "leave", "arrive",
                        "return", "face", "expire", "reopen",
                        "visit", "travel", "vote", "host", "debate",
                        "sail", "depart", "mature", "air", "convene", "gather", "retire",
                        "fly", "play", "land", "kick", "lift", "decide", "speak",
                        "take", "hold", "get", "go", "end", "launch", "name", "turn", "appear",
                        "head", "peak", "conclude", "finish", "miss", "premiere", "celebrate",
                        "stage", "unveil", "publish", "hear", "join", "compete", "race", "defend",
                        "clash", "clear" } do
  M.scheduled[#M.scheduled + 1] = verb
  local third = verb == "fly" and "flies" or verb:find "[cs]h$" and verb .. "es"
    or verb:find "[so]$" and verb .. "es" or verb .. "s"
  M.scheduled[#M.scheduled + 1] = third
end
-- Behind "is" these are a timetable, too: the team is meeting on Friday.
M.arranged = { "meeting", "playing", "returning", "leaving", "coming", "arriving", "travelling",
               "traveling", "visiting", "heading", "starting", "opening", "launching", "releasing",
               "hosting", "speaking", "appearing", "flying" }
-- Behind these "that" is no pointer: "confirmed that Tuesday's match will go ahead".
M.reporting = { "said", "says", "saying", "added", "told", "believe", "believes", "reported",
                "confirmed", "confirming", "confirms", "announced", "insisted", "hopes", "hoped",
                "fears", "feared", "claimed", "showed", "shows", "warned", "denied", "admitted" }
M.saying = { "said", "told", "added", "reported", "announced", "wrote", "according" }
-- Of those, what is hardly ever a noun, whatever a tagger says.
M.timetabled = { "starts", "begins", "opens", "ends", "meets", "resumes", "resume", "expires",
                 "reopens", "convenes", "matures" }
-- Before these "to be shut on Friday" tells of what was done: the first to be, forced roads to be.
M.come_to_be = { "first", "second", "third", "last", "latest", "only", "next", "forced", "caused",
                 "allowed", "led" }
-- What is asked for has not been done by then: "demanded an answer by Friday".
M.demanding = { "demanded", "wanted", "needed", "sought", "required", "requested", "asked", "gave",
                "given", "set", "faced", "urged", "told", "called", "offered", "said" }
-- What went on until a day, and not beyond: "Parliament sat until Wednesday".
M.lasting = { "sat", "lasted", "waited", "worked", "talked", "debated", "spoke", "queued", "fought",
              "raged", "burned", "searched", "slept", "argued", "danced", "went" }
-- Behind these "for Sunday" looks ahead.
M.preparing = { "prepare", "prepares", "prepared", "preparing", "ready", "brace", "braces",
                "braced", "bracing", "warning", "warnings", "alert", "place", "tickets" }
-- What has a day of its own before it takes place: "will miss Saturday's game", but not "will
-- appeal Saturday's ruling".
M.to_come = { "game", "match", "final", "semi-final", "semifinal", "quarter-final", "race", "clash",
              "derby", "tie", "fixture", "opener", "qualifier", "test", "contest", "showdown",
              "fight", "bout", "tournament", "championship", "championships", "cup", "oscars",
              "election", "elections", "vote", "referendum", "primary", "ballot", "poll", "caucus",
              "caucuses", "debate", "meeting", "summit", "hearing", "session", "talks", "ceremony",
              "concert", "show", "launch", "deadline", "budget", "funeral", "parade", "marathon",
              "playoff", "playoffs" }
M.until_words = { "until", "till", "by" }
-- Behind these "to Sunday" looks ahead, too: moved to, put off to, brought forward to.
M.shifted = { "moved", "postponed", "delayed", "deferred", "rescheduled", "adjourned", "shifted",
              "extended", "off", "back", "forward" }

-- What is told by quarters and halves of a year; in a game there are quarters and halves, too.
M.business = { "profit", "profits", "loss", "losses", "sales", "revenue", "revenues", "turnover",
               "earnings", "results", "growth", "economy", "output", "exports", "imports", "net",
               "income", "orders", "shares", "forecast", "dividend", "inflation", "demand",
               "production", "investment", "market", "markets", "prices", "quarter", "budget" }
M.sports = { "goal", "goals", "try", "tries", "penalty", "lead", "touchdown", "touchdowns",
             "header", "strike", "substitute", "field", "run", "runs", "injury", "deficit" }
-- A year stands before these as it is; before other plurals it may be how many there are.
M.behind_year = { "is", "was", "has", "as", "his", "its", "this", "us", "versus", "winners",
                  "champions", "finalists", "olympics", "games", "elections", "primaries",
                  "results", "earnings", "sales", "revenues", "accounts", "levels", "highs", "lows",
                  "prices", "attacks", "bombings", "riots", "protests", "talks", "hearings",
                  "forecasts" }
-- What kind of days, between them and their number: "six straight months".
M.period_kinds = { "straight", "consecutive", "successive", "full", "whole", "entire", "solid",
                   "long", "short", "good", "happy", "difficult", "tough", "hard", "brutal",
                   "bloody", "busy", "hectic", "quiet", "tense", "turbulent", "additional", "extra",
                   "further", "working", "business", "calendar", "fiscal", "trading", "school",
                   "academic" }
-- What is published daily, or called the Daily.
M.papers = { "newspaper", "newspapers", "paper", "papers", "magazine", "tabloid", "broadsheet" }
-- Behind these a daily with a name is a newspaper.
M.owners = { "party", "state", "state-run", "opposition", "business", "financial", "sports",
             "leading", "national", "local", "independent", "liberal", "conservative",
             "influential", "private", "newspaper", "tabloid", "popular" }
-- What a Mrs May may have, and no month.
M.offices = { "government", "cabinet", "administration", "ministry", "team", "camp" }

return M
