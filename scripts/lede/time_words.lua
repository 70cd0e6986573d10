-- lede.time_words — the words of dates, times, durations and sets, in English: layer `time_words`.
--
-- Each annotation says what stands there, as its rule notes it: kind = "shift", by = -1, unit =
-- "month". Which day that is, lede.dates works out.
local lede = require "lede"
require "lede.numbers"
local words = require "lexicons.time_words"

for _, name in ipairs { "month", "weekday", "weekdays", "season", "period", "which", "day_part",
                        "deictic", "vague", "date_part", "often", "holiday", "distance" } do
  lede.lexicon("time_" .. name, words[name])
end
for _, name in ipairs { "days", "nth", "years", "recent_years", "months", "decades", "hours",
                        "clock_times", "dotted_times", "halves", "zones", "named_times" } do
  lede.list("time_" .. name, words[name])
end

-- ---- pieces -------------------------------------------------------------------------------------

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
                  | clock:[word = $time_clock_times] | clock:[norm = $time_named_times] )
                  [word = $time_zones]? ) ]=],
}
-- A day with what may stand around it: "10 a.m. on Friday, …", "… morning", "… at 5 p.m."
lede.macro {
  name = "time_on", params = { "day" },
  pattern = [=[ ( (/time_clock[] ("on" | ",")?)? (named:<time_weekday/> ","? "the"?)? $day
                  (","? part:<time_day_part/>)? (","? "at"? /time_clock[])? ) ]=],
}
-- How many: "20", "about a", "several".
lede.macro {
  name = "time_count",
  pattern = [=[ ( n:<cardinal/> | mod:<number_approximately/>? one:[norm="a|an"]
                | mod:<number_approximately/>? many:("a"? "few" | "several" | "many" | "some")
                | two:("a"? "couple" "of"?) ) ]=],
}

lede.phase { name = "time_words", resolve = "priority" }

-- What all rules of this phase have. Of matches that overlap the longest wins, unless a rule says
-- `priority`.
local function noting(kind, rule)
  rule.phase, rule.annotate = "time_words", "time_words"
  rule.attributes.kind = "=" .. kind
  return rule
end

-- The attributes that come from pieces of more than one rule.
local function of_year(attributes)
  attributes.year, attributes.this, attributes.that = "year.number", "that.by", "that.after"
  return attributes
end

local on_day = { part = "part.part", clock = "clock.text", half = "half.norm" }
local function with_day(attributes)
  for name, path in pairs(on_day) do attributes[name] = path end
  return attributes
end

-- ---- absolute dates -----------------------------------------------------------------------------

lede.rule(noting("calendar", {
  name = "calendar_day",
  pattern = [=[ /time_on[( "the"? /time_day[] "of"? month:<time_month/> /time_of_year[]?
                   | month:<time_month/> "the"? /time_day[] /time_of_year[]? )] ]=],
  attributes = with_day(of_year { day = "day.number", month = "month.month" }),
  examples = {
    { "They met on 13 June 2018, on Tuesday, June 13th and on the 3rd of May.",
      { { day = 13, month = 6, year = 2018 }, { day = 13, month = 6 }, { day = 3, month = 5 } } },
    { "They met at 10 a.m. on Friday, Oct. 23.", { day = 23, clock = "10", half = "a.m." } },
    { "They met 40 of May's aides.", false },
    { "Those born in June 12 to a room slept well.", false, todo = true },
  },
}))

lede.rule(noting("calendar", {
  name = "calendar_month",
  pattern = [=[ "the"? mod:<time_date_part/>? "-"? which:<time_which/>?
                ( month:<time_month/> /time_of_year[]
                | month:<time_month also != "word"/>
                | (?<= [norm="in|of|since|until|during|last|next|this|early|late|mid|-"])
                  month:<time_month/> ) ]=],
  attributes = of_year {
    month = "month.month", mod = "mod.mod | month.mod", by = "which.by", after = "which.after",
  },
  examples = {
    { "It opened in May, in early June and in mid-September 2018, and closed last November.",
      { { month = 5 }, { month = 6, mod = "START" }, { month = 9, year = 2018, mod = "MID" },
        { month = 11, by = -1 } } },
    { "May we march?", false },
    { "April Holm left.", false, todo = true }, -- a given name
  },
}))

lede.rule(noting("calendar", {
  name = "calendar_year",
  pattern = [=[ (?<! [word="\$|£|€|#|No\.|-|–" | lex="time_month"])
                "the"? mod:<time_date_part/>? "-"?
                ("the" "year")?
                ( (?<= [norm="in|since|by|until|from|during|before|after|between|to|the|late"])
                  year:[word = $time_recent_years]
                | year:[word = $time_recent_years]
                  (?! [word=".*[a-z]s" & norm!="is|was|has|as|his|its|this|us|versus"]) )
                (?! [word="%|°|people|percent|million|billion" | number_unit
                     | number_currency]) ]=],
  attributes = { year = "year.number", mod = "mod.mod" },
  examples = {
    { "It opened in 1999 and closed in late 2003.",
      { { year = 1999 }, { year = 2003, mod = "END" } } },
    { "Some 2000 homes and 1,999 letters burned.", false },
    { "They counted 1999 sheep.", false, todo = true }, -- a plural without an s
  },
}))

lede.rule(noting("before_christ", {
  name = "year_before_christ",
  pattern = [=[ mod:<time_date_part/>? year:[kind="number"] era:[word="BC|B\.C\.|BCE|B\.C"] ]=],
  attributes = { year = "year.number", mod = "mod.mod" },
  examples = { { "The town burned in 146 BC.", { year = 146 } }, { "Town 146 burned.", false } },
}))

lede.rule(noting("written", {
  name = "written_date",
  pattern = [=[ [word="[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{2}([0-9]{2})?|[0-9]{4}-[0-9]{2}-[0-9]{2}"]
                | /time_year[] "-" month:[word = $time_months] ]=],
  attributes = { text = "match.text" },
  examples = {
    { "It was sent on 6/16/2018, 16.6.2018, 2018-06-16 or in 2018-06.",
      { { text = "6/16/2018" }, { text = "16.6.2018" }, { text = "2018-06-16" },
        { text = "2018-06" } } },
    { "The score was 6/16.", false },
    { "The season 2001-02 was short.", false, todo = true },
  },
}))

lede.rule(noting("decade", {
  name = "decade",
  pattern = [=[ "the"? mod:<time_date_part/>? "-"? "the"? tens:[word = $time_decades] ]=],
  attributes = { tens = "tens.word", mod = "mod.mod" },
  examples = {
    { "In the 1990s and the late '80s it was quiet.",
      { { tens = "1990s" }, { tens = "'80s", mod = "END" } } },
    { "There are 1990 of them.", false },
    { "A man in his 30s came.", false },
  },
}))

lede.rule(noting("century", {
  name = "century",
  pattern = [=[ "the"? mod:<time_date_part/>? "-"? "the"? n:<ordinal/> "-"? "century"
                before:("BC" | "B.C.")? ]=],
  attributes = { n = "n.value", mod = "mod.mod", before = "before.text" },
  examples = {
    { "It is a church of the late 19th century.", { n = 19, mod = "END" } },
    { "A century passed.", false },
  },
}))

lede.rule(noting("season", {
  name = "season",
  pattern = [=[ mod:<time_date_part/>? "-"?
                ( "the"? season:<time_season/> ("of" "the" "year")? /time_of_year[]
                | (?<= [norm="in|since|until|during|by"]) "the"? season:<time_season/>
                | "the" season:<time_season also != "word"/> ) ]=],
  attributes = of_year { season = "season.season", mod = "mod.mod" },
  examples = {
    { "It was dry until the summer of 1998 and in winter.",
      { { season = "SU", year = 1998 }, { season = "WI" } } },
    { "The fall of the house was loud.", false },
    { "Prices spring back and summer homes sell.", false },
  },
}))

lede.rule(noting("season", {
  name = "season_from_now",
  pattern = [=[ mod:<time_date_part/>? "-"? which:<time_which/> season:<time_season/> ]=],
  attributes = {
    season = "season.season", mod = "mod.mod", by = "which.by", after = "which.after",
  },
  examples = {
    { "Last fall it was dry.", { season = "FA", by = -1 } },
    { "The fall was long.", false },
  },
}))

lede.rule(noting("part_of_year", {
  name = "part_of_year",
  pattern = [=[ "the"? n:<ordinal/> "fiscal"? part:[norm="quarter|half"]
                (("of" | "in")? "fiscal"? /time_year[])?
                | q:[word="Q1|Q2|Q3|Q4"] ("of" | "in")? /time_year[]? ]=],
  attributes = { n = "n.value", part = "part.norm", q = "q.word", year = "year.number" },
  examples = {
    { "Sales fell in the third quarter of 1998 and in Q4.",
      { { n = 3, part = "quarter", year = 1998 }, { q = "Q4" } } },
    { "Three quarters of them fell.", false },
    { "Holm scored in the first half.", false, todo = true }, -- of a game
  },
}))

lede.rule(noting("holiday", {
  name = "holiday",
  pattern = [=[ which:<time_which/>? x:<time_holiday/> /time_year[]? ]=],
  attributes = {
    month = "x.month", day = "x.day", weekday = "x.weekday", nth = "x.nth", from = "x.from",
    easter = "x.easter", year = "year.number", by = "which.by",
  },
  examples = {
    { "They met on Christmas Eve and last Thanksgiving.",
      { { month = 12, day = 24 }, { month = 11, nth = 4, by = -1 } } },
    { "They met on a holiday.", false },
  },
}))

-- ---- relative dates -----------------------------------------------------------------------------

lede.rule(noting("weekday", {
  name = "weekday",
  pattern = [=[ mod:<time_date_part entry="early|late"/>? which:<time_which/>?
                /time_on[day:<time_weekday also != "word"/>]
                | (which:<time_which/> | /time_clock[] ","?) day:<time_weekday/>
                  part:<time_day_part/>?
                | day:<time_weekday/> (part:<time_day_part/> | ","? "at"? /time_clock[]) ]=],
  attributes = with_day { weekday = "day.weekday", by = "which.by", after = "which.after",
                          mod = "mod.mod" },
  examples = {
    { "They met on Wednesday, on Friday night and next Tuesday at 8 a.m.",
      { { weekday = 3 }, { weekday = 5, part = "TNI" },
        { weekday = 2, by = 1, clock = "8", half = "a.m." } } },
    { "They met early Wednesday.", { weekday = 3, mod = "START" } },
    { "The Sun shone.", false },
    { "They read the Sunday Mirror.", false, todo = true }, -- a name
  },
}))

lede.rule(noting("deictic", {
  name = "day_from_today",
  pattern = [=[ [norm="earlier|later|early|late"]? /time_on[x:<time_deictic/>] ]=],
  attributes = with_day { by = "x.by", tonight = "x.part" },
  examples = {
    { "Tonight and yesterday morning they met.",
      { { by = 0, tonight = "TNI" }, { by = -1, part = "TMO" } } },
    { "They met every day.", false },
  },
}))

lede.rule(noting("shift", {
  name = "part_of_day",
  pattern = [=[ "the"? which:<time_which/> part:<time_day_part/> ("at" /time_clock[])? ]=],
  attributes = with_day { by = "which.by", after = "which.after", which = "which.norm" },
  examples = {
    { "They met this evening and the next morning.",
      { { by = 0, part = "TEV" }, { by = 1, part = "TMO" } } },
    { "They met every day.", false },
    { "They met in the morning.", { part = "TMO" }, todo = true }, -- of a day told elsewhere
  },
}))

lede.rule(noting("shift", {
  name = "shift",
  pattern = [=[ "the"? ( mod:<time_date_part/>? "the"? which:<time_which/>
                       | mod:<time_date_part/> "the" )
                unit:<time_period of="date" many!="yes"/> ]=],
  attributes = {
    by = "which.by", after = "which.after", which = "which.norm", unit = "unit.unit",
    mod = "mod.mod",
  },
  examples = {
    { "Last month, earlier this week and the next day they met.",
      { { by = -1, unit = "month" }, { by = 0, unit = "week", mod = "START" },
        { by = 1, unit = "day" } } },
    { "At the last minute they met.", false },
  },
}))

lede.rule(noting("weekend", {
  name = "the_weekend",
  pattern = [=[ "the" unit:<time_period unit="weekend" many!="yes"/> ]=],
  attributes = { unit = "unit.unit" },
  examples = { { "They met over the weekend.", { unit = "weekend" } }, { "A weekend.", false } },
}))

lede.rule(noting("weekly", {
  name = "period_of_date",
  pattern = [=[ "the" "week" "of" month:<time_month/> /time_day[] (","? /time_year[])? ]=],
  attributes = { day = "day.number", month = "month.month", year = "year.number" },
  examples = {
    { "They met in the week of March 8.", { day = 8, month = 3 } },
    { "They met in a week of rain.", false },
  },
}))

lede.rule(noting("ago", {
  name = "ago",
  pattern = [=[ ("just")? /time_count[] unit:<time_period/>
                ( from:<time_distance also!="word"/>
                | from:<time_distance/> (?= [kind="punct"]) ) ]=],
  attributes = {
    n = "n.value | n.low", one = "one.text", two = "two.text", mod = "n.mod | mod.mod",
    unit = "unit.unit", from = "from.from",
  },
  examples = {
    { "Two weeks ago, about a year earlier and a few days later it rained.",
      { { n = 2, unit = "week", from = "past" }, { one = "a", unit = "year", mod = "APPROX" },
        { unit = "day", from = "after" } } },
    { "It rained two weeks.", false },
  },
}))

lede.rule(noting("vague", {
  name = "vague",
  pattern = [=[ x:<time_vague/> (?! [time_period | cardinal]) ]=],
  attributes = { ref = "x.ref" },
  examples = {
    { "It recently rained; in recent years it is dry now.",
      { { ref = "PAST_REF" }, { ref = "PAST_REF" }, { ref = "PRESENT_REF" } } },
    { "It rained in the past two weeks.", false },
    { "Now, what is that?", false, todo = true }, -- not a time
  },
}))

lede.rule(noting("clock", {
  name = "clock_time",
  pattern = [=[ /time_clock[] ]=],
  attributes = { clock = "clock.text", half = "half.norm" },
  examples = {
    { "The doors open at 10:38 a.m., noon or 5 pm.",
      { { clock = "10:38", half = "a.m." }, { clock = "noon" }, { clock = "5", half = "pm" } } },
    { "The doors open.", false },
    { "She ran it in 10:38.", false, todo = true },
  },
}))

-- ---- durations and sets -------------------------------------------------------------------------

lede.rule(noting("duration", {
  name = "duration",
  pattern = [=[ "the"? ([norm="last|past|next|first|previous|coming|final|another"])?
                /time_count[] "more"? "-"? unit:<time_period/> ("-" "long")?
                (?! "-"? "old" | [time_distance.also!="word"])
                (?<! "a"%c [norm="second|quarter"]) ]=],
  attributes = {
    n = "n.value | n.low", one = "one.text", two = "two.text", mod = "n.mod | mod.mod",
    unit = "unit.unit",
  },
  examples = {
    { "For over 20 years and the past two months they met; it was a 16-hour flight.",
      { { n = 20, unit = "year", mod = "MORE_THAN" }, { n = 2, unit = "month" },
        { n = 16, unit = "hour" } } },
    { "A 16-year-old met them two years ago.", false },
    { "Nearly a quarter of the homes were dry.", false },
  },
}))

lede.rule(noting("duration", {
  name = "long",
  pattern = [=[ unit:<time_period/> "-" "long" ]=],
  attributes = { unit = "unit.unit", alone = "unit.norm", many = "unit.many" },
  examples = {
    { "There was the day-long fair.", { unit = "day" } },
    { "The days were long.", false },
  },
}))

lede.rule(noting("duration", {
  name = "many_periods",
  pattern = [=[ (?<= [norm="for|in|within|after|over|took|take|lasted|spent|through"])
                unit:<time_period many="yes"/> (?! [time_distance.also!="word"]) ]=],
  attributes = { unit = "unit.unit", alone = "unit.norm", many = "unit.many" },
  examples = {
    { "For years there was a fair.", { unit = "year", many = "yes" } },
    { "The years were long.", false },
    { "The fair went on many, many years.", { many = "yes" }, todo = true },
  },
}))

lede.rule(noting("every", {
  name = "every", priority = 1,
  pattern = [=[ [norm="every|each"] ( n:<cardinal/>? unit:<time_period/> | weekday:<time_weekday/>
                                    | part:<time_day_part/> ) ]=],
  attributes = {
    n = "n.value", unit = "unit.unit", weekday = "weekday.weekday", part = "part.part",
  },
  examples = {
    { "Every Tuesday, each year and every two weeks they meet.",
      { { weekday = 2 }, { unit = "year" }, { n = 2, unit = "week" } } },
    { "They met on Tuesday.", false },
  },
}))

lede.rule(noting("every", {
  name = "times_a_period", priority = 1,
  pattern = [=[ ( (?<= [norm="times|once|twice|hours|minutes|days|weeks"]) [norm="a|an|each"]
                | "per" ) unit:<time_period/> ]=],
  attributes = { unit = "unit.unit" },
  examples = {
    { "They meet twice a day.", { unit = "day" } },
    { "They met a day late.", false },
    { "It pays 20 dollars a day.", { unit = "day" }, todo = true },
  },
}))

lede.rule(noting("every", {
  name = "weekdays",
  pattern = [=[ weekday:<time_weekdays/> ]=],
  attributes = { weekday = "weekday.weekday" },
  examples = { { "On Mondays it is shut.", { weekday = 1 } }, { "Monday came.", false } },
}))

lede.rule(noting("often", {
  name = "often",
  pattern = [=[ x:<time_often/> ]=],
  attributes = { every = "x.every" },
  examples = {
    { "The annual fair has a daily show.", { { every = "P1Y" }, { every = "P1D" } } },
    { "The fair has a show.", false },
    { "The Daily Post wrote so.", false, todo = true },
  },
}))

-- ---- the other end of a range of days -----------------------------------------------------------
-- "22-25 April", "April 24 and 25": the end beside the month is read above, the other one here.

lede.phase "ends_of_ranges"

local function ending(rule)
  rule.phase, rule.annotate, rule.over = "ends_of_ranges", "time_words", "day"
  rule.attributes = { kind = "=calendar", day = "day.number", month = "month.month",
                      year = "year.number" }
  return rule
end

lede.rule(ending {
  name = "first_of_days",
  pattern = [=[ /time_day[] ("-" | "–" | "and" | "to") [word = $time_days] "of"? month:<time_month/>
                (","? /time_year[])? ]=],
  examples = {
    { "It ran from 22-25 April 1951.", { day = 22, month = 4, year = 1951 } },
    { "It ran on 25 April.", false },
  },
})

lede.rule(ending {
  name = "last_of_days",
  pattern = [=[ month:<time_month/> [word = $time_days] ("-" | "–" | "and" | "to") /time_day[]
                (","? /time_year[])? (?! [time_month]) ]=],
  examples = {
    { "It ran on April 24 and 25.", { day = 25, month = 4 } },
    { "It ran on April 24 and May 2.", false },
  },
})

lede.offer() -- lede.dates does
