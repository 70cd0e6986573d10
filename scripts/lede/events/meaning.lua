-- lede.events.meaning — what a verb in its clause says was done: type, actor, recipient, modality.
local clause = require "lede.events.clause"
local senses = require "lede.events.senses"
local sides = require "lede.events.sides"
local fit = require "lede.events.fit"

local M = {}
local set, sense_of = clause.set, fit.of
local subject_of, quote_at = clause.subject, clause.quote_at
local has_verb_before = clause.has_verb_before
local may_be_subject, object_behind = clause.may_be_subject, clause.object

-- Types of PLOVER by what becomes of them in the future, by "would", and if they are not done.
local friendly = set "CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT"
local hostile = set "SANCTION COERCE ASSAULT FIGHT MOBILIZE PROTEST"
local granting = set "AGREE SUPPORT CONCEDE" -- not to do so is to reject, whatever the tense
local speech = set "AGREE DEMAND DISAPPROVE REJECT THREATEN SUPPORT CONCEDE INVESTIGATE"
local mutual_types = set "AGREE CONSULT SUPPORT COOPERATE FIGHT REJECT SANCTION"
local ahead = set "will would shall may might could"

-- ---- composition --------------------------------------------------------------------------------

-- A verb or word before an infinitive: what it makes of it. -> status, the frame, its first token
local function carrier_of(work, f)
  local before = f.before
  if before and before.carrier and before.carried == f.first then
    return before.carrier, before
  end
  local status = senses.carriers[work.words[f.first - 1]]
  if status then
    local i = f.first - 1
    while i >= f.from and not work.tags[i]:find("^VB[DZP]$") and f.first - i < 6 do
      i = i - 1
    end
    return status, { first = i >= f.from and i or f.first, word = true }
  end
end

local function is_finite(f) return f.form == "finite" end

-- A past tense that was read as a participle: "Iran on Tuesday rejected plans"; or as an
-- infinitive: "the minister quit his post".
local function mend(work, f)
  if f.form == "infinitive" and work.words[f.first] ~= "to" and f.first == f.last
    and may_be_subject(work, f.first - 1) and not has_verb_before(work, f.first, f.from) then
    f.form, f.tense = "finite", "past"
    return
  end
  if f.form ~= "participle" or f.voice ~= "passive" or not may_be_subject(work, f.first - 1)
    or has_verb_before(work, f.first, f.from)
    or work.words[f.last + 1] == "by"
    or not object_behind(work, f.last, f.to) and clause.has_verb_behind(work, f.last, f.to) then
    return
  end
  local subject = subject_of(work, f.first, f.from)
  if subject and subject ~= "and" then f.form, f.voice, f.tense = "finite", "active", "past" end
end

-- Whether a frame may tell an event, given those that its sentence has told already.
local before_nouns = set "POS DT JJ JJR JJS CD PRP$"

-- "opposing views", "the best supporting actor", "his team's defending".
local function is_modifier(work, f)
  if work.tags[f.first] ~= "VBG" or f.first ~= f.last then return false end
  local before = work.words[f.first - 1]
  return before_nouns[work.tags[f.first - 1]] or before == "had" or before == "have"
    or before == "has"
end

function M.may_speak(work, f, events)
  if f.kind == "noun" or is_modifier(work, f) then return false end
  mend(work, f)
  local last = events[#events]
  if last and f.first <= last.until_token then return false end
  if is_finite(f) then return true end
  local before = f.before
  if before and before.carrier and before.carried == f.first then return true end
  return #events == 0 and (f.form == "participle" or f.form == "infinitive")
end

local function compose(type, status, negated, f)
  local future = f.tense == "future" or f.modality and ahead[f.modality] or status == "plan"
  if negated then
    if granting[type] or friendly[type] and (future or status == "fail") then
      return "REJECT", false
    end
    return type, true
  end
  if future then
    if friendly[type] then return "AGREE", false end
    if hostile[type] then return "THREATEN", false end
  end
  return type, false
end

-- Of what is vowed it is the verb behind that decides: "vowed to help", "vowed to fight".
local vows = {
  vow = true, swear = true, pledge = true, promise = true, ["be willing"] = true,
  ["be ready"] = true, ["be prepared"] = true, ["stand ready"] = true,
}
local promised = { type = "AGREE", sides = { "with", "to", "object" } }
local threatened = { type = "THREATEN", sides = { "object", "against" } }

local function vowed(work, f, verb, sense, parts)
  local next_one = f.after
  if not vows[verb] or not next_one or next_one.form ~= "infinitive"
    or fit.direct_to(work, parts) ~= next_one.first then
    return sense
  end
  local inner = sense_of(work, next_one, nil)
  if inner and hostile[inner.type] then return threatened end
  if inner and friendly[inner.type] then return promised end
  return sense
end

local function modality_of(f, status, quote)
  if quote and quote.class == "deny" then return "denied" end
  if f.tense == "future" or status == "plan" or f.modality == "would" then return "planned" end
  if f.modality == "must" or f.modality == "should" then return "wanted" end
  if f.modality then return "possible" end
  if status == "try" then return "attempted" end
  if not status and f.form == "infinitive" then return "planned" end
  return "happened"
end

local function values_of(event)
  local a, r = event.actor_side, event.recipient_side
  return {
    type = event.type, mode = event.mode, verb = event.verb,
    negated = event.negated and "yes" or nil, modality = event.modality,
    attributed_to = event.attributed_to, date = event.date, mutual = event.mutual and "yes" or nil,
    actor = a and (a.name or a.text), actor_entity = a and a.entity, actor_code = a and a.code,
    actor_sector = a and a.sector,
    recipient = r and (r.name or r.text), recipient_entity = r and r.entity,
    recipient_code = r and r.code, recipient_sector = r and r.sector,
  }
end

local function is_known(known_side)
  return known_side and (known_side.speaks or known_side.entity or known_side.code
    or known_side.sector or #known_side.parties > 0)
end

-- A side that acts in politics: of a state, of a kind of people other than companies.
local function is_political(known_side)
  if not known_side then return false end
  for _, p in ipairs(known_side.parties) do
    if p.sector and p.sector ~= "BUS" then return true end
  end
  return known_side.code and not known_side.is_guess
end

-- Whether something may do what only somebody can: not the revenue of "the revenue would allow".
local tools = set "ASSAULT FIGHT"            -- shells kill

-- Of a phrase with an actor in it ("government measures", "Norway's laws") what it says may be told
-- (a statement, a report), and nothing else.
local said_by = set "DISAPPROVE DEMAND REJECT THREATEN SUPPORT"

local function may_act(work, event)
  local side = event.actor_side
  if not side or tools[event.type] or event.is_told or side.speaks or side.entity then
    return true
  end
  local i = side.head or side.last
  if not i or not work.tags[i]:find("^NNS?$") then return true end
  if side.code or side.sector then
    for _, p in ipairs(side.parties) do if p.last == i then return true end end
    if said_by[event.type] or clause.is_somebody(work, i) == "machine" then return true end
  end
  local is = clause.is_somebody(work, i)
  return is ~= "no" and is ~= "machine"
end

-- An event has a side that is known: a name, a country or its people, a kind of people; where
-- words of sport, business or shows stand, one that acts in politics.
local function finish(work, f, event)
  if not is_known(event.actor_side) and not is_known(event.recipient_side) then return nil end
  if not is_political(event.actor_side) and not is_political(event.recipient_side)
    and work.off_topic[f.from] or not may_act(work, event) then
    return nil
  end
  local quote = quote_at(work, f.first)
  event.attributed_to = quote and quote.source
  event.date = clause.day_of(work, f)
  event.stop = clause.stop(work, event.last, f.to)
  event.actor = event.actor_side and event.actor_side.text
  event.recipient = event.recipient_side and event.recipient_side.text
  event.values = values_of(event)
  return event
end

-- "A and B agreed": two sides in one subject.
local function split_mutual(work, event, type)
  local a, r = event.actor_side, event.recipient_side
  if not a or not mutual_types[type] or r and not r.is_guess then return end
  local one, two
  for _, p in ipairs(a.parties or {}) do
    if p.code or p.entity then
      if not one then one = p
      elseif not sides.is_same(p, { parties = { one } }) then two = p end
    end
  end
  if not two then return end
  local joined
  for i = one.last + 1, two.first - 1 do joined = joined or work.words[i] == "and" end
  if not joined then return end
  event.actor_side = sides.of(work, sides.around(work, one, two.first - 1))
  event.recipient_side = sides.of(work, sides.around(work, two, a.last))
  event.mutual = true
end

local saying = set "say announce declare insist warn state add argue stress maintain tell"

-- Who says that somebody must.
local function speaker(work, f, subject)
  local i = subject.first - 1
  if work.words[i] == "that" then i = i - 1 end
  if i < f.from or not saying[work.article:at(i, "lemma") or ""] then return nil end
  local who = subject_of(work, i, f.from)
  return who and who ~= "and" and sides.of(work, who) or nil
end

local nobody = set "i we you one there this that" -- "we must go on" asks nobody

local function must(work, f, subject)
  if f.modality ~= "must" or not subject or subject == "and" then return nil end
  if nobody[work.words[subject.last]] then return nil end
  local source = sides.speaker(work, f) or speaker(work, f, subject)
  if not source then return nil end
  local stop = clause.stop(work, f.last, f.to)
  return finish(work, f, {
    type = "DEMAND", verb = "must", actor_side = source, recipient_side = sides.of(work, subject),
    first = f.first, last = f.last, until_token = stop, modality = "happened",
  })
end

-- Of a passive: "by" tells who did it; to whom is the subject, or where the sense says ("an attack
-- was launched on"). What is sent or held by nobody has a subject that did it.
local function passive_sides(work, event, sense, parts, subject)
  local stop = fit.stop(work, parts)
  local actor = sides.agent(work, parts.last + 1, stop)
  local whole = subject and sides.of(work, subject)
  event.actor_side = actor
  if sense.is_doer then                         -- "his resignation was announced"
    event.actor_side = whole
    return
  end
  if sense.on_object or not whole then
    event.recipient_side = whole
    return
  end
  event.recipient_side = sides.by_words(work, sense, subject.first, stop, actor)
  if actor then
    event.recipient_side = event.recipient_side or whole
    return
  end
  event.actor_side, event.recipient_side = whole, nil
  split_mutual(work, event, event.type)         -- "talks between A and B were held"
  if event.mutual then return end
  event.recipient_side = sides.by_words(work, sense, subject.first, stop, nil)
  local owner = event.recipient_side and sides.owner(work, subject, event.recipient_side)
  if owner or not event.recipient_side then event.actor_side = owner end
  if not event.recipient_side then event.recipient_side = whole end
end

function M.read(work, f)
  local is_early, sense, parts, verb = fit.without_subject(work, f)
  if is_early and not sense and f.modality ~= "must" then return nil end
  local status, carrier = nil, nil
  if not is_finite(f) then status, carrier = carrier_of(work, f) end
  local from = carrier and carrier.first or f.first
  local subject
  if carrier and not carrier.word then
    subject = carrier.subject
  elseif carrier or is_finite(f) or f.voice == "passive" then
    subject = subject_of(work, from, f.from)
  end
  f.subject = subject
  local demand = must(work, f, subject)
  if demand then return demand end
  local phrase_subject = subject ~= "and" and subject or nil
  if not is_early then sense, parts, verb = sense_of(work, f, phrase_subject) end
  if not sense then return nil end
  if sense.carries == "none" then return nil end
  if sense.carries then
    f.carrier, f.carried = sense.carries, fit.direct_to(work, parts) or parts.last + 1
    if f.negation then f.carrier = "fail" end
    if f.tense == "future" then f.carrier = "plan" end
    return nil
  end
  sense = vowed(work, f, verb, sense, parts)
  local negated = (f.negation ~= nil) ~= (status == "fail")
  local type, still = compose(sense.type, status, negated, f)
  local quote = quote_at(work, f.first)
  local event = {
    type = type, mode = type == sense.type and sense.mode or nil, verb = verb, negated = still,
    first = f.first, last = parts.last, modality = modality_of(f, status, quote),
    until_token = speech[type] and fit.stop(work, parts) or parts.last,
  }
  if f.voice == "passive" then
    passive_sides(work, event, sense, parts, phrase_subject)
  else
    event.actor_side = sides.actor(work, f, subject)
    fit.stop(work, parts)
    if sense.on_subject then                    -- "died in an explosion"
      event.recipient_side = event.actor_side
      event.actor_side = sides.agent(work, parts.last + 1, parts.stop)
      f.actor = event.recipient_side
      return finish(work, f, event)
    end
    event.recipient_side = sides.recipient(work, sense, parts, event.actor_side)
    local main = phrase_subject and phrase_subject.main
    event.is_told = main and fit.told_by(work, main) ~= nil
    if event.is_told then sides.within(work, event, sense, subject) end
    if sense.is_mutual then split_mutual(work, event, type) end
  end
  f.actor = event.actor_side
  return finish(work, f, event)
end

-- ---- events that nouns tell ---------------------------------------------------------------------

-- Types that may be told with who suffers them alone: "the arrest of an editor".
local done_to = set "COERCE ASSAULT FIGHT RETREAT INVESTIGATE CRIME"

-- "The attack by rebels on Halvery", "talks between Norway and Iraq": nouns with their sides.
local function read_noun(work, f)
  local entry = work.names[f.first]
  local sense = entry and senses.nouns[entry].told
  if not sense then return nil end
  local stop = clause.verbless(work, f.last, clause.stop(work, f.last, f.to))
  local event = {
    type = sense.type, mode = sense.mode, verb = entry, first = f.first, last = f.last,
    modality = "happened",
  }
  if work.words[f.last + 1] == "between" then
    local list = clause.parties(work, f.last + 2, stop)
    if #list < 2 then return nil end
    local one, two = sides.around(work, list[1], stop), nil
    for k = #list, 2, -1 do two = list[k].first > one.last and list[k] or two end
    if not two then return nil end
    event.actor_side = sides.of(work, one)
    event.recipient_side = sides.of(work, sides.around(work, two, stop))
    event.mutual = true
    return finish(work, f, event)
  end
  for _, where in ipairs(sense.sides) do
    event.recipient_side = event.recipient_side
      or where ~= "between" and sides.behind(work, where, f.last + 1, stop, nil, true)
  end
  local doer = sense.is_doer and sides.behind(work, sense.is_doer, f.last + 1, stop, nil, true)
  if doer then
    event.actor_side = doer
    return finish(work, f, event)
  end
  if not event.recipient_side then return nil end
  local phrase = clause.phrase_with(work, f.first, f.from)
  local owners = phrase and clause.parties(work, phrase.first, f.first - 1) or {}
  event.actor_side = owners[1] and sides.of(work, sides.around(work, owners[1], f.first - 1))
    or sides.behind(work, "by", f.last + 1, stop, event.recipient_side)
    or phrase and clause.is_verb_before(work, phrase.first) and sides.earlier(work, f) or nil
  if not event.actor_side and not done_to[sense.type] then return nil end
  return finish(work, f, event)
end

-- The values of each event that one tells: of "Norway and Sweden sent aid to Mali" there are two.
function M.each(work, event)
  if event.mutual then return { event.values } end
  local actor, recipient, list = event.actor_side, event.recipient_side, {}
  local actors = sides.each_actor(work, actor)
  local recipients = sides.each_recipient(work, recipient, event.stop)
  for i = 1, math.max(1, #actors) do
    for k = 1, math.max(1, #recipients) do
      event.actor_side, event.recipient_side = actors[i], recipients[k]
      list[#list + 1] = values_of(event)
    end
  end
  event.actor_side, event.recipient_side = actor, recipient
  return list
end

function M.by_nouns(work, nouns)
  local events = {}
  for _, f in ipairs(nouns) do events[#events + 1] = read_noun(work, f) end
  return events
end

return M
