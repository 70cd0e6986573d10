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
local words = require "lexicons.number_words"

for _, name in ipairs { "approximately", "currency", "currency_part", "unit" } do
  lede.lexicon("number_" .. name, words[name])
end

local function keys(map)
  local list = {}
  for key in pairs(map) do list[#list + 1] = key end
  return list
end

lede.list("number_words", words.number_words)
lede.list("number_multipliers", keys(words.multipliers))
lede.list("number_parts", keys(words.number_parts))
lede.list("ordinal_words", words.ordinal_words)

-- ---- pieces ------------------------------------------------------------------------------------

lede.macro { name = "number_figure", pattern = [=[ [kind="number" & number >= -999999999999] ]=] }
lede.macro { name = "number_times", pattern = [=[ [norm = $number_multipliers] ]=] }
lede.macro { name = "number_word", pattern = [=[ [norm = $number_words] ]=] }
lede.macro { name = "number_fraction", pattern = [=[ [word="½|¼|¾|⅓|⅔|1/2|1/4|3/4"] ]=] }
-- 2½ · 1.2 bn · five hundred and six · twenty-five · two and a half million · a dozen: what is not
-- one figure alone, so that most figures are looked at by one rule only.
lede.macro {
  name = "number_long",
  pattern = [=[ ( /number_figure[] /number_fraction[]? ("and" "a" "half")? /number_times[]
                | /number_figure[] (/number_fraction[] | "and" "a" "half")
                | /number_word[] (("-" | "and")? /number_word[])*
                  ("and" "a" "half" /number_times[]?)?
                | "half"%c ("a" | "an")? /number_times[] | "a"%c /number_times[]+ ) ]=],
}
lede.macro { name = "number_any", pattern = [=[ ( /number_long[] | /number_figure[] ) ]=] }

-- What the tokens of a number are worth together: those below a thousand add up, a multiplier takes
-- all of them; "two hundred and five thousand" is (2 · 100 + 5) · 1000.
local function worth(span, article)
  local first, last = span.start, span.stop
  local sum, part, counted = 0, 0, false
  for i = first, last do
    local norm = article:at(i, "norm")
    local times = words.multipliers[norm]
    local number = words.number_fractions[norm] or article:at(i, "number")
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
  local all = sum + part
  return math.tointeger(all) or all
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
  return math.tointeger(low) or low
end

-- ---- rules -------------------------------------------------------------------------------------

lede.phase { name = "numbers", resolve = "priority" }

-- A single figure or word is worth what the engine says; no function is called for it.
lede.rule {
  name = "figure", phase = "numbers", priority = 1,
  pattern = [=[ /number_figure[] | /number_word[] ]=],
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
  pattern = [=[ /number_word[] ("-" | "and")? /number_word[]* [norm = $ordinal_words] ]=],
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
  pattern = [=[ mod:<number_approximately/>? n:/number_any[] "-"? part:[norm = $number_parts]
                | mod:<number_approximately/>? "a"%c part:[norm = $number_parts] ]=],
  annotate = "cardinal",
  attributes = {
    mod = "mod.mod",
    value = function(m, article)
      return (m.n and worth(m.n, article) or 1) * words.number_parts[m.part.norm]
    end,
  },
  examples = {
    { "Nearly three quarters of the homes were dry.", { value = 0.75, mod = "LESS_THAN" } },
    { "One tenth of the homes were dry.", { value = 0.1 } },
    { "The third home was dry.", false },
    { "A quarter of the town, the old quarter, was dry.", { { value = 0.25 } } },
    { "It fell in one quarter.", false, todo = true }, -- a quarter of a year
  },
}

-- A number with something before or behind it, and a range of two such numbers, are two rules of
-- one kind. `before` and `after` are patterns; a range need not say them twice.
local function maybe(pattern) return pattern == "" and "" or "(" .. pattern .. ")?" end

local function one_pattern(kind)
  return kind.pattern or
    "mod:<number_approximately/>? " .. kind.before .. " n:/number_any[] " .. kind.after
end

local function range_pattern(kind)
  return 'opening:[norm="between|from"]? ' .. kind.before .. " low:/number_any[] " ..
    maybe(kind.after) ..
    ' joint:("-" | "–" | "to" | "and") ' .. maybe(kind.before) ..
    " high:/number_any[] " .. kind.after
end

-- "and" is a range behind "between" only, and a range goes up: 3-2 is a score.
local function is_range(m, article)
  local between = m.opening ~= nil and m.opening.norm == "between"
  return between == (m.joint.norm == "and") and lower(m, article) < worth(m.high, article)
end

local kinds = {
  {
    name = "cardinal", layer = "cardinal", before = "", after = "", priority = 1,
    pattern = "n:/number_long[]",
    one = {
      { "Two and a half million people and 1.2bn birds left.",
        { { value = 2500000 }, { value = 1200000000 } } },
      { "A dozen trams, half a million letters, twenty-five bikes, one hundred and five boats.",
        { { value = 12 }, { value = 500000 }, { value = 25 }, { value = 105 } } },
      { "Nobody left.", false },
      { "Tens of thousands left.", { mod = "APPROX" }, todo = true },
    },
    range = {
      { "Between 3 and 5 million people left.", { low = 3000000, high = 5000000 } },
      { "It takes 20-25 people.", { low = 20, high = 25 } },
      { "They won 3-2.", false }, -- no range: it goes down
      { "They lost 2-3.", false, todo = true },
    },
  }, {
    name = "percentage", layer = "percentage", priority = 4, before = "",
    after = '("%" | "percent"%c | "pct" | "per" "cent" | points:("percentage" "points?"))',
    attributes = { points = "points.text" },
    one = {
      { "Shares fell 6.2 percent, or 2½ per cent of the gain, and 5% after.",
        { { value = 6.2 }, { value = 2.5 }, { value = 5 } } },
      { "It rose by two percentage points.", { value = 2, points = "percentage points" } },
      { "It fell by 6.2.", false },
    },
    range = {
      { "It fell between 3 and 5 percent, or 3–5% a year.",
        { { low = 3, high = 5 }, { low = 3, high = 5 } } },
      { "It fell 3 percent and 5 percent.", false },
    },
  }, {
    name = "money", layer = "money", priority = 4, before = "unit:<number_currency sign='yes'/>",
    after = "",
    attributes = { currency = "unit.code" },
    one = {
      { "It cost $1.2bn, then £1,200.50 and nearly US$ 3 million.",
        { { value = 1200000000, currency = "USD" }, { value = 1200.5, currency = "GBP" },
          { value = 3000000, currency = "USD", mod = "LESS_THAN" } } },
      { "It cost 1,200.", false },
    },
    range = {
      { "It costs $3 to 5 million, or €20-€25.",
        { { low = 3000000, high = 5000000, currency = "USD" }, { low = 20, high = 25 } } },
      { "It costs $5.", false },
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

for _, kind in ipairs(kinds) do
  local function attributes(own)
    own.mod = own.value and not kind.pattern and "mod.mod" or nil
    for name, path in pairs(kind.attributes or {}) do own[name] = path end
    return own
  end
  lede.rule {
    name = kind.name, phase = "numbers", priority = kind.priority, pattern = one_pattern(kind),
    annotate = kind.layer, examples = kind.one,
    attributes = attributes { value = worth_of "n" },
  }
  lede.rule {
    name = kind.name .. "_range", phase = "numbers", priority = kind.priority + 3,
    pattern = range_pattern(kind), annotate = kind.layer, examples = kind.range,
    where = is_range,
    attributes = attributes { low = lower, high = worth_of "high" },
  }
end

lede.rule {
  name = "about", phase = "numbers", priority = 1,
  pattern = [=[ mod:<number_approximately/> n:/number_any[] ]=],
  annotate = "cardinal",
  attributes = { value = worth_of "n", mod = "mod.mod" },
  examples = {
    { "About 40 people and nearly two thousand birds left.",
      { { value = 40, mod = "APPROX" }, { value = 2000, mod = "LESS_THAN" } } },
    { "Forty people talked about birds.", false },
  },
}

lede.rule {
  name = "cents", phase = "numbers", priority = 4,
  pattern = [=[ mod:<number_approximately/>? n:/number_any[] unit:<number_currency_part/> ]=],
  annotate = "money",
  attributes = {
    value = function(m, article) return worth(m.n, article) / 100 end,
    currency = "unit.code", mod = "mod.mod",
  },
  examples = {
    { "Milk went up 4 cents.", { value = 0.04, currency = "USD" } },
    { "Milk went up.", false },
  },
}

-- ---- the table ---------------------------------------------------------------------------------

lede.phase "amounts"

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
