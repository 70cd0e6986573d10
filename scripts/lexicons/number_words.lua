-- Words that stand beside numbers in English: what makes them vague, currencies, units.
-- A list here is data: lede.numbers and lede.dates make lexicons of it.
local M = {}

-- Entries of one attribute. A row is its value, then the words; false: they have no value.
local function rows(attribute, words_by_value)
  local entries = {}
  for _, row in ipairs(words_by_value) do
    for i = 2, #row do
      entries[#entries + 1] = { row[i], [attribute] = row[1] or nil }
    end
  end
  return entries
end
M.rows = rows

-- `mod` as in TIMEX3.
M.approximately = rows("mod", {
  { "APPROX", "about", "around", "approximately", "roughly", "some", "an estimated" },
  { "LESS_THAN", "nearly", "almost", "less than", "slightly less than", "fewer than", "under",
    "just under", "well under", "below", "just below", "well below", "close to", "not quite" },
  { "MORE_THAN", "more than", "slightly more than", "far more than", "over", "well over",
    "just over", "above", "just above", "well above", "in excess of", "upwards of", "upward of" },
  { "EQUAL_OR_LESS", "up to", "at most", "no more than", "a maximum of", "as many as",
    "as much as" },
  { "EQUAL_OR_MORE", "at least", "no less than", "no fewer than", "not less than",
    "a minimum of" },
})

-- Before a day, and behind a share: "on July 14 to 46 percent" has no range.
M.percent = { "percent", "pct", "%" }
M.months = {
  "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
  "november", "december", "jan.", "feb.", "aug.", "sept.", "oct.", "nov.", "dec.",
}

-- What multiplies the number before it, and other words of numbers, all in small letters.
M.multipliers = {
  hundred = 100, thousand = 1000, k = 1000, million = 1000000, m = 1000000, mn = 1000000,
  mln = 1000000, billion = 1000000000, bn = 1000000000, bln = 1000000000, b = 1000000000,
  trillion = 1000000000000, tn = 1000000000000, trn = 1000000000000, dozen = 12,
  lakh = 100000, lakhs = 100000, crore = 10000000, crores = 10000000,
}
-- What may stand behind a number: "20 or so".
M.afterwards = rows("mod", {
  { "APPROX", "or so", "or thereabouts" },
  { "EQUAL_OR_MORE", "or more", "or over", "or higher", "+" },
  { "EQUAL_OR_LESS", "or less", "or fewer", "or lower" },
})
M.number_tens = { "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety" }
M.number_small = {
  "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
  "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
}
M.number_big = { "hundred", "thousand", "million", "billion", "trillion", "dozen", "lakh", "crore" }
-- What multiplies a number in words: "two million", "two mln".
M.number_scales = { "mn", "mln", "bn", "bln", "trn" }
for _, word in ipairs(M.number_big) do M.number_scales[#M.number_scales + 1] = word end
-- Of these many are meant, and nobody counted: "tens of thousands".
M.number_many = {
  "tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions",
  "lakhs", "crores",
}
M.ordinal_words = {
  "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
  "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
  "eighteenth", "nineteenth", "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth",
  "seventieth", "eightieth", "ninetieth", "hundredth", "thousandth", "millionth",
}
M.number_fractions = { half = 0.5, quarter = 0.25 }
M.number_slashes = {}
for _, n in ipairs { 2, 3, 4, 8, 16, 32 } do
  for i = 1, n - 1 do
    local text = i .. "/" .. n
    M.number_fractions[text] = i / n
    M.number_slashes[#M.number_slashes + 1] = text
  end
end
M.number_part = {
  third = 1 / 3, quarter = 1 / 4, fifth = 1 / 5, sixth = 1 / 6, seventh = 1 / 7, eighth = 1 / 8,
  ninth = 1 / 9, tenth = 1 / 10, hundredth = 1 / 100,
}
M.number_parts = {}
for part, value in pairs(M.number_part) do M.number_parts[part .. "s"] = value end

-- Signs and codes that stand before or behind a sum, by ISO 4217.
local currency_signs = rows("code", {
  { "USD", "$", "US$", "USD" }, { "EUR", "€", "EUR" }, { "GBP", "£", "GBP" },
  { "JPY", "¥", "JPY" }, { "CAD", "CA$", "Can$", "CAD" }, { "AUD", "AU$", "Aus$", "AUD" },
  { "NZD", "NZ$", "NZD" }, { "HKD", "HK$", "HKD" }, { "SGD", "SGD" },
  { "BRL", "BRL" }, { "INR", "₹", "INR", "Rs", "Rs." }, { "RUB", "₽", "RUB" },
  { "KRW", "₩", "KRW" }, { "ILS", "₪", "ILS" }, { "TRY", "₺", "TRY" }, { "NGN", "₦", "NGN" },
  { "UAH", "₴", "UAH" }, { "VND", "₫", "VND" }, { "CHF", "CHF" }, { "SEK", "SEK" },
  { "NOK", "NOK" }, { "DKK", "DKK" }, { "PLN", "PLN" }, { "CZK", "CZK" }, { "HUF", "HUF" },
  { "CNY", "CNY", "RMB" }, { "MXN", "MXN" }, { "ZAR", "ZAR" }, { "AED", "AED" },
  { "SAR", "SAR" }, { "THB", "THB" }, { "IDR", "IDR", "Rp" }, { "MYR", "MYR", "RM" },
})

-- Behind these two numbers with a dash are a score, and a row of figures is a telephone's.
M.winning = {
  "won", "win", "wins", "winning", "beat", "beats", "beating", "beaten", "lost", "lose", "loses",
  "losing", "defeat", "defeated", "drew", "draw", "led", "lead", "leading", "trail", "trailed",
  "trailing", "score", "scored", "voted", "vote", "record",
}
M.calling = {
  "call", "calls", "phone", "telephone", "tel", "tel.", "fax", "dial", "hotline", "contact",
  "information", "mobile",
}
-- Before these "3m" are metres, else millions.
M.long_away = {
  "long", "high", "wide", "tall", "deep", "away", "above", "below", "thick", "race", "hurdles",
  "sprint", "freestyle", "butterfly", "backstroke", "breaststroke", "relay", "dash", "final",
  "champion", "steeplechase", "walk", "waves", "wave", "wall",
}

-- What is run and swum, in metres, and what stands behind it: "a 400m runner".
M.distances = { "50", "60", "100", "110", "200", "300", "400", "500", "800", "1000", "1500", "3000",
                "5000", "10000" }
M.distance_words = { "runner", "runners", "hurdler", "sprinter", "medley", "individual", "title",
                     "titles", "gold", "silver", "bronze", "record", "heats", "event", "specialist",
                     "semi-final", "semi-finals", "world", "olympic", "crown" }

-- Behind these "26 million crowns to 2.65 billion crowns" is a change and where it led.
M.changing = {
  "rose", "rise", "rises", "risen", "fell", "fall", "falls", "fallen", "gained", "gain", "lost",
  "lose", "up", "down", "increased", "increase", "decreased", "decrease", "dropped", "drop",
  "climbed", "climb", "declined", "decline", "jumped", "added", "slipped", "slid", "grew", "grow",
  "shed", "plunged", "surged", "cut", "raised", "advanced", "eased", "edged", "firmed", "tumbled",
  "soared", "dipped",
}

-- One letter that belongs to the sign behind it if nothing stands between: C$5, and
-- not "A $5 loan".
M.dollars = { A = "AUD", C = "CAD", R = "BRL", S = "SGD" }

-- Names of currencies; of those without a code several countries have one.
local currency_names = rows("code", {
  { "USD", "dollar", "dollars", "dlr", "dlrs", "US dollar", "US dollars", "U.S. dollars",
    "American dollars", "U.S. dlrs" },
  { "EUR", "euro", "euros" }, { "GBP", "pound", "pounds", "pound sterling", "pounds sterling",
    "stg" },
  { "JPY", "yen" }, { "CNY", "yuan", "renminbi" }, { "CHF", "Swiss franc", "Swiss francs" },
  { "CAD", "Canadian dollar", "Canadian dollars", "Canadian dlrs" },
  { "AUD", "Australian dollar", "Australian dollars", "Australian dlrs" },
  { "NZD", "New Zealand dollars" }, { "HKD", "Hong Kong dollars" },
  { "SGD", "Singapore dollars" }, { "INR", "rupee", "rupees" },
  { "RUB", "rouble", "roubles", "ruble", "rubles" }, { "KRW", "won" },
  { "SEK", "krona", "kronor", "Swedish crowns" }, { "NOK", "Norwegian crowns" },
  { "DKK", "Danish crowns" }, { "CZK", "koruna", "Czech crowns" }, { "PLN", "zloty", "zlotys" },
  { "HUF", "forint", "forints" }, { "TRY", "lira" }, { "BRL", "reais" },
  { "ZAR", "rand" }, { "ILS", "shekel", "shekels" }, { "THB", "baht" }, { "IDR", "rupiah" },
  { "MYR", "ringgit" }, { "VND", "dong" }, { "UAH", "hryvnia", "hryvnias" },
  { "SEK", "Swedish krona", "Swedish kronor" }, { "NOK", "Norwegian krone", "Norwegian kroner" },
  { "DKK", "Danish krone", "Danish kroner" }, { "ISK", "Icelandic kronur", "Icelandic krona" },
  { "MXN", "Mexican pesos" }, { "ARS", "Argentine pesos" }, { "CLP", "Chilean pesos" },
  { "COP", "Colombian pesos" }, { "PHP", "Philippine pesos" }, { "TWD", "Taiwan dollars" },
  { "EGP", "Egyptian pounds" }, { "SYP", "Syrian pounds" }, { "LBP", "Lebanese pounds" },
  { "IRR", "Iranian rials", "rials" }, { "KWD", "Kuwaiti dinars" }, { "IQD", "Iraqi dinars" },
  { "JOD", "Jordanian dinars" }, { "QAR", "Qatari riyals" }, { "SAR", "Saudi riyals" },
  { "PKR", "Pakistani rupees" }, { "LKR", "Sri Lankan rupees" }, { "INR", "Indian rupees" },
  { "KES", "Kenyan shillings" }, { "UGX", "Ugandan shillings" }, { "TZS", "Tanzanian shillings" },
  { "JPY", "Japanese yen" }, { "CNY", "Chinese yuan" }, { "KRW", "South Korean won" },
  { "TRY", "Turkish lira", "Turkish liras" }, { "ILS", "Israeli shekels" },
  { "ZAR", "South African rand" }, { "RUB", "Russian roubles", "Russian rubles" },
  { "THB", "Thai baht" }, { "BRL", "Brazilian reais" },
  { "NGN", "naira" }, { "ZMW", "Zambian kwacha" }, { "GHS", "cedi", "cedis" }, { "ETB", "birr" },
  { "MGA", "ariary" }, { "BDT", "taka" }, { "KZT", "tenge" }, { "GEL", "lari" },
  { "MNT", "tugrik", "tugriks" }, { "RON", "Romanian lei" },
  { "BGN", "Bulgarian leva" }, { "HRK", "kuna" }, { "VES", "bolivar", "bolivars" },
  { "PYG", "guarani", "guaranis" }, { "GTQ", "quetzal", "quetzals" }, { "PEN", "Peruvian soles" },
  { "MMK", "kyat", "kyats" }, { "KPW", "North Korean won" }, { "FIM", "markka", "markkas" },
  { "SAR", "riyal", "riyals" }, { "AED", "dirham", "dirhams" },
  { "DEM", "marks", "deutschmarks", "German marks" }, { "FRF", "French francs" },
  { "NLG", "guilders" }, { "ITL", "lire" }, { "ESP", "pesetas" }, { "BEF", "Belgian francs" },
  { "ATS", "schillings" }, { "PTE", "escudos" }, { "GRD", "drachmas" },
  { false, "crown", "crowns", "krone", "kroner", "franc", "francs", "peso", "pesos", "dinar",
    "dinars", "kwacha" },
})

M.currency = currency_names
for _, entry in ipairs(currency_signs) do
  entry.sign = "yes"
  M.currency[#M.currency + 1] = entry
end
M.currency_part = rows("code", {
  { "USD", "cent", "cents", "cts" }, { "GBP", "pence", "p" }, { "CAD", "Canadian cents" },
  { "AUD", "Australian cents" }, { "EUR", "euro cents", "eurocents" },
})

-- Units of what is measured, by the SI or their usual sign. Time is for lede.dates.
M.unit = rows("sign", {
  { "m", "metre", "metres", "meter", "meters" }, { "cm", "centimetre", "centimetres",
    "centimeter", "centimeters", "cm" }, { "mm", "millimetre", "millimetres", "millimeter",
    "millimeters", "mm" }, { "km", "kilometre", "kilometres", "kilometer", "kilometers", "km" },
  { "mi", "mile", "miles" }, { "nmi", "nautical mile", "nautical miles" },
  { "ft", "foot", "feet", "ft" }, { "in", "inch", "inches" }, { "yd", "yard", "yards" },
  { "m2", "square metre", "square metres", "square meter", "square meters",
    "sq m", "sq. m" },
  { "km2", "square kilometre", "square kilometres", "square kilometer", "square kilometers",
    "sq km", "sq. km" },
  { "mi2", "square mile", "square miles", "sq miles" },
  { "ft2", "square foot", "square feet", "sq ft", "sq. ft" },
  { "ft3", "cubic foot", "cubic feet" }, { "kn", "knots" }, { "bu", "bushel", "bushels" },
  { "ha", "hectare", "hectares", "ha" }, { "acre", "acre", "acres" },
  { "g", "gram", "grams", "gramme", "grammes" }, { "mg", "milligram", "milligrams", "mg" },
  { "kg", "kilogram", "kilograms", "kilogramme", "kilogrammes", "kilo", "kilos", "kg" },
  { "t", "tonne", "tonnes", "metric ton", "metric tons" }, { "ton", "ton", "tons" },
  { "lb", "lb", "lbs" }, { "oz", "ounce", "ounces", "oz" }, { "st", "stone" },
  { "l", "litre", "litres", "liter", "liters" }, { "gal", "gallon", "gallons" },
  { "bbl", "barrel", "barrels" }, { "m3", "cubic metre", "cubic metres", "cubic meters" },
  { "km/h", "km/h", "kph", "kilometres per hour", "kilometres an hour", "kilometers per hour",
    "kilometers an hour" }, { "mph", "mph", "miles per hour", "miles an hour" },
  { "°C", "°C", "degrees Celsius", "degrees centigrade" }, { "°F", "°F", "degrees Fahrenheit" },
  { "°", "degree", "degrees", "°" }, { "W", "watt", "watts" }, { "kW", "kilowatt", "kilowatts",
    "kW" }, { "MW", "megawatt", "megawatts", "MW" }, { "GW", "gigawatt", "gigawatts", "GW" },
  { "kWh", "kilowatt-hour", "kilowatt-hours", "kilowatt hours", "kWh" },
  { "V", "volt", "volts" }, { "Hz", "hertz", "Hz" }, { "MHz", "megahertz", "MHz" },
  { "GHz", "gigahertz", "GHz" }, { "B", "byte", "bytes" }, { "kB", "kilobyte", "kilobytes" },
  { "MB", "megabyte", "megabytes", "MB" }, { "GB", "gigabyte", "gigabytes", "GB" },
  { "TB", "terabyte", "terabytes", "TB" }, { "kcal", "calorie", "calories", "kcal" },
  { "ppm", "parts per million", "ppm" },
})

return M
