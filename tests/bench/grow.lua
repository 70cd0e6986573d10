-- grow.lua — articles repeated to a size, with types growing as in real text:
--     lua5.4 grow.lua MEGABYTES < articles.jsonl > grown.jsonl
-- In round r words that stand once in the corpus are renamed, letter by letter, as many of them as
-- types must be new for their number to grow with the 0.55th power of the text (Heaps). Articles
-- come in the same order each round, duplicates too. The same input and size give the same bytes.
local GROWTH <const> = 0.55
local most = (tonumber(arg[1]) or 100) * 1e6
local text = io.read("a")
if #text >= most then
  local stop = text:find("\n", most // 1 | 0, true) or #text
  io.write(text:sub(1, stop))
  return
end
local WORD <const> = "\\?[A-Za-z]+" -- a letter behind a backslash is an escape of JSON
local counts, n_types, n_once = {}, 0, 0
for word in text:gmatch(WORD) do
  local count = counts[word] or 0
  counts[word] = count + 1
  if count == 0 then n_types = n_types + 1 end
end
for word, count in pairs(counts) do
  if count > 1 or #word < 4 or word:find("\\", 1, true) then counts[word] = nil else n_once = n_once + 1 end
end
-- A number of the word's own, so that the choice does not depend on the order of a table.
local function number(word, round)
  local sum = round
  for i = 1, #word do sum = (sum * 31 + word:byte(i)) % 2147483647 end
  return sum * 48271 % 2147483647
end
local function rename(word, round)
  local state = number(word, round)
  return (word:gsub("%a", function(letter)
    state = state * 48271 % 2147483647
    local first = letter:byte() < 97 and 65 or 97
    return string.char(first + (letter:byte() - first + state) % 26)
  end))
end
local size, round = #text, 1
io.write(text)
while size < most do
  round = round + 1
  local share = n_types * (round ^ GROWTH - (round - 1) ^ GROWTH) / n_once
  local grown = text:gsub(WORD, function(word)
    if counts[word] == nil or number(word, round) / 2147483647 >= share then return nil end
    return rename(word, round)
  end)
  if size + #grown > most then grown = grown:sub(1, grown:find("\n", most - size | 0, true) or #grown) end
  io.write(grown)
  size = size + #grown
end
