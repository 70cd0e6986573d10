-- lede.quotes.join — what is said around each frame, and what is said without one.
--
-- A statement is { frame, who, pieces, to, relay, par }: pieces are regions, or { first, last }.
local set = require "lede.set"
local find_who = require "lede.quotes.who"
local source_of = require "lede.quotes.source"
local work_of = require "lede.quotes.work"
local documents = require("lexicons.quote_words").documents

local M = {}

-- ---- 1. beside a frame --------------------------------------------------------------------------

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
local function region_before(work, f)
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
local function first_region(work, token)
  local list = work.regions.list
  local low, high = 1, #list + 1
  while low < high do
    local middle = (low + high) // 2
    if list[middle].last < token then low = middle + 1 else high = middle end
  end
  return low
end

local function is_quoted(work, f)
  local region = work.regions.list[1] and work.regions.list[first_region(work, f.stop)]
  return region and region.first <= f.start
end

-- ---- 2. what is said ----------------------------------------------------------------------------

local function new_statement(work, f, pieces)
  local to, relay = find_who.hears(work, f)
  local statement = { frame = f, who = f.who, pieces = pieces, to = to, relay = relay, par = f.par }
  work.statements[#work.statements + 1] = statement
  f.statement = statement
  local list = work.regions.list
  if #list == 0 then return statement end
  for _, piece in ipairs(pieces) do
    local i = first_region(work, piece.first)
    while list[i] and list[i].last <= piece.last do
      local r = list[i]
      if r.first >= piece.first then r.owner = r.owner or statement end
      if r == piece then statement.is_direct = true end
      statement.in_marks = r.last == piece.last or r.last + 1 == piece.last
      i = i + 1
    end
  end
  return statement
end

-- Where the words of a sentence end: before its full stop, unless that stands inside of marks.
local function end_of(work, f)
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
local function is_aside(work, f)
  if f.at == "behind" then return true end
  if f.at ~= "lead" and f.at ~= "end" or not is_parted(work, f) then return false end
  return f.at == "end" and not region_behind(work, f) or f.stop >= end_of(work, f)
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

local function both_sides(work, f, left, right)
  local pieces = {}
  pieces[1] = left < f.start and trim(work, left, f.start - 1) or nil
  if f.stop < right and goes_on(work, f, pieces[1]) then
    pieces[#pieces + 1] = trim(work, f.stop + 1, right)
  end
  return pieces
end

local MOST_TERM = 8                      -- words: what is longer is said, and no term

-- A title, not words: she wrote "Winter Tides".
local function is_title(work, region)
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
  if not region.opens and region.sentence == f.from and left < region.first - 1 then
    return { trim(work, left, f.start - 1) }
  end
  local pieces = { region }
  local more = region_behind(work, f)
  if more and is_title(work, more) then
    more.owner = more.owner or nobody
  elseif more and not more.owner then
    pieces[2] = more
  end
  return pieces
end


local function term(work, f)
  local region = region_behind(work, f)
  if not region or region.owner then return {} end
  f.is_term = region.last - region.first < MOST_TERM
  return { region }
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

-- "said last week"; but "endorsed Okafor", "denied the claims".
local function is_short(work, f, piece)
  local n = piece.last - piece.first + 1
  if f.at ~= "deed" or n >= LEAST then return n < LEAST end
  return not nouns[work.tags[piece.last]]
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

local asks = set { "how", "if", "what", "when", "where", "whether", "who", "why" }
local negations = set { "not", "n't", "never" }
local nobody_says = set { "nobody", "none", "neither" }

local function is_negated(work, f)
  if not f.cue then return nil end
  for i = f.negated_from or f.last and f.last + 1 or f.cue_first, f.cue_first - 1 do
    if negations[work.words[i]] then return "yes" end
  end
  if not f.first then return nil end
  return (nobody_says[work.words[f.first]] or work.words[f.first] == "no" and f.last > f.first)
    and "yes" or nil
end
local joins = set { "and", "but", "or", "then" }
local clauses = set { "while", "although", "though", "whereas", "when", "after" }
local opens_clause = set { "that", "which", "who", "what", "how", "why", "whether" }

-- Where what one blames, asks for or mentions ends: before the next thing one does, and before what
-- happened then; a clause in it ("the claim that …") goes on.
local function end_of_deed(work, f, right)
  for i = f.stop + 2, right do
    local word = work.words[i]
    if opens_clause[word] then return right end
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
  if f.at == "deed" then return has_verb(work, piece) end
  local first = piece.first
  if asks[work.words[first]] then first = first + 1 end
  return work_of.is_clause(work, first, piece.last)
end

local function behind(work, f, right)
  if f.at == "deed" then right = end_of_deed(work, f, right) end
  local region = region_behind(work, f)
  if region and not region.owner then
    if works[f.about.verb] and is_title(work, region) then return {} end
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
  if f.at == "end" and not has_verb(work, piece) then return {} end
  if prepositions[first] and vague[f.about.class] and not f.open then return {} end
  if otherwise[f.about.verb] and not f.open and not documents[work.words[f.head]]
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
  return f.at == "deed" and f.start == f.from and f.stop < end_of(work, f)
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

local function pieces_of(work, f, left, right)
  if f.at == "term" then return term(work, f) end
  if f.at == "noun" then return of_noun(work, f, right) end
  if f.at == "talk" then
    work.talk = work.article:span(f.par, f.par).paragraph.stop -- nobody else speaks in it
    return { trim(work, f.stop + 1, work.talk) }
  end
  if f.at == "unsaid" then return unsaid(work, f, right) end
  if f.at == "by" then return done(work, f) end
  local region = region_before(work, f)
  if region and is_whole(work, f, region) then region = nil end
  if region and not region.owner and f.at ~= "more" and not (f.at == "lead" and f.stop < right
    and not commas[work.words[f.stop + 1]] and not (region.opens
    and commas[work.words[region.last]]) and not region_behind(work, f)) then
    return around_quoted(work, f, left, region)
  end
  if is_aside(work, f) then
    return both_sides(work, f, left, commas[work.words[f.stop + 1]] and right or f.stop)
  end
  if f.at == "beside" then
    if f.start <= f.from + 1 then return behind(work, f, right) end
    return both_sides(work, f, left, commas[work.words[f.stop + 1]] and right or f.stop)
  end
  return behind(work, f, right)
end

-- "…, BBC reported.": who hands on what another said.
local function is_relay(work, f, before)
  local who = f.who
  return before and before.statement and is_aside(work, f)
    and (who.type == "media" or who.layer == "org" and f.about.verb == "report")
end

-- What was said before ends with the next frame, unless that is part of it.
local function parts(work, f)
  return f.goes_on or f.at == "beside" or is_aside(work, f)
    or links[work.words[f.start - 1]]
end

-- Part of what another said: "She said that he believes …".
local function is_inside(work, before, f)
  local said = before and (before.at == "lead" or before.at == "more") and before.statement
  return said and (f.at == "lead" or f.at == "deed" or f.at == "unsaid" or f.at == "by"
    or f.at == "noun" and not f.first) and not links[work.words[f.start - 1]]
    and said.pieces[#said.pieces].last >= f.start
end

-- Whether what another says is part of what is said here: "The union asked for more, he said."
local function holds(work, f, before)
  return before.left and not before.is_aside and is_aside(work, f) and not region_before(work, f)
end

local opening = set { "when", "as", "after", "while", "if", "because", "although", "though",
  "before", "once", "since", "until", "whenever" }

-- Where the clause ends that a sentence begins with: "When critics ask for more, the board sleeps."
local function end_of_opening(work, f, right)
  if f.start > f.from + 1 or not opening[work.words[f.start - 1]] or f.open then return right end
  for i = f.stop + 1, right do
    if commas[work.words[i]] then return i - 1 end
  end
  return right
end

local function read_sentence(work, list)
  for k = 1, #list do
    local f, before, after = list[k], list[k - 1], list[k + 1]
    f.who = not is_inside(work, before, f) and find_who.says(work, f, before)
    if f.who then
      if is_relay(work, f, before) then
        before.statement.relay = f.who.source
      else
        local left = before and before.stop + 1 or f.from
        if before and holds(work, f, before) then left = before.left end
        local right = end_of(work, f)
        if after and parts(work, after) then right = after.start - 1 end
        right = end_of_opening(work, f, right)
        local pieces = pieces_of(work, f, left, right)
        if after then f.left, f.is_aside = left, is_aside(work, f) end
        if #pieces > 0 then
          new_statement(work, f, pieces)
        elseif work.words[f.stop + 1] == ":" or f.start <= f.from and f.stop + 1 == f.to then
          work.waiting[f.to] = f         -- Okafor agreed. "It is late."
        end
      end
    end
  end
end

-- ---- 3. quotations without a verb beside them --------------------------------------------------

local LEAST_ALONE = 5                    -- words in marks, less one, that are no heading or title

local function add_piece(statement, region)
  statement.pieces[#statement.pieces + 1] = region
  statement.par, region.owner = region.par, statement
end

local function infer(work, region, before)
  local who = before.who
  local same = { source = who.source, entity = who.entity, link = "inferred" }
  local f = { who = same, par = region.par, first = before.frame.first, last = before.frame.last }
  return new_statement(work, f, { region })
end

-- Whether a region stands in the block behind that of a statement.
local function is_next(work, region, before)
  local last = region.par - 1
  return last > 0 and work.article:span(last, last).paragraph.start == before.par
end

-- Whose a region is that stands beside no frame; `before` is the last statement in front of it. A
-- statement that begins here, if any.
local function follow(work, region, before, previous, next_one)
  if previous and previous.is_open and previous.owner and region.starts then
    add_piece(previous.owner, region)
    return nil
  end
  local frame = region.opens and work.waiting[region.first - 2]
  if frame then return new_statement(work, frame, { region }) end
  if not region.opens then return nil end
  local is_near = before and before.par == region.par
  local later = next_one and next_one.owner
  local quoted = is_near and (before.in_marks and before or before.quoted)
  if quoted and quoted.par == region.par and quoted.who.source == before.who.source then
    add_piece(quoted, region)
  elseif not is_near and later and later.is_direct and next_one.par == region.par then
    table.insert(later.pieces, 1, region)
    region.owner = later
  elseif before
    and (is_near or region.starts and region.ends and is_next(work, region, before))
    and region.last - region.first >= LEAST_ALONE and not is_title(work, region) then
    return infer(work, region, before)
  end
end

local function by_place(a, b) return a.pieces[1].first < b.pieces[1].first end

-- Mostly they are in order.
local function sort(statements)
  for i = 2, #statements do
    if not by_place(statements[i - 1], statements[i]) then
      return table.sort(statements, by_place)
    end
  end
end

local function follow_all(work)
  local regions, given = work.regions.list, work.statements
  sort(given)
  local n, next_given, before = #given, 1, nil
  for k, region in ipairs(regions) do
    while next_given <= n and given[next_given].pieces[1].first < region.first do
      local quoted = before and (before.in_marks and before or before.quoted)
      local one = given[next_given]
      if one.who.source and one.frame.at ~= "noun" then
        before = one
        before.quoted = quoted           -- the last one in marks before it
      end
      next_given = next_given + 1
    end
    if not region.owner then
      before = follow(work, region, before, regions[k - 1], regions[k + 1]) or before
    end
  end
end

-- ---- 4. writing ---------------------------------------------------------------------------------

local function kind_of(work, statement)
  if statement.frame.is_term then return "term" end
  if statement.frame.at == "talk" then return "direct" end
  if #work.regions.list == 0 then return "indirect" end
  local direct, mixed = true, false
  for _, piece in ipairs(statement.pieces) do
    if not piece.par then direct = false end
    local region = work.regions.list[first_region(work, piece.first)]
    if region and region.first <= piece.last then mixed = true end
  end
  return direct and "direct" or mixed and "mixed" or "indirect"
end

-- Words alone, to be compared with other articles: without marks, dashes and dots, some of which
-- have three bytes.
local function plain(text)
  if text:find("[\128-\255]") then
    text = text:gsub("\xE2\x80.", " "):gsub("[^%w\128-\255]+", " ")
  else
    text = text:gsub("%W+", " ")
  end
  local first, last = text:byte(1) == 32 and 2 or 1, text:byte(-1) == 32 and -2 or -1
  return text:sub(first, last)
end

local function write(work, statement, number)
  local article, f, who = work.article, statement.frame, statement.who
  local cue = f.cue
  local values = {
    kind = kind_of(work, statement), cue = cue, verb_class = cue and f.about.class,
    source = who.source, entity = who.entity, link = who.link, negated = is_negated(work, f),
    relayed_by = statement.relay,
    addressee = statement.to, statement = number,
  }
  for _, piece in ipairs(statement.pieces) do
    local last = piece.last
    local final = work.words[last]
    if (final == "," or statement.frame.is_term and final == ".") and last > piece.first then
      last = last - 1
    end
    values.words = plain(article:span(piece.first, last).norm)
    article:annotate("quote", piece.first, last, values)
  end
  local said = { statement = number }
  if cue then article:annotate("quote_cue", f.cue_first, f.cue_last, said) end
  if f.first then article:annotate("quote_source", f.first, f.last, said) end
end

function M.run(article)
  local work = work_of.read(article)
  if not work then return end
  local frames, statements = work.frames, work.statements
  local i, n = 1, #frames
  while i <= n do
    local list, from = {}, frames[i].from
    while i <= n and frames[i].from == from do
      local f = frames[i]
      if f.at == "talk" or f.start > work.talk and not is_quoted(work, f) then
        list[#list + 1] = f
      end
      i = i + 1
    end
    read_sentence(work, list)
  end
  follow_all(work)
  sort(statements)
  for number = 1, #statements do write(work, statements[number], number) end
end

return M
