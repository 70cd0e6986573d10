-- lede.dates.ends — the other end of a range or list, in English: "22-25 April", "May 2, 9 and 16".
-- The end beside the month is read in lede.time_words, the other here, in a phase behind its own.
local lede = require "lede"

lede.phase { name = "ends_of_ranges", language = "en" }

local function ending(rule)
  rule.phase, rule.annotate, rule.over = "ends_of_ranges", "time_words", "day"
  rule.attributes = { kind = "=calendar", day = "day.number", month = "month.month",
                      year = "year.number" }
  return rule
end

lede.rule {
  name = "first_of_range", phase = "ends_of_ranges", annotate = "time_words", over = "first",
  pattern = [=[ first:(/time_day[]) ("-" | "–" | "and" | "to") [word = $time_days]
                "of"? month:<time_month/> (","? /time_year[])?
              | (?<= first:(year:[kind="number"]) ("-" | "–" | "to" | "and") [kind="number"])
                era:[word="BC|B\.C\.|BCE|B\.C"] ]=],
  attributes = {
    kind = function(m) return m.era and "before_christ" or "calendar" end,
    day = "day.number", month = "month.month", year = "year.number",
  },
  examples = {
    { "It ran from 22-25 April 1951.", { day = 22, month = 4, year = 1951 } },
    { "It ran on 25 April.", false },
    { "It was dry in 499-493 BC and from 140 to 137 BC.", { { year = 499 }, { year = 140 } } },
    { "It was dry in 499 BC.", false },
  },
}

lede.rule(ending {
  name = "last_of_days",
  pattern = [=[ month:<time_month/> ([word = $time_days] ","){0,4} [word = $time_days]
                ("-" | "–" | "and" | "to") /time_day[]
                (","? /time_year[])? (?! [time_month]) ]=],
  examples = {
    { "It ran on April 24 and 25.", { day = 25, month = 4 } },
    { "It ran on May 2, 9 and 16.", { day = 16, month = 5 } },
    { "It ran on April 24 and May 2.", false },
  },
})

lede.rule {
  name = "last_of_years", phase = "ends_of_ranges", annotate = "time_words", over = "last",
  pattern = [=[ first:[word = $time_recent_years] [word="-|–|/"]
                last:[shape="00" | word = $time_recent_years] ]=],
  attributes = {
    kind = "=calendar",
    year = function(m)
      local last = m.last.number
      return last > 99 and last or m.first.number + (last - m.first.number) % 100
    end,
  },
  where = function(m)
    if m.last.number > 99 then return m.last.number > m.first.number end
    local after = (m.last.number - m.first.number) % 100
    return after == 1 or after > 0 and after <= 40 and m.last.number > 12
  end,
  examples = {
    { "It was dry in 2001-02, in 1999-00 and in the war of 1914-18.",
      { { year = 2002 }, { year = 2000 }, { year = 1918 } } },
    { "It was dry in 1876-1910.", { year = 1910 } },
    { "It was dry in 2001-10.", false },
  },
}

lede.offer() -- lede.dates does
