-- names.lua — a seeded list of made-up names as a table: lua5.4 names.lua N [TEXT] > names.tsv
-- One to four words a name out of a stock of given and family names that grows with N, so that
-- words repeat as they do in real lists. A quarter of the stock are the words with a capital
-- inside sentences of file TEXT, so that phrases begin, go on and end in articles, too. The same N
-- and TEXT give the same bytes.
local n = tonumber(arg[1]) or 10000
local state = 20180616
local function random(most) -- Lehmer's generator, MINSTD (Park and Miller 1988, CACM 31:1192)
  state = state * 48271 % 2147483647
  return state % most + 1
end
local onsets = {
  "b", "br", "c", "ch", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "kr", "l", "m", "n", "p",
  "pr", "r", "s", "sch", "st", "t", "tr", "v", "w", "z", "" }
local vowels = { "a", "e", "i", "o", "u", "ai", "ei", "ou", "ie", "á", "é", "ö" }
local codas = { "", "n", "r", "l", "s", "t", "nd", "rt", "ck", "m", "ll", "ss", "v" }
local function word(syllables)
  local parts = {}
  for i = 1, syllables do
    parts[i] = onsets[random(#onsets)] .. vowels[random(#vowels)] .. codas[random(#codas)]
  end
  local text = table.concat(parts)
  return (text:gsub("^%l", string.upper))
end
local given, family = {}, {}
for i = 1, 2000 do given[i] = word(1 + random(2)) end
for i = 1, math.max(2000, n // 4) do family[i] = word(1 + random(3)) end
local function mix_in(stock, words, from)
  for i = 1, math.min(#words, #stock // 4) do stock[4 * i] = words[(from + i) % #words + 1] end
end
if arg[2] then
  local words, seen = {}, {}
  for line in io.lines(arg[2]) do
    for found in line:gmatch("%l (%u%l%l+)%f[^%w]") do
      if not seen[found] then
        seen[found] = true
        words[#words + 1] = found
      end
    end
  end
  mix_in(given, words, 0)
  mix_in(family, words, 500)
end
local kinds = { "person", "company", "place", "vessel" }
local countries = { "AT", "BR", "CA", "DE", "EG", "FR", "IN", "JP", "MX", "NO", "PL", "US", "ZA" }
io.write("name\tkind\tcountry\tid\talias\n")
for i = 1, n do
  local last = family[random(#family)]
  local shape, name, alias = random(10), nil, ""
  if shape == 1 then
    name = last
  elseif shape <= 6 then
    name = given[random(#given)] .. " " .. last
  elseif shape <= 9 then
    name = given[random(#given)] .. " " .. given[random(#given)] .. " " .. last
    alias = shape == 9 and given[random(#given)] .. " " .. last or ""
  else
    name = last .. " & " .. family[random(#family)] .. " Ltd"
  end
  io.write(name, "\t", kinds[random(#kinds)], "\t", countries[random(#countries)], "\tQ", i, "\t",
    alias, "\n")
end
