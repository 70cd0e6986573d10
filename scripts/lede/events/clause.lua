-- lede.events.clause — the stretches around a verb: who stands before it, what behind it.
--
-- A group is a noun group, { first, last } by tokens. A party is what may take part: a name, a
-- country or its people, a word for a kind of people. A phrase is { first, last, head } of several
-- groups, joined by "of", "and" or 's; head is the last token of the group that the others hang on.
local tokens = require "lede.tokens"

local M = {}

local function set(text)
  local members = {}
  for word in text:gmatch("%S+") do members[word] = true end
  return members
end

M.set = set

-- In small letters; of Penn.
local function norm(work, i) return work.words[i] end
local function tag(work, i) return work.tags[i] end
M.norm, M.tag = norm, tag

-- ---- what an article has ------------------------------------------------------------------------

local finite = { VBD = true, VBZ = true, VBP = true, MD = true }

local function read_frames(article)
  local sentences, last_from = {}, nil
  for first, last, kind, form, tense, voice, negation, modality, from, to in article:each(
    "event_frame", "kind", "form", "tense", "voice", "negation", "modality", "from", "to") do
    if from ~= last_from then
      sentences[#sentences + 1], last_from = {}, from
    end
    local list = sentences[#sentences]
    list[#list + 1] = {
      first = first, last = last, kind = kind, form = form, tense = tense, voice = voice,
      negation = negation, modality = modality, from = from, to = to,
    }
  end
  return sentences
end

-- By its first token, a name before a country and that before a kind of people; names also by the
-- last. A word for people counts where a group ends with it or a person's name follows: not the
-- general of "a general strike".
local function read_parties(work)
  local article, parties, party_to = work.article, {}, {}
  for first, last, code, name, sector in article:each("event_actor", "code", "name", "sector") do
    local party = { first = first, last = last, code = code, name = name, sector = sector }
    parties[first], party_to[last] = party, party
  end
  for _, layer in ipairs { "place", "org", "person" } do
    for first, last, name, entity, form in article:each(layer, "name", "entity", "form") do
      local known = parties[first]
      local party = {
        first = first, last = last, layer = layer, name = name, entity = entity,
        code = known and known.code, sector = known and known.sector,
      }
      parties[first] = party
      if form ~= "pronoun" then party_to[last] = party end
    end
  end
  for first, last in article:each "name_people" do
    if not parties[first] then parties[first] = { first = first, last = last } end
  end
  for first, last, sector in article:each("event_sector", "sector") do
    local known, behind = parties[first], parties[last + 1]
    if known and known.last == last then
      known.sector = known.sector or sector
    elseif not known and (work.group_to[last] or behind and behind.layer == "person") then
      parties[first] = { first = first, last = last, sector = sector }
    end
  end
  work.parties, work.party_to = parties, party_to
end

-- Hits of a lexicon: the entry and the last token by the first one.
local function read_hits(article, layer)
  local entries, lasts = {}, {}
  for first, last, entry in article:each(layer, "entry") do
    entries[first], lasts[first] = entry, last
  end
  return entries, lasts
end

local function add_group(work, first, last)
  if first > last then return end
  local group = { first = first, last = last }
  work.group_from[first], work.group_to[last] = group, group
end

-- Noun groups without the dates in them, and without the verb that one may hold: a participle
-- before a noun is part of its group, but read as a past tense it is not ("Iran rejected plans").
local function read_groups(work)
  work.group_from, work.group_to = {}, {}
  local verb_ends, dates = {}, work.dates
  for _, frames in ipairs(work.sentences) do
    for _, f in ipairs(frames) do verb_ends[f.last] = f.kind ~= "noun" end
  end
  for first, last in work.article:each "noun_group" do
    local from = verb_ends[first] and first + 1 or first
    for i = from, last do
      if dates[i] or verb_ends[i] and i > from and tag(work, i - 1):find("^NN") then
        add_group(work, from, i - 1)
        from = i + 1
      end
    end
    add_group(work, from, last)
  end
end

-- nil where nothing is told.
function M.open(article)
  local sentences = read_frames(article)
  if #sentences == 0 then return nil end
  local work = {
    article = article, sentences = sentences, words = tokens(article, "norm"),
    tags = tokens(article, "tag"),
  }
  work.dates, work.days = {}, {}
  for first, last, kind, value in article:each("date", "type", "value") do
    if kind == "DATE" or kind == "TIME" then
      for i = first, last do work.dates[i] = first end
      work.days[#work.days + 1] = { at = first, value = value }
    end
  end
  read_groups(work)
  work.quotes = {}
  for first, last, source, entity, class in article:each("quote", "source", "entity",
    "verb_class") do
    work.quotes[#work.quotes + 1] = {
      first = first, last = last, source = source, entity = entity, class = class,
    }
  end
  work.verb_entry, work.verb_last = read_hits(article, "event_verb")
  work.noun_entry, work.noun_last = read_hits(article, "event_noun")
  work.names = read_hits(article, "event_name")
  work.edges, work.edge_at = {}, {}
  for first in article:each "event_edge" do work.edges[#work.edges + 1] = first end
  read_parties(work)
  return work
end

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

-- The quotation that a token stands in.
function M.quote_at(work, i)
  for _, quote in ipairs(work.quotes) do
    if quote.first <= i and i <= quote.last then return quote end
  end
end

-- The parties of a stretch, in order, without those that begin within another.
function M.parties(work, first, last)
  local list, i = {}, first
  while i <= last do
    local party = work.parties[i]
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
  for i = first, last do
    local party = work.parties[i]
    if party and party.last <= last then return party end
  end
end

-- ---- before a verb ------------------------------------------------------------------------------

local links = set "of for in from at on between with 's ' s’ ’s and by near against to"
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
      if before_dates[norm(work, i)] then i = i - 1 end
    elseif adverbs[norm(work, i)] or tag(work, i) == "RB" then
      i = i - 1
    end
  until i == start
  return i
end

local openers = { [","] = ",", [")"] = "(", ["-"] = "-", ["–"] = "–", ["—"] = "—" }

-- Over what stands between commas or brackets before i, or i.
local function skip_aside(work, i, from)
  local opener = openers[norm(work, i)]
  if not opener then return i end
  for k = i - 1, from, -1 do
    if norm(work, k) == opener then return k - 1 end
  end
  return i
end

local participles = set "VBN VBG"

-- The group that another one hangs on: by a preposition, 's or "and", over brackets and participles
-- ("workers (…) affiliated with the union"), in lists ("A, B and C"); nil if there is none.
local function group_before(work, group, from)
  local at = group.first - 1
  local word = norm(work, at)
  if word == "," then
    return norm(work, group.last + 1) == "and" and work.group_to[at - 1] or nil
  end
  if word ~= ")" then
    if not links[word] then return nil end
    at = at - 1
    local before = work.group_to[at]
    if before then return before end
    if word == "and" and work.party_to[at] then return work.party_to[at] end -- "Iraqi and Iranian"
    if participles[tag(work, at)] then at = at - 1 end
  end
  if norm(work, at) == ")" then at = skip_aside(work, at, from) end
  return work.group_to[at]
end

local owners = set "'s ' s’ ’s"

-- The phrase whose last group ends at i.
local function phrase_to(work, i, from)
  local group = work.group_to[i] or work.party_to[i]
  if not group then return nil end
  local before = group
  while before and before.first >= from do
    group, before = before, group_before(work, before, from)
  end
  local head = group                           -- of "Mali's rebels" the rebels
  while owners[norm(work, head.last + 1)] and work.group_from[head.last + 2] do
    head = work.group_from[head.last + 2]
  end
  return { first = group.first, last = i, head = math.min(head.last, i) }
end

-- The group that holds a token, with the owner before it: "Norway's attack".
function M.phrase_with(work, i, from)
  for k = i, from, -1 do
    local group = work.group_from[k]
    if group then
      if group.last < i then return nil end
      local owner = norm(work, k - 1) == "'s" and work.group_to[k - 2]
      return { first = owner and owner.first or k, last = group.last }
    end
  end
end

-- Whether a subject may end here, by a glance.
function M.may_be_subject(work, i)
  return work.group_to[i] or work.party_to[i] or work.dates[i] or openers[norm(work, i)]
    or adverbs[norm(work, i)] or tag(work, i) == "RB"
end

-- The subject of a verb group that begins at `at`: a phrase; or "and" where the verb goes on.
function M.subject(work, at, from)
  local i = skip_adverbs(work, at - 1)
  local k = skip_aside(work, i, from)
  if k ~= i then
    local named = work.party_to[i - 1]          -- "its director, Greta Holm, resigned"
    if named and named.layer == "person" and named.first == k + 2 then
      return { first = named.first, last = named.last, head = named.last }
    end
    i = skip_adverbs(work, k)
  end
  if i < from then return nil end
  local word = norm(work, i)
  if conjunctions[word] then return "and" end
  if relatives[word] then
    i = i - 1
    if norm(work, i) == "," then i = i - 1 end
    i = skip_aside(work, i, from)
  end
  return phrase_to(work, i, from)
end

-- ---- behind a verb ------------------------------------------------------------------------------

local ends = set [[after while as because unless when although though before if since whereas
  until ; : who which whose where]]

-- The last token of the clause that goes on behind i: before the next edge.
function M.stop(work, i, to)
  local edges, k = work.edges, work.edge_at[i]
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

-- Over dates and adverbs behind i: "promised on Thursday to".
function M.skip_behind(work, i)
  local at = i + 1
  while true do
    if work.dates[at] or tag(work, at) == "RB" then
      at = at + 1
    elseif before_dates[norm(work, at)] and work.dates[at + 1] then
      at = at + 2
    else
      return at
    end
  end
end

-- Whether "to" and a verb stand here.
function M.is_infinitive(work, i)
  return norm(work, i) == "to" and tag(work, i + 1) == "VB"
end

local takes = set "of 's ' s’ ’s"

local amounts = set "up to at least about some nearly almost more than over around as many only"

-- The object right behind i, with what hangs on it by "of" and 's; nil if none begins there.
function M.object(work, i, last)
  local at = i + 1
  while at <= last and not work.group_from[at] and (work.dates[at] or amounts[norm(work, at)]
    or tag(work, at) == "RB" or tag(work, at) == "RP") do
    at = at + 1
  end
  local group = work.group_from[at]
  if not group then return nil end
  local object = { first = group.first, last = group.last, group = group }
  local next_one = group.last + 1
  while next_one <= last do
    local link = norm(work, next_one)
    local more = work.group_from[next_one + 1]
    if not more or not (takes[link] or link == "and" or link == "or") then break end
    object.last = more.last
    next_one = more.last + 1
  end
  return object
end

-- Whether a verb stands before i in its clause.
function M.has_verb_before(work, i, from)
  for k = i - 1, from, -1 do
    local word = norm(work, k)
    if ends[word] or word == "that" then return false end
    if finite[tag(work, k)] then return true end
  end
  return false
end

local cues = set "said says say told added reported announced"

-- The same behind i; verbs of saying do not count: "…, he said".
function M.has_verb_behind(work, i, to)
  for k = i + 1, to do
    if ends[norm(work, k)] then return false end
    if finite[tag(work, k)] and not cues[norm(work, k)] then return true end
  end
  return false
end

-- Whether a stretch is what a verb, perhaps with "on", acts on: "is on a visit", "began a visit".
function M.is_verb_before(work, first)
  local i = first - 1
  if norm(work, i) == "on" then i = i - 1 end
  return tag(work, i):find("^VB") ~= nil
end

-- The kinds of nouns in a stretch: a list, and by name.
function M.kinds(work, nouns, first, last)
  local kinds, i = {}, first
  while i <= last do
    local entry = work.noun_entry[i]
    if entry then
      local list = nouns[entry]
      for k = 1, #list do
        local kind = list[k]
        kinds[kind], kinds[#kinds + 1] = true, kind
      end
      i = work.noun_last[i]
    end
    i = i + 1
  end
  return kinds
end

return M
