-- lede.events.sides — who did it, and to whom: the words of a side, and what is known of it.
--
-- A side is { first, last, text, parties } with name and entity where it is a name, code and sector
-- where it belongs to a country, a body or a kind of people; of a speaker text and entity alone.
local clause = require "lede.events.clause"
local works = require "lede.events.work"

local M = {}
local set = clause.set

-- ---- who ----------------------------------------------------------------------------------------

local pronouns = set "it they he she we i them him her us itself who"

local function text_of(work, first, last) return work.article:span(first, last).text end

local no_parts = set "least when that as while if where because"

local credits = set "getty images afp reuters ap epa pa rex shutterstock"
local behind_credits = set "NNP NNPS JJ"

-- Over the credit of a picture at the start of what stands there: "AFP Police".
local function behind_credit(work, first, last)
  local i = first
  while i < last and credits[work.words[i]] do i = i + 1 end
  return i > first and behind_credits[work.tags[i]] and i or first
end

-- A side of an event from a phrase: the words, and what is known of them.
function M.of(work, phrase)
  local last = phrase.last
  while work.dates[last] and last > phrase.first do last = last - 1 end
  local first, head = phrase.first, phrase.head or last
  local parties, code, sector, entity, name = clause.parties(work, first, last), nil, nil, nil, nil
  for k = 1, #parties do
    local p = parties[k]
    code = code or p.code
    if not sector or sector == "PTY" then sector = p.sector or sector end -- a Tory MP is an MP
    if p.last == head then
      entity = entity or p.entity
      if p.entity and p.layer then name = name or p.name end
    end
  end
  local role = phrase.role                -- of "Norway's minister, Greta Holm" Norway
  for _, p in ipairs(role and clause.parties(work, role.first, role.last) or {}) do
    code, sector = code or p.code, sector or p.sector
  end
  if no_parts[work.words[first]] and first < last then first = first + 1 end
  if work.words[first] == "-" and first > 1 then first = first - 1 end -- "heavily-armed men"
  local shown = behind_credit(work, first, last)
  if shown > first then first, entity, name = shown, nil, nil end
  return {
    first = first, last = last, head = phrase.main and phrase.main.last, parties = parties,
    code = code, sector = sector, entity = entity, name = name, text = text_of(work, first, last),
  }
end

-- Whether the entity of a name is that of a person.
local function is_person(work, entity)
  for _, p in pairs(entity and works.parties(work) or {}) do
    if p.entity == entity then return p.layer == "person" end
  end
  return false
end

-- Who says what a frame stands in; of "it" nobody.
function M.speaker(work, f, is_thing)
  local quote = clause.quote_at(work, f.first)
  if quote and quote.source and not (is_thing and (is_person(work, quote.entity)
    or not quote.entity and quote.source:find("s$"))) then -- "it" is no officials
    local found = { text = quote.source, entity = quote.entity, parties = {}, speaks = true }
    for _, p in ipairs(quote.entity and clause.parties(work, f.from, f.first - 1) or {}) do
      if p.entity == quote.entity then found.code, found.sector = p.code, p.sector end
    end
    return found
  end
end

-- Whose words a pronoun stands in: of "Slovakia has signalled that it" Slovakia.
local function holder(work, f, subject)
  local i = subject.first - 1
  if work.words[i] == "that" then i = i - 1 end
  while work.dates[i] and i > f.from do i = i - 1 end
  if not work.tags[i]:find("^VB") then return nil end
  while i > f.from and work.tags[i - 1]:find("^[VMR][BD]") do i = i - 1 end
  local who = clause.subject(work, i, f.from)
  if not who or who == "and" or pronouns[work.words[who.head]] then return nil end
  return M.of(work, who)
end

local ones = set "he she him her"

-- Whether a pronoun may stand for a side: "they" for no person, "it" neither, "he" for no police.
local function may_be(work, side, word)
  if ones[word] then
    return not (side.head and work.tags[side.head]:find("S$")) and work.words[side.head] ~= "police"
      and (not side.entity or is_person(work, side.entity))
  end
  if word ~= "they" and word ~= "it" then return true end
  return not is_person(work, side.entity)
end

local others = set "he she they"

-- The quotation in marks that a frame stands in.
local function is_direct(work, f)
  local quote = clause.quote_at(work, f.first)
  return quote and quote.kind == "direct" and quote
end

local function is_speaker(work, f, entity)
  local quote = is_direct(work, f)
  return quote and quote.entity == entity
end

-- Who a subject is, and whether that is open: "it" and "we" are who says so, unless a name tells.
local function who_is(work, f, subject)
  local found = M.of(work, subject)
  if subject.first ~= subject.last or not pronouns[work.words[subject.head]] then return found end
  local word = work.words[subject.last]
  if found.entity and not is_speaker(work, f, found.entity) then
    found.text = found.name or found.text
    return found
  end
  if found.entity then                       -- whom a speaker calls "he" is another
    found.entity, found.name = nil, nil
    return found
  end
  local says = holder(work, f, subject)
  if says and not may_be(work, says, word) then says = nil end
  if not says and not (others[word] and is_direct(work, f)) then
    says = word ~= "they" and M.speaker(work, f, word == "it") -- they are seldom one who speaks
  end
  return says or found, not says
end

-- The actor of the verbs before it, else the subject of the nearest one that has one.
function M.earlier(work, f)
  local before = f.before
  while before do
    if before.actor then return before.actor end
    before = before.before
  end
  local subject = clause.subject_before(work, f.first, f.from)
  return subject and who_is(work, f, subject) or nil
end

-- Who goes on with another verb ("shot him and fled"): who does what the nearest one says.
local function goes_on(work, f)
  if work.words[f.first - 2] == "," then return M.earlier(work, f) end
  local subject, at = clause.subject_before(work, f.first, f.from)
  local before = f.before
  if not subject or before and before.actor and before.last >= at then return M.earlier(work, f) end
  return (who_is(work, f, subject))
end

local third = set "he she they him her them"

-- Whom a speaker calls "him" is another.
function M.not_speaker(work, f, side)
  if side and side.entity and side.first == side.last and third[work.words[side.first]]
    and is_speaker(work, f, side.entity) then
    side.entity, side.name = nil, nil
  end
end

function M.actor(work, f, subject)
  if subject == "and" then return goes_on(work, f) end
  if not subject then return M.earlier(work, f) end
  local found, is_open = who_is(work, f, subject)
  local earlier = is_open and M.earlier(work, f)
  return earlier and may_be(work, earlier, work.words[subject.last]) and earlier or found
end

-- ---- to whom ------------------------------------------------------------------------------------

-- Whether a party is part of the actor, or names the same; two peoples of a country are two.
function M.is_same(party, actor)
  if not actor then return false end
  if party.entity and party.entity == actor.entity then return true end
  for _, p in ipairs(actor.parties) do
    if p == party or p.entity and p.entity == party.entity
      or p.code and p.code == party.code and p.layer == "place" and party.layer == "place" then
      return true
    end
  end
  return false
end

-- The group around a party, with the titles and names that follow: "Iraqi President Hussein".
function M.around(work, party, stop)
  local first, last = party.first, party.last
  for i = first, math.max(1, first - 8), -1 do
    local group = work.group_from[i]
    if group then
      if group.last >= last then first, last = group.first, group.last end
      break
    end
  end
  local next_one = last + 1
  if work.words[next_one] == "'s" then
    local more = work.group_from[next_one + 1]
    if more and more.last <= stop and (clause.is_people(work, more.last)
      or #clause.parties(work, more.first, more.last) > 0) then
      last = more.last
    end
  end
  return { first = first, last = last, head = last }
end

-- Of the parties of a stretch, without the actor's, the first that has a name or country, else the
-- first.
local function choose(work, first, last, actor)
  local one
  local parties = clause.parties(work, first, last)
  for k = 1, #parties do
    local p = parties[k]
    if not M.is_same(p, actor) and work.words[p.last + 1] ~= "-" then -- no IMF-inspired plan
      if p.code or p.entity then return p end
      one = one or p
    end
  end
  return one
end

local breaks = set "– — ( )"
local dashes = set "– —"
local CLOSE = 6                              -- tokens behind a group

-- A dash or a bracket; no hyphen.
local function is_break(work, i)
  return breaks[work.words[i]] or work.words[i] == "-" and work.tags[i] ~= "HYPH"
end

-- The last token close behind a group, before a dash or a bracket.
local function before_break(work, last, stop)
  stop = math.min(stop, last + CLOSE)
  for i = last + 1, stop do
    if is_break(work, i) or clause.is_finite(work, i) then return i - 1 end
  end
  return stop
end

-- The side that stands behind a word: in the group there, or close behind it, unless it must be
-- there.
function M.behind(work, word, first, stop, actor, must_be_there)
  local words = work.words
  for i = first, stop do
    if dashes[words[i]] then return nil end
    if words[i] == word and words[i - 1] ~= "up" then
      local group = work.group_from[i + 1]
      if must_be_there and group and work.words[group.last + 1] == "'s" then
        group = work.group_from[group.last + 2]  -- of "the mayor's letters" the letters
      end
      local party = group and (choose(work, group.first, group.last, actor)
        or (work.tags[group.last]:find("^NNP") or word == "by"
          and clause.is_people(work, group.last)) and group
        or not must_be_there
        and choose(work, group.last + 1, before_break(work, group.last, stop), actor))
      if party then return M.of(work, M.around(work, party, stop)) end
    end
  end
end

local verbs = set "VB VBD VBG VBN VBP VBZ"

-- Where "by" stands that tells who did what a passive says: before another verb.
local function find_by(work, first, stop)
  for i = first, stop do
    if work.words[i] == "by" then return i end
    if verbs[work.tags[i]] then return nil end
  end
end

-- The group behind it.
function M.agent_phrase(work, first, stop)
  local by = find_by(work, first, stop)
  return by and work.group_from[by + 1]
end

-- Who it is.
function M.agent(work, first, stop)
  local by = find_by(work, first, stop)
  return by and M.behind(work, "by", by, stop)
end

-- ---- several on a side ---------------------------------------------------------------------

local MOST_ON_A_SIDE = 6
local verbal = set "VBD VBZ VBP MD"

-- The party that a group ends with, if it is somebody by name or country; nothing may hang on it.
local function party_of(work, group)
  local behind = work.words[group.last + 1]
  if behind == "'s" or behind == "of" then return nil end
  for _, p in ipairs(clause.parties(work, group.first, group.last)) do
    if p.last == group.last and (p.code or p.entity) then return p end
  end
end

-- The groups that are named one after the other from `first` on: "Norway, Sweden and Mali".
local function listed(work, first, last)
  local list, at = {}, first
  while #list < MOST_ON_A_SIDE do
    local group = work.group_from[at]
    if not group or group.last > last or not party_of(work, group) then break end
    list[#list + 1] = group
    local i = group.last + 1
    if work.words[i] == "," then i = i + 1 end
    if work.words[i] == "and" then
      i = i + 1
      if work.words[i] == "both" then i = i + 1 end
    end
    if i == group.last + 1 then break end
    at = i
  end
  return list
end

-- The sides that one is made of: of "Norway and Sweden" both, else itself.
local function apart(work, list, one)
  if #list < 2 then return { one } end
  local found = {}
  for i, group in ipairs(list) do
    found[i] = M.of(work, { first = group.first, last = group.last, head = group.last })
  end
  return found
end

-- Whether "and" stands before the last of a list: "in Norway, Holm said" has none.
local function is_joined(work, list)
  local last = list[#list]
  return work.words[last.first - 1] == "and" or work.words[last.first - 1] == "both"
end

-- Each of those who act: all of the subject must be one list.
function M.each_actor(work, side)
  if not side or side.speaks or not side.first then return { side } end
  local list = listed(work, side.first, side.last)
  if #list < 2 or list[#list].last ~= side.last or not is_joined(work, list) then
    return { side }
  end
  return apart(work, list, side)
end

local towards = set "with to against"         -- behind these a guess is a good one

-- Each of those whom it is done to, also those behind the one that was found.
function M.each_recipient(work, side, stop)
  if not side or side.speaks or not side.first
    or side.is_guess and not towards[work.words[side.first - 1]] then
    return { side }
  end
  local list = listed(work, side.first, stop)
  while #list > 1 and (verbal[work.tags[list[#list].last + 1]]
    or not is_joined(work, list)) do
    list[#list] = nil
  end
  if #list < 2 or list[1].last ~= side.last and list[#list].last ~= side.last then
    return { side }
  end
  return apart(work, list, side)
end

-- The actor within a subject that is not the other side: the rebels of "the rebels' attack on".
function M.owner(work, subject, other)
  for _, p in ipairs(clause.parties(work, subject.first, subject.last)) do
    if p.last < other.first or p.first > other.last then
      return M.of(work, M.around(work, p, subject.last))
    end
  end
end

-- ---- the other side --------------------------------------------------------------------------

local own = set "MIL COP"                   -- the soldiers that a state sends are no other side
local nothings = set "that this it what which one some all itself"

-- The side behind one of the words of a sense, in a stretch; of "between A and B" neither.
function M.by_words(work, sense, first, stop, actor)
  for _, where in ipairs(sense.sides) do
    local found = where ~= "object" and where ~= "between"
      and M.behind(work, where, first, stop, actor)
    if found then return found end
  end
end

local function by_sides(work, sense, parts, actor)
  local object = parts.object
  for _, where in ipairs(sense.sides) do
    local found
    if where == "object" or where ~= "to" and where == work.words[parts.last] then -- clashed with
      local party = object and choose(work, object.first, object.last, actor)
      found = party and M.of(work, M.around(work, party, object.last))
    else
      found = M.behind(work, where, parts.last + 1, parts.stop, actor)
    end
    if found then return found end
  end
end

-- Of a subject that is an event itself the sides stand within: "an inquest into his death began".
function M.within(work, event, sense, subject)
  if event.recipient_side and not event.recipient_side.is_guess then return end
  local other = M.by_words(work, sense, subject.main.last + 1, subject.last)
  if other then
    event.recipient_side = other
    event.actor_side = M.owner(work, subject, other) or event.actor_side
  end
end

local asides = set "including despite unlike than except"

-- Whether a party stands behind a break, or in front of a verb of its own: not the chairman of
-- "When talks had begun, the chairman left".
local function begins_another(work, parts, party)
  for i = parts.last + 1, party.first - 1 do
    if is_break(work, i) or asides[work.words[i]] then return true end
  end
  local group = M.around(work, party, parts.stop)
  return work.words[group.first - 1] == "," and clause.is_finite(work, group.last + 1)
end

-- Whether a party is meant itself, or people of it: no Briton of "UK data".
local function is_meant(work, party)
  if work.words[party.last + 1] == "-" then return false end
  local group = M.around(work, party, party.last)
  return group.last == party.last or clause.is_anybody(work, group.last)
end

-- The recipient: where the sense says, in "that Norway must" the first one; else the next actor
-- that is named, as a guess; at last whatever the object is.
function M.recipient(work, sense, parts, actor)
  if #sense.sides == 0 then return nil end
  local is_clause = work.words[parts.last + 1] == "that"
  local object = parts.object
  local found = not is_clause and by_sides(work, sense, parts, actor)
  if found then return found end
  if sense.on_object and object and not parts.is_passive and object.group == object.main
    and clause.is_people(work, object.main.last) then
    return M.of(work, { first = object.first, last = object.main.last, head = object.main.last })
  end
  for _, p in ipairs(clause.parties(work, parts.last + 1, parts.stop)) do
    local is_own = own[p.sector] and object and p.last <= object.last and not sense.on_object
    if not is_clause and begins_another(work, parts, p) then break end
    local is_one = is_clause or is_meant(work, p)
    if is_one and not M.is_same(p, actor) and (is_clause or p.code or p.layer
      or p.sector ~= "CVL" and not is_own) then
      found = M.of(work, M.around(work, p, parts.stop))
      found.is_guess = not is_clause or sense.type == "AGREE"
      return found
    end
  end
  if sense.on_object and object and not parts.is_passive then
    local last = object.group and object.group.last or object.last
    if nothings[work.words[last]] then return nil end
    return M.of(work, { first = object.first, last = last, head = last })
  end
end

return M
