-- lede.dates.spans — how long and how often: durations and sets of dates, in English. Rules of the
-- phase of lede.time_words.
local lede = require "lede"
local set = require "lede.set"
local pieces = require "lede.dates.pieces"
local noting, counted = pieces.noting, pieces.counted

lede.rule(noting("duration", {
  name = "duration",
  pattern = [=[ ("the"%c? (?! (?<= [norm="to|could|may|might|will|would|should|can"]) "last")
                 [norm="last|past|next|first|previous|coming|final|another"])?
                (?! "60" "Minutes" | "48" "Hours")
                /time_count[] "more"? "-"? /time_unit[] ("-" "long")?
                (?! "-"? [norm="old|olds"] | [time_distance.also!="word"]
                    | (?<= [norm="a|an"] []) "-" [word="[a-z].*"])
                (?<! "a"%c [norm="second|quarter"]) ]=],
  attributes = counted {},
  examples = {
    { "For over 20 years and the past two months they met; it was a 16-hour flight.",
      { { n = 20, unit = "year", mod = "MORE_THAN" }, { n = 2, unit = "month" },
        { n = 16, unit = "hour" } } },
    { "It took half an hour, or an hour and a half.",
      { { halved = "half an", unit = "hour" }, { one = "an", unit = "hour", plus = "half" } } },
    { "They were told on 60 Minutes and in 48 Hours.", false },
    { "A 16-year-old met them two years ago, in a night-raid of over 12-year-olds.", false },
    { "Nearly a quarter of the homes were dry.", false },
  },
}))

-- "Six straight months".
lede.rule(noting("duration", {
  name = "duration_of_a_kind",
  pattern = [=[ ( n:<cardinal/> | mod:<number_approximately/>? many:("a"%c "few" | "several") )
                [norm = $time_period_kinds] unit:<time_period many="yes"/>
                (?! [time_distance.also!="word"]) ]=],
  attributes = { n = "n.value | n.low", mod = "n.mod | mod.mod", unit = "unit.unit" },
  examples = {
    { "It lasted nine long months, and for three consecutive days it rained.",
      { { n = 9, unit = "month" }, { n = 3, unit = "day" } } },
    { "They sold three last year and a few good ones.", false },
  },
}))

-- "A decade - they met", and not "a night-raid".
lede.rule(noting("duration", {
  name = "duration_and_dash",
  pattern = [=[ one:[norm="a|an"] unit:<time_period/> (?= "-" [word="[a-z].*"]) ]=],
  where = function(m, article)
    return article:span(m.stop, m.stop + 1).text:find(" -", 1, true) ~= nil
  end,
  attributes = { one = "one.text", unit = "unit.unit" },
  examples = {
    { "They were there for a decade - or so they said.", { unit = "decade" } },
    { "A night-raid shook them.", false },
  },
}))

lede.rule(noting("duration", {
  name = "duration_of_two_units",
  pattern = [=[ ( /time_count[] unit:<time_period unit="hour"/>
                  ("and" | ",")? rest:<cardinal/> <time_period unit="minute"/>
                | /time_count[] unit:<time_period unit="minute"/>
                  ("and" | ",")? rest:<cardinal/> <time_period unit="second"/>
                | /time_count[] unit:<time_period unit="year"/>
                  ("and" | ",")? rest:<cardinal/> <time_period unit="month"/> )
                (?! [time_distance.also!="word"]) ]=],
  attributes = {
    n = "n.value | n.low", one = "one.text", mod = "n.mod | mod.mod", unit = "unit.unit",
    rest = "rest.value",
  },
  examples = {
    { "It took 3 minutes 32 seconds, an hour and 20 minutes or two years and three months.",
      { { n = 3, unit = "minute", rest = 32 }, { one = "an", unit = "hour", rest = 20 },
        { n = 2, unit = "year", rest = 3 } } },
    { "It took two years.", false },
  },
}))

lede.rule(noting("duration", {
  name = "one_period", priority = 1,
  pattern = [=[ (?<= [norm="for|in|over|during|within|throughout|spend|spent|spending"])
                "the" [norm="last|past|next|coming"]
                unit:<time_period unit="hour|week|month|year|decade" many!="yes"/>
                (?! "of" | "-") ]=],
  attributes = { unit = "unit.unit", alone = "unit.norm" },
  examples = {
    { "It grew over the last year and will go on in the next decade.",
      { { unit = "year" }, { unit = "decade" } } },
    { "It grew in the last year of the war.", false },
    { "It grew last year.", false },
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
  name = "many_long", priority = 1,
  pattern = [=[ [norm="a|an"] unit:<time_period many="yes"/> "-" "long" ]=],
  attributes = { unit = "unit.unit", alone = "unit.norm", many = "unit.many" },
  examples = {
    { "It ended a months-long siege.", { unit = "month", many = "yes" } },
    { "It ended a month-long siege.", false },
  },
}))

lede.rule(noting("duration", {
  name = "all_of_period",
  pattern = [=[ "all"%c unit:<time_period unit="day|night|week|weekend|month|year" many!="yes"/>
                (?! "-" (?! "-" [norm="long|round"])) ]=],
  attributes = { unit = "unit.unit", alone = "unit.norm" },
  examples = {
    { "It rained all day and was cold all year.", { { unit = "day" }, { unit = "year" } } },
    { "It was dry all those days, all told; all day-trippers left.", false },
  },
}))

lede.rule(noting("duration", {
  name = "many_periods",
  pattern = [=[ (?<= [norm="for|in|within|after|over|through|take|takes|took|taking" |
                        norm="lasts|lasted|lasting|spend|spends|spent|spending|waited"])
                unit:<time_period many="yes"/> (?! [time_distance.also!="word"]) ]=],
  attributes = { unit = "unit.unit", alone = "unit.norm", many = "unit.many" },
  examples = {
    { "For years there was a fair, and he spent months there.",
      { { unit = "year", many = "yes" }, { unit = "month", many = "yes" } } },
    { "The years were long.", false },
    { "The fair went on many, many years.", { many = "yes" }, todo = true },
  },
}))

local pointing = set { "the", "those", "these", "his", "her", "their", "early", "first", "last",
                       "final", "other", "later", "few", "several", "many", "some", "more" }

-- "Decades of neglect", and not "the days of fairs".
lede.rule(noting("duration", {
  name = "many_of_something", over = "unit",
  pattern = [=[ unit:<time_period many="yes"/> "of"
                [norm!="the|that|this|their|its"] ]=],
  where = function(m, article)
    local before = m.start - 1
    return not pointing[article:at(before, "norm")]
      and not article:covers("cardinal", before, before)
  end,
  attributes = { unit = "unit.unit", alone = "unit.norm", many = "unit.many" },
  examples = {
    { "It ended decades of neglect.", { unit = "decade" } },
    { "In the days of fairs and after two years of talks it ended.", false },
  },
}))

lede.rule(noting("every", {
  name = "every", priority = 1,
  pattern = [=[ [norm="every|each"] ( (n:<cardinal/> | many:"few" | other:"other")?
                                      unit:<time_period/>
                                    | "other"? weekday:<time_weekday/> part:<time_day_part/>?
                                    | part:<time_day_part/> | season:<time_season/>
                                    | month:<time_month also!="word"/> ) ]=],
  attributes = {
    n = "n.value", unit = "unit.unit", weekday = "weekday.weekday", part = "part.part",
    season = "season.season", other = "other.text", many = "many.text",
    month = "month.month",
  },
  examples = {
    { "Every Tuesday, each year and every two weeks they meet.",
      { { weekday = 2 }, { unit = "year" }, { n = 2, unit = "week" } } },
    { "Every other Saturday it is open.", { weekday = 6 } },
    { "Every other day, every Monday morning, each summer and every July they meet.",
      { { other = "other", unit = "day" }, { weekday = 1, part = "TMO" }, { season = "SU" },
        { month = 7 } } },
    { "They met on Tuesday.", false },
  },
}))

lede.rule(noting("every", {
  name = "times_a_period", priority = 1,
  pattern = [=[ ( [norm="once|twice"] | <cardinal/> ("times" | <time_period/>) )
                [norm="a|an|each|every|per"] unit:<time_period many!="yes"/> ]=],
  attributes = { unit = "unit.unit" },
  examples = {
    { "They meet twice a day, or three times a week.", { { unit = "day" }, { unit = "week" } } },
    { "They met a day late.", false },
  },
}))

lede.rule(noting("every", {
  name = "per_period", priority = 1,
  pattern = [=[ "per" unit:<time_period/> ]=],
  attributes = { unit = "unit.unit" },
  examples = {
    { "They sold 300 tons per day.", { unit = "day" } },
    { "They met as per plan that day.", false },
  },
}))

-- The tagger is asked about the word before it here and not in the pattern: the few sentences that
-- come so far are tagged, in place of all that have a period.
lede.rule(noting("every", {
  name = "so_many_a_period", priority = 1,
  pattern = [=[ (?<= [percentage | money | quantity | word=".*s"]) [norm="a|an"]
                unit:<time_period unit="hour|day|week|month|year" many!="yes"/>
                (?! [time_distance | norm="late|early|old|long|and|with"] | "-") ]=],
  where = function(m, article)
    local before = m.start - 1
    return article:covers("percentage", before, before) or article:covers("money", before, before)
      or article:covers("quantity", before, before) or article:at(before, "tag") == "NNS"
  end,
  attributes = { unit = "unit.unit" },
  examples = {
    { "It pays 20 dollars a day, or 6 percent a year, for hundreds of jobs a month.",
      { { unit = "day" }, { unit = "year" }, { unit = "month" } } },
    { "They sold barrels a year ago, and hours later it was a day of talks.", false },
  },
}))

lede.rule(noting("every", {
  name = "weekdays",
  pattern = [=[ weekday:<time_weekdays/> ]=],
  attributes = { weekday = "weekday.weekday" },
  examples = { { "On Mondays it is shut.", { weekday = 1 } }, { "Monday came.", false } },
}))

lede.rule(noting("every", {
  name = "weekends",
  pattern = [=[ "weekends"%c ]=],
  attributes = { unit = "=weekend" },
  examples = { { "It is shut at weekends.", { unit = "weekend" } }, { "The weekend.", false } },
}))

lede.rule(noting("often", {
  name = "often",
  pattern = [=[ (?! [shape="X.*"] [shape="X.*"] | (?<= [shape="X.*"]) [shape="X.*"])
                (?! (?<= [shape="X.*" & norm!="the|a|their|its" | norm = $time_owners])
                    [norm="daily|weekly|monthly"] [shape="X.*"])
                x:<time_often/> (?! [norm=$time_papers | norm="said|wrote|quoted"]) ]=],
  attributes = { every = "x.every" },
  examples = {
    { "The annual fair has a daily show.", { { every = "P1Y" }, { every = "P1D" } } },
    { "The fair has a show.", false },
    { "The Daily Post, Farmers Weekly and a weekly newspaper wrote so.", false },
    { "The party daily Rot, the German daily Blatt and another weekly said so.", false },
    { "The daily Rot wrote so.", false, todo = true },
  },
}))
