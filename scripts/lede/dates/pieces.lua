-- lede.dates.pieces — what the rules of lede.time_words are made of: the words of its lexicons, the
-- macros, the phase, and the attributes that several rules have.
local lede = require "lede"
require "lede.numbers"
local set = require "lede.set"
local words = require "lexicons.time_words"
local M = {}

for _, name in ipairs { "month", "weekday", "weekdays", "season", "period", "which", "day_part",
                        "deictic", "vague", "date_part", "often", "holiday", "distance",
                        "event_day" } do
  lede.lexicon("time_" .. name, words[name])
end
for _, name in ipairs { "days", "nth", "years", "recent_years", "round_years", "months", "decades",
                        "hours", "clock_times", "dotted_times", "halves", "zones", "named_times",
                        "hour_words", "day_words", "odd_years", "sports",
                        "business", "offices", "papers", "decade_words",
                        "behind_year", "behind_date", "owners", "period_kinds",
                        "reporting" } do
  lede.list("time_" .. name, words[name])
end

lede.macro { name = "time_year", pattern = [=[ year:[word = $time_years] ]=] }
-- The year of a day or month: 1998, or "of that year", "this year".
lede.macro {
  name = "time_of_year",
  pattern = [=[ ( ("of" | ",")? /time_year[] | ("of" | ",")? "the"? that:<time_which/> "year" ) ]=],
}
lede.macro { name = "time_day", pattern = [=[ day:[word = $time_days] ]=] }
lede.macro {
  name = "time_clock",
  pattern = [=[ ( ( clock:[word = $time_hours | word = $time_clock_times
                           | word = $time_dotted_times]
                    half:[word = $time_halves]
                  | clock:[word = $time_hours] "in" "the" half:[norm="morning|afternoon|evening"]
                  | clock:[word = $time_clock_times] | clock:[word = $time_named_times]
                  | clock:[word = $time_hour_words] "o'clock"
                    ("in" "the" half:[norm="morning|afternoon|evening"])? )
                  ([word = $time_zones] | [norm="local" | shape="X.*"] "time")? ) ]=],
}
-- A day with what may stand around it: "10 a.m. on Friday, …", "the evening of …", "… morning",
-- "… at 5 p.m."
lede.macro {
  name = "time_on", params = { "day" },
  pattern = [=[ ( (/time_clock[] ("on" | ",")? | "the"? part:<time_day_part/> ("of" | "on"))?
                  (named:<time_weekday/> ","? "the"?)? $day
                  (","? part:<time_day_part/>)? (","? "at"? /time_clock[])? ) ]=],
}
-- "Next", "that"; but none in "said that Tuesday was dry" and "following Tuesday's vote".
lede.macro {
  name = "time_which_day",
  pattern = [=[ ( which:<time_which/>
                  (?<! [norm = $time_reporting] "that" | [norm != "the"] "following"
                       | [word="Following"]) ) ]=],
}
-- How many: "20", "about a", "several", "half an".
lede.macro {
  name = "time_count",
  pattern = [=[ ( n:<cardinal/> | mod:<number_approximately/>? one:[norm="a|an"]
                | mod:<number_approximately/>? many:("a"%c? "few" | [norm="several|many|some"])
                | mod:<number_approximately/>? halved:("half"%c ("a" | "an" | "-"))
                | two:("a"? "couple" "of"?) ) ]=],
}

-- What is counted: "years", "hour and a half".
lede.macro {
  name = "time_unit",
  pattern = [=[ ( unit:<time_period/> ("and" "a" plus:"half")? ) ]=],
}

lede.phase { name = "time_words", language = "en", resolve = "priority" }

-- What all rules of this phase have. Of matches that overlap the longest wins, unless a rule says
-- `priority`.
function M.noting(kind, rule)
  rule.phase, rule.annotate = "time_words", "time_words"
  rule.attributes.kind = "=" .. kind
  return rule
end

-- The attributes that come from pieces of more than one rule.
function M.of_year(attributes)
  attributes.year, attributes.this, attributes.that = "year.number", "that.by", "that.after"
  return attributes
end

function M.counted(attributes)
  attributes.n, attributes.one, attributes.two = "n.value | n.low", "one.text", "two.text"
  attributes.halved, attributes.plus = "halved.text", "plus.text"
  attributes.mod, attributes.unit = "n.mod | mod.mod", "unit.unit"
  return attributes
end

-- Whether a day is the name of an event here: a word of it follows soon ("the Sept. 11 terrorist
-- attacks"), and the article is no older than it.
local MOST_WORDS = 3
function M.is_event(article, day, stop)
  local event = words.events[day.event]
  if article.published and article.published < event.since then return false end
  local norms = article:answers("norm")
  for i = stop + 1, stop + MOST_WORDS do
    if event[norms[i]] then return true end
  end
  return false
end

-- Whether a sentence is about the weather, where the 70s are degrees.
local warmth = set { "degrees", "temperature", "temperatures", "highs", "lows", "fahrenheit" }
function M.is_warm(article, sentence)
  local norms = article:answers("norm")
  for i = sentence.start, sentence.stop do
    if warmth[norms[i]] then return true end
  end
  return false
end

local on_day = { part = "part.part", clock = "clock.text", half = "half.norm" }
function M.with_day(attributes)
  for name, path in pairs(on_day) do attributes[name] = path end
  return attributes
end

lede.offer() -- lede.dates does

return M
