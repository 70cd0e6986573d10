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
local source_of = require "lede.quotes.source"

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

local MOST_TITLE = 3                     -- words of a source in a headline that is no name

local calling = { class = "call", verb = "call" }
local others = { ["according"] = { class = "say", verb = "according" } }
others[":"] = { class = "say", verb = ":" }
for _, form in ipairs { "quote", "quotes", "quoted", "quoting" } do
  others[form] = { class = "say", verb = "quote" }
end
local turns = set { "go", "goes", "went", "put", "puts" } -- went on, put it
local saying = { class = "say", verb = "say" }

local parted = set { ",", '"', "'", "–", "—", "" }
local nouns = set { "NN", "NNS", "NNP", "NNPS", "PRP", "CD" }

local prepositions = set {
  "by", "of", "in", "on", "at", "for", "from", "as", "during", "under", "with", "after", "before",
}

local when = set(words.when)

-- What others propose or say of it: the laws proposed in May, a board accused of waste.
local function is_passive(work, f, at)
  if f.at ~= "deed" or not f.first or f.cue_last > at then return false end
  if not prepositions[work.words[at + 1]] then return false end
  return work.tags[at] ~= "VBD" or not when[work.words[at + 2]] -- promised on Friday to
end

local auxiliary = set { "has", "have", "had", "is", "are", "was", "were", "be", "been", "being" }
local have = set { "has", "have", "had" }
local finite = set { "VBD", "VBZ", "VBP", "VB", "MD" }
local past, common = set { "VBD", "VBZ", "MD" }, set { "NN", "NNS" }
local counts, upon = set { "CD", "$" }, set { "on", "upon" }
local goes_on = set { "continue", "begin" }
-- Nouns unless many do it: the halftime show, their home state.
local things = set { "show", "state", "point", "report", "demand", "claim" }
local shown = set { "show", "state" }     -- these not of the Labour Party either
local of_more = set { "and", "by", "of", "from" } -- pictures by the agency show

-- Whether a word is no verb, as one does it and its form is that of many: "his TV show", or as it
-- belongs to somebody: Japan's demanding clients.
local function is_thing(work, f)
  local tags, last, cue = work.tags, f.last, f.cue_first
  if not last then return false end
  if work.words[last + 1] == "'s" and tags[last + 1] == "POS" then return true end
  if cue ~= last + 1 or not things[work.words[cue]] or of_more[work.words[f.first - 1]] then
    return false
  end
  local head = f.head or last
  if words.documents[work.words[head]] then return false end -- data show that
  local tag, name = tags[head], work.names[head]
  return tag == "NN" or tag == "JJ" or tag == "NNP" and not work.words[head]:find("s$")
    and (not name or name.layer ~= "org" or shown[work.words[cue]])
end
local whose = set { "his", "her", "their", "its", "our", "my", "your" }

-- A noun or another sense: Baker's remarks, its proposed plan, agreed on a budget that, a result
-- posted a 5 % gain, said in letters that apologised.
local function is_another(work, f, about)
  local words_of, tags, verb = work.words, work.tags, about.verb
  if f.last and words_of[f.last] == "'s" and verb ~= "say" then return true end
  local behind = words_of[f.cue_last + 1]
  if verb == "agree" and f.at ~= "deed" and upon[behind] then return true end
  if words_of[f.cue_first - 1] == "'s" and words_of[f.first] == "it" and tags[f.cue_first] == "VBN"
  then
    return true                          -- it's assumed that
  end
  local before = words_of[f.cue_first - 1]
  if before == "'s" and about.class == "think" and tags[f.cue_first] == "VBN" then
    return true                          -- he's expected to face men who say that
  end
  if verb == "learn" and not have[before] or is_thing(work, f) then return true end
  if whose[before] and not finite[tags[f.cue_first]] then return true end
  if verb == "call" and f.at == "deed" and tags[f.cue_first] == "VBN" and before == "," then
    return true                          -- the union, called the Alliance,
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
  return false
end

-- A relative clause at the end of how it was said: "…," Holm told men after a walk that was long.
local function is_relative(work, f)
  local open = f.open
  return open and open - 1 > f.cue_last and work.words[open] == "that"
    and past[work.tags[open + 1]] and common[work.tags[open - 1]]
end

-- A new poll shows that; "…, a study shows.": no noun stands between a whole group and a clause,
-- nor between a comma and the end.
local function is_said_by_noun(work, f)
  if not f.first or not nouns[work.tags[f.last]] then return false end
  if f.at == "end" then return work.words[f.first - 1] == "," and f.cue_last == f.stop end
  return f.at == "lead" and f.first == f.from and f.open == f.cue_last + 1
    and work.words[f.open] == "that"
end

local ends = set { ".", "!", "?", ";" }

-- Whether a frame stands in a headline, or in a first block that looks like one, and who is in it
-- speaks: a name, a poll, the police; but no outlet at its end.
local function is_title(work, f)
  local block = work.article:span(f.from, f.from).paragraph
  if f.at == "first" and (block.start > 1 or ends[work.words[block.stop]]) then return false end
  local is_last = f.stop == block.stop
  f.at, f.start = "lead", f.first
  if is_last then f.at, f.start = "end", f.cue_first end
  local name = source_of.name_in(work, f.first, f.head or f.last)
  if name then return not is_last or name.layer == "person" end
  local word = work.words[f.last]
  local one = word:gsub("s$", "")
  return f.last - f.first < MOST_TITLE and (words.persons[word] or words.persons[one]
    or words.documents[word] or words.bodies[word])
end

local parts_speech = set { ",", "?", "!" }

-- "It is late," Okafor went on; but not: the "pipe" debate went on.
local function is_said_before(work, f)
  local at = f.start - 1
  return parts_speech[work.words[work.words[at] == '"' and at - 1 or at]]
end

-- What the tagger took for no verb: some privately express doubts, they often blame the board.
local function follows_adverb(work, f)
  local before = f.cue_first - 1
  return f.last and before > f.first and work.tags[before] == "RB" and nouns[work.tags[before - 1]]
end

local held = { class = "think", verb = "hold" }

-- Warnings that it is late; not "claims that were made" nor, without an owner, a verb.
local function is_noun(work, f)
  return f.first and f.first < f.cue_first
    or common[work.tags[f.cue_first]] and not finite[work.tags[f.open + 1]]
end

-- What its verb is; nil where that is none (two states), but not beside a quotation, nor where a
-- sentence ends with it behind a name (the Register reports).
local function about_cue(work, f)
  local at, word = f.cue_first, work.words[f.cue_first]
  if f.at == "about" then f.at = "noun" return words.about_noun[word] end
  if f.at == "title" or f.at == "first" then return is_title(work, f) and others[":"] end
  if f.at == "noun" then return is_noun(work, f) and words.about_noun[word] end
  if f.at == "unsaid" then
    return words.about[word] or word == "heard" and words.about.told or held
  end
  local name = work.names[at]
  if name and name.start < at then return nil end
  if f.at == "term" and not f.first and work.tags[at] == "VBN" then return nil end
  local about = f.at == "term" and calling or words.about[word]
  if turns[word] then return (f.at ~= "end" or is_said_before(work, f)) and saying end
  if not about then return others[word] or others[":"] end
  if is_relative(work, f) then
    if work.words[f.start - 1] ~= '"' then return nil end
    f.at, f.open, f.stop = "end", nil, f.to_last or f.cue_last
  end
  if is_another(work, f, about) then return nil end
  if work.words[f.head] == "'s" and about.verb ~= "say" then return nil end
  if is_passive(work, f, at) then return nil end
  local pos = work.article:at(at, "pos")
  if pos == "VERB" or word:find("ing$") or pos == "ADJ" and work.words[f.open] == "that"
    or follows_adverb(work, f) then
    return about
  end
  if f.at == "term" or f.at == "bare" or work.tags[at] == "NNP" and f.at == "end" then
    return nil
  end
  if work.words[f.start - 1] == '"' and nouns[work.tags[f.last]] or is_said_by_noun(work, f)
    or f.open and work.words[f.open] == "," and f.open == f.cue_last + 1
    or f.at == "end" and f.head and work.words[f.first] ~= "a"
      and source_of.name_in(work, f.first, f.head) then
    return about
  end
end

local works = set { "write", "read", "post", "blog" }
local others_clause = set {
  "that", "which", "who", "whom", "whose", "and", "or", ",", ":", ";", "(", "-", "–", "—", "as",
  "when", "where", "while", "because", "if", "after", "before", "to",
}
local with_about, told_of = set(words.finite.about), set { "about", "against", "of" }
local about_what = set { "about", "against" }
local told = set {
  "stress", "suggest", "note", "reveal", "recall", "explain", "emphasise", "emphasize", "dispute",
  "question", "predict", "recognise", "recognize", "reiterate", "repeat", "recount", "doubt",
  "understand",
}
local MOST_SUBJECT = 12                  -- tokens before the verb of a clause

-- Whether a clause begins here, with a subject and a finite verb.
function M.is_clause(work, first, last)
  for i = first, math.min(last, first + MOST_SUBJECT) do
    if others_clause[work.words[i]] then return false end
    if finite[work.tags[i]] and work.tags[i] ~= "VB" then return i > first end
  end
  return false
end

local said = set(words.finite.clause)
local voices = set(words.finite.voice)
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

-- to leave, to quietly leave
local function is_infinitive(work, at)
  if work.words[at] ~= "to" then return false end
  local tags = work.tags
  return tags[at + 1] == "VB" or tags[at + 1] == "RB" and tags[at + 2] == "VB"
end

local present = set { "VBG", "VBD", "VBZ", "VBP" }

-- Whether a verb behind "and" is none that is suffered: not "held and questioned".
local function does(work, f)
  local tag = work.tags[f.cue_first]
  if tag ~= "VBN" then return present[tag] end
  for i = f.cue_first - 1, f.from, -1 do
    if have[work.words[i]] or finite[work.tags[i]] then return not auxiliary[work.words[i]]
      or have[work.words[i]] end
    if work.tags[i] == "VBN" then return false end
  end
  return false
end

local relative = set { "who", "which", "that" }
local refers = set { "point", "refer" }  -- to what
local blows, over = set(words.finite.over), set { "for", "over", "as" }
local MOST_MADE = 4                      -- tokens of "deep and growing concern"
local MOST_BLOWN = 9                     -- tokens behind a verb to its "for"

-- Holm attacked the board for …; Greta Holm attacked Mr Okafor: of two people it is by words.
local function by_words(work, f)
  for i = f.cue_last + 2, math.min(f.to, f.cue_last + MOST_BLOWN) do
    local word = work.words[i]
    if over[word] then return true end
    if closes[word] then break end
  end
  local who = f.head and work.names[f.head]
  for i = f.cue_last + 1, math.min(f.to, f.cue_last + 3) do
    local whom = work.names[i]
    if whom and whom.start <= f.cue_last + 1 then
      return who and who.layer == "person" and whom.layer == "person"
    end
  end
  return false
end

-- "Expressed concern that": the noun tells it. Or nothing is told: conceded a goal, told a story,
-- responded to the letter.
local function tells_nothing(work, f)
  local verb, at = f.about.verb, f.cue_last + 1
  if f.to_last then return words.tales[work.words[f.to_last]] end
  if (verb == "respond" or verb == "reply") and work.words[at] == "to" then return not f.open end
  if f.at ~= "deed" then return false end
  for i = at, math.min(f.to, at + MOST_MADE) do
    local word = work.words[i]
    if words.about_noun[word] and work.words[i + 1] == "that" then
      return words.makes[work.words[f.cue_first]]
    end
    if verb == "concede" and words.games[word] then return true end
    if finite[work.tags[i]] or closes[word] then return false end
  end
  return false
end

local begins_clause = set {
  "that", "which", "who", "when", "where", "while", "if", "because", "so", "as", "after", "before",
}

local suffered = set(words.held)         -- a session expected to begin

-- "Terms agreed to end the row will hold": another verb has the subject; but of "nations agreed to
-- share" the tagger's participle is the verb.
local function is_participle(work, f)
  if work.tags[f.cue_first] ~= "VBN" or f.cue_first > f.last + 1 then return false end
  if suffered[work.words[f.cue_first]] then return true end
  for i = f.cue_last + 1, f.to do
    if begins_clause[work.words[i]] then return false end
    if past[work.tags[i]] or work.tags[i] == "VBP" then return true end
  end
  return false
end

local opens_main = set { ",", "but", "and", "while", "although", "though", "-", "–", "—" }

-- Who wants something is told by a sentence, and not by "couples who want to stay", "the road they
-- plan to mend".
local function wants_in_passing(work, f)
  return f.about.class == "want" and f.first
    and (relative[work.words[f.first]]
      or f.first > f.from and not opens_main[work.words[f.first - 1]])
end

-- Frames whose rule left to the tagger what they are: noted the road is shut; agreed to stay.
local function settle(work, f)
  if tells_nothing(work, f) or wants_in_passing(work, f) then return false end
  if work.words[f.start] == "to" and f.goes_on then return work.tags[f.cue_first] == "VB" end
  local name = f.to_last and not f.open and f.about.verb == "tell" and work.names[f.to_last]
  if name and name.start > f.to_first and finite[work.tags[f.to_last + 1]] then
    f.to_last = name.start - 1
    f.stop = f.to_last                     -- told the court Cole had lied
  end
  if f.to_last and not f.open and finite[work.tags[f.to_last + 1]] and f.about.verb ~= "tell" then
    f.to_first, f.to_last, f.stop = nil, nil, f.cue_last -- warned prices were too high
  end
  if f.at == "deed" and (blows[work.words[f.cue_first]] and not by_words(work, f)
    or f.goes_on and not does(work, f)) then
    return false
  end
  local word = work.words[f.cue_last + 1]
  if (f.at == "end" or f.at == "lead") and word == "to" and refers[f.about.verb] then
    f.at, f.stop, f.open = "deed", f.cue_last + 1, nil
  elseif f.at == "bare" then
    if works[f.about.verb] or prepositions[work.words[f.stop + 1]] then return false end
    local is_lead = M.is_clause(work, f.stop + 1, f.to)
    if not is_lead and not told[f.about.verb] and not words.documents[work.words[f.head]] then
      return false
    end
    f.at = is_lead and "lead" or "deed"
  elseif f.at == "lead" and is_turned(work, f) then
    return true
  elseif f.at == "end" and with_about[work.words[f.cue_first]]
    and told_of[work.words[f.cue_last + 1]] then
    f.at, f.stop = "deed", f.cue_last + 1
  elseif f.at == "lead" and f.open and work.words[f.open] == "that"
    and about_what[work.words[f.cue_last + 1]] then
    f.at, f.stop, f.open = "deed", f.cue_last, nil
  elseif f.to_last and not f.open and is_infinitive(work, f.to_last + 1) then
    f.at, f.stop = "deed", f.to_last + 1 -- told his men to leave
  elseif (f.at == "end" or f.about.verb == "agree" and f.at == "lead")
    and is_infinitive(work, f.cue_last + 1) then
    if is_participle(work, f) then return false end
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
  if not said[work.words[f.cue_first]] and voices[work.words[f.cue_first]] then return false end
  local who = work.words[f.first]
  if not said[work.words[f.cue_first]] and work.tags[f.head] == "NN"
    and not (words.persons[work.words[f.head]] or words.bodies[work.words[f.head]]
      or words.documents[work.words[f.head]]) then
    return false                         -- "…, forecast an 8 % fall"
  end
  if finite[work.tags[f.stop + 1]] and not said[who] then return false end
  if f.first == f.last and said[who] then
    f.first, f.last, f.head, f.cue_first, f.cue_last = f.start, f.start, f.start, f.first, f.first
    f.who_text, f.cue, f.at = f.cue, f.who_text, "end"
    return true
  end
  return said[work.words[f.cue_first]] or closes[work.words[f.stop + 1]]
end

local makers = set { "by", "from" }

-- "With officials, most of them old, saying"; but not "in talks with Holm, Okafor left, saying".
local function is_with(work, f)
  if work.words[f.start] ~= "with" then return false end
  for i = f.last + 1, f.cue_first - 1 do
    if finite[work.tags[i]] then return false end
  end
  return true
end

-- In "During a speech, he attacked Okafor, saying" nothing before the first comma says it.
local function part(work, f)
  local before = f.cue_first - 1
  if f.at ~= "lead" or not f.last or work.words[f.last + 1] ~= ","
    or not work.words[f.cue_first]:find("ing$") or auxiliary[work.words[before]]
    or is_with(work, f) then
    return
  end
  f.at, f.goes_on, f.start, f.first, f.last, f.head = "more", true, before, nil, nil, nil
end

-- A verb by its form that is a noun: Okafor's claim that, her claims that.
local function find_noun(work, f)
  local last = f.last
  if (f.at == "noun" or f.at == "about") and work.words[last] == "'s" then
    f.first, f.last = source_of.group_before(work, f.from, last - 1), last - 1
    f.start, f.head, f.who_text = f.first, f.last, work.article:span(f.first, f.last).text
    return
  end
  if f.at ~= "lead" or work.words[f.open] ~= "that"
    or not words.about_noun[work.words[f.cue_first]] or not common[work.tags[f.cue_first]] then
    return
  end
  if f.open > f.cue_last + 1 then
    local a = makers[work.words[f.cue_last + 1]]
      and source_of.name_in(work, f.cue_last + 1, f.open - 1)
    if not a then return end
    f.at, f.start, f.first, f.last, f.head = "noun", f.cue_first, a.start, a.stop, a.stop
    f.who_text = a.name
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

local impersonal = set { "it", "that", "this" }
local listened = set { "told", "asked", "heard" }

-- Whose words nobody tells: the subject is part of what is said, or hears it. False if it is
-- neither ("the man was believed that").
local function leave_unsaid(work, f)
  local first, last, cue = f.first, f.last, work.words[f.cue_first]
  f.first, f.last, f.head, f.who_text = nil, nil, nil, nil
  f.negated_from = last and last + 1 or f.start
  if not first then return true end
  if listened[cue] then
    f.to_first, f.to_last = first, last
  elseif f.open then
    return impersonal[work.words[first]] and first == last
  elseif not impersonal[work.words[first]] then
    f.subject = { first = first, last = last }
  end
  return true
end

-- What begins a phrase that is rather part of what somebody says: "He said it was wrong to blame".
local part_of = set(words.opening)
part_of["to"], part_of["while"] = true, nil

local function read_frames(work)
  local frames = work.frames
  for _, frame in ipairs(work.article:rows("quote_frame")) do
    local at, open = frame.at, frame.open
    frame.who_text, frame.who = frame.who, nil
    frame.goes_on = not frame.first and at ~= "unsaid" and at ~= "noun"
    if at == "behind" or at == "end" and frame.first > frame.start then
      frame.start = frame.start + 1
    end
    if open then frame.stop = open - 1 end
    if at == "aim" then frame.at, frame.start = "deed", frame.cue_first - 1 end
    frame.is_part = frame.goes_on and part_of[work.words[frame.start]]
    part(work, frame)
    find_noun(work, frame)
    if at == "talk" then
      frame.label = frame.who_text
      work.labels[frame.label] = (work.labels[frame.label] or 0) + 1
    end
    frame.about = is_inverted(work, frame) and about_cue(work, frame)
    if frame.about and settle(work, frame) and source_of.tidy(work, frame)
      and (at ~= "unsaid" or leave_unsaid(work, frame)) then
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
