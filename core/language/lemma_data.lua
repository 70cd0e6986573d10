-- lemma_data.lua — writes scripts/models/english.lemma from the database files of WordNet 3.0.
--     lua5.4 core/language/lemma_data.lua WORDNET > scripts/models/english.lemma
-- WORDNET is the folder with index.*, data.*, *.exc and cntlist.rev (Debian: wordnet-base). What
-- comes out: every single word with the parts of speech it can have and how often each was seen in
-- the sense-tagged texts, the irregular forms, and the words that names of several words are made
-- of. The layout of the file is that of model.h; the arrays are those of lemma.c.

local model = dofile((arg[0]:gsub("[^/]*$", "model_data.lua")))

local folder = arg[1] or error("usage: lua5.4 lemma_data.lua WORDNET > english.lemma", 0)

local NOUN, VERB, ADJECTIVE, ADVERB = 1, 2, 4, 8
local PROPER, NAME_PART, IRREGULAR, CAPITAL_ADJECTIVE = 16, 32, 64, 128
local LONGEST = 63                       -- bytes of a word; longer ones are chemistry

local function open(name)
  return io.open(folder .. "/" .. name, "r") or error("cannot open " .. folder .. "/" .. name, 0)
end

local words = {}                         -- folded form → { flags, counts }
local function word_of(form)
  local word = words[form]
  if not word then
    word = { flags = 0, counts = { 0, 0, 0, 0 } }
    words[form] = word
  end
  return word
end

local function is_word(form)
  return #form <= LONGEST and form:find("^[%w'./-]+$") and true
end

-- A data line is: offset, lexicographer file, kind, number of words (hexadecimal), then each word
-- in its own case with a number, then pointers (wndb(5)).
local function read_data(name, plain_flag, capital_flag)
  for line in open(name):lines() do
    local rest, count = nil, nil
    if not line:find("^ ") then count, rest = line:match("^%d+ %d+ %a (%x%x) (.*)$") end
    for _ = 1, tonumber(count or "0", 16) do
      local form
      form, rest = rest:match("^(%S+) %x (.*)$")
      form = form:gsub("%(%a+%)$", "")   -- the syntactic marker of an adjective
      local capital = form:find("^%u") ~= nil
      if form:find("_", 1, true) then
        for part in form:gmatch("[^_]+") do
          if capital and part:find("^%u") and is_word(part) then
            local word = word_of(part:lower())
            word.flags = word.flags | NAME_PART
          end
        end
      elseif is_word(form) then
        local word = word_of(form:lower())
        word.flags = word.flags | (capital and capital_flag or plain_flag)
      end
    end
  end
end

local kinds = { ["1"] = 1, ["2"] = 2, ["3"] = 3, ["4"] = 4, ["5"] = 3 }
local function read_counts()
  for line in open("cntlist.rev"):lines() do
    local form, kind, count = line:match("^([^%%]+)%%(%d)%S* %d+ (%d+)$")
    local word = form and words[form]
    if word then
      word.counts[kinds[kind]] = word.counts[kinds[kind]] + tonumber(count)
    end
  end
end

local irregular = {}
local function read_exceptions(name, flag)
  for line in open(name):lines() do
    local form, lemma = line:match("^(%S+) (%S+)")
    if form and is_word(form) and is_word(lemma) and form ~= lemma then
      word_of(lemma)
      local word = word_of(form)
      word.flags = word.flags | IRREGULAR
      irregular[#irregular + 1] = { form = form, flag = flag, lemma = lemma, n = #irregular }
    end
  end
end

read_data("data.noun", NOUN, PROPER)
read_data("data.verb", VERB, VERB)
read_data("data.adj", ADJECTIVE, CAPITAL_ADJECTIVE)
read_data("data.adv", ADVERB, ADVERB)
read_counts()
read_exceptions("noun.exc", NOUN)
read_exceptions("verb.exc", VERB)
read_exceptions("adj.exc", ADJECTIVE)
read_exceptions("adv.exc", ADVERB)

-- ---- the arrays --------------------------------------------------------------------------------

local sorted = {}
for form in pairs(words) do sorted[#sorted + 1] = form end
table.sort(sorted)

local strings, entries, size = {}, {}, 0
local function level(count)              -- of a count: its binary digits, at most 15
  local n = 0
  while count > 0 and n < 15 do count, n = count >> 1, n + 1 end
  return n
end
for i, form in ipairs(sorted) do
  local word = words[form]
  word.index = i - 1
  local counts = 0
  for k = 1, 4 do counts = counts | level(word.counts[k]) << 4 * (k - 1) end
  entries[i] = string.pack("<I4I2I2", size << 8 | #form, word.flags, counts)
  strings[i] = form
  size = size + #form
end

table.sort(irregular, function(a, b)
  if a.form ~= b.form then return a.form < b.form end
  return a.n < b.n
end)
for i, item in ipairs(irregular) do
  local lemma = item.flag << 24 | words[item.lemma].index
  irregular[i] = string.pack("<I4I4", words[item.form].index, lemma)
end

-- Open addressing by FNV-1a of the form; a slot holds the index of an entry and one, or 0.
local capacity = 1
while capacity * 2 < #sorted * 3 do capacity = capacity * 2 end
local slots = {}
for i = 1, capacity do slots[i] = 0 end
for i, form in ipairs(sorted) do
  local hash = model.hash(form)
  local at = (hash ~ hash >> 15) & (capacity - 1)
  while slots[at + 1] ~= 0 do at = (at + 1) & (capacity - 1) end
  slots[at + 1] = i
end
for i = 1, capacity do slots[i] = string.pack("<I4", slots[i]) end

-- ---- the file (model.h) ------------------------------------------------------------------------

model.write(io.stdout, "lemma", 1, [[
source: WordNet 3.0, Princeton University, https://wordnet.princeton.edu
licence: WordNet 3.0 license, Copyright 2006 by Princeton University; see LICENSE beside this file
made by: make data WORDNET=/usr/share/wordnet
]], {
  { "strn", table.concat(strings) }, { "entr", table.concat(entries) },
  { "irrg", table.concat(irregular) }, { "slot", table.concat(slots) },
})
