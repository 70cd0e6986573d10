-- lede.time_words — the words of dates, times, durations and sets, in English: layer `time_words`.
--
-- Each annotation says what stands there, as its rule notes it: kind = "shift", by = -1, unit =
-- "month". Which day that is, lede.dates works out.
local lede = require "lede"
local pieces = require "lede.dates.pieces"

local noting, of_year, with_day, counted =
  pieces.noting, pieces.of_year, pieces.with_day, pieces.counted

-- ---- absolute dates -----------------------------------------------------------------------------

lede.rule(noting("calendar", {
  name = "calendar_day",
  pattern = [=[ /time_on[( "the"? /time_day[] "of"? month:<time_month/> /time_of_year[]?
                   | month:<time_month/> "the"? /time_day[] /time_of_year[]? )]
                | month:<time_month/> day:[norm = $time_day_words]
                  (","? /time_year[] | (?! [kind="word" & norm!="to|from|at|when"] | "-")) ]=],
  attributes = with_day(of_year { day = "day.number", month = "month.month" }),
  examples = {
    { "It is paid on June one to holders of May Six, 2018, and on July two.",
      { { month = 6, day = 1 }, { month = 5, day = 6, year = 2018 }, { month = 7, day = 2 } } },
    { "It shut in May one by one, and in June two barns burned.", false },
    { "They met on 13 June 2018, on Tuesday, June 13th and on the 3rd of May.",
      { { day = 13, month = 6, year = 2018 }, { day = 13, month = 6 }, { day = 3, month = 5 } } },
    { "They met at 10 a.m. on Friday, Oct. 23.", { day = 23, clock = "10", half = "a.m." } },
    { "They met 40 of May's aides.", false },
    { "Those born in June 12 to a room slept well.", false, todo = true },
  },
}))

-- "The Sept. 11 attacks": a day that an event is called by, and its year with it.
lede.rule(noting("calendar", {
  name = "day_of_event", priority = 2,
  pattern = [=[ x:<time_event_day/> (?! ","? [number > 1000]) ]=],
  where = function(m, article) return pieces.is_event(article, m.x, m.stop) end,
  attributes = { day = "x.day", month = "x.month", year = "x.year" },
  examples = {
    { "The Sept. 11 terrorist attacks were long ago, as were the 7 July bombings.",
      { { year = 2001, month = 9 }, { year = 2005, month = 7 } }, published = "2018-06-16" },
    { "It was sent on Sept. 11.", false, published = "2018-06-16" },
    { "It was tried before the Sept. 11 attacks.", false, published = "1999-10-01" },
  },
}))

lede.rule(noting("calendar", {
  name = "calendar_month",
  pattern = [=[ (mod:<time_date_part/> "-"?)? ("the"%c? which:<time_which/>)?
                ( month:<time_month/> /time_of_year[]
                | month:<time_month also != "word"/>
                | (?<= [norm="in|of|since|until|during|last|next|this|early|late|mid|-"])
                  month:<time_month/>
                | (?<= [norm="by|from|to|through|before|after|between"])
                  month:<time_month entry="March"/>
                | (?<= [norm="months|year|quarter"] [norm="to|through"])
                  month:<time_month entry="May"/>
                | month:<time_month/> (?= [norm="and|to|until|through|-"] [time_month])
                | (?<= <time_month/> [norm="and|to|until|through|-"]) month:<time_month/> ) ]=],
  attributes = of_year {
    month = "month.month", mod = "mod.mod | month.mod", by = "which.by", after = "which.after",
  },
  examples = {
    { "It opened in May, in early June and in mid-September 2018, and closed last November.",
      { { month = 5 }, { month = 6, mod = "START" }, { month = 9, year = 2018, mod = "MID" },
        { month = 11, by = -1 } } },
    { "It fell in the three months to May, and in March and May it rained.",
      { { month = 5 }, { month = 3 }, { month = 5 } } },
    { "May we march?", false },
    { "April Holm left.", false, todo = true }, -- a given name
  },
}))

-- "The March budget", but not "the March was long": the tagger is asked about these few alone.
lede.rule(noting("calendar", {
  name = "month_of_noun",
  pattern = [=[ (?<= [norm="the|a|its|their|his|her|'s"]) month:<time_month also="word"/>
                (?= [word="[a-z].*" & norm!=$time_offices]) ]=],
  where = function(m, article)
    local tag = article:at(m.stop + 1, "tag")
    return tag == "NN" or tag == "NNS"
  end,
  attributes = { month = "month.month" },
  examples = {
    { "The March budget was read.", { month = 3 } },
    { "The March was long.", false },
  },
}))

lede.rule(noting("calendar", {
  name = "calendar_year",
  pattern = [=[ (?<! [word="\$|£|€|#|No\.|-|–|Flight|Route|Room|Resolution" | lex="time_month"])
                (mod:<time_date_part/> "-"?)?
                ("the"%c? [norm="fiscal|financial"] "year"? | "the"%c [norm="year|years"])?
                ( (?<= [norm="fiscal|financial|in|since|by|until|from|during|before|after" |
                        norm="between|to|the|late"])
                  year:[word = $time_recent_years]
                | year:[word = $time_round_years]
                  (?! [word=".*[a-z]s" & norm!=$time_behind_year])
                | year:[word = $time_odd_years]
                  (?! (?<= [lex="number_approximately"] []) [word=".*[a-z]s"]) )
                (?! [word="%|°|people|percent|million|billion" | number_unit
                     | number_currency]) ]=],
  attributes = { year = "year.number", mod = "mod.mod" },
  examples = {
    { "It opened in 1999 and closed in late 2003.",
      { { year = 1999 }, { year = 2003, mod = "END" } } },
    { "The 2006 winners met those of the 1998 Olympics.", { { year = 2006 }, { year = 1998 } } },
    { "The 1987 models beat its 1986 estimates.", { { year = 1987 }, { year = 1986 } } },
    { "Some 2000 homes, about 1987 barns and 1,999 letters burned.", false },
    { "Wheat 1555 up 12 on Flight 1943.", false },
    { "They counted 1999 sheep.", false, todo = true }, -- hardly ever without a comma
  },
}))

lede.rule(noting("before_christ", {
  name = "year_before_christ",
  pattern = [=[ mod:<time_date_part/>? "the"%c? (month:<time_month/> | season:<time_season/> "of"?)?
                year:[kind="number"] era:[word="BC|B\.C\.|BCE|B\.C"] ]=],
  attributes = { year = "year.number", mod = "mod.mod", month = "month.month",
                 season = "season.season" },
  examples = {
    { "The town burned in 146 BC, in March 140 BC and in the war of 139-137 BC.",
      { { year = 146 }, { year = 140, month = 3 }, { year = 137 } } },
    { "Town 146 burned.", false },
  },
}))

-- "2004/05", a season or a fiscal year, by the year that it begins in.
lede.rule(noting("calendar", {
  name = "year_and_next",
  pattern = [=[ "the"%c? years:[word="(1[5-9]|20)[0-9]{2}/([0-9]{1,2}|[0-9]{4})"] ]=],
  where = function(m)
    local first, next_one = m.years.text:match("^(%d+)/(%d+)$")
    return (first + 1) % 10 ^ #next_one == next_one + 0
  end,
  attributes = {
    year = function(m) return math.tointeger(tonumber(m.years.text:sub(1, 4))) end, fiscal = "=yes",
  },
  examples = {
    { "Profit fell in 2004/05 and 1999/2000.", { { year = 2004 }, { year = 1999 } } },
    { "It was sent in 1998/7.", false },
  },
}))

lede.rule(noting("written", {
  name = "written_date",
  pattern = [=[ [word="[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{2}([0-9]{2})?|[0-9]{4}-[0-9]{2}-[0-9]{2}"]
                | /time_year[] "-" month:[word = $time_months] ]=],
  attributes = { text = "match.text" },
  where = function(m) -- 2001-02 are two years
    local year, month = m.text:match("^(%d+)[-](%d%d)$")
    return not year or (year + 1) % 100 ~= month + 0
  end,
  examples = {
    { "It was sent on 6/16/2018, 16.6.2018, 2018-06-16 or in 2018-06.",
      { { text = "6/16/2018" }, { text = "16.6.2018" }, { text = "2018-06-16" },
        { text = "2018-06" } } },
    { "The score was 6/16.", false },
    { "The season 2001-02 was short.", false },
  },
}))

lede.rule(noting("decade", {
  name = "decade",
  pattern = [=[ "the"%c? mod:<time_date_part/>? "-"? "the"? tens:[word = $time_decades]
                | (?= [norm="the"]) "the"%c? mod:<time_date_part/>? "-"? ("nineteen" "-"?)?
                  tens:[norm = $time_decade_words] (?! [norm="to|-" | kind="number"]) ]=],
  where = function(m, article) -- "highs in the 70s"
    return #m.tens.norm ~= 3 or not pieces.is_warm(article, m.sentence)
  end,
  attributes = { tens = "tens.norm", mod = "mod.mod" },
  examples = {
    { "In the sixties and the late nineteen-eighties it was quiet.",
      { { tens = "sixties" }, { tens = "eighties", mod = "END" } } },
    { "A man in his sixties came.", false },
    { "In the 1990s and the late '80s it was quiet.",
      { { tens = "1990s" }, { tens = "'80s", mod = "END" } } },
    { "There are 1990 of them.", false },
    { "A man in his 30s came.", false },
    { "Temperatures should reach the 70s.", false },
  },
}))

lede.rule(noting("century", {
  name = "century",
  pattern = [=[ "the"%c? mod:<time_date_part/>? "-"? "the"? n:<ordinal/> "-"?
                ("century"%c (?! "Fox") | (?<= ("and" | "to" | "or") []) "centuries"
                 | (?= ("and" | "to" | "or") <ordinal/> "centuries"))
                before:("BC" | "B.C.")? ]=],
  attributes = { n = "n.value", mod = "mod.mod", before = "before.text" },
  examples = {
    { "It is a church of the late 19th century and a road of the 21st Century.",
      { { n = 19, mod = "END" }, { n = 21 } } },
    { "It burned in the 18th and 19th centuries.", { { n = 18 }, { n = 19 } } },
    { "A century passed at 20th Century Fox.", false },
  },
}))

lede.rule(noting("season", {
  name = "season",
  pattern = [=[ mod:<time_date_part/>? "-"?
                ( "the"%c? season:<time_season/> ("of" "the" "year")? /time_of_year[]
                | (?<= [norm="in|since|until|during|by"])
                  ("the"? season:<time_season also != "word"/>
                   | "the"? season:<time_season/> (?! "of"))
                | "the" [tag="JJ[RS]?"]{0,2} season:<time_season also != "word"/> ) ]=],
  attributes = of_year { season = "season.season", mod = "mod.mod" },
  examples = {
    { "It was dry until the summer of 1998 and in winter.",
      { { season = "SU", year = 1998 }, { season = "WI" } } },
    { "The fall of the house was loud; it lasted until the fall of Leeds.", false },
    { "It was the sharpest fall in years.", false },
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
  pattern = [=[ "the"? "fiscal"? (n:<ordinal/> | latter:"latter") "-"? "fiscal"?
                  part:[norm="quarter|half"]
                  ( "of" "the" "year" | ("of" | "in")? "fiscal"? /time_year[]
                  | ("of" | "in")? which:<time_which/> ("fiscal" | "financial")? "year" )
                | "the"? /time_year[] "'s"? n:<ordinal/> "-"? part:[norm="quarter|half"]
                | "the"? "fiscal"? n:<ordinal/> "-"? "fiscal"? part:"quarter"%c
                  (?! [norm = $time_sports])
                | q:[word="Q1|Q2|Q3|Q4"] ("of" | "in")? /time_year[]? ]=],
  attributes = {
    n = "n.value", latter = "latter.norm", part = "part.norm", q = "q.word",
    year = "year.number", this = "which.by", that = "which.after",
  },
  examples = {
    { "Sales fell in the third quarter of 1998, in the 1986 fourth quarter and in Q4.",
      { { n = 3, part = "quarter", year = 1998 }, { n = 4, year = 1986 }, { q = "Q4" } } },
    { "It rose in the latter half of 2008.", { latter = "latter", part = "half", year = 2008 } },
    { "Third-quarter net fell; it expects more in the second half of next year.",
      { { n = 3, part = "quarter" }, { n = 2, this = 1 } } },
    { "Three quarters of them fell.", false },
    { "A third-quarter touchdown was enough.", false },
  },
}))

-- Half of a year where the sentence is about business; else it may be half of a game.
lede.rule(noting("part_of_year", {
  name = "half_of_year",
  pattern = [=[ ( (?<= [money | percentage | norm=$time_business] []{0,40})
                  "the"? "fiscal"? n:<ordinal/> "-"? part:"half"%c
                | "the"? "fiscal"? n:<ordinal/> "-"? part:"half"%c
                  (?= []{0,40} [money | percentage | norm=$time_business]) )
                (?! "of" | [norm = $time_sports]) ]=],
  attributes = { n = "n.value", part = "part.norm" },
  examples = {
    { "First-half profit fell 3 percent; growth was slow in the second half.",
      { { n = 1, part = "half" }, { n = 2 } } },
    { "Holm scored in the first half.", false },
    { "They spent the first half of the day there; profit fell.", false },
  },
}))

lede.rule(noting("holiday", {
  name = "holiday",
  pattern = [=[ (?<! "Father") which:<time_which/>? x:<time_holiday/> /time_year[]? ]=],
  attributes = {
    month = "x.month", day = "x.day", weekday = "x.weekday", nth = "x.nth", from = "x.from",
    easter = "x.easter", year = "year.number | x.year", by = "which.by",
  },
  examples = {
    { "They met on Christmas Eve and last Thanksgiving.",
      { { month = 12, day = 24 }, { month = 11, nth = 4, by = -1 } } },
    { "They met Father Christmas on a holiday.", false },
  },
}))

local nth = { first = 1, second = 2, third = 3, fourth = 4, last = -1 }
lede.rule(noting("holiday", {
  name = "weekday_of_month",
  pattern = [=[ "the"%c nth:[norm="first|second|third|fourth|last"]
                day:<time_weekday also!="word"/> [norm="of|in"] month:<time_month/>
                (","? /time_year[])? ]=],
  attributes = {
    month = "month.month", weekday = "day.weekday", year = "year.number",
    nth = function(m) return nth[m.nth.norm] end,
  },
  examples = {
    { "They vote on the first Tuesday of November.", { month = 11, weekday = 2, nth = 1 } },
    { "They vote on Tuesday in November.", false },
  },
}))

lede.rule(noting("holiday", {
  name = "holiday_weekend",
  pattern = [=[ x:<time_holiday/> span:[norm="weekend|week"] ]=],
  attributes = {
    month = "x.month", day = "x.day", weekday = "x.weekday", nth = "x.nth", from = "x.from",
    easter = "x.easter", span = "span.norm",
  },
  examples = {
    { "They met over the Labor Day weekend.", { month = 9, nth = 1, span = "weekend" } },
    { "They met at Easter.", false },
  },
}))

-- "LEEDS, March 12 (Agency) - " tells when the report was sent, and of nothing in it.
lede.rule(noting("calendar", {
  name = "dateline", priority = 9,
  pattern = [=[ (?<= <p> ( [shape="X.*"]{1,4} ","? ){1,3} )
                month:<time_month/> /time_day[] (","? /time_year[])?
                (?= ([word="\("] []{1,4} [word="\)"])? [word="-+|–|—|_|:"]) ]=],
  attributes = { month = "month.month", day = "day.number", year = "year.number",
                 dateline = "=yes" },
  examples = {
    { "LEEDS, England, March 12 (Agency) -- A bridge fell.", { day = 12, dateline = "yes" } },
    { "Holm said on March 12 - a Friday - that a bridge fell.", false },
  },
}))

-- ---- relative dates -----------------------------------------------------------------------------

lede.rule(noting("weekday", {
  name = "weekday",
  pattern = [=[ ( mod:<time_date_part entry="early|late"/> "on"? )?
                (/time_which_day[])?
                /time_on[day:<time_weekday also != "word"/>]
                ("of"? week:<time_which/> "week")?
                | (/time_which_day[] | /time_clock[] ","?) day:<time_weekday/>
                  part:<time_day_part/>? (","? "at"? /time_clock[])?
                | day:<time_weekday/> (part:<time_day_part/> | ","? "at"? /time_clock[]) ]=],
  attributes = with_day {
    weekday = "day.weekday", by = "which.by", after = "which.after", mod = "mod.mod",
    week_by = "week.by", week_after = "week.after",
  },
  examples = {
    { "They met on Wednesday, on Friday night and next Tuesday at 8 a.m.",
      { { weekday = 3 }, { weekday = 5, part = "TNI" },
        { weekday = 2, by = 1, clock = "8", half = "a.m." } } },
    { "They met early Wednesday, late on Friday and on the night of Sunday.",
      { { weekday = 3, mod = "START" }, { weekday = 5, mod = "END" },
        { weekday = 7, part = "TNI" } } },
    { "They met on Tuesday last week.", { weekday = 2, week_by = -1 } },
    { "They meet this Sat, 7pm.", { weekday = 6, by = 0, clock = "7", half = "pm" } },
    { "Holm said that Thursday's talks, unlike those of that Friday, were long.",
      { { weekday = 4 }, { weekday = 5, after = 0 } } },
    { "The Sun shone.", false },
    { "They read the Sunday Mirror.", false, todo = true }, -- a name
  },
}))

lede.rule(noting("deictic", {
  name = "day_from_today",
  pattern = [=[ [norm="earlier|later|early|late"]? /time_on[x:<time_deictic/> (?<! "USA" [])]
                (?! [norm="programme|program"]) ]=],
  attributes = with_day { by = "x.by", tonight = "x.part" },
  examples = {
    { "Tonight and yesterday morning they met.",
      { { by = 0, tonight = "TNI" }, { by = -1, part = "TMO" } } },
    { "They met every day.", false },
    { "They told the Today programme and USA TODAY so.", false },
  },
}))

lede.rule(noting("shift", {
  name = "part_of_day",
  pattern = [=[ (?! (?<= [shape="X{2,}"]) [word="This"] [shape="Xx+"])
                the:"the"%c? which:<time_which/> part:<time_day_part/> ("at" /time_clock[])? ]=],
  attributes = with_day {
    by = "which.by", after = "which.after", which = "which.norm", the = "the.norm",
  },
  examples = {
    { "They met this evening and the next morning.",
      { { by = 0, part = "TEV" }, { by = 1, part = "TMO" } } },
    { "They met every day, as CBT This Morning told.", false },
    { "They met in the morning.", { part = "TMO" }, todo = true }, -- of a day told elsewhere
  },
}))

lede.rule(noting("shift", {
  name = "shift",
  pattern = [=[ ("the"? mod:<time_date_part/>)? the:"the"%c? which:<time_which/>
                [norm="fiscal|financial|calendar"]?
                unit:<time_period of="date" many!="yes"/> (?! "and" "a" "half")
                | (?! (?<= [norm="at"]) "the" "end" "of" "the" "day" | [] "in" "the" "day")
                  "the"? mod:<time_date_part/> "the" unit:<time_period of="date" many!="yes"/> ]=],
  attributes = {
    by = "which.by", after = "which.after", which = "which.norm", unit = "unit.unit",
    mod = "mod.mod", the = "the.norm",
  },
  examples = {
    { "It fell in the current fiscal year.", { by = 0, unit = "year" } },
    { "At the end of the day it was a long year and a half.", false },
    { "Last month, earlier this week and the next day they met.",
      { { by = -1, unit = "month" }, { by = 0, unit = "week", mod = "START" },
        { by = 1, unit = "day" } } },
    { "At the last minute they met.", false },
  },
}))

lede.rule(noting("shift", {
  name = "period_before",
  pattern = [=[ "the"%c unit:[norm="day|week|month|year"] side:[norm="before|after"] ]=],
  where = function(m, article)
    return article:answers("kind")[m.stop + 1] == "punct"
  end,
  attributes = { unit = "unit.norm", side = "side.norm" },
  examples = {
    { "It was dry the week before.", { unit = "week", side = "before" } },
    { "It was dry the week before the vote.", false },
  },
}))

lede.rule(noting("shift", {
  name = "before_last",
  pattern = [=[ "the"%c unit:[norm="day|night|week|weekend|month|year"] "before" "last"
                (?! [time_period | time_month | time_weekday]) ]=],
  attributes = { unit = "unit.norm", by = function() return -2 end },
  examples = {
    { "It was dry the week before last.", { unit = "week", by = -2 } },
    { "It was dry the year before last month's vote.", false },
  },
}))

-- Of no day in particular.
lede.rule(noting("part", {
  name = "at_night",
  pattern = [=[ (?<= [norm="at"]) "night" (?! "-") ]=],
  attributes = { part = "=TNI" },
  examples = { { "At night it rained.", { part = "TNI" } }, { "They met that night.", false } },
}))

-- By how it ends: "by year-end". The year may stand behind it.
lede.rule(noting("shift", {
  name = "end_of_period",
  pattern = [=[ "the"%c? unit:<time_period unit="year|quarter|month|week" many!="yes"/>
                ("-" | "'s") "end" (?! /time_year[])
                | (?<= [norm="by|at|before|until|since"])
                  unit:<time_period unit="year|quarter|month" many!="yes"/> "end"
                  (?! /time_year[]) ]=],
  attributes = { unit = "unit.unit", mod = "=END" },
  examples = {
    { "It should be ready by year-end, at the month's end or by year end.",
      { { unit = "year", mod = "END" }, { unit = "month" }, { unit = "year", mod = "END" } } },
    { "The year ended.", false },
  },
}))

lede.rule(noting("calendar", {
  name = "end_of_year",
  pattern = [=[ "year" "-" "end" /time_year[] ]=],
  attributes = { year = "year.number", mod = "=END" },
  examples = {
    { "It should be ready by year-end 2003.", { year = 2003, mod = "END" } },
    { "It should be ready in 2003.", false },
  },
}))

lede.rule(noting("weekend", {
  name = "the_weekend",
  pattern = [=[ "the"%c unit:<time_period unit="weekend" many!="yes"/> ]=],
  attributes = { unit = "unit.unit" },
  examples = { { "They met over the weekend.", { unit = "weekend" } }, { "A weekend.", false } },
}))

lede.rule(noting("weekly", {
  name = "period_of_date",
  pattern = [=[ "the"%c "week" "of" month:<time_month/> /time_day[] (","? /time_year[])? ]=],
  attributes = { day = "day.number", month = "month.month", year = "year.number" },
  examples = {
    { "They met in the week of March 8.", { day = 8, month = 3 } },
    { "They met in a week of rain.", false },
  },
}))

lede.rule(noting("ago", {
  name = "ago",
  pattern = [=[ ("just")? ( /time_count[] /time_unit[] | unit:<time_period many="yes"/> )
                ( from:<time_distance also!="word"/> (?! "than")
                | from:<time_distance/> (?= [kind="punct"]) )
                ("on"? to:<time_deictic/> | "this" same:<time_period unit="week|month"/>)? ]=],
  attributes = counted { from = "from.from", to = "to.by", same = "same.unit" },
  examples = {
    { "Two weeks ago, about a year earlier and a few days later it rained.",
      { { n = 2, unit = "week", from = "past" }, { one = "a", unit = "year", mod = "APPROX" },
        { unit = "day", from = "after" } } },
    { "Decades ago it rained, and months later it was dry.",
      { { unit = "decade", from = "past" }, { unit = "month", from = "after" } } },
    { "Half a century ago and a year and a half later it rained.",
      { { halved = "Half a", unit = "century" }, { one = "a", unit = "year", plus = "half" } } },
    { "Three years ago today and a year ago this week it rained.",
      { { n = 3, unit = "year", to = 0 }, { one = "a", unit = "year", same = "week" } } },
    { "It rained two weeks.", false },
    { "It rained a day later than there.", false },
  },
}))

-- "In two weeks' time".
lede.rule(noting("ago", {
  name = "in_time", priority = 1,
  pattern = [=[ (?<= [norm="in"]) /time_count[] /time_unit[] ("'" | "'s") "time" ]=],
  attributes = counted { from = "=future" },
  examples = {
    { "They meet in two weeks' time, and in a year's time.",
      { { n = 2, unit = "week", from = "future" }, { one = "a", unit = "year" } } },
    { "They met in two weeks.", false },
  },
}))

lede.rule(noting("ago", {
  name = "year_ago",
  pattern = [=[ one:"a"? unit:<time_period unit="year" many!="yes"/> "-"
                from:<time_distance entry="ago|earlier"/>
                ("fiscal"? n:<ordinal/>? "-"? "quarter")? ]=],
  attributes = {
    one = "=1", unit = "unit.unit", from = "=past", quarter = "n.value", told = "=yes",
  },
  examples = {
    { "Net fell from 3 million crowns in the year-ago quarter.", { unit = "year", from = "past" } },
    { "Net fell in the year-earlier third quarter.", { unit = "year", quarter = 3 } },
    { "A year-long fair began.", false },
  },
}))

lede.rule(noting("vague", {
  name = "vague",
  pattern = [=[ x:<time_vague before="any"/> (?! (?<= "ahead") "of")
                | (?! (?<! <s>) "the"? [word="Future"]) x:<time_vague before="no period"/>
                  (?! [time_period | cardinal])
                | (?<! [norm="up|out"]) x:<time_vague before="end"/>
                  (?= [kind="punct" | norm = $time_behind_date]) ]=],
  attributes = { ref = "x.ref" },
  examples = {
    { "It recently rained; in recent years it is dry now; in the days ahead it may snow.",
      { { ref = "PAST_REF" }, { ref = "PAST_REF" }, { ref = "PRESENT_REF" },
        { ref = "FUTURE_REF" } } },
    { "It rained in the days ahead of the vote.", false },
    { "There are now two of them; to date, it is dry.",
      { { ref = "PRESENT_REF" }, { ref = "PRESENT_REF" } } },
    { "It is up to date, and hard to date vases, for Our Future.", false },
    { "Future talks will be long.", { ref = "FUTURE_REF" } },
    { "It rained in the past two weeks.", false },
    { "Now, what is that?", false, todo = true }, -- not a time
  },
}))

lede.rule(noting("clock", {
  name = "clock_time",
  pattern = [=[ /time_clock[] (?! "mark") ]=],
  attributes = { clock = "clock.text", half = "half.norm" },
  examples = {
    { "The doors open at 10:38 a.m., noon or 5 pm.",
      { { clock = "10:38", half = "a.m." }, { clock = "noon" }, { clock = "5", half = "pm" } } },
    { "The doors open at the 2:05 mark.", false },
    { "She ran it in 10:38.", false, todo = true },
  },
}))

local LAST_MINUTE = 2400 -- 0900 GMT: hours and minutes in one

lede.rule(noting("clock", {
  name = "clock_in_zone",
  pattern = [=[ clock:[shape="0000"] [word = $time_zones] ]=],
  where = function(m) return m.clock.number < LAST_MINUTE end,
  attributes = { clock = "clock.text" },
  examples = {
    { "The ship left at 0930 GMT.", { clock = "0930" } },
    { "It was dry in 1930.", false },
  },
}))

lede.rule(noting("weekday", {
  name = "weekday_in_zone",
  pattern = [=[ clock:[shape="0000"] [word = $time_zones] "on"? day:<time_weekday/> ]=],
  where = function(m) return m.clock.number < LAST_MINUTE end,
  attributes = { clock = "clock.text", weekday = "day.weekday" },
  examples = {
    { "Polls close at 2030 GMT on Sunday.", { clock = "2030", weekday = 7 } },
    { "Polls close in 2030.", false },
  },
}))

require "lede.dates.spans"
require "lede.dates.ends"

lede.offer() -- lede.dates does
