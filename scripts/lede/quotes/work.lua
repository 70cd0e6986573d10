-- lede.quotes.work — what is known of an article while its quotations are found: frames, regions,
-- words.
--
-- A region is what stands between two quote marks: first and last (tokens), par (the first token of
-- its block), starts and ends (whether with its block), opens (whether with its sentence), is_open
-- (nothing closes it), owner (a statement). A frame is what the rules of lede.quotes wrote: start
-- and stop, at (how what is said stands to it), who_text (the words of the source), cue, about (its
-- verb), the tokens of the source (first, last, head), of the cue and of the listener (to_first,
-- to_last), of its sentence (from, to).
local set = require "lede.set"
local words = require "lexicons.quote_words"

local M = {}

local function read_regions(article)
  local regions, by_first, by_last = {}, {}, {}
  if article:count("quote_marked") == 0 then
    return { list = regions, by_first = by_first, by_last = by_last }
  end
  for i, r in ipairs(article:spans("quote_marked")) do
    local block, sentence = r.paragraph, r.sentence
    local region = {
      first = r.start, last = r.stop, par = block.start,
      starts = r.start == block.start + 1, opens = r.start - 1 <= sentence.start,
      sentence = sentence.start, is_open = r.ends == "block",
      ends = r.stop >= block.stop - 1,
    }
    regions[i] = region
    by_first[r.start], by_last[r.stop] = region, region
  end
  return { list = regions, by_first = by_first, by_last = by_last }
end

local layers = { "person", "org", "place" }

-- Names, and what stands for one, by their last tokens; they do not overlap.
local function read_names(article)
  local by_last = {}
  for i = #layers, 1, -1 do
    local layer = layers[i]
    if article:count(layer) > 0 then
      for _, name in ipairs(article:rows(layer)) do
        name.layer = layer
        by_last[name.stop] = name
      end
    end
  end
  return by_last
end

-- The name that ends with the head of a source.
function M.name_in(work, first, head)
  local name = work.names[head]
  if name and name.start >= first then return name end
end

local calling = { class = "call", verb = "call" }
local others = { ["according"] = { class = "say", verb = "according" } }
others[":"] = { class = "say", verb = ":" }
for _, form in ipairs { "quote", "quotes", "quoted", "quoting" } do
  others[form] = { class = "say", verb = "quote" }
end

local parted = set { ",", '"', "'", "–", "—", "" }
local nouns = set { "NN", "NNS", "NNP", "NNPS", "PRP", "CD" }

local prepositions = set {
  "by", "of", "in", "on", "at", "for", "from", "as", "during", "under", "with", "after", "before",
}

-- What others propose or say of it: the laws proposed in May, a board accused of waste.
local function is_passive(work, f, at)
  return f.at == "deed" and f.first and f.cue_last == at and prepositions[work.words[at + 1]]
end

local finite = set { "VBD", "VBZ", "VBP", "VB", "MD" }
local past, common = set { "VBD", "VBZ", "MD" }, set { "NN", "NNS" }
local counts, upon = set { "CD", "$" }, set { "on", "upon" }
local goes_on = set { "continue", "begin" }

-- A noun or another sense: Baker's remarks, agreed on a budget that, a result posted a 5 % gain,
-- said in letters that apologised.
local function is_another(work, f, about)
  local words_of, tags, verb = work.words, work.tags, about.verb
  if f.last and words_of[f.last] == "'s" and verb ~= "say" then return true end
  local behind = words_of[f.cue_last + 1]
  if verb == "agree" and f.at ~= "deed" and upon[behind] then return true end
  if words_of[f.cue_first - 1] == "'s" and words_of[f.first] == "it" and tags[f.cue_first] == "VBN"
  then
    return true                          -- it's assumed that
  end
  if goes_on[verb] and (behind == "to" or f.at == "bare"
    or f.at == "end" and words_of[f.start - 1] ~= '"') then
    return true
  end
  if f.at == "more" and behind == "by" then return true end
  if f.at == "behind" and words_of[f.start - 1] == "," and not parted[words_of[f.start - 2]] then
    if verb == "post" then return true end
    for i = f.first, f.last do
      if counts[tags[i]] and i <= f.first + 2 and words_of[f.first] == "a" then return true end
    end
  end
  local open = f.open
  return open and open - 1 > f.cue_last and words_of[open] == "that" and past[tags[open + 1]]
    and common[tags[open - 1]]
end

-- A new poll shows that; "…, a study shows.": no noun stands between a whole group and a clause,
-- nor between a comma and the end.
local function is_said_by_noun(work, f)
  if not f.first or not nouns[work.tags[f.last]] then return false end
  if f.at == "end" then return work.words[f.first - 1] == "," and f.cue_last == f.stop end
  return f.at == "lead" and f.first == f.from and f.open == f.cue_last + 1
    and work.words[f.open] == "that"
end

-- What its verb is; nil where that is none (two states), but not beside a quotation, nor where a
-- sentence ends with it behind a name (the Register reports).
local function about_cue(work, f)
  local at, word = f.cue_first, work.words[f.cue_first]
  if f.at == "noun" then return words.about_noun[word] end
  if f.at == "term" and not f.first and work.tags[at] == "VBN" then return nil end
  local about = f.at == "term" and calling or words.about[word]
  if not about then return others[word] or others[":"] end
  if is_another(work, f, about) then return nil end
  if work.words[f.head] == "'s" and about.verb ~= "say" then return nil end
  if is_passive(work, f, at) then return nil end
  local pos = work.article:at(at, "pos")
  if pos == "VERB" or word:find("ing$") or pos == "ADJ" and work.words[f.open] == "that" then
    return about
  end
  if f.at == "term" or f.at == "bare" or work.tags[at] == "NNP" and f.at == "end" then
    return nil
  end
  if work.words[f.start - 1] == '"' and nouns[work.tags[f.last]] or is_said_by_noun(work, f)
    or f.at == "end" and f.head and work.words[f.first] ~= "a"
      and M.name_in(work, f.first, f.head) then
    return about
  end
end

local works = set { "write", "read", "post", "blog" }
local others_clause = set {
  "that", "which", "who", "whom", "whose", "and", "or", ",", ":", ";", "(", "-", "–", "—", "as",
  "when", "where", "while", "because", "if", "after", "before", "to",
}
local about_what = set { "about", "against" }
local told = set {
  "stress", "suggest", "note", "reveal", "recall", "explain", "emphasise", "emphasize", "dispute",
  "question", "predict", "recognise", "recognize", "reiterate", "repeat", "recount", "doubt",
  "understand", "realise", "realize",
}
local MOST_SUBJECT = 12                  -- tokens before the verb of a clause

-- Whether a clause begins here, with a subject and a finite verb.
local function is_clause(work, first, last)
  for i = first, math.min(last, first + MOST_SUBJECT) do
    if others_clause[work.words[i]] then return false end
    if finite[work.tags[i]] and work.tags[i] ~= "VB" then return i > first end
  end
  return false
end

local said = set(words.finite.clause)
local closes = set { ",", ".", ";" }
local MOST_ROLE = 8                      -- tokens of "Mayor of Halvery Tomas Okafor"

-- "Holm left, too late, said Mayor Tomas Okafor.": no apposition, but a clause with its source
-- behind.
local function is_turned(work, f)
  if f.open or work.words[f.cue_first - 1] ~= "," or not said[work.words[f.cue_first]] then
    return false
  end
  for i = f.cue_last + 1, math.min(f.to, f.cue_last + MOST_ROLE) do
    local name = work.names[i]
    if name and name.layer == "person" and name.start > f.cue_last
      and closes[work.words[i + 1]] then
      f.at, f.start, f.stop = "behind", f.cue_first, i
      f.first, f.last, f.head, f.who_text = name.start, i, i, name.name
      return true
    end
    if finite[work.tags[i]] then return false end
  end
  return false
end

-- Frames whose rule left to the tagger what they are: noted the road is shut; agreed to stay.
local function settle(work, f)
  if f.at == "bare" then
    if works[f.about.verb] or prepositions[work.words[f.stop + 1]] then return false end
    local is_lead = is_clause(work, f.stop + 1, f.to)
    if not is_lead and not told[f.about.verb] then return false end
    f.at = is_lead and "lead" or "deed"
  elseif f.at == "lead" and is_turned(work, f) then
    return true
  elseif f.at == "lead" and f.open and work.words[f.open] == "that"
    and about_what[work.words[f.cue_last + 1]] then
    f.at, f.stop, f.open = "deed", f.cue_last, nil
  elseif (f.at == "end" or f.about.verb == "agree" and f.at == "lead")
    and work.words[f.cue_last + 1] == "to" and work.tags[f.cue_last + 2] == "VB" then
    if work.tags[f.cue_first] == "VBN" and f.cue_first == f.last + 1 then return false end
    f.at, f.stop, f.open = "deed", f.cue_last + 1, nil
  end
  return true
end

-- Behind a comma alone: "…, reports say." has its verb last; "Holm, who left, questioned the
-- judgement of" is no inversion. What is said so ends there, but for verbs that say all ("said").
local function is_inverted(work, f)
  if f.at ~= "behind" or work.words[f.start - 1] ~= "," or parted[work.words[f.start - 2]] then
    return true
  end
  local who = work.words[f.first]
  if f.first == f.last and said[who] then
    f.first, f.last, f.head, f.cue_first, f.cue_last = f.start, f.start, f.start, f.first, f.first
    f.who_text, f.cue, f.at = f.cue, f.who_text, "end"
    return true
  end
  return said[work.words[f.cue_first]] or closes[work.words[f.stop + 1]]
end

local late = set { "RB", "RBR", "VBN", "VBG" }
local articles = set { "the", "a", "an", "those" }
local closed = set(words.closed)
closed["-"] = nil
local auxiliary = set { "has", "have", "had", "is", "are", "was", "were", "be", "been", "being" }
local when = set(words.when)

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

-- Where it begins: behind a verb.
local function start_of_group(work, first, last)
  local lowest = parted[work.words[first - 1]] and first + 1 or first
  for i = last, lowest, -1 do
    if finite[work.tags[i]] and work.words[i] ~= "'s" then return i + 1 end
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

-- Rules find a source by forms alone; the tagger says what of it is no noun group, and a name may
-- hold words that are not (Food and Drug Administration). False if nothing is left.
local function tidy(work, f)
  local last, head = f.last, f.head
  if not head then return true end
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
  local final = work.words[last]
  if first > last or final == "-" or articles[final] then return false end
  if auxiliary[work.words[first - 1]] and late[work.tags[first]] then return false end
  if first ~= f.first or last ~= f.last then
    if f.start == f.first then f.start = first end
    f.first, f.last, f.head = first, last, head
    f.who_text = work.article:span(first, last).text
  end
  return true
end

-- The noun group that ends at a token, in its sentence.
function M.group_before(work, from, last)
  local first = last
  while first > from and not (closed[work.words[first - 1]] or finite[work.tags[first - 1]]) do
    first = first - 1
  end
  if work.words[first] == "-" and first > from then first = first - 1 end
  return first > from and articles[work.words[first - 1]] and first - 1 or first
end

local whose = set { "his", "her", "their", "its" }

-- A verb by its form that is a noun: Okafor's claim that, her claims that.
local function find_noun(work, f)
  local last = f.last
  if f.at == "noun" and work.words[last] == "'s" then
    f.first, f.last = M.group_before(work, f.from, last - 1), last - 1
    f.start, f.head, f.who_text = f.first, f.last, work.article:span(f.first, f.last).text
    return
  end
  if f.at ~= "lead" or f.open ~= f.cue_last + 1 or work.words[f.open] ~= "that"
    or not words.about_noun[work.words[f.cue_first]] or not common[work.tags[f.cue_first]] then
    return
  end
  if whose[work.words[last]] then
    f.first = last
  elseif work.words[last] == "'s" then
    f.last = last - 1
  else
    return
  end
  f.at, f.start, f.head = "noun", f.first, f.last
  f.who_text = work.article:span(f.first, f.last).text
end

local function read_frames(work)
  local frames = work.frames
  for _, frame in ipairs(work.article:rows("quote_frame")) do
    local at, open = frame.at, frame.open
    frame.who_text, frame.who = frame.who, nil
    if at == "behind" or at == "end" and frame.first > frame.start then
      frame.start = frame.start + 1
    end
    if open then frame.stop = open - 1 end
    find_noun(work, frame)
    if at == "talk" then
      frame.label = frame.who_text
      work.labels[frame.label] = (work.labels[frame.label] or 0) + 1
    end
    frame.about = is_inverted(work, frame) and about_cue(work, frame)
    if frame.about and settle(work, frame) and tidy(work, frame) then
      frames[#frames + 1] = frame
    end
  end
end

-- nil where nobody says anything.
function M.read(article)
  if article:count("quote_frame") == 0 then return nil end
  local work = {
    article = article, words = article:answers("norm"), tags = article:answers("tag"),
    names = read_names(article), frames = {}, regions = read_regions(article), statements = {},
    speakers = {}, documents = {}, waiting = {}, talk = 0,
    labels = {},
  }
  read_frames(work)
  return #work.frames > 0 and work or nil
end

return M
