-- lede.events.work — what an article has that events are read from, gathered once for all its
-- sentences.
--
-- A group is a noun group, { first, last } by tokens. A party is what may take part: a name, a
-- country or its people, a word for a kind of people.

local M = {}

local function tag(work, i) return work.tags[i] end

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

-- "gave Estonia three boats": a name before a number is a group of its own.
local function split_group(work, party)
  local last = party.last
  if work.group_to[last] then return end
  local group = work.group_from[party.first] or work.group_from[party.first - 1]
  if not group or group.last <= last or tag(work, last + 1) ~= "CD" then return end
  local rest = { first = last + 1, last = group.last }
  work.group_from[last + 1], work.group_to[group.last] = rest, rest
  group.last = last
  work.group_to[last] = group
end

-- By its first token, a name before a country; names also by the last. Those of layers in a list.
local function read_names(work)
  local article, parties, party_to, named = work.article, {}, {}, {}
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
      if form ~= "pronoun" then
        party_to[last], named[#named + 1] = party, party
      end
    end
  end
  for first, last in article:each "name_people" do
    if not parties[first] then parties[first] = { first = first, last = last } end
  end
  work.parties, work.party_to = parties, party_to
  return named
end

-- Words for kinds of people by their first tokens.
local function read_sectors(article)
  local list, sector_at = {}, {}
  for first, last, sector in article:each("event_sector", "sector") do
    list[#list + 1] = { first = first, last = last, sector = sector }
    sector_at[first] = sector
  end
  return list, sector_at
end

-- A word for people counts where a group ends with it or a person's name follows: not the general
-- of "a general strike".
local function add_sectors(work, list)
  local parties = work.parties
  for _, party in ipairs(list) do
    local known, behind = parties[party.first], parties[party.last + 1]
    if known and known.last == party.last then
      known.sector = known.sector or party.sector
    elseif not known and (work.group_to[party.last] or behind and behind.layer == "person") then
      parties[party.first] = party
    end
  end
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

local function add_groups(work, verb_ends, first, last)
  local from = verb_ends[first] and first + 1 or first
  for i = from, last do
    if work.dates[i] or verb_ends[i] and (i == from or tag(work, i - 1):find("^NN")) then
      add_group(work, from, i - 1)
      from = i + 1
    end
  end
  add_group(work, from, last)
end

-- Noun groups of sentences that may tell something, without the dates in them, and without the
-- verb that one may hold: a participle before a noun is part of its group, but read as a past
-- tense it is not ("Iran rejected plans").
local function read_groups(work)
  work.group_from, work.group_to = {}, {}
  local verb_ends = {}
  for _, frames in ipairs(work.sentences) do
    for _, f in ipairs(frames) do verb_ends[f.last] = f.kind ~= "noun" end
  end
  local sentences, k = work.sentences, 1
  for first, last in work.article:each "noun_group" do
    while k < #sentences and first > sentences[k][1].to do k = k + 1 end
    if first >= sentences[k][1].from and first <= sentences[k][1].to then
      add_groups(work, verb_ends, first, last)
    end
  end
end

-- What is not politics: where words of each topic stand; is_all where the whole article is that.
local MANY <const>, OFTEN <const> = 4, 50

local function read_topics(article)
  local topics, counts = {}, {}
  for first, _, topic in article:each("event_topic", "topic") do
    topics[first] = true
    counts[topic] = (counts[topic] or 0) + 1
    if counts[topic] >= MANY and counts[topic] * OFTEN >= article.n_tokens then
      topics.is_all = true
    end
  end
  return topics
end

local function is_quoted(work, f)
  for _, quote in ipairs(work.quotes) do
    if quote.first <= f.to and f.from <= quote.last then return true end
  end
  return false
end

-- Whether a sentence may tell an event at all: with words of sport, business or shows only if there
-- is somebody who acts in politics, else if anybody is named or quoted.
local function may_tell(work, f, topics, sector_at)
  local is_off, somebody = topics.is_all, false
  for i = f.from, f.to do
    local party, sector = work.parties[i], sector_at[i]
    is_off = is_off or topics[i]
    somebody = somebody or party ~= nil
    if sector and sector ~= "BUS" or party and (party.code or party.sector) then
      somebody = "political"
    end
  end
  work.off_topic[f.from] = is_off
  return somebody == "political" or not is_off and (somebody or is_quoted(work, f))
end

-- The sentences that may tell something, of those with frames.
local function choose_sentences(work, sentences, sector_at)
  local topics, list = read_topics(work.article), {}
  work.off_topic = {}
  for _, frames in ipairs(sentences) do
    if may_tell(work, frames[1], topics, sector_at) then list[#list + 1] = frames end
  end
  return list
end

local function read_dates(work)
  work.dates, work.days = {}, {}
  for first, last, kind, value in work.article:each("date", "type", "value") do
    if (kind == "DATE" or kind == "TIME") and not (value and value:find "_REF$") then
      for i = first, last do work.dates[i] = first end
      work.days[#work.days + 1] = { at = first, value = value }
    end
  end
end

local function read_quotes(work)
  work.quotes = {}
  for first, last, source, entity, class in work.article:each("quote", "source", "entity",
    "verb_class") do
    work.quotes[#work.quotes + 1] = {
      first = first, last = last, source = source, entity = entity, class = class,
    }
  end
end

-- nil where nothing is told.
function M.open(article)
  local sentences = read_frames(article)
  if #sentences == 0 then return nil end
  local work = {
    article = article, somebody = {}, words = article:answers("norm"),
    tags = article:answers("tag"),
  }
  local named = read_names(work)
  local sectors, sector_at = read_sectors(article)
  read_quotes(work)
  work.sentences = choose_sentences(work, sentences, sector_at)
  if #work.sentences == 0 then return nil end
  read_dates(work)
  read_groups(work)
  for _, party in ipairs(named) do split_group(work, party) end
  add_sectors(work, sectors)
  work.verb_entry, work.verb_last = read_hits(article, "event_verb")
  work.noun_entry, work.noun_last = read_hits(article, "event_noun")
  work.names = read_hits(article, "event_name")
  work.edges, work.edge_at = {}, {}
  for first in article:each "event_edge" do work.edges[#work.edges + 1] = first end
  return work
end

return M
