-- lede.quotes.said — what is said around a frame: its pieces, which are regions or { first, last }.
local set = require "lede.set"
local source_of = require "lede.quotes.source"
local work_of = require "lede.quotes.work"
local words = require "lexicons.quote_words"

local M = {}

local stops = set { ".", "?", "!", "…", '"', "...", ")", ";" }
local leads = set { ",", ":", "that", "-", "–", "—", ";" }
local tails = set {
  ",", ":", "-", "–", "—", ";", "and", "but", ".", "while", "whereas", "although", "though",
  "that", "which", "who",
}

-- Without what only parts it from its surroundings; nil if nothing is left.
local function trim(work, first, last)
  while first <= last and (leads[work.words[first]] or work.words[first] == ".") do
    first = first + 1
  end
  while last >= first and tails[work.words[last]] do last = last - 1 end
  if first <= last then return { first = first, last = last } end
end

local marks = set { '"', "'" }

-- The region that ends right before a frame, but for a comma; and the one that begins behind it.
function M.region_before(work, f)
  local at = f.start - 1
  if work.words[at] == "," then at = at - 1 end
  local by_last = work.regions.by_last
  local region = marks[work.words[at]] and by_last[at - 1] or by_last[at]
  return region and region.par == f.par and region or nil
end

local function region_behind(work, f)
  local at = f.stop + 1
  while at <= f.to and leads[work.words[at]] do at = at + 1 end
  if marks[work.words[at]] then return work.regions.by_first[at + 1] end
end

-- The number of the first region that ends at a token or behind it: they are in order, and none
-- holds another.
function M.first_region(work, token)
  local list = work.regions.list
  local low, high = 1, #list + 1
  while low < high do
    local middle = (low + high) // 2
    if list[middle].last < token then low = middle + 1 else high = middle end
  end
  return low
end

-- Where the words of a sentence end: before its full stop, unless that stands inside of marks.
function M.end_of(work, f)
  local last = f.to
  while last > f.stop and stops[work.words[last]] do
    local region = marks[work.words[last]] and work.regions.by_last[last - 1]
    if region and region.first > f.stop then return last end
    last = last - 1
  end
  return last
end

local commas = set { ",", ";", "–", "—" }

-- Whether a frame stands behind a comma, or a quotation that ends with one.
local function is_parted(work, f)
  local word = work.words[f.start - 1]
  return commas[marks[word] and work.words[f.start - 2] or word]
end

-- Said beside its frame: "The road, he said, is shut." "It is late, officials say."
function M.is_aside(work, f)
  if f.at == "behind" then return true end
  if f.at ~= "lead" and f.at ~= "end" or not is_parted(work, f) then return false end
  return f.at == "end" and not region_behind(work, f) or f.stop >= M.end_of(work, f)
end

local links = set { "and", "but", "while", "whereas", "although", "though", ";" }

local finite = set { "VBD", "VBZ", "VBP", "MD" }

local function has_verb(work, piece)
  for i = piece.first, piece.last do
    if finite[work.tags[i]] then return true end
  end
  return false
end

-- What stands behind "…, he said," goes on with what is said only if that was no sentence yet, or
-- is joined to it: not "The road is shut, he said, two days after the flood."
local function goes_on(work, f, before)
  local first = f.stop + 1
  while leads[work.words[first]] do first = first + 1 end
  return not before or links[work.words[first]] or not has_verb(work, before)
end

-- "Halvery Motors, Calder, declared a dividend": a name, and nothing that somebody declares.
local function is_no_clause(work, f, pieces)
  if f.at ~= "behind" or f.about.verb == "say" or work.words[f.start - 1] ~= ","
    or marks[work.words[f.start - 2]] then
    return false
  end
  for _, piece in ipairs(pieces) do
    if has_verb(work, piece) then return false end
  end
  return true
end

local function both_sides(work, f, left, right)
  local pieces = {}
  pieces[1] = left < f.start and trim(work, left, f.start - 1) or nil
  if f.stop < right and goes_on(work, f, pieces[1]) then
    pieces[#pieces + 1] = trim(work, f.stop + 1, right)
  end
  return is_no_clause(work, f, pieces) and {} or pieces
end

local MOST_TERM = 8                      -- words: what is longer is said, and no term

-- A title, not words: she wrote "Winter Tides".
function M.is_title(work, region)
  if region.last - region.first >= MOST_TERM then return false end
  local last = region.last
  if last > region.first and stops[work.words[last]] then last = last - 1 end
  for i = region.first, last do
    local text = work.article:at(i, "text")
    if #text > 3 and not text:find("^%u") or text:find("^[%.!?,]$") then return false end
  end
  return true
end

local nobody = {}                       -- whose words a title is

local function around_quoted(work, f, left, region)
  if not region.opens and region.sentence == f.from and left < region.first - 1
    and work.words[region.first - 2] ~= ":" then
    return { trim(work, left, f.start - 1) }
  end
  local pieces = { region }
  local more = region_behind(work, f)
  if more and M.is_title(work, more) then
    more.owner = more.owner or nobody
  elseif more and not more.owner then
    pieces[2] = more
  end
  return pieces
end


local between_terms = set { ",", "and", "or", "a", "an", "the", "who", "which" }
local MOST_BETWEEN = 4                   -- tokens between two marks

-- The next of those in one sentence: called him "late," a "thief" and "lost".
local function next_term(work, region)
  for at = region.last + 2, region.last + 2 + MOST_BETWEEN do
    local word = work.words[at]
    if marks[word] then
      local next_one = work.regions.by_first[at + 1]
      return next_one and not next_one.owner and next_one.sentence == region.sentence and next_one
        or nil
    end
    if not between_terms[word] then return nil end
  end
end

local function term(work, f)
  local region = region_behind(work, f)
  if not region or region.owner then return {} end
  f.is_term = region.last - region.first < MOST_TERM
  local pieces = { region }
  repeat
    region = next_term(work, region)
    pieces[#pieces + 1] = region
  until not region
  return pieces
end

local works = set { "write", "read", "sing", "post", "call" }
-- No clause begins so: spoke of the flood, bacteria found in water.
local abouts = set { "of", "about" }
local prepositions = set { "in", "on", "at", "by", "to", "of", "for", "from", "with", "up" }
local vague = set { "find", "think", "agree" }
local otherwise = set { "find", "feel", "know", "think", "agree" } -- found a ship, knew the town
local LEAST = 3                          -- words that are said without marks
local auxiliary = set { "has", "have", "had", "will", "not", "n't", "also", "being", "been" }
local nouns = set { "NN", "NNS", "NNP", "NNPS" }

local asides = set { "when", "while", "after", "before", "during" } -- said, "No," when asked

local denials = set { "deny", "admit" }
local refused = set(words.refused)

-- "said last week", "denied entry"; but "endorsed Okafor", "denied the claims".
local function is_short(work, f, piece)
  local n = piece.last - piece.first + 1
  local denies = f.at == "lead" and not f.open and denials[f.about.verb]
  if n >= LEAST or not (denies or f.at == "deed") then return n < LEAST end
  return not nouns[work.tags[piece.last]] or denies and refused[work.words[piece.last]]
end

local subjects = set { "he", "she", "it", "they", "we", "i", "there", "that" }

-- The clause in a stretch that a time or a place may begin: "said on Friday the road is shut",
-- "said after the storm he would stay". nil if there is none.
local function clause(work, first, last)
  local piece = trim(work, first, last)
  if not piece or not has_verb(work, piece) then return nil end
  for i = piece.first, piece.last - 1 do
    if subjects[work.words[i]] then
      if asides[work.words[i - 1]] then return nil end -- said when he left
      return trim(work, i, last)
    end
    if finite[work.tags[i]] then break end
  end
  return piece
end

local questions = set(words.questions)
local negations = set { "not", "n't", "never" }

local joins = set { "and", "but", "or", "then" }
local clauses = set { "while", "although", "though", "whereas", "when", "after" }
local begins_inner = set { "that", "which", "who", "what", "how", "why", "whether" }

-- Where what one blames, asks for or mentions ends: before the next thing one does, and before what
-- happened then; a clause in it ("the claim that …") goes on.
local function end_of_deed(work, f, right)
  for i = f.stop + 2, right do
    local word = work.words[i]
    if begins_inner[word] then return right end
    local at = work.tags[i + 1] == "RB" and i + 2 or i + 1
    if joins[word] and finite[work.tags[at]]
      or clauses[word] and has_verb(work, { first = i, last = right }) then
      return i - 1
    end
  end
  return right
end

-- Whether what stands behind "found" or "knew" is a clause: not "found Holm, who left".
local function says_all(work, f, piece)
  if f.at == "deed" then return work.words[f.stop] == "to" or has_verb(work, piece) end
  local first = piece.first
  if questions[work.words[first]] then first = first + 1 end
  return work_of.is_clause(work, first, piece.last)
end

local when = set(words.when)
local before_that = set {
  ",", '"', "afterwards", "earlier", "later", "morning", "afternoon", "night", "week", "weekend",
  "month",
}
local MOST_HOW = 12                      -- tokens of "at a rally in Calder, on Friday, that"

-- Where "that" opens what is said behind how and where it is: "said in Calder, Ohio, that", "told
-- the BBC's “Today” on Friday that".
local function find_that(work, f, right)
  if f.at ~= "lead" and f.at ~= "end" then return nil end
  local region = f.open and region_behind(work, f)
  if f.open and not (region and M.is_title(work, region)) then return nil end
  for i = f.stop + 1, math.min(right, f.stop + MOST_HOW) do
    local before = work.words[i - 1]
    if work.words[i] == "that" then
      return i > f.stop + 1 and (before_that[before] or when[before]) and i or nil
    end
    if finite[work.tags[i]] or words.about_noun[work.words[i]] then return nil end
  end
end

local gapped = set { "VBD", "MD" }
local gapped_words = set { "is", "are", "has", "have", "does", "do" }

-- "What he proposes is late", "hopes ended in Calder": a verb of its own stands behind.
local function is_gap(work, f)
  local at = f.cue_last + 1
  if f.open or f.stop ~= f.cue_last or work.words[f.stop] == "to" then return false end
  return (f.at == "deed" or f.about.class == "think")
    and (gapped[work.tags[at]] or gapped_words[work.words[at]])
end

local function behind(work, f, right)
  if is_gap(work, f) then return {} end
  local that = find_that(work, f, right)
  if that then f.open, f.stop = that, that - 1 end
  if f.at == "deed" then right = end_of_deed(work, f, right) end
  local region = region_behind(work, f)
  if region and not region.owner then
    if works[f.about.verb] and M.is_title(work, region) then return {} end
    local next_word = work.words[region.last + 2]
    if region.last + 1 >= right or commas[next_word] or commas[work.words[region.last]]
      and asides[next_word] then
      return { region }
    end
    return { trim(work, region.first - 1, right) }
  end
  if negations[work.words[f.cue_first - 1]] and commas[work.words[f.stop + 1]] then return {} end
  local is_inside = f.at == "end" and (f.stop >= right or commas[work.words[f.stop + 1]]
    and links[work.words[f.stop + 2]])
  local piece = is_inside and clause(work, f.cue_last + 1, math.min(f.stop, right))
    or trim(work, f.stop + 1, right)
  if not piece or is_short(work, f, piece) then return {} end
  local first = work.words[piece.first]
  if abouts[first] and f.at ~= "deed" and work.tags[piece.first + 1] ~= "CD" or first == "but" then
    return {}
  end
  if (f.at == "end" or f.at == "lead" and prepositions[first] and not f.open)
    and not has_verb(work, piece) then
    return {}
  end
  if prepositions[first] and vague[f.about.class] and not f.open then return {} end
  if otherwise[f.about.verb] and not f.open and not words.documents[work.words[f.head]]
    and not says_all(work, f, piece) then
    return {}
  end
  return { piece }
end

-- Whose claim that …: up to a comma, and before the verb whose subject the claim is.
local function of_noun(work, f, right)
  local n, is_subject = 0, f.start <= f.from + 1
  for i = f.stop + 1, right do
    if commas[work.words[i]] then return { trim(work, f.stop + 1, i - 1) } end
    if finite[work.tags[i]] then n = n + 1 end
    if is_subject and n == 2 then return { trim(work, f.stop + 1, i - 1) } end
  end
  return { trim(work, f.stop + 1, right) }
end

local ends = set { ".", "?", "!" }

-- "It is late." The board praised him: what is whole is not said by who does something else.
local function is_whole(work, f, region)
  return f.at == "deed" and f.start == f.from and f.stop < M.end_of(work, f)
    and ends[work.words[region.last]]
end

-- What is said of the subject by nobody in particular.
local function unsaid(work, f, right)
  for i = f.stop + 1, f.start == f.from and right or f.stop do
    if commas[work.words[i]] and work.words[f.cue_first] == "asked" then right = i - 1 break end
  end
  local pieces = { f.subject }
  pieces[#pieces + 1] = trim(work, f.stop + 1, right)
  return pieces
end

-- Before the comma that pairs with one: "Okafor, meanwhile, is supported by".
local function before_aside(work, f, last)
  for i = last - 1, f.from + 1, -1 do
    if commas[work.words[i]] then return i - 1 end
  end
  return last
end

-- The plan was praised by …: what stands before the verb.
local function done(work, f)
  local last = f.start - 1
  while last > f.from and auxiliary[work.words[last]] do last = last - 1 end
  if commas[work.words[last]] then last = before_aside(work, f, last) end
  if not nouns[work.tags[last]] then return {} end
  local first = source_of.group_before(work, f.from, last)
  while first - 2 > f.from and prepositions[work.words[first - 1]]
    and nouns[work.tags[first - 2]] do
    first = source_of.group_before(work, f.from, first - 2)
  end
  return { { first = first, last = last } }
end

-- The paragraph of a transcript, in which nobody else speaks.
local function of_talk(work, f)
  work.talk = work.article:span(f.par, f.par).paragraph.stop
  return { trim(work, f.stop + 1, work.talk) }
end

-- Whether the region that ends right before is said by it, and not by nobody: "the “Tide” Holm said
-- was lost".
local function is_said_before(work, f, region, right)
  if region.owner or f.at == "more" or is_whole(work, f, region) then return false end
  if f.at ~= "lead" or f.stop >= right or commas[work.words[f.stop + 1]] then return true end
  return region.opens and commas[work.words[region.last]] or region_behind(work, f)
end

local by_place = { term = term, noun = of_noun, talk = of_talk, unsaid = unsaid, by = done }

-- The pieces of what is said around a frame, between the tokens `left` and `right`, which are free.
function M.of(work, f, left, right)
  local of_place = by_place[f.at]
  if of_place then return of_place(work, f, right) end
  local region = M.region_before(work, f)
  if region and is_said_before(work, f, region, right) then
    return around_quoted(work, f, left, region)
  end
  if M.is_aside(work, f) or f.at == "beside" and f.start > f.from + 1 then
    return both_sides(work, f, left, commas[work.words[f.stop + 1]] and right or f.stop)
  end
  return behind(work, f, right)
end

return M
