-- lede.numbers — how many, how much, in English.
--
--   require "lede.numbers"
--   lede.keep("amount")
--
-- Layers: `cardinal`, `ordinal`, `percentage`, `money`, `quantity`, each with `value`, or `low` and
-- `high` of a range, and `mod` as in TIMEX3 (APPROX, LESS_THAN, MORE_THAN, EQUAL_OR_LESS,
-- EQUAL_OR_MORE); money with `currency` (ISO 4217; none where several countries have a currency of
-- that name), quantity with `unit`. Table, when kept: `amount`, a row for each of them.
--
-- A stretch belongs to one of the layers. The numbers in a date are cardinals, too: whoever needs
-- them apart asks for `[cardinal & !date]`. Lengths of time are durations of lede.dates.
local lede = require "lede"
local set = require "lede.set"
local words = require "lexicons.number_words"
local changing, months, percent = set(words.changing), set(words.months), set(words.percent)

for _, name in ipairs { "approximately", "afterwards", "currency", "currency_part", "unit" } do
  lede.lexicon("number_" .. name, words[name])
end

local function keys(map)
  local list = {}
  for key in pairs(map) do list[#list + 1] = key end
  return list
end

for _, name in ipairs { "number_tens", "number_small", "number_big", "number_scales",
                     "number_many" } do
  lede.list(name, words[name])
end
lede.list("number_multipliers", keys(words.multipliers))
lede.list("number_fractions", words.number_slashes)
lede.list("number_part", keys(words.number_part))
lede.list("number_parts", keys(words.number_parts))
lede.list("ordinal_words", words.ordinal_words)
lede.list("number_long_away", words.long_away)
lede.list("number_distances", words.distances)
lede.list("number_distance_words", words.distance_words)

-- ---- pieces ------------------------------------------------------------------------------------

lede.macro { name = "number_figure", pattern = [=[ [kind="number" & number >= -999999999999] ]=] }
lede.macro { name = "number_times", pattern = [=[ [norm = $number_multipliers] ]=] }
lede.macro {
  name = "number_word",
  pattern = [=[ ( [norm = $number_tens] ("-"? [norm = $number_small])? | [norm = $number_small]
                | [norm = $number_big] ) ]=],
}
-- One behind another only where it multiplies, or adds to what has been multiplied: "five and
-- eight" are two.
lede.macro {
  name = "number_run",
  pattern = [=[ ( /number_word[]
                  ( [norm = $number_scales]
                  | (?<= [norm = $number_big]) "and"? /number_word[] )* ) ]=],
}
lede.macro {
  name = "number_fraction",
  pattern = [=[ [word="½|¼|¾|⅓|⅔" | word = $number_fractions] ]=],
}
-- 2½ · 1.2 bn · five hundred and six · twenty-five · two and a half million · a dozen: what is not
-- one figure alone, so that most figures are looked at by one rule only.
lede.macro {
  name = "number_long",
  pattern = [=[ ( /number_figure[] ("-"? /number_fraction[])? ("and" "a" "half")? "-"?
                  /number_times[]{1,2}
                | /number_figure[] ("-"? /number_fraction[] | "and" "a" "half")
                | /number_run[] ("-"? "and" "-"? "a" "-"? "half" /number_times[]?)?
                | ("a"%c? "half"%c "-" | "half"%c ("a" | "an")?) /number_times[]
                | ("a"%c | "one")? "quarter"%c "of" "a" [norm = $number_big]
                | [norm="[0-9][0-9.,]*(thousand|million|billion|trillion)"]
                | "a"%c /number_times[]+ ) ]=],
}
lede.macro { name = "number_any", pattern = [=[ ( /number_long[] | /number_figure[] ) ]=] }

-- An integer if it is one but for the error of its arithmetic: 4.1 million.
local function plain(n)
  local near = math.floor(n + 0.5)
  if math.abs(n - near) <= 1e-12 * math.abs(n) then return math.tointeger(near) or n end
  return n
end

-- 44million: one token.
local function glued(norm)
  local figure, times = norm:match("^(%d[%d.,]*)(%a+)$")
  figure = figure and tonumber((figure:gsub(",", "")))
  return figure and words.multipliers[times] and plain(figure * words.multipliers[times])
end

-- What the tokens of a number are worth together: those below a thousand add up, a multiplier takes
-- all of them; "two hundred and five thousand" is (2 · 100 + 5) · 1000.
local function worth(span, article)
  local norms = article:answers("norm")
  local multipliers, fractions = words.multipliers, words.number_fractions
  local first, last = span.start, span.stop
  local sum, part, counted = 0, 0, false
  for i = first, last do
    local norm = norms[i]
    local times = multipliers[norm]
    local number = fractions[norm] or article:at(i, "number") or not times and glued(norm) or nil
    if first == last and number and not times then return math.tointeger(number) or number end
    if times and counted and part == 0 then
      sum = sum * times
    elseif times and times >= 1000 then
      sum, part = sum + (counted and part or 1) * times, 0
    elseif times then
      part = (counted and part or 1) * times
    else
      part = part + (number or 0)
    end
    counted = counted or times ~= nil or number ~= nil
  end
  return plain(sum + part)
end

-- The value of a capture, for attributes.
local function worth_of(capture)
  return function(m, article) return worth(m[capture], article) end
end

-- The lower end of "3 to 5 million" is of millions, too.
local function lower(m, article)
  local low, high = worth(m.low, article), worth(m.high, article)
  local times = words.multipliers[m.high.norm:match("%a+$")]
  if times and not words.multipliers[m.low.norm:match("%a+$")] and low < high / times then
    low = low * times
  end
  return plain(low)
end

-- ---- rules -------------------------------------------------------------------------------------

lede.phase { name = "numbers", language = "en", resolve = "priority" }

-- A single figure or word is worth what the engine says.
lede.rule {
  name = "figure", phase = "numbers", priority = 1,
  pattern = [=[ /number_figure[]
                | [norm = $number_small | norm = $number_tens | norm = $number_big] ]=],
  annotate = "cardinal", attributes = { value = "match.number" },
  examples = {
    { "The council closed 1,200.50 metres of road in 3 places and three parks.",
      { { value = 3 }, { value = 3 } } },
    { "The council met.", false },
    { "The one who left was ill.", false, todo = true }, -- a pronoun
  },
}

lede.rule {
  name = "ordinal", phase = "numbers", priority = 1,
  pattern = [=[ [norm = $ordinal_words] | [kind="word" & shape="0.*" & number >= 1] ]=],
  annotate = "ordinal", attributes = { value = "match.number" },
  examples = {
    { "The 21st ferry, the third this week, sank.", { { value = 21 }, { value = 3 } } },
    { "Three ferries sank.", false },
    { "It took a second.", false, todo = true }, -- the unit of time
  },
}

lede.rule {
  name = "ordinal_of_words", phase = "numbers", priority = 2,
  pattern = [=[ /number_run[] ("-" | (?<= [norm = $number_big]) "and")? [norm = $ordinal_words] ]=],
  annotate = "ordinal", attributes = { value = worth_of "span" },
  examples = {
    { "It was the twenty-first time.", { value = 21 } },
    { "The hundred and fifth car came.", { value = 105 } },
    { "It was the first time.", false },
    { "Two thirds of them left.", false },
  },
}

lede.rule {
  name = "fraction", phase = "numbers", priority = 3,
  pattern = [=[ mod:<number_approximately/>? (n:[norm="one|1"] "-"? | "a"%c)
                  part:[norm = $number_part]
                  (?! [tag="NNS?|JJ|NNPS?"] | "of" "a" [norm = $number_big])
                | mod:<number_approximately/>? n:/number_any[] "-"? part:[norm = $number_parts]
                  (?<! [norm="last|next|past|first|previous|consecutive|final"] []{2}) ]=],
  annotate = "cardinal",
  where = function(m, article) -- a third-quarter loss, but "a third - or more - of them"
    return article:answers("norm")[m.stop + 1] ~= "-"
      or article:span(m.stop, m.stop + 1).text:find(" -", 1, true) ~= nil
  end,
  attributes = {
    mod = "mod.mod",
    value = function(m, article)
      local part = m.part.norm
      return (m.n and worth(m.n, article) or 1)
        * (words.number_part[part] or words.number_parts[part])
    end,
  },
  examples = {
    { "Nearly three quarters of the homes were dry.", { value = 0.75, mod = "LESS_THAN" } },
    { "One tenth of the homes were dry.", { value = 0.1 } },
    { "The third home was dry, as in the 1986 third quarter and the last two quarters.", false },
    { "A quarter of the town, the old quarter, was dry for a third week.", { { value = 0.25 } } },
    { "It had a third-floor flat and a quarter-final; a quarter of a million left.", false },
    { "It fell in one quarter.", false, todo = true }, -- a quarter of a year
  },
}

lede.rule {
  name = "half", phase = "numbers", priority = 2,
  pattern = [=[ ( (?<! [norm="first|second|the|this|that|each|other|latter|better|a"]) "half"%c
                | mod:<number_approximately/> "half"%c )
                (?= "of" | [norm="the|its|their|his|her|our|all|those"]) ]=],
  annotate = "cardinal", attributes = { value = function() return 0.5 end, mod = "mod.mod" },
  examples = {
    { "It says that over half of them left.", { value = 0.5, mod = "MORE_THAN" } },
    { "Half of them left, and more than half the seats were empty.",
      { { value = 0.5 }, { value = 0.5, mod = "MORE_THAN" } } },
    { "The first half of the game was dull.", false },
  },
}

local MOST_OF = 1000 -- one in 1,999 is a year more often than a share

lede.rule {
  name = "share", phase = "numbers", priority = 3,
  pattern = [=[ (?<! [norm="the|this|that|no|number"]) mod:<number_approximately/>?
                ( n:[norm="one|1"] "in" | n:/number_any[] "out" "of" ("every" | "the")?
                | n:[norm="one|1"] "in" "every" | n:[norm = $number_small] "in"
                  (?= [norm="three|four|five|six|seven|eight|nine|ten"]) ) all:/number_any[]
                (?! /number_times[] | <number_unit/> | "%" |
                    [norm="percent|pct|hours|days|nights|weeks|months|years"]) ]=],
  annotate = "cardinal",
  where = function(m, article)
    local all = worth(m.all, article)
    return worth(m.n, article) < all and all <= MOST_OF
  end,
  attributes = {
    value = function(m, article) return worth(m.n, article) / worth(m.all, article) end,
    mod = "mod.mod",
  },
  examples = {
    { "One in five agreed, then nine out of ten, then three in four.",
      { { value = 0.2 }, { value = 0.9 }, { value = 0.75 } } },
    { "They opened one in 1999.", false },
  },
}

lede.rule {
  name = "many", phase = "numbers", priority = 2,
  pattern = [=[ ("many" | "several" | "some")? [norm = $number_many] ("of" [norm = $number_many])*
                (?! "place" | "and" "ones")
                | ("a"%c? "few"%c | [norm="several|many"] | "a"%c? "couple"%c "of"?)
                  [norm = $number_big]+ ]=],
  annotate = "cardinal", attributes = { mod = "=APPROX" },
  examples = {
    { "Hundreds of thousands marched, dozens sang, a couple of hundred and a few thousand wept.",
      { { mod = "APPROX" }, { mod = "APPROX" }, { mod = "APPROX" }, { mod = "APPROX" } } },
    { "A hundred wept.", false },
    { "She scores goals.", false, todo = true }, -- a verb
  },
}

lede.rule {
  name = "much_money", phase = "numbers", priority = 3,
  pattern = [=[ [norm = $number_many] ("of" [norm = $number_many])* "of" unit:<number_currency/>
                | [norm="multi-?(million|billion)"] "-"? unit:<number_currency/> ]=],
  annotate = "money", attributes = { mod = "=APPROX", currency = "unit.code" },
  examples = {
    { "Millions of dollars went into a multi-billion-euro hole.",
      { { currency = "USD", mod = "APPROX" }, { currency = "EUR" } } },
    { "Millions of people saw it.", false },
  },
}

require "lede.numbers.none"

-- A number with something before or behind it, and a range of two such numbers, are two rules of
-- one kind. `before` and `after` are patterns; a range need not say them twice.
local function one_pattern(kind)
  return kind.pattern or
    "mod:<number_approximately/>? " .. kind.before .. " n:/number_any[] " .. kind.after
end

local function range_pattern(kind)
  local before = kind.range_before or kind.before
  local twice = before ~= "" and before or kind.after
  local own = twice ~= "" and "own:(" .. twice .. ")?" or ""
  return 'opening:[norm="between|from"]? ' .. before .. " low:/number_any[] " ..
    (kind.before == "" and own or "") ..
    ' joint:("-" | "–" | "to" | "and") ' .. (kind.before ~= "" and own or "") ..
    " high:/number_any[] " .. kind.after
end

-- "Rose 26 million crowns to 2.65 billion crowns" tells by how much, and where it is now.
local function is_change(m, article)
  if not m.own or m.joint.text ~= "to" then return false end
  if m.opening and m.opening.norm ~= "from" then return false end
  local first = m.start - 1
  for i = first, math.max(m.sentence.start, first - 3), -1 do
    if changing[article:at(i, "norm")] then return true end
  end
  return false
end

-- Whether the lower end is of a date: "on July 14 to 46 percent", "in 2004 to 78 million".
local in_year = set { "in", "since", "for", "of", "during", "from" }
local function is_dated(m, article, has_unit)
  local norms, is_plain = article:answers("norm"), m.high.text:find("^%d+$")
  local before, after = norms[m.low.start - 1], norms[m.stop + 1]
  if months[before] then return has_unit or not is_plain or percent[after] end
  return in_year[before] and not is_plain and m.low.text:find("^[12]%d%d%d$")
end

-- "and" is a range behind "between" only, and a range goes up. 2-billion is none.
local function is_range(m, article)
  if m.high.text == m.high.norm and words.multipliers[m.high.norm] then return false end
  local between = m.opening ~= nil and m.opening.norm == "between"
  return between == (m.joint.norm == "and") and lower(m, article) < worth(m.high, article)
end

-- C$5 is of Canada, and "in Category C $5" is not.
local function has_dollar(m, letter)
  return m.text:find(letter .. "$", 1, true) ~= nil
end

local kinds = {
  {
    name = "cardinal", layer = "cardinal", before = "", after = "", priority = 1,
    pattern = "n:/number_long[]",
    one = {
      { "Two-and-a-half weeks went by.", { value = 2.5 } },
    { "Two and a half million people and 1.2bn birds left.",
        { { value = 2500000 }, { value = 1200000000 } } },
      { "A dozen trams, half a million letters, a half-dozen bikes, one hundred and five boats.",
        { { value = 12 }, { value = 500000 }, { value = 6 }, { value = 105 } } },
      { "Then 44million Britons paid.", { value = 44000000 } },
      { "Nobody left.", false },
      { "It was 1.5 lakh, then two three-day fairs; five and eight are two.",
        { { value = 150000 } } },
    },
    range = {
      { "Between 3 and 5 million people left.", { low = 3000000, high = 5000000 } },
      { "It takes 20-25 people.", { low = 20, high = 25 } },
      { "They won 3-2 and lost 2-3.", false },
    },
  }, {
    name = "percentage", layer = "percentage", priority = 4, before = "",
    after = '("%" | "percent"%c | "pct" | "per" "cent" | points:("percentage" "points?"))',
    attributes = { points = "points.text" },
    one = {
      { "It fell 2-1/2 pct, then 5-1/4 per cent.", { { value = 2.5 }, { value = 5.25 } } },
      { "Shares fell 6.2 percent, or 2½ per cent of the gain, and 5% after.",
        { { value = 6.2 }, { value = 2.5 }, { value = 5 } } },
      { "It rose by two percentage points.", { value = 2, points = "percentage points" } },
      { "It fell by 6.2.", false },
    },
    range = {
      { "It fell between 3 and 5 percent, or 3–5% a year.",
        { { low = 3, high = 5 }, { low = 3, high = 5 } } },
      { "It fell 3 percent and 5 percent, then on July 14 to 7 percent.", false },
    },
  }, {
    name = "money", layer = "money", priority = 4, before = "unit:<number_currency sign='yes'/>",
    after = "",
    attributes = { currency = "unit.code" },
    -- A range may be of C$, which by itself is a rule of its own below.
    range_before = "letter:[word='A|C|R|S']? unit:<number_currency sign='yes'/>",
    range_where = function(m) return not m.letter or has_dollar(m, m.letter.text) end,
    range_attributes = { currency = function(m)
      return m.letter and words.dollars[m.letter.text] or m.unit.code
    end },
    one = {
      { "A $500 million loan for a $2-billion road cost Rs 3 crore.",
        { { value = 500000000, currency = "USD" }, { value = 2000000000, currency = "USD" },
          { value = 30000000, currency = "INR" } } },
      { "It cost $1.2bn, then £1,200.50 and nearly US$ 3 million.",
        { { value = 1200000000, currency = "USD" }, { value = 1200.5, currency = "GBP" },
          { value = 3000000, currency = "USD", mod = "LESS_THAN" } } },
      { "It cost 1,200.", false },
    },
    range = {
      { "It costs $3 to 5 million, or €20-€25.",
        { { low = 3000000, high = 5000000, currency = "USD" }, { low = 20, high = 25 } } },
      { "It costs $5.", false },
      { "It costs C$3 to 5 million, or A$7-A$8.",
        { { low = 3000000, high = 5000000, currency = "CAD" },
          { low = 7, high = 8, currency = "AUD" } } },
      { "It fell $1.60 to $108, and rose from $3 to $5.", false },
    },
  }, {
    name = "money_letter", layer = "money", priority = 5,
    before = 'unit:[word="A|C|R|S"] dollar:"$"%l', after = "",
    where = function(m) return has_dollar(m, m.unit.text) end,
    attributes = { currency = function(m) return words.dollars[m.unit.text] end },
    one = {
      { "It cost C$5 million, or A$7.", { { value = 5000000, currency = "CAD" },
        { value = 7, currency = "AUD" } } },
      { "A $5 bill.", false },
    },
  }, {
    name = "money_named", layer = "money", priority = 4, before = "",
    after = "unit:<number_currency/>",
    attributes = { currency = "unit.code" },
    one = {
      { "It lost 3 million euros, ten Swiss francs and 30 crowns.",
        { { value = 3000000, currency = "EUR" }, { value = 10, currency = "CHF" },
          { value = 30 } } },
      { "It lost its euros.", false },
      { "The stone weighs 30 pounds.", false, todo = true },
    },
    range = {
      { "It costs 20 to 25 pounds.", { low = 20, high = 25, currency = "GBP" } },
      { "It costs 20 pounds to send.", false },
    },
  }, {
    name = "quantity", layer = "quantity", priority = 3, before = "",
    after = '"-"? unit:<number_unit/>',
    attributes = { unit = "unit.sign" },
    one = {
      { "Another 85 kilometres of it lie under a 200-acre park, at least 5km away.",
        { { value = 85, unit = "km" }, { value = 200, unit = "acre" },
          { value = 5, unit = "km", mod = "EQUAL_OR_MORE" } } },
      { "Another 85 letters came.", false },
      { "She lives at 12 Foot Lane.", false, todo = true },
    },
    range = {
      { "Waves of 3 to 5 metres hit the pier.", { low = 3, high = 5, unit = "m" } },
      { "It went from 5 to 3 metres.", false },
    },
  },
}

local function with(own, attributes)
  for name, path in pairs(attributes or {}) do own[name] = path end
  return own
end

for _, kind in ipairs(kinds) do
  lede.rule {
    name = kind.name, phase = "numbers", priority = kind.priority, pattern = one_pattern(kind),
    annotate = kind.layer, examples = kind.one, where = kind.where,
    attributes = with({ value = worth_of "n", mod = not kind.pattern and "mod.mod" or nil },
      kind.attributes),
  }
  if kind.range then
    local holds, has_unit = kind.range_where or kind.where, kind.before .. kind.after ~= ""
    lede.rule {
      name = kind.name .. "_range", phase = "numbers", priority = kind.priority + 3,
      pattern = range_pattern(kind), annotate = kind.layer, examples = kind.range,
      where = function(m, article)
        return is_range(m, article) and not (holds and not holds(m))
          and not is_dated(m, article, has_unit) and not (has_unit and is_change(m, article))
      end,
      attributes = with({ low = lower, high = worth_of "high" },
        kind.range_attributes or kind.attributes),
    }
  end
end

lede.rule {
  name = "about", phase = "numbers", priority = 1,
  pattern = [=[ mod:<number_approximately/> n:/number_any[] ]=],
  annotate = "cardinal",
  attributes = { value = worth_of "n", mod = "mod.mod" },
  examples = {
    { "About 40 people and well below two thousand birds left.",
      { { value = 40, mod = "APPROX" }, { value = 2000, mod = "LESS_THAN" } } },
    { "Forty people talked about birds.", false },
  },
}

lede.rule {
  name = "number_or_more", phase = "numbers", priority = 1,
  pattern = [=[ n:/number_any[] mod:<number_afterwards/> ]=],
  annotate = "cardinal",
  attributes = { value = worth_of "n", mod = "mod.mod" },
  examples = {
    { "Some came, 20 or so, then 40 or more.",
      { { value = 20, mod = "APPROX" }, { value = 40, mod = "EQUAL_OR_MORE" } } },
    { "Twenty came, so we left.", false },
  },
}

lede.rule {
  name = "half_percent", phase = "numbers", priority = 5,
  pattern = [=[ mod:<number_approximately/>?
                ( [norm="a|one"]? "-"? part:[norm="half|quarter"] ("of" "a" | "a" | "-")?
                | part:[norm="half"] "of" "one" )
                ( "%" | [norm="percent|pct"] | "per" "cent"
                | points:("percentage" "-"? "point") ) ]=],
  annotate = "percentage",
  attributes = {
    value = function(m) return m.part.norm == "half" and 0.5 or 0.25 end, mod = "mod.mod",
    points = "points.text",
  },
  examples = {
    { "It rose half a percent, a quarter of a percentage point or a half-percent.",
      { { value = 0.5 }, { value = 0.25, points = "percentage point" }, { value = 0.5 } } },
    { "Half of the percentage was wrong.", false },
  },
}

lede.rule {
  name = "basis_points", phase = "numbers", priority = 4,
  pattern = [=[ mod:<number_approximately/>? n:/number_any[] "-"?
                points:("basis" "-"? [norm="points?"] | [word="bps?"]) ]=],
  annotate = "percentage",
  attributes = {
    value = function(m, article) return worth(m.n, article) / 100 end, mod = "mod.mod",
    points = "points.text",
  },
  examples = {
    { "Rates rose about 25 basis points and 5bps.", { { value = 0.25, mod = "APPROX" }, {} } },
    { "It gained 25 points.", false },
  },
}

lede.rule {
  name = "metres", phase = "numbers", priority = 4,
  pattern = [=[ mod:<number_approximately/>? n:/number_figure[] "m"
                (?= "-"? [norm = $number_long_away])
                | n:[norm = $number_distances] "m" (?= [norm = $number_distance_words])
                | (?<= [norm="the|'s|over|women|men"] | [norm = $number_distances] "m" "and")
                  n:[norm = $number_distances] "m"
                  (?= [kind="punct" | norm="and|at|in|on|or|to|with|was|is"]) ]=],
  annotate = "quantity",
  attributes = { value = worth_of "n", unit = "=m", mod = "mod.mod" },
  examples = {
    { "It is 3m high and 20m long; 3m people saw it.",
      { { value = 3, unit = "m" }, { value = 20, unit = "m" } } },
    { "Holm, a 400m runner, won the 800m and 1500m in May.",
      { { value = 400, unit = "m" }, { value = 800 }, { value = 1500 } } },
    { "Some 400m were lost, and a 100m loan.", false },
    { "The firm has 3m users.", false },
  },
}

lede.rule {
  name = "degrees_below_zero", phase = "numbers", priority = 5,
  pattern = [=[ "minus"%c n:/number_any[] "-"? unit:<number_unit sign="°|°C|°F"/> ]=],
  annotate = "quantity",
  attributes = {
    value = function(m, article) return -worth(m.n, article) end, unit = "unit.sign",
  },
  examples = {
    { "It was minus 12 degrees.", { value = -12, unit = "°" } },
    { "It was all of it minus 12 barrels.", false },
  },
}

lede.rule {
  name = "inches", phase = "numbers", priority = 4,
  pattern = [=[ n:[norm="[0-9]{1,3}(\.[0-9]+)?in"] ]=], -- one token
  annotate = "quantity",
  attributes = {
    value = function(m) return plain(tonumber(m.n.norm:match("^[%d.]+"))) end, unit = "=in",
  },
  examples = {
    { "Some 4in of rain fell.", { value = 4, unit = "in" } },
    { "It fell 4 in May.", false },
  },
}

lede.rule {
  name = "cents", phase = "numbers", priority = 4,
  pattern = [=[ mod:<number_approximately/>? n:/number_any[]
                (?! "Cent") unit:<number_currency_part/> ]=],
  annotate = "money",
  attributes = {
    value = function(m, article) return worth(m.n, article) / 100 end,
    currency = "unit.code", mod = "mod.mod",
  },
  examples = {
    { "Milk went up 4 cents, shares 30p.",
      { { value = 0.04, currency = "USD" }, { value = 0.3, currency = "GBP" } } },
    { "50 Cent sang.", false },
  },
}

-- ---- the table ---------------------------------------------------------------------------------

lede.phase { name = "amounts", language = "en" }

local amounts = {
  cardinal = { { "A dozen of them came.", { kind = "cardinal", value = 12 } } },
  ordinal = { { "The third came.", { kind = "ordinal", value = 3 } } },
  percentage = { { "It rose 3 to 5 percent.", { kind = "percentage", low = 3, high = 5 } } },
  money = { { "It cost about $3m.", { value = 3000000, unit = "USD", mod = "APPROX" } } },
  quantity = { { "A pipe of 12 km burst.", { kind = "quantity", value = 12, unit = "km" } } },
}

for layer, examples in pairs(amounts) do
  examples[#examples + 1] = { "Nobody came.", false }
  lede.rule {
    name = "amount_" .. layer, into = "amount", phase = "amounts",
    pattern = "x:<" .. layer .. "/>",
    record = {
      kind = "=" .. layer, value = "x.value", low = "x.low", high = "x.high",
      unit = "x.currency | x.unit", mod = "x.mod",
    },
    examples = examples,
  }
end

lede.offer("cardinal", "ordinal", "percentage", "money", "quantity")
