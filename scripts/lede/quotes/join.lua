-- lede.quotes.join — frames and what is said around them make statements; so do quotations alone.
--
-- A statement is { frame, who, pieces, to, relay, par }: pieces are regions, or { first, last }.
local set = require "lede.set"
local find_who = require "lede.quotes.who"
local around = require "lede.quotes.said"
local work_of = require "lede.quotes.work"

local M = {}

local function is_quoted(work, f)
  local list = work.regions.list
  local region = list[1] and list[around.first_region(work, f.stop)]
  return region and region.first <= f.start
end

-- ---- 1. statements ------------------------------------------------------------------------------

local function new_statement(work, f, pieces)
  local to, relay = find_who.hears(work, f)
  local statement = { frame = f, who = f.who, pieces = pieces, to = to, relay = relay, par = f.par }
  work.statements[#work.statements + 1] = statement
  f.statement = statement
  local list = work.regions.list
  if #list == 0 then return statement end
  for _, piece in ipairs(pieces) do
    local i = around.first_region(work, piece.first)
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

local negations = set { "not", "n't", "never" }
local nobody_says = set { "nobody", "none", "neither" }

local parts_negation = set { ",", ")", '"' }
local commas = set { ",", ";", "–", "—" }
local links = set { "and", "but", "while", "whereas", "although", "though", ";" }

local function is_negated(work, f)
  if not f.cue then return nil end
  local from = f.negated_from or f.goes_on and f.start or f.last and f.last + 1 or f.cue_first
  for i = f.cue_first - 1, from, -1 do
    local word = work.words[i]
    if negations[word] then return "yes" end
    if parts_negation[word] then break end -- who asked not to be named, said
  end
  if not f.first then return nil end
  return (nobody_says[work.words[f.first]] or work.words[f.first] == "no" and f.last > f.first
    and work.tags[f.first + 1] ~= "CD")
    and "yes" or nil
end

-- "…, BBC reported.": who hands on what another said.
local function is_relay(work, f, before)
  local who = f.who
  return before and before.statement and around.is_aside(work, f)
    and (who.type == "media" or who.layer == "org" and f.about.verb == "report")
end

-- What was said before ends with the next frame, unless that is part of it.
local function parts(work, f)
  return f.goes_on and not f.is_part or f.at == "beside" or around.is_aside(work, f)
    or links[work.words[f.start - 1]]
end

local holders = set { "lead", "more", "unsaid" }
local introduces = set { ":", ",", '"' }

-- Part of what another said: "She said that he believes …".
local function is_inside(work, before, f)
  local said = before and holders[before.at] and before.statement
  if not said or before.at == "unsaid" and introduces[work.words[f.stop + 1]] then return false end
  return (f.at == "lead" or f.at == "deed" or f.at == "unsaid" or f.at == "by"
    or f.at == "noun" and not f.first or f.is_part) and not links[work.words[f.start - 1]]
    and said.pieces[#said.pieces].last >= f.start
end

-- Whether what another says is part of what is said here: "The union asked for more, he said."
local function holds(work, f, before)
  if around.is_aside(work, before) or not around.is_aside(work, f) then return false end
  local region = around.region_before(work, f)
  return not region or not region.opens and region.sentence == f.from
    and before.who.source ~= f.who.source and not introduces[work.words[before.stop + 1]]
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

local finite = set { "VBD", "VBZ", "VBP", "MD" }
local relative = set { "who", "which" }

local LEAST_SAID = 5                     -- tokens: not "who said he, too, was"

-- Where a relative clause ends: "Okafor, who announced his retirement, is in Calder."
local function end_of_relative(work, f, right)
  if not f.relative then return right end
  local is_first = true
  for i = f.stop + 2, right - 1 do
    if work.words[i] == "," then
      if (is_first or i >= f.stop + LEAST_SAID) and finite[work.tags[i + 1]] then return i - 1 end
      is_first = false
    end
  end
  return right
end

-- Behind what one has said oneself only words in marks are said again: "Holm said it is “late,” she
-- said."
local function free_behind_said(work, f, before)
  local region = before.who.source == f.who.source and around.region_before(work, f)
  return region and region.first > before.stop and region.first - 1 or before.stop + 1
end

local told_whole = set { "lead", "more", "end", "behind", "beside" }

-- From where on what is said may stand in front of the frame at a place of a list: behind the last
-- statement before that is no part of it.
local function free_before(work, list, k)
  local f, is_first = list[k], true
  for j = k - 1, 1, -1 do
    local before = list[j]
    if before.about.verb == ":" then return before.stop + 1 end
    if before.statement then
      if not is_first and told_whole[before.at] or not holds(work, f, before) then
        return free_behind_said(work, f, before)
      end
      before.statement.is_held, is_first = true, false
    end
  end
  return f.from
end

-- Whether a frame behind others that are part of what is said ends it: ", and urged the board".
local function parts_late(work, f)
  if f.at == "beside" or around.is_aside(work, f) then return true end
  if f.goes_on then return commas[work.words[f.start]] and not f.is_part end
  return links[work.words[f.start - 1]] and commas[work.words[f.start - 2]]
end

-- Up to where it may stand behind one.
local function free_behind(work, list, k)
  local f, after = list[k], list[k + 1]
  local right = f.right or around.end_of(work, f)
  for j = k + 2, #list do
    if parts_late(work, list[j]) then right = list[j].start - 1 break end
  end
  if after and parts(work, after) then right = after.start - 1 end
  local region = after and around.region_before(work, after)
  if region and region.first - 3 > f.stop and work.words[region.first - 2] == ":" then
    right = region.first - 3             -- "It is late: “We looked,” she said."
  end
  return end_of_relative(work, f, end_of_opening(work, f, right))
end

local function read_frame(work, list, k)
  local f = list[k]
  local pieces = around.of(work, f, free_before(work, list, k), free_behind(work, list, k))
  if #pieces > 0 then
    new_statement(work, f, pieces)
  elseif work.words[f.stop + 1] == ":" or f.start <= f.from and f.stop + 1 == f.to then
    work.waiting[f.to] = f               -- Okafor agreed. "It is late."
  end
end

local function read_sentence(work, list)
  for k, f in ipairs(list) do
    local before = list[k - 1]
    before = before and before.holder or before
    f.relative = f.first and relative[work.words[f.first]]
    if is_inside(work, before, f) then f.holder = before end
    f.who = not f.holder and find_who.says(work, f, before)
    if f.who and is_relay(work, f, before) then
      before.statement.relay = f.who.source
    elseif f.who then
      read_frame(work, list, k)
    end
  end
end

-- ---- 2. quotations without a verb beside them --------------------------------------------------

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
    and region.last - region.first >= LEAST_ALONE and not around.is_title(work, region) then
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
      if one.who.source and one.frame.at ~= "noun" and not one.is_held then
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

-- ---- 3. writing ---------------------------------------------------------------------------------

local function kind_of(work, statement)
  if statement.frame.is_term then return "term" end
  if statement.frame.at == "talk" then return "direct" end
  if #work.regions.list == 0 then return "indirect" end
  local direct, mixed = true, false
  for _, piece in ipairs(statement.pieces) do
    if not piece.par then direct = false end
    local region = work.regions.list[around.first_region(work, piece.first)]
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
