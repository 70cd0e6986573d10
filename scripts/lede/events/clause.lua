-- lede.events.clause — the stretches around a verb: who stands before it, what behind it.
--
-- Groups and parties are those of lede.events.work. A phrase is { first, last, head, main } of
-- several groups, joined by "of", "and" or 's; main is the group that the others hang on, head
-- its last token.

local works = require "lede.events.work"

local M = {}

local function set(text)
  local members = {}
  for word in text:gmatch("%S+") do members[word] = true end
  return members
end

M.set = set

local finite = { VBD = true, VBZ = true, VBP = true, MD = true }

function M.is_finite(work, i) return finite[work.tags[i]] end

-- The value of the date nearest to a token in its sentence.
function M.day_of(work, f)
  local best, value
  for _, day in ipairs(work.days) do
    local away = math.abs(day.at - f.first)
    if f.from <= day.at and day.at <= f.to and (not best or away < best) then
      best, value = away, day.value
    end
  end
  return value
end

-- The quotation that a token of the sentence in hand stands in; they are in order.
function M.quote_at(work, i)
  local quotes = work.quotes_here
  for k = 1, #quotes do
    local quote = quotes[k]
    if quote.first > i then return nil end
    if i <= quote.last then return quote end
  end
end

-- The parties of a stretch, in order, without those that begin within another.
function M.parties(work, first, last)
  local parties, list, i = works.parties(work), {}, first
  while i <= last do
    local party = parties[i]
    if party and party.last <= last then
      list[#list + 1] = party
      i = party.last
    end
    i = i + 1
  end
  return list
end

-- The first party of a stretch.
function M.party(work, first, last)
  local parties = works.parties(work)
  for i = first, last do
    local party = parties[i]
    if party and party.last <= last then return party end
  end
end

-- The party that ends at i, if it begins at first or later.
function M.party_with(work, i, first)
  local parties = works.parties(work)
  for k = i, first, -1 do
    local party = parties[k]
    if party and party.last == i then return party end
  end
end

-- ---- before a verb ------------------------------------------------------------------------------

local links = set [[of for in from at on between with 's ' s’ ’s and by near against to during under
  across within around outside inside throughout behind]]
local adverbs = set [[today yesterday tomorrow again also reportedly allegedly now still later
  already once then however meanwhile both each all]]
local before_dates = set "on in at last since by late early during next this"
local conjunctions = set "and or but then"
local relatives = set "who which that"

-- Over adverbs and dates that stand between a subject and its verb.
local function skip_adverbs(work, i)
  local start
  repeat
    start = i
    if work.dates[i] then
      i = work.dates[i] - 1
      if before_dates[work.words[i]] then i = i - 1 end
    elseif adverbs[work.words[i]] or work.tags[i] == "RB" then
      i = i - 1
    end
  until i == start
  return i
end

local openers = { [","] = ",", [")"] = "(", ["-"] = "-", ["–"] = "–", ["—"] = "—" }

-- Over what stands between commas or brackets before i, or i.
local function skip_aside(work, i, from)
  local opener = openers[work.words[i]]
  if not opener then return i end
  for k = i - 1, from, -1 do
    if work.words[k] == opener then return k - 1 end
  end
  return i
end

local participles = set "VBN VBG"

local ends = set [[after while as because unless when although though before if since whereas
  until ; : who which whose where]]

local openers_of_groups = set "DT CD PRP$ PRP"
local clausal = set [[said says say told believe believes believed think thinks thought hope hopes
  fear fears know knows knew claim claims claimed insist insists insisted announced reported warned
  argue argues suggest suggests suggested]]

-- Whether "and" before a group opens a clause, as the group before it stands behind a verb: "Norway
-- bombed Mali and the army fled".
local function begins_clause(work, group, before, from)
  if not openers_of_groups[work.tags[group.first]] then return false end
  local words, tags = work.words, work.tags
  for k = before.first - 1, from, -1 do
    if words[k] == "," or words[k] == "that" or ends[words[k]] then return false end
    if finite[tags[k]] then return not clausal[words[k]] end
  end
  return false
end

-- The group that another one hangs on: by a preposition, 's or "and", over brackets and participles
-- ("workers (…) affiliated with the union"), in lists ("A, B and C"); nil if there is none.
local function group_before(work, group, from)
  local at = group.first - 1
  local word = work.words[at]
  if word == "," then
    local before = work.words[group.last + 1] == "and" and work.group_to[at - 1]
    return before and not finite[work.tags[before.first - 1]] and before or nil
  end
  if word ~= ")" then
    if not links[word] then return nil end
    at = at - 1
    local before = work.group_to[at]
    if before then
      return not (word == "and" and begins_clause(work, group, before, from)) and before or nil
    end
    local named = word == "and" and works.party_to(work)[at]
    if named then return named end         -- "Iraqi and Iranian"
    if participles[work.tags[at]] then at = at - 1 end
  end
  if work.words[at] == ")" then at = skip_aside(work, at, from) end
  return work.group_to[at]
end

local owners = set "'s ' s’ ’s"

-- Words for how many: of "thousands of people" the people are meant.
local counts = set [[thousands hundreds dozens scores millions tens number group majority score
  lot most some all half rest third part handful dozen team couple pair patch batch wave
  series spate string round crowd gang band column lorry boatload contingent]]

-- The phrase whose last group ends at i.
local function phrase_to(work, i, from)
  local group = work.group_to[i] or works.party_to(work)[i]
  if not group then return nil end
  local before = group
  while before and before.first >= from do
    group, before = before, group_before(work, before, from)
  end
  local head = group                           -- of "Mali's rebels" the rebels
  while head.last < i and (owners[work.words[head.last + 1]]
    or work.words[head.last + 1] == "of" and counts[work.words[head.last]])
    and work.group_from[head.last + 2] do
    head = work.group_from[head.last + 2]
  end
  return { first = group.first, last = i, head = math.min(head.last, i), main = head }
end

-- Whose the noun of a group that ends at i is: the phrase before 's.
function M.owner_before(work, i)
  local group = work.group_to[i]
  local owner = group and owners[work.words[group.first - 1]] and work.group_to[group.first - 2]
  return owner and { first = owner.first, last = owner.last, head = owner.last, main = owner }
end

-- The group that holds a token, with the owner before it: "Norway's attack".
function M.phrase_with(work, i, from)
  for k = i, from, -1 do
    local group = work.group_from[k]
    if group then
      if group.last < i then return nil end
      local owner = work.words[k - 1] == "'s" and work.group_to[k - 2]
      return { first = owner and owner.first or k, last = group.last }
    end
  end
end

-- Whether a subject may end here, by a glance.
function M.may_be_subject(work, i)
  return work.group_to[i] or work.dates[i] or openers[work.words[i]] or adverbs[work.words[i]]
    or work.tags[i] == "RB" or works.party_to(work)[i]
end

local particles = set "over up down out off in on into to at with"

-- Where a relative clause before `first` begins, if a phrase there is what its verb acts on:
-- "gunmen who took over the school are …", "rebels holding the town are …".
local function relative_before(work, first, from)
  local i = first - 1
  if particles[work.words[i]] then i = i - 1 end
  if work.tags[i] == "VBG" and work.group_to[i - 1] then return i end
  if not finite[work.tags[i]] then return nil end
  for k = i - 1, math.max(from, i - 3), -1 do
    local word = work.words[k]
    if word == "who" or word == "which" or word == "that" and work.group_to[k - 1] then return k end
  end
end

-- Of a phrase that hangs on a thing the somebody at its end, whom a clause behind it tells of: "the
-- claims of the minister, who".
function M.nearest(work, phrase)
  local group = work.group_to[phrase.last]
  if not group or group == phrase.main or M.is_somebody(work, phrase.main.last) ~= "no"
    or M.party_with(work, phrase.main.last, phrase.first) then
    return phrase
  end
  if not M.party_with(work, group.last, group.first) and not M.is_people(work, group.last) then
    return phrase
  end
  return { first = group.first, last = group.last, head = group.last, main = group }
end

local determiners = set "DT PRP$"

-- What somebody is whose name stands in an aside, up to i: the minister of energy and mines; not
-- Mali's king of "Mali's king and the director".
local function role_to(work, i, from)
  local role = phrase_to(work, i, from)
  for k = i - 1, role and role.first or i, -1 do
    if work.words[k] == "and" and determiners[work.tags[k + 1]] then
      return { first = k + 1, last = i }
    end
  end
  return role
end

-- The subject of a verb group that begins at `at`: a phrase; or "and" where the verb goes on.
function M.subject(work, at, from)
  local i = skip_adverbs(work, at - 1)
  local k = skip_aside(work, i, from)
  local asides = 0
  while k ~= i and asides < 3 do
    local named = works.party_to(work)[i - 1]   -- "its director, Greta Holm, resigned"
    if named and named.layer == "person" and named.first == k + 2 then
      return {
        first = named.first, last = named.last, head = named.last, main = named,
        role = role_to(work, k, from),
      }
    end
    i, asides = skip_adverbs(work, k), asides + 1
    k = skip_aside(work, i, from)
  end
  if i < from then return nil end
  local word = work.words[i]
  if conjunctions[word] then return "and" end
  local is_relative = relatives[word]
  if is_relative then
    i = i - 1
    if work.words[i] == "," then i = i - 1 end
    i = skip_aside(work, i, from)
  end
  local phrase = phrase_to(work, i, from)
  if is_relative then return phrase and M.nearest(work, phrase) end
  local relative = phrase and relative_before(work, phrase.first, from)
  if not relative then return phrase end
  i = relative - 1
  return phrase_to(work, work.words[i] == "," and i - 1 or i, from) or phrase
end

-- The subject of the nearest verb before i that has one, and where that verb stands.
function M.subject_before(work, i, from)
  for k = i - 1, from, -1 do
    if finite[work.tags[k]] then
      local subject = M.subject(work, k, from)
      if subject and subject ~= "and" and work.words[subject.last] ~= "there" then
        return subject, k
      end
    end
  end
end

-- ---- behind a verb ------------------------------------------------------------------------------

-- The last token of the clause that goes on behind i: before the next edge.
function M.stop(work, i, to)
  local edges, k = works.edges(work), work.edge_at[i]
  if not k then
    local low, high = 1, #edges + 1
    while low < high do
      local middle = (low + high) // 2
      if edges[middle] <= i then low = middle + 1 else high = middle end
    end
    k = low
    work.edge_at[i] = k
  end
  local edge = edges[k]
  if edge and edge <= to then return edge - 1 end
  return to
end

local verbal = set "VB VBD VBP VBZ MD"

-- The last token before another verb behind i, or stop.
function M.verbless(work, i, stop)
  local tags = work.tags
  for k = i + 1, stop do
    if verbal[tags[k]] then return k - 1 end
  end
  return stop
end

-- Over dates and adverbs behind i: "promised on Thursday to".
function M.skip_behind(work, i)
  local at = i + 1
  while true do
    if work.dates[at] or work.tags[at] == "RB" or work.words[at] == "hard" then
      at = at + 1
    elseif before_dates[work.words[at]] and work.dates[at + 1] then
      at = at + 2
    else
      return at
    end
  end
end

-- Whether "to" and a verb stand here.
function M.is_infinitive(work, i)
  return work.words[i] == "to" and work.tags[i + 1] == "VB"
end

local takes = set "of 's ' s’ ’s"

local amounts = set "most half all any both several of least some nearly almost more than many only"
local towards = set "up to at about over around as"

-- Whether a word belongs to an amount: "at least", "up to 20"; not "to Paris".
local function is_amount(work, i)
  local word, tags = work.words[i], work.tags
  if not towards[word] then return amounts[word] end
  return amounts[work.words[i + 1]] or tags[i + 1] == "CD" or tags[i + 2] == "CD" and word == "up"
end

-- The object right behind i, with what hangs on it by "of" and 's, and the group that is meant,
-- which is the last before "of"; nil if none begins there.
function M.object(work, i, last)
  local at = i + 1
  while at <= last and not work.group_from[at] and (work.dates[at] or is_amount(work, at)
    or work.tags[at] == "RB" or work.tags[at] == "RP") do
    at = at + 1
  end
  local group = work.group_from[at]
  if not group then return nil end
  local object = { first = group.first, last = group.last, group = group, main = group }
  local open = true
  local next_one = group.last + 1
  while next_one <= last do
    local link = work.words[next_one]
    local more = work.group_from[next_one + 1]
    if not more or not (takes[link] or link == "and" or link == "or") then break end
    open = open and (link == "of" and counts[work.words[object.last]]
      or link ~= "of" and link ~= "and" and link ~= "or")
    if open then object.main = more end
    object.last = more.last
    next_one = more.last + 1
  end
  return object
end

local dashes = set "- – —"
local cues = set "said says say told added reported announced"

-- Whether a verb stands before i in its clause, but for relative clauses between commas.
function M.has_verb_before(work, i, from)
  local words, tags, k = work.words, work.tags, i - 1
  while k >= from do
    local word = words[k]
    if ends[word] or word == "that" or dashes[word] then return false end
    if finite[tags[k]] then                   -- "said the court approved": a clause begins there
      return not (cues[word] and work.group_from[k + 1])
    end
    local before = word == "," and skip_aside(work, k, from) or k
    k = before < k and relatives[words[before + 2]] and before or k - 1
  end
  return false
end

-- The same behind i; verbs of saying do not count: "…, he said".
function M.has_verb_behind(work, i, to)
  local words, tags = work.words, work.tags
  for k = i + 1, to do
    local word = words[k]
    if ends[word] or conjunctions[word] and words[k - 1] == "," then return false end
    if finite[tags[k]] and not cues[word] and not conjunctions[words[k - 1]] then
      return true
    end
  end
  return false
end

local doings = set [[be begin start launch make pay hold continue end finish complete lead resume
  plan stage carry mount wage have open undertake conduct fight step break suspend call halt stop
  sign reach give take announce]]

-- Whether a verb of doing stands at i.
function M.is_doing(work, i)
  return work.tags[i]:find("^VB") ~= nil and doings[work.article:at(i, "lemma") or ""]
end

-- Whether a stretch is what somebody does, by the verb before it, perhaps with "on": "is on a
-- visit", "began a visit"; not "condemned an attack".
function M.is_verb_before(work, first)
  local i = first - 1
  if work.words[i] == "on" then i = i - 1 end
  return M.is_doing(work, i)
end

-- What the lexicon calls the noun that a group ends with.
function M.noun_of(work, group)
  local entries, lasts = works.nouns(work)
  for i = group.last, group.first, -1 do
    if lasts[i] == group.last then return entries[i] end
  end
end

-- Bodies of people that have the names of what they sit in, or of what they do.
local bodies = set [[office embassy consulate mission campaign administration side panel operator
  operators network channel service newspaper paper station headquarters bench bar agent agents
  authority authorities source sources union unions movement movements network networks front league
  wing faction factions camp side sides groups]]

-- Whether the noun at i is somebody: people or a body of them, by its senses; else "machine" of
-- what somebody drives, "no", and "unknown" of a word that has no sense.
function M.is_somebody(work, i)
  local group = work.group_to[i]
  if group and work.tags[group.first] == "$" then return "no" end -- $5 million to victims
  local word = work.words[i]
  local is = work.somebody[word]
  if is == nil then
    local list = work.article:at(i, "sense")
    is = (counts[word] or bodies[word]) and "body" or list and #list > 0 and "no" or "unknown"
    for k = 1, list and #list or 0 do
      local name = list[k]
      if name == "person" or name == "people" then
        is = "people"
        break
      elseif name == "social group" then
        is = "body"
      elseif is == "no" and (name == "vehicle" or name == "machine") then
        is = "machine"
      end
    end
    work.somebody[word] = is
  end
  return is
end

function M.is_anybody(work, i)
  local is = M.is_somebody(work, i)
  return is ~= "no" and is ~= "machine"
end

local common = set "NN NNS"

function M.is_people(work, i)
  return common[work.tags[i]] and M.is_somebody(work, i) == "people"
end

local proper = set "NNP NNPS"

-- The kinds of each noun in a stretch, from lede.events.senses. What a group ends with counts; only
-- where that tells nothing the words before it, if they may: the military of "a military
-- contractor" is none.
function M.kinds(work, nouns, first, last, may_be_inside)
  local entries, lasts = works.nouns(work)
  local found, inside, i = {}, {}, first
  while i <= last do
    local entry = work.words[i] ~= "arm" and entries[i] -- an arm is no weapon, arms are
    if entry then
      i = lasts[i]
      if work.group_to[i] or i == last or proper[work.tags[i + 1]] then
        found[#found + 1] = nouns[entry]
      elseif may_be_inside then
        inside[#inside + 1] = nouns[entry]
      end
    end
    i = i + 1
  end
  return found[1] and found or inside
end

return M
