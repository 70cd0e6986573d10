-- sense_data.lua — writes scripts/models/english.senses from the database files of WordNet 3.0.
--     lua5.4 core/language/sense_data.lua WORDNET > scripts/models/english.senses
-- WORDNET is the folder with index.*, data.* and cntlist.rev (Debian: wordnet-base; wndb(5) tells
-- their form). What comes out: every single word with its senses, the synsets of these and all
-- synsets above them, and the words that name synsets. The arrays are those of sense.c.

local folder = arg[1] or error("usage: lua5.4 sense_data.lua WORDNET > english.senses", 0)
local model = dofile((arg[0]:gsub("[^/]*$", "model_data.lua")))

local VERSION = 1
local LONGEST = 127                      -- bytes of a word; the limits are those of sense.c
local MOST_ABOVE = 64                    -- synsets above one, and itself
local RATIO = 2                          -- a sense is likely if seen 1/RATIO as often as the first

-- The parts of speech. A sense of a noun is common, proper or, as TV, written in capitals. The
-- numbers are those of sense.c.
local PARTS = {
  { letter = "n", file = "noun" }, { letter = "v", file = "verb" },
  { letter = "a", file = "adj" }, { letter = "r", file = "adv" },
}
local COMMON, PROPER, CAPITALS, VERB, ADJECTIVE, ADVERB = 0, 1, 2, 3, 4, 5
local GROUP = { v = VERB, a = ADJECTIVE, r = ADVERB }

-- lexnames(5WN): the class noun.Tops holds the synsets that the other noun classes are named after.
local TOPS = 3
local NOUN_CLASSES = {
  act = 4, animal = 5, artifact = 6, attribute = 7, body = 8, cognition = 9, communication = 10,
  event = 11, feeling = 12, food = 13, group = 14, location = 15, motive = 16, object = 17,
  person = 18, phenomenon = 19, plant = 20, possession = 21, process = 22, quantity = 23,
  relation = 24, shape = 25, state = 26, substance = 27, time = 28,
}

local function open(name)
  return io.open(folder .. "/" .. name, "r") or error("cannot open " .. folder .. "/" .. name, 0)
end

-- ---- reading -----------------------------------------------------------------------------------

local synsets = {}                       -- letter .. offset → { class, words, above, key }

local function class_of(class, words)
  if class ~= TOPS then return class end
  for _, word in ipairs(words) do class = NOUN_CLASSES[word] or class end
  return class
end

-- Hypernyms, of an instance too; of a satellite adjective the head of its cluster.
local function is_above(sign, kind)
  return sign == "@" or sign == "@i" or sign == "&" and kind == "s"
end

local function read_synset(letter, line)
  local offset, class, kind, n, rest = line:match("^(%d+) (%d+) (%a) (%x%x) ([^|]*)")
  local words, above, next_field = {}, {}, rest:gmatch("%S+")
  for i = 1, tonumber(n, 16) do
    words[i] = next_field():gsub("%(%a+%)$", ""):gsub("_", " ")
    next_field()
  end
  for _ = 1, tonumber(next_field()) do
    local sign, target, target_letter = next_field(), next_field(), next_field()
    next_field()
    if is_above(sign, kind) then above[#above + 1] = target_letter .. target end
  end
  local key = letter .. offset
  class = class_of(tonumber(class), words)
  synsets[key] = { class = class, words = words, above = above, key = key }
end

local lemmas = {}                        -- letter .. folded lemma → keys of its synsets in order
local sorted_lemmas = {}

local function read_part(part)
  for line in open("data." .. part.file):lines() do
    if not line:find("^ ") then read_synset(part.letter, line) end
  end
  for line in open("index." .. part.file):lines() do
    local lemma, n = line:match("^(%S+) %a (%d+) ")
    if lemma then
      lemma = lemma:gsub("_", " ")
      local keys, offsets = {}, {}
      for field in line:gmatch("%S+") do offsets[#offsets + 1] = field end
      for i = #offsets - n + 1, #offsets do keys[#keys + 1] = part.letter .. offsets[i] end
      lemmas[part.letter .. lemma] = keys
      sorted_lemmas[#sorted_lemmas + 1] = part.letter .. lemma
    end
  end
end

local LETTERS = { ["1"] = "n", ["2"] = "v", ["3"] = "a", ["4"] = "r", ["5"] = "a" }
local counts = {}                        -- letter .. lemma .. number → times seen in tagged texts
local function read_counts()
  for line in open("cntlist.rev"):lines() do
    local lemma, kind, number, count = line:match("^([^%%]+)%%(%d)%S* (%d+) (%d+)$")
    local id = LETTERS[kind] .. lemma:gsub("_", " ") .. " " .. number
    counts[id] = (counts[id] or 0) + tonumber(count)
  end
end

for _, part in ipairs(PARTS) do read_part(part) end
read_counts()

-- ---- nodes: a synset has a greater number than all above it ------------------------------------

local nodes = {}
local function add_node(key)
  local synset = synsets[key]
  if synset.node then return end
  if synset.open then error("a synset is above itself: " .. synset.words[1], 0) end
  synset.open = true
  local all, n = { [key] = true }, 1
  for _, up in ipairs(synset.above) do
    add_node(up)
    for higher in pairs(synsets[up].all) do
      if not all[higher] then all[higher], n = true, n + 1 end
    end
  end
  if n > MOST_ABOVE then error("too many synsets above " .. synset.words[1], 0) end
  synset.all, synset.node = all, #nodes
  nodes[#nodes + 1] = synset
end

for _, id in ipairs(sorted_lemmas) do
  if not id:find(" ", 1, true) then
    for _, key in ipairs(lemmas[id]) do add_node(key) end
  end
end

-- ---- words -------------------------------------------------------------------------------------

local shown = {}                         -- folded word → how it is written where it names a synset
for _, synset in ipairs(nodes) do
  local name = synset.words[1]
  shown[name:lower()] = shown[name:lower()] or name
end

local function group_of(synset, lemma)
  local letter = synset.key:sub(1, 1)
  if GROUP[letter] then return GROUP[letter] end
  for _, word in ipairs(synset.words) do
    if word:lower() == lemma then
      if word == lemma then return COMMON end
      return word:find("%u.*%u") and not word:find("%l") and CAPITALS or PROPER
    end
  end
  error("'" .. lemma .. "' is not in its synset", 0)
end

-- Likely is the first sense of a group, and one that was seen often enough beside it. Where the
-- first was never seen, nothing tells those of its class apart: all are.
local function is_likely(first, sense)
  if not first or first == sense then return true end
  if first.count == 0 then return synsets[sense.key].class == synsets[first.key].class end
  return sense.count > 0 and sense.count * RATIO >= first.count
end

local function senses_of(lemma, letter, senses)
  local first = {}                       -- of each group
  for number, key in ipairs(lemmas[letter .. lemma] or {}) do
    local group = group_of(synsets[key], lemma)
    local sense = { key = key, number = number, group = group }
    sense.count = counts[letter .. lemma .. " " .. number] or 0
    sense.likely = is_likely(first[group], sense)
    first[group] = first[group] or sense
    if synsets[key].node then senses[#senses + 1] = sense end
  end
end

-- Bits: 0–16 node, 17–23 number, 24–26 group, 27 likely, 28 last of the word.
local function pack_senses(senses)
  for i, sense in ipairs(senses) do
    local last = i == #senses and 1 or 0
    senses[i] = string.pack("<I4", synsets[sense.key].node | sense.number << 17 | sense.group << 24
      | (sense.likely and 1 or 0) << 27 | last << 28)
  end
  return table.concat(senses)
end

local words, seen = {}, {}               -- every single word, and the longer ones that name synsets
for _, id in ipairs(sorted_lemmas) do
  local lemma = id:sub(2)
  if not seen[lemma] and (not lemma:find(" ", 1, true) or shown[lemma]) then
    seen[lemma] = true
    local senses = {}
    for _, part in ipairs(PARTS) do senses_of(lemma, part.letter, senses) end
    if #lemma > LONGEST or #senses == 0 then error("cannot hold '" .. lemma .. "'", 0) end
    words[#words + 1] = { lemma = lemma, senses = pack_senses(senses) }
  end
end
table.sort(words, function(a, b) return a.lemma < b.lemma end)

-- ---- the arrays --------------------------------------------------------------------------------

-- Words lie in buckets by their hash: the size, the bytes, the senses.
local n_buckets = 1
while n_buckets * 3 < #words do n_buckets = n_buckets * 2 end
local buckets = {}
for i = 1, n_buckets do buckets[i] = {} end
for _, word in ipairs(words) do
  local hash = model.hash(word.lemma)
  local bucket = buckets[((hash ~ hash >> 15) & (n_buckets - 1)) + 1]
  bucket[#bucket + 1] = word
end

local blob, size, place = {}, 0, {}      -- place: of a word as written, its offset
local function add(bytes)
  blob[#blob + 1] = bytes
  size = size + #bytes
end
local starts = {}
for i, bucket in ipairs(buckets) do
  starts[i] = string.pack("<I4", size)
  for _, word in ipairs(bucket) do
    local text = shown[word.lemma] or word.lemma
    place[text] = size
    add(string.pack("<s1", text))
    add(word.senses)
  end
end
starts[#starts + 1] = string.pack("<I4", size)

-- A synset is named by its first word, and the number of that sense of the word.
local function number_of(synset)
  local letter, lemma = synset.key:sub(1, 1), synset.words[1]:lower()
  for number, key in ipairs(lemmas[letter .. lemma]) do
    if key == synset.key then return number end
  end
end
-- Up: 0 none, 1 one and its node, 2 several from there on in `more`, the last with its top bit set.
local records, more = {}, {}
for i, synset in ipairs(nodes) do
  local name = synset.words[1]
  if not place[name] then
    place[name] = size
    add(string.pack("<s1", name))
  end
  local how, where = math.min(#synset.above, 2), 0
  if how == 1 then where = synsets[synset.above[1]].node end
  if how == 2 then
    where = #more
    for k, key in ipairs(synset.above) do
      local last = k == #synset.above and 1 or 0
      more[#more + 1] = string.pack("<I4", synsets[key].node | last << 31)
    end
  end
  records[i] = string.pack("<I4I4", place[name] | number_of(synset) << 24,
    synset.class | how << 6 | where << 8)
end

model.write(io.stdout, "senses", VERSION, [[
source: WordNet 3.0, Princeton University, https://wordnet.princeton.edu
licence: WordNet 3.0 license, Copyright 2006 by Princeton University; see LICENSE beside this file
made by: make data WORDNET=/usr/share/wordnet
]], {
  { "word", table.concat(blob) }, { "buck", table.concat(starts) },
  { "node", table.concat(records) }, { "more", table.concat(more) },
})
