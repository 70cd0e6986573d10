-- lede.events.fit — which of the senses of a verb its clause fits.
--
-- Parts are what stands around a verb: last (its last token), object (a phrase; of a passive its
-- subject), and what is worked out when a sense asks for it: where the clause stops, kinds of
-- nouns.
local clause = require "lede.events.clause"
local senses = require "lede.events.senses"
local sides = require "lede.events.sides"

local M = {}
local set = clause.set
local parties_in, kinds_in = clause.parties, clause.kinds
local stop_behind, skip_behind, object_behind = clause.stop, clause.skip_behind, clause.object
local is_infinitive, quote_at, behind = clause.is_infinitive, clause.quote_at, sides.behind

local forces = set "GOV MIL REB COP LEG OPP"

-- Somebody who could carry out a threat, or allow what others ask for.
local function has_force(work, subject)
  for _, p in ipairs(parties_in(work, subject.first, subject.last)) do
    if p.code and p.sector ~= "IGO" and p.sector ~= "NGO" or forces[p.sector] then return true end
  end
end

-- Whether words joined by _ stand behind an object: "took two men hostage".
local function follows(work, words, object, stop)
  local last = object.group and object.group.last or object.last
  local texts, start = work.words, words[1]
  local far = start == "to" and #words > 1 and 8 or 4
  for first = last, math.min(last + far, stop) do
    if texts[first] == start then
      local fit = true
      for i = 2, #words do fit = fit and texts[first + i - 1] == words[i] end
      if fit then return true end
    end
  end
  return false
end

-- "A and B": two of them in one phrase.
local function is_pair(work, phrase)
  local first
  for _, p in ipairs(parties_in(work, phrase.first, phrase.last)) do
    if first and (p.code or p.entity) and p.code ~= first.code
      and work.words[p.first - 1] ~= "of" then
      for i = first.last + 1, p.first - 1 do if work.words[i] == "and" then return true end end
    end
    if p.code or p.entity then first = first or p end
  end
  return false
end

-- Where the clause ends: with what is said, if it is.
local function stop_of(work, parts)
  local stop = parts.stop
  if not stop then
    stop = stop_behind(work, parts.last, parts.to)
    local quote = quote_at(work, parts.last)
    if quote and quote.last < stop then stop = quote.last end
    parts.stop = stop
  end
  return stop
end
M.stop = stop_of

-- Where an infinitive begins right behind the verb, and whether one does behind its object.
function M.direct_to(work, parts)
  local at = parts.next_one
  if not at then
    at = skip_behind(work, parts.last)
    parts.next_one = at
  end
  return is_infinitive(work, at) and at
end

local function object_to(work, parts)
  local object = parts.object
  return object and not parts.is_passive and is_infinitive(work, object.last + 1)
end

-- What a sense may ask for, by name: whether it is there.
local tests = {}

function tests.to(work, sense, parts)
  return M.direct_to(work, parts) or not sense.carries and object_to(work, parts)
end
function tests.obj_to(work, _, parts) return object_to(work, parts) end
function tests.ing(work, _, parts) return work.tags[parts.last + 1] == "VBG" end
-- The event that the noun of a group tells: "an attack", "its consent".
local function told_by(work, group)
  local noun = clause.noun_of(work, group)
  if noun then return senses.nouns[noun].told, noun end
end
M.told_by = told_by

local function nominal(work, parts)
  local object = parts.object
  if object then return told_by(work, object.main or object) end
end

function tests.event(work, _, parts) return nominal(work, parts) ~= nil end
function tests.that(work, _, parts) return work.words[parts.last + 1] == "that" end
local openers = set "DT PRP$"                -- of an object, whatever follows

function tests.none(work, _, parts)
  return not parts.object and not M.direct_to(work, parts)
    and not openers[work.tags[parts.last + 1]]
end
function tests.thing(_, _, parts) return parts.object end
local someone = set "him her"

-- An actor that is meant itself: not the Russian of "Russian standards".
local function head_party(work, object, excluded)
  local head = object and (object.main or object)
  if not head then return false end
  if someone[work.words[head.last]] then return true end
  for _, p in ipairs(parties_in(work, head.first, head.last)) do
    local is_one = p.sector and not p.layer or p.layer == "person" and p.last == head.last
    if is_one or p.last == head.last and (p.code or not excluded) then
      return not (excluded and excluded[p.sector])
    end
  end
  return not clause.noun_of(work, head) and clause.is_people(work, head.last)
end

function tests.party(work, _, parts) return head_party(work, parts.object) end

local bodies = set "BUS PTY JUD LEG"
local ones = set "i he she you him her"
local selves_who_speak = set "i we you"
local talkers = set "GOV LEG OPP PTY"
local armed = set "MIL REB COP"
local wishes = set "must should would will shall ought 'd ’d 'll ’ll"

local foretells = set "would will 'd ’d 'll ’ll" -- insists that it will

function tests.whom(work, _, parts) return head_party(work, parts.object, bodies) end
function tests.side(work, sense, parts)
  for _, where in ipairs(sense.sides) do
    if where ~= "object" and behind(work, where, parts.last + 1, stop_of(work, parts)) then
      return true
    end
  end
  return false
end
function tests.pair(work, _, _, subject) return subject and is_pair(work, subject) end
function tests.force(work, _, parts, subject)
  return parts.is_passive or subject and has_force(work, subject)
end
-- Two people by their names, who fight with words more often than not.
local function person_in(work, phrase)
  local group = phrase.main or phrase
  if ones[work.words[group.last]] then return true end
  for _, p in ipairs(parties_in(work, group.first, group.last)) do
    if p.layer == "person" and p.last == group.last then return true end
  end
end

function tests.name(work, _, _, subject)
  if not subject or person_in(work, subject) then return subject end
  local last = (subject.main or subject).last
  local p = clause.is_people(work, last) and clause.party_with(work, last, subject.first)
  return p and talkers[p.sector]
end

-- One person: "Holm agreed that", not "officials agreed that".
function tests.one(work, _, _, subject)
  local main = subject and (subject.main or subject)
  if not main then return false end
  local last = main.last
  return ones[work.words[last]] or subject.first == main.first and person_in(work, subject)
    or work.tags[last] == "NN" and clause.is_people(work, last)
end

function tests.self(work, _, _, subject)
  return subject and selves_who_speak[work.words[subject.last]]
end

function tests.armed(work, _, _, subject)
  for _, p in ipairs(subject and parties_in(work, subject.first, subject.last) or {}) do
    if p.code or armed[p.sector] then return true end
  end
end

function tests.passive(_, _, parts) return parts.is_passive end

-- A clause behind the verb, with or without "that".
function tests.says(work, _, parts)
  local object = parts.object
  return work.words[parts.last + 1] == "that" or object and not parts.is_passive
    and (clause.is_finite(work, object.last + 1) or clause.is_finite(work, object.last + 2))
end

-- One whose first verb says what should or will be: "that Mali must leave", "Mali leave".
function tests.wants(work, sense, parts, ...)
  if not tests.says(work, sense, parts, ...) and not parts.object then return false end
  for i = parts.last + 1, stop_of(work, parts) do
    local of = work.tags[i]
    if of == "MD" then
      local word = work.words[i]
      return wishes[word] and (sense.type ~= "DEMAND" or not foretells[word])
    end
    if of:find "^VB" then return of == "VB" and work.words[i - 1] ~= "to" end
  end
end

function tests.persons(work, _, parts, subject)
  return parts.object and subject and person_in(work, subject) and person_in(work, parts.object)
end
function tests.behind(work, _, parts, _, words)
  return parts.object and follows(work, words, parts.object, stop_of(work, parts))
end

-- Whether one of these nouns is of a kind.
local function has(nouns, kind)
  for k = 1, #nouns do
    if nouns[k][kind] then return true end
  end
  return false
end

local function subject_kinds(work, parts, subject)
  local kinds = parts.subject_kinds
  if not kinds then
    local main = subject.main or subject
    kinds = kinds_in(work, senses.nouns, main.first, main.last)
    parts.subject_kinds = kinds
  end
  return kinds
end

-- Kinds of nouns in the rest of the clause.
function tests.near(work, _, parts, _, kind)
  parts.near = parts.near
    or kinds_in(work, senses.nouns, parts.last + 1, stop_of(work, parts), true)
  return has(parts.near, kind)
end

function tests.by(work, _, parts, subject, kind)
  return subject and has(subject_kinds(work, parts, subject), kind)
end

-- Whether a sum stands in a group: a loan of $5m.
local function has_sum(work, group)
  for i = group.first, group.last do
    if work.tags[i] == "$" then return true end
  end
  return false
end

-- Kinds of nouns in the object; of a passive with a particle those behind it: "put under inquiry".
local function object_kinds(work, parts)
  local kinds, object = parts.kinds, parts.object
  if not kinds then
    kinds = object and kinds_in(work, senses.nouns, object.first, object.last, true) or {}
    if object and has_sum(work, object) then kinds[#kinds + 1] = senses.nouns.dollar end
    if parts.is_loose then
      local behind_it = kinds_in(work, senses.nouns, parts.last + 1, parts.last + 5)
      for k = 1, #behind_it do kinds[#kinds + 1] = behind_it[k] end
    end
    parts.kinds = kinds
  end
  return kinds
end

function tests.kind(work, _, parts, _, kind) return has(object_kinds(work, parts), kind) end

-- Whom a verb is said of where nobody has looked yet: all that is asked of a subject may hold.
local anybody = {}
for name in pairs(senses.of_subjects) do
  local test = tests[name]
  tests[name] = function(work, sense, parts, subject, value)
    return subject == anybody or test(work, sense, parts, subject, value)
  end
end

-- Whether all that an item of a sense asks for behind the first test is there.
local function holds(work, item, sense, parts, subject)
  for k = 2, #item do
    local one = item[k]
    if not tests[one.test](work, sense, parts, subject, one.value) then return false end
  end
  return true
end

-- The number of the first sense below `best` of which an item is there.
local function first_of(work, asks, list, best, parts, subject)
  for k = 1, #asks do
    local ask = asks[k]
    local rank = ask.rank
    if rank >= best then break end
    local sense, item = list[rank], ask.item
    if tests[ask.test](work, sense, parts, subject, ask.value)
      and (not item or holds(work, item, sense, parts, subject)) then
      return rank
    end
  end
  return best
end

-- The same by the kinds of nouns: of the object or of the subject.
local function first_of_kinds(work, about, best, parts, subject)
  local nouns, ranks, joined = object_kinds(work, parts), about.kinds, about.joined
  for k = 1, #nouns do
    local kinds = nouns[k]
    for i = 1, #kinds do
      local rank = ranks[kinds[i]]
      if rank and rank < best then best = rank end
      local asks = joined and joined[kinds[i]]
      if asks then best = first_of(work, asks, about.list, best, parts, subject) end
    end
  end
  return best
end

local function first_of_subject(work, ranks, best, parts, subject)
  if subject == anybody then return 1 end
  for _, kinds in ipairs(subject_kinds(work, parts, subject)) do
    for i = 1, #kinds do
      local rank = ranks[kinds[i]]
      if rank and rank < best then best = rank end
    end
  end
  return best
end

local NONE <const> = 1000

-- The number of the first sense that fits.
local function best_of(work, about, parts, subject)
  local best, list = about.open or NONE, about.list
  if parts.object or parts.is_loose then
    best = first_of_kinds(work, about, best, parts, subject)
  end
  if about.subjects and subject then
    best = first_of_subject(work, about.subjects, best, parts, subject)
  end
  if about.asks then best = first_of(work, about.asks, list, best, parts, subject) end
  if about.object_asks and parts.object then
    best = first_of(work, about.object_asks, list, best, parts, subject)
  end
  return best
end

local selves = set "himself herself itself themselves myself ourselves yourself"

local function is_oneself(work, object) return object and selves[work.words[object.first]] end

local function try(work, f, phrase, last, subject)
  local about = senses.verbs[phrase]
  if not about then return nil end
  last = math.max(last, f.last)
  local parts = { last = last, to = f.to }
  if f.voice == "passive" then
    parts.is_passive, parts.object, parts.is_loose = true, subject, last > f.last
    subject = sides.agent_phrase(work, last + 1, stop_of(work, parts))
  else
    parts.object = object_behind(work, last, f.to)
  end
  local sense = about.list[best_of(work, about, parts, subject)]
  if subject == anybody then return sense end
  if not sense or sense.on_object and is_oneself(work, parts.object) then return nil end
  if sense.tells then
    local told, noun = nominal(work, parts)
    if sense.tells == "end" then told = told.ended end
    return told, parts, phrase .. " " .. noun
  end
  return sense, parts, phrase
end

-- Most verbs have no sense where they stand, and subjects take long to find: of a verb that is not
-- asked for its subject true and what M.of tells; of one that has no sense, whoever it is, true.
function M.without_subject(work, f)
  local entry = f.voice == "active" and work.verb_entry[f.last]
  if not entry or entry:find(" ", 1, true) then return false end
  if not senses.verbs[entry].asks_subject then return true, M.of(work, f, nil) end
  return not M.of(work, f, anybody)
end

-- The sense of a verb, its parts and the phrase that is meant: the hit of the lexicon, with a
-- particle that stands behind a date or an adverb ("called on Friday for"), or less of it: "give
-- in" of "give in to", the verb alone.
function M.of(work, f, subject)
  local first, last = f.last, work.verb_last[f.last]
  while not last do
    first = first - 1
    if first < f.from then return nil end
    last = work.verb_last[first]
  end
  if last < f.last then return nil end
  local entry = work.verb_entry[first]
  if work.dates[last + 1] or work.dates[last + 2] or work.tags[last + 1] == "RB"
    or work.words[last + 1] == "hard" then
    local at = skip_behind(work, last)
    local sense, parts, phrase = try(work, f, entry .. " " .. work.words[at], at, subject)
    if sense then return sense, parts, phrase end
  end
  local sense, parts, phrase = try(work, f, entry, last, subject)
  if sense then return sense, parts, phrase end
  while entry:find(" ", 1, true) do
    entry, last = entry:gsub(" %S+$", ""), last - 1
    sense, parts, phrase = try(work, f, entry, math.max(last, first), subject)
    if sense then return sense, parts, phrase end
  end
end

return M
