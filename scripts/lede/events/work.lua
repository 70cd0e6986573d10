-- lede.events.work — what an article has that events are read from, gathered once for all its
-- sentences; what only some verbs ask for, when the first of them does.
--
-- Words are in small letters, tags of Penn. A group is a noun group, { first, last } by tokens. A
-- party is what may take part: a name, a country or its people, a word for a kind of people.

local lede = require "lede"

local M = {}

-- Where a group is cut: at dates and where verbs end.
local function read_cuts(work)
  local cuts = {}
  for _, frames in ipairs(work.sentences) do
    for k = 1, #frames do
      local f = frames[k]
      cuts[f.last] = f.kind ~= "noun" and "verb" or nil
    end
  end
  for _, day in ipairs(work.days) do
    for i = day.at, day.last do cuts[i] = "date" end
  end
  return cuts
end

-- Noun groups of sentences that may tell something, without the dates in them, and without the
-- verb that one may hold: a participle before a noun is part of its group, but read as a past
-- tense it is not ("Iran rejected plans").
local function read_groups(work)
  local tags, cuts, group_from, group_to = work.tags, read_cuts(work), {}, {}
  local function add(first, last)
    if first > last then return end
    local group = { first = first, last = last }
    group_from[first], group_to[last] = group, group
  end
  for _, frames in ipairs(work.sentences) do
    for first, last in work.article:each("noun_group", frames[1].from, frames[1].to) do
      for i = first, last do
        local cut = cuts[i]
        if cut and (cut == "date" or i == first or tags[i - 1]:find("^NN")) then
          add(first, i - 1)
          first = i + 1
        end
      end
      add(first, last)
    end
  end
  work.group_from, work.group_to = group_from, group_to
end

-- "gave Estonia three boats": a name before a number is a group of its own.
local function split_group(work, group, last)
  local rest = { first = last + 1, last = group.last }
  work.group_from[last + 1], work.group_to[group.last] = rest, rest
  group.last = last
  work.group_to[last] = group
end

local layers = { "place", "org", "person" }

local function split_groups(work)
  local group_from, group_to = work.group_from, work.group_to
  for _, layer in ipairs(layers) do
    for first, last, form in work.article:each(layer, "form") do
      local group = not group_to[last] and (group_from[first] or group_from[first - 1])
      if group and group.last > last and form ~= "pronoun" and work.tags[last + 1] == "CD" then
        split_group(work, group, last)
      end
    end
  end
end

local named_after = {}                       -- what bodies are by the last words of their names
for sector, words in pairs {
  BUS = [[inc corp corporation ltd limited co plc ag sa nv bancorp industries holdings airlines
    airways motors]],
  GOV = [[commission agency authority ministry department council customs treasury committee]],
  LEG = "parliament senate assembly", JUD = "court tribunal",
  COP = "police constabulary", PTY = "party",
} do
  for word in words:gmatch "%S+" do named_after[word] = sector end
end

-- What a body is by the last word of its name.
local function sector_by_name(name)
  local last = name and name:match "^.*%f[%a](%a+)%W*$"
  return last and named_after[last:lower()]
end

-- By its first token, a name before a country; names also by the last.
local function read_names(work)
  local article, parties, party_to = work.article, {}, {}
  for first, last, code, name, sector in article:each("event_actor", "code", "name", "sector") do
    local party = { first = first, last = last, code = code, name = name, sector = sector }
    parties[first], party_to[last] = party, party
  end
  for _, layer in ipairs(layers) do
    for first, last, name, entity, form in article:each(layer, "name", "entity", "form") do
      local known = parties[first]
      local party = {
        first = first, last = last, layer = layer, name = name, entity = entity,
        code = known and known.code, is_listed = known and known.last == last,
        sector = known and known.sector or layer == "org" and sector_by_name(name) or nil,
      }
      parties[first] = party
      if form ~= "pronoun" then party_to[last] = party end
    end
  end
  for first, last in article:each "name_people" do
    if not parties[first] then parties[first] = { first = first, last = last } end
  end
  work.parties, work.party_to = parties, party_to
end

local conditions = { emergency = true, siege = true, war = true, alert = true, affairs = true }

-- A word for people counts where a group ends with it or a person's name follows: not the general
-- of "a general strike", nor the state of "a state of emergency". An organisation whose name ends
-- with it is of its kind ("the Labour Ministry"); only what is called a bank for short may be the
-- central one.
local function read_sectors(work)
  local parties, party_to = work.parties, work.party_to
  for first, last, sector in work.article:each("event_sector", "sector") do
    local known, behind, whole = parties[first], parties[last + 1], party_to[last]
    if whole and whole.layer == "org" and whole.first < first then
      whole.sector = whole.sector or not whole.is_listed and sector or nil
    elseif known and known.last == last then  -- Ms King is no king
      if known.layer ~= "person" and (sector ~= "BUS" or not known.layer) then
        known.sector = known.sector or sector
      end
    elseif not known and not (work.words[last] == "state" and conditions[work.words[last + 2]])
      and (work.group_to[last] or behind and behind.layer == "person") then
      parties[first] = { first = first, last = last, sector = sector }
    end
  end
end

-- ---- what only some verbs ask for ---------------------------------------------------------------

local function read_parties(work)
  read_names(work)
  read_sectors(work)
end

function M.parties(work)
  if not work.parties then read_parties(work) end
  return work.parties
end

function M.party_to(work)
  if not work.party_to then read_parties(work) end
  return work.party_to
end

-- By first tokens: what event_noun has, and where it ends.
function M.nouns(work)
  if not work.noun_entry then
    work.noun_entry, work.noun_last = work.article:starts("event_noun", "entry", "stop")
  end
  return work.noun_entry, work.noun_last
end

-- Where clauses end, in order.
function M.edges(work)
  local edges = work.edges
  if not edges then
    edges = {}
    for first in work.article:each "event_edge" do edges[#edges + 1] = first end
    work.edges = edges
  end
  return edges
end

function M.quotes(work)
  local quotes = work.quotes
  if quotes then return quotes end
  quotes = {}
  for first, last, source, entity, class, kind in work.article:each("quote", "source", "entity",
    "verb_class", "kind") do
    quotes[#quotes + 1] = {
      first = first, last = last, source = source, entity = entity, class = class, kind = kind,
    }
  end
  work.quotes = quotes
  return quotes
end

-- ---- the sentences that may tell an event -------------------------------------------------------

-- What the whole article is about, if it is not politics: the topic of which it has most words, if
-- they are many.
local MANY <const>, OFTEN <const> = 4, 50
local of_topics = { "event_topic", "event_theme" }

local function topic_of(article)
  local counts, most, n_most = {}, nil, math.max(MANY, article.n_tokens // OFTEN) - 1
  for _, layer in ipairs(of_topics) do
    for _, _, topic in article:each(layer, "topic") do counts[topic] = (counts[topic] or 0) + 1 end
  end
  for topic, n in lede.sorted_pairs(counts) do
    if n > n_most then most, n_most = topic, n end
  end
  return most ~= "public" and most or nil
end

local function is_quoted(work, from, to)
  for _, quote in ipairs(M.quotes(work)) do
    if quote.first <= to and from <= quote.last then return true end
  end
  return false
end

-- Whether somebody acts in politics: a state or a body, or people other than those of companies.
local function is_political(article, from, to, power, sector)
  if power or not sector then return power end
  if sector ~= "BUS" then return true end     -- the first of the sentence
  for _, _, other in article:each("event_sector", from, to, "sector") do
    if other ~= "BUS" then return true end
  end
  return false
end

-- What courts and the police do is told whatever an article is about.
local legal = {}
for word in ([[arrested arrests arresting detained jailed jails imprisoned sentenced remanded
  convicted indicted charged trial sues sued suing lawsuit]]):gmatch "%S+" do legal[word] = true end

-- What the rules of lede.events wrote, by sentences: of those of a topic only where there is
-- somebody who acts in politics, or a court; of others where anybody is named or quoted.
local function read_frames(work)
  local article, words, sentences, sentence, at = work.article, work.words, {}, nil, nil
  local topic_of_all = topic_of(article)
  for first, last, from, to, kind, form, tense, voice, negation, modality, power, sector, topic,
    somebody in article:each("event_frame", "from", "to", "kind", "form", "tense", "voice",
    "negation", "modality", "power", "sector", "topic", "somebody") do
    if from ~= at then
      at, topic = from, topic_of_all or topic and "some"
      work.off_topic[from] = topic
      sentence = (is_political(article, from, to, power, sector)
        or not topic and (somebody or is_quoted(work, from, to))) and {} or nil
      sentences[#sentences + 1] = sentence
    end
    if not sentence and somebody and legal[words[last]] then
      sentence = {}
      sentences[#sentences + 1] = sentence
    end
    if sentence then
      sentence[#sentence + 1] = {
        first = first, last = last, from = from, to = to, kind = kind, form = form, tense = tense,
        voice = voice, negation = negation, modality = modality,
      }
    end
  end
  return sentences
end

local function read_dates(work)
  work.dates, work.days = {}, {}
  for first, last, kind, value in work.article:each("date", "type", "value") do
    if (kind == "DATE" or kind == "TIME") and not (value and value:find "_REF$") then
      for i = first, last do work.dates[i] = first end
      work.days[#work.days + 1] = { at = first, last = last, value = value }
    end
  end
end

-- nil where nothing is told.
function M.open(article)
  if article:count "event_frame" == 0 then return nil end
  local work = {
    article = article, somebody = {}, off_topic = {}, edge_at = {},
    words = article:answers("norm"), tags = article:answers("tag"),
  }
  work.sentences = read_frames(work)
  if #work.sentences == 0 then return nil end
  read_dates(work)
  read_groups(work)
  split_groups(work)
  work.verb_entry, work.verb_last = article:starts("event_verb", "entry", "stop")
  return work
end

return M
