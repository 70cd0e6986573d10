-- lede.quotes.source — which words a source is: rules find it by forms alone, the tagger says what
-- of it is a noun group, and lede.names what is a name.
local set = require "lede.set"
local words = require "lexicons.quote_words"

local M = {}

local auxiliary = set { "has", "have", "had", "is", "are", "was", "were", "be", "been", "being" }
local finite = set { "VBD", "VBZ", "VBP", "VB", "MD" }
local common, counts = set { "NN", "NNS" }, set { "CD", "$" }
local parted = set { ",", '"', "'", "–", "—", "" }
local nouns = set { "NN", "NNS", "NNP", "NNPS", "PRP", "CD" }

local before_group = set { "of", "for", "from", "at", "in", "with", "by" }

-- The name that ends with the head of a source, or goes on behind it, up to `last`: Bank of Halvery
-- in Lisbon; but not of "a Bank of Halvery trader".
function M.name_in(work, first, head, last)
  for i = head, last or head do
    local name = work.names[i]
    if name and name.start >= first and name.start <= head then
      return (i == head or i == last or before_group[work.words[i + 1]]) and name or nil
    end
  end
end

local late = set { "RB", "RBR", "VBN", "VBG" }
local articles = set { "the", "a", "an", "those" }
local closed = set(words.closed)
closed["-"], closed["us"] = nil, nil
local when = set(words.when)

-- The noun group that ends at a token, in its sentence.
function M.group_before(work, from, last)
  local first = last
  while first > from and not (closed[work.words[first - 1]] or finite[work.tags[first - 1]]) do
    first = first - 1
  end
  if work.words[first] == "-" and first > from then first = first - 1 end
  return first > from and articles[work.words[first - 1]] and first - 1 or first
end

-- Where the group ends that begins at `first`: an adverb, a participle and a time are none of it.
local function end_of_group(work, first, last)
  local stop = last
  while stop >= first do
    local tag = work.tags[stop]
    if not (late[tag] or when[work.words[stop]] or tag == "VBD" and stop < last) then break end
    stop = stop - 1
  end
  return stop
end

local hangs = set(words.hangs)

-- Where it begins: behind a verb and a preposition ("according to research from a bank").
local function start_of_group(work, first, last)
  local lowest = parted[work.words[first - 1]] and first + 1 or first
  for i = last, lowest, -1 do
    if finite[work.tags[i]] and work.words[i] ~= "'s" then
      return hangs[work.words[i + 1]] and i + 2 or i + 1
    end
  end
  return first
end

-- Behind a dash another source begins; a hyphen has no space before it.
local function after_dash(work, first, last)
  for i = last, first, -1 do
    if work.words[i] == "-" and work.article:span(i - 1, i).text:find("%s") then return i + 1 end
  end
  return first
end

-- Of "the doctors who sent the letter called" the doctors, where the verb of the relative clause
-- says nothing; nil if there is no such clause.
local function before_relative(work, f, first)
  local verb = first - 1
  if not finite[work.tags[verb]] or words.about[work.words[verb]] then return nil end
  for i = verb - 1, math.max(f.from + 1, verb - 2), -1 do
    local word = work.words[i]
    if (word == "who" or word == "that") and common[work.tags[i - 1]] then return i - 1 end
  end
end

local begins = set { ",", "that", "as", "when", "while", "but", '"', ":", "-", "–", "—", ";" }

local says = set(words.finite.clause)

-- Where "Okafor and Holm" begins, who speak together, and whether it is of one: the board of roads
-- and bridges; nil if one speaks.
local function joined_to(work, f, first)
  local last = first - 2
  if work.words[first - 1] ~= "and" or f.at == "behind" or last < f.from then return nil end
  local start = nouns[work.tags[last]] and M.group_before(work, f.from, last)
  if not start then return nil end
  local name = work.words[start - 1] == "," and work.names[start - 2]
  if name and name.start == f.from then return f.from end -- Anna Berg, Okafor and Holm
  local is_one = false
  while work.words[start - 1] == "of" and start - 2 >= f.from and nouns[work.tags[start - 2]] do
    is_one = work.tags[start - 2] ~= "NNS"
    start = M.group_before(work, f.from, start - 2)
  end
  local before = work.words[start - 1]
  if start == f.from or begins[before] or says[before] then return start, is_one end
end

local owned = set { "the", "a", "an", "his", "her", "its", "their" }
local within = set { "in", "on", "at", "from", "through", "via", "into", "during", "under" }

-- Whether a source is none: nothing is left, a part of a verb, a bare number, "boosting their
-- hopes", "in a letter posted on Friday".
local function is_none(work, f, first, last, head)
  local word, tag, before = work.words[first], work.tags[first], work.words[first - 1]
  local final = work.words[last]
  if first > last or final == "-" or articles[final] then return true end
  if auxiliary[before] and late[tag] then return true end
  if counts[tag] and first == last and f.at ~= "talk" and word ~= "one" then return true end
  if tag == "VBG" and owned[work.words[first + 1]] then return true end
  return within[before] and work.tags[f.cue_first] == "VBN" and words.documents[work.words[head]]
end

-- "Gull Air, flying to 20 towns in Florida and Maine, said": it stands before the participle.
local function before_participle(work, f, first)
  local at = first - 2
  if work.tags[first] ~= "VBG" or work.words[first - 1] ~= "," or at < f.from
    or not nouns[work.tags[at]] then
    return nil
  end
  return at
end

-- Where the group of a source stands, and its head: without a verb before and an adverb, a
-- participle or a time behind it, and with all of a name.
local function cut(work, f)
  local last, head = f.last, f.head
  local first = after_dash(work, f.first, last)
  if first > head then head = last end
  local name = work.names[head]
  if name then
    if name.start < first and name.start >= f.from then first = name.start end
    first = start_of_group(work, first, name.start - 1)
  else
    local stop = end_of_group(work, first, head)
    if stop < head then last, head = stop, stop end
    first = start_of_group(work, first, head)
  end
  if work.tags[first] == "VBG" and words.about[work.words[first]] and first < head then
    first = first + 1                    -- "…, saying officials believe"
  end
  return first, last, head
end

-- The noun before a verb in -ing that says what somebody does, and no words: "doctors treating the
-- victims", "a lawyer representing Mr Holm"; but not of "bank lending officials".
local function before_doing(work, verb)
  local tags = work.tags
  return tags[verb] == "VBG" and not words.about[work.words[verb]] and common[tags[verb - 1]]
    and (tags[verb - 1] == "NNS" or not common[tags[verb + 1]]) and verb - 1 or nil
end

-- The last token of who speaks, if the group that begins at `first` is only part of what stands
-- behind: a source close to the family, the doctors who sent the letter.
local function end_before(work, f, first, head)
  if work.words[first - 1] == "to" and work.words[first - 2] == "close" then return first - 3 end
  if f.at == "behind" then return nil end
  for i = first + 1, head - 1 do
    if before_doing(work, i) then return i - 1 end
  end
  local noun = first - 2
  if noun >= f.from and before_doing(work, first - 1) then
    local start = M.group_before(work, f.from, noun)
    if start == f.from or begins[work.words[start - 1]] then return noun end
  end
  return before_relative(work, f, first) or f.at ~= "end" and before_participle(work, f, first)
end

-- Rules find a source by forms alone; the tagger says what of it is no noun group, and a name may
-- hold words that are not (Food and Drug Administration). False if nothing is left.
function M.tidy(work, f)
  if not f.head then return true end
  local first, last, head = cut(work, f)
  if is_none(work, f, first, last, head) then return false end
  local final = end_before(work, f, first, head)
  if final then first, last, head = M.group_before(work, f.from, final), final, final end
  f.joined, f.is_one = joined_to(work, f, first)
  local name = f.is_one and work.names[head]
  if name and name.layer == "person" and name.start > first then f.joined = nil end
  first = f.joined or first
  if first ~= f.first or last ~= f.last then
    if f.start == f.first then f.start = first end
    f.first, f.last, f.head = first, last, head
    f.who_text = work.article:span(first, last).text
  end
  return true
end

return M
