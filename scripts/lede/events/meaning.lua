-- lede.events.meaning — what a verb in its clause says was done: type, actor, recipient, modality.
local clause = require "lede.events.clause"
local senses = require "lede.events.senses"
local sides = require "lede.events.sides"
local fit = require "lede.events.fit"
local judge = require "lede.events.judge"
local forms = require "lede.events.forms"

local M = {}
local set, sense_of = clause.set, fit.of
local subject_of, quote_at = clause.subject, clause.quote_at
local has_verb_before = clause.has_verb_before

-- Types of PLOVER by what becomes of them in the future, by "would", and if they are not done.
local friendly = set "CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT"
local hostile = set "SANCTION COERCE ASSAULT FIGHT MOBILIZE PROTEST"
local granting = set "AGREE SUPPORT CONCEDE" -- not to do so is to reject, whatever the tense
local speech = set "AGREE DEMAND DISAPPROVE REJECT THREATEN SUPPORT CONCEDE INVESTIGATE"
local mutual_types = set "AGREE CONSULT SUPPORT COOPERATE FIGHT REJECT SANCTION"
local ahead = set "will would shall may might could"
local perhaps, able = set "may might could", set "can could"

local nobodies, limits = set "no nobody none neither", set "less fewer more"

-- "no troops", "nobody"; but "no fewer than ten".
local function is_none(work, phrase)
  return phrase and nobodies[work.words[phrase.first]] and not limits[work.words[phrase.first + 1]]
end

-- ---- composition --------------------------------------------------------------------------------

-- A verb or word before an infinitive: what it makes of it. -> status, the frame, its first token
local function carrier_of(work, f)
  local before = f.before
  if before and before.carrier and before.carried == f.first then
    return before.carrier, before
  end
  local status = senses.carriers[work.words[f.first - 1]]
  if status then
    local owner = clause.owner_before(work, f.first - 1)
    if owner then return status, { first = owner.first, subject = owner } end -- "Holm's plan to"
    local i = f.first - 1
    while i >= f.from and not work.tags[i]:find("^VB[DZP]$") and f.first - i < 6 do
      i = i - 1
    end
    local group = work.group_to[f.first - 1]    -- "stated his intention to" is his
    local is_own = i < f.from or clause.is_doing(work, i)
      or group and work.tags[group.first] == "PRP$"
    return status, { first = i >= f.from and i or f.first, word = true, by_others = not is_own }
  end
end

local function is_finite(f) return f.form == "finite" end

local before_deeds = set ", after by when while before"
local denies = set "deny denies denied denying"

-- Whether a participle tells what was done, and not what is thought of: "the risk of losing".
local function tells_deed(work, f)
  local before = f.first - 1
  return before < f.from or before_deeds[work.words[before]] or denies[work.words[before]]
    or work.words[before] == "of" and work.words[before - 1] == "guilty"
    or work.group_to[before] and work.words[f.last + 1] ~= "of"
      and work.words[work.group_to[before].first - 1] ~= "without" -- "without test firing"
end

-- Whether a frame may tell an event, given those that its sentence has told already.
function M.may_speak(work, f, events)
  if f.kind == "noun" or forms.is_modifier(work, f) then return false end
  if work.tags[f.first - 1] == "PRP$" then return false end -- "his arrest"
  forms.mend(work, f)
  local last = events[#events]
  if last and f.first <= last.until_token then return false end
  if is_finite(f) then return true end
  local before = f.before
  if before and before.carrier and before.carried == f.first then return true end
  if #events > 0 then return false end
  if f.form == "participle" then return f.voice == "passive" or tells_deed(work, f) end
  return f.form == "infinitive" and senses.carriers[work.words[f.first - 1]] ~= nil
end

local function compose(type, status, negated, f, by_nobody)
  local future = f.tense == "future" or f.modality and ahead[f.modality] or status == "plan"
  if negated and not by_nobody and not able[f.modality] then
    if granting[type] or friendly[type] and (future or status == "fail") then
      return "REJECT", false
    end
    return type, true
  elseif negated then
    return type, true
  end
  if future then
    if friendly[type] and not perhaps[f.modality] then return "AGREE", false end
    if hostile[type] and not by_nobody then return "THREATEN", false end
  end
  return type, false
end

-- Of what is vowed it is the verb behind that decides: "vowed to help", "vowed to fight".
local vows = {
  vow = true, swear = true, pledge = true, promise = true, ["be willing"] = true,
  ["be ready"] = true, ["be prepared"] = true, ["stand ready"] = true,
}
-- Of these it is nothing that counts if that is nothing: "is willing to change".
local ready = {
  ["be willing"] = true, ["be ready"] = true, ["be prepared"] = true, ["stand ready"] = true,
}
local promised = { type = "AGREE", sides = { "with", "to", "object" } }
local threatened = { type = "THREATEN", sides = { "object", "against" } }

local contrary = set "REJECT DISAPPROVE"
local punishing = set "punish destroy defeat crush eliminate eradicate hunt track annihilate avenge"

local function vowed(work, f, verb, sense, parts)
  local next_one = f.after
  if not vows[verb] then return sense end
  if not next_one or next_one.form ~= "infinitive"
    or fit.direct_to(work, parts) ~= next_one.first then
    return not ready[verb] and sense or nil
  end
  local inner = sense_of(work, next_one, nil)
  if inner and hostile[inner.type] or punishing[work.words[next_one.last]] then
    return threatened
  end
  if inner and contrary[inner.type] then return inner end
  if inner and friendly[inner.type] then return promised end
  return (inner or not ready[verb]) and sense or nil
end

local conditions = set "if unless whether"

-- Whether a verb stands in a condition or a question: "if Norway attacks".
local function is_open(work, f)
  local carrier = f.before and f.before.carried == f.first and f.before
  for i = (carrier or f).first - 1, f.from, -1 do
    if conditions[work.words[i]] then return true end
    if clause.is_finite(work, i) or work.words[i] == "," then return false end
  end
  return false
end

local function modality_of(work, f, status, quote)
  if quote and quote.class == "deny" or denies[work.words[f.first - 1]] then return "denied" end
  if f.tense == "future" or status == "plan" or f.modality == "would" then return "planned" end
  if f.modality == "must" or f.modality == "should" or status == "want" then return "wanted" end
  if f.modality then return "possible" end
  if status == "try" then return "attempted" end
  return is_open(work, f) and "possible" or "happened"
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

local function finish(work, f, event)
  local to = event.recipient_side
  if to and to.first and work.tags[to.first] == "$" then event.recipient_side = nil end
  if not judge.keeps(work, f, event) then return nil end
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
  if not a or not mutual_types[type] or r and not r.is_guess
    and not (type == "AGREE" and #r.parties == 0) then
    return
  end
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

local nobody = set "i we you one there this that it" -- "we must go on" asks nobody

-- Whether something is asked of somebody: "the rules must change" asks nobody.
local function may_be_asked(work, subject)
  local i = subject.main.last
  if clause.party_with(work, i, subject.first) then return true end
  local is = clause.is_somebody(work, i)
  return is == "people" or is == "body" or work.tags[i]:find("^NNP") and is == "unknown"
end

-- "must be sad", "must have known"; but not "must be quickly shut".
local function is_guess(work, f)
  if work.words[f.first + 1] == "have" and f.last > f.first + 1 then return true end
  local next_one = f.last + 1
  return work.words[f.last] == "be" and not work.tags[next_one]:find("^VB")
    and not work.words[next_one]:find("ly$")
end

local function must(work, f, subject)
  if f.modality ~= "must" or not subject or subject == "and" then return nil end
  if is_guess(work, f) then return nil end
  if nobody[work.words[subject.last]] or not may_be_asked(work, subject) then return nil end
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
  if sense.is_doer or #sense.sides == 0 then    -- "his resignation was announced"
    event.actor_side = whole
    return
  end
  if sense.on_object or not whole then
    event.recipient_side = whole
    return
  end
  event.recipient_side = sides.by_words(work, sense, subject.first, stop, actor)
  if actor then                                 -- of "a complaint was made by" nobody
    local is_somebody = clause.is_anybody(work, subject.main.last)
    event.recipient_side = event.recipient_side or is_somebody and whole or nil
    return
  end
  event.actor_side, event.recipient_side = whole, nil
  split_mutual(work, event, event.type)         -- "talks between A and B were held"
  if event.mutual then return end
  event.recipient_side = sides.by_words(work, sense, subject.first, stop, nil)
  local owner = event.recipient_side and sides.owner(work, subject, event.recipient_side)
  if owner or not event.recipient_side then event.actor_side = owner end
  if event.recipient_side then return end
  if fit.told_by(work, subject.main) then       -- "the council's inquiry was opened"
    event.actor_side = sides.owner(work, subject, subject.main)
  else
    event.recipient_side = whole
  end
end

local speakers = set "i we"

-- How far what is told goes: of speech to the end of the clause, of a participle to the next verb.
local function told_until(work, f, type, parts)
  if not speech[type] then return parts.last end
  local stop = fit.stop(work, parts)
  return f.form == "participle" and clause.verbless(work, parts.last, stop) or stop
end

-- Whose plan or attempt it is that a subject tells: of "Norway's plan to bomb Mali" Norway.
local function owner_of(work, subject)
  local party = clause.party(work, subject.first, subject.last)
  if not party then return nil end
  local phrase = sides.around(work, party, subject.last)
  phrase.main = phrase
  return phrase
end

-- Who does what a participle says: the one before it ("a group backing Mali"), else, where it opens
-- the sentence, the subject behind it.
local function doer_of(work, f)
  if work.group_to[f.first - 1] then
    local subject = subject_of(work, f.first, f.from)
    local head = subject and subject ~= "and" and subject.main.last
    return head and clause.is_anybody(work, head) and subject or nil
  end
  if denies[work.words[f.first - 1]] then
    return clause.subject_before(work, f.first, f.from)
  end
  if has_verb_before(work, f.first, f.from) then
    return before_deeds[work.words[f.first - 1]] and "and" or nil -- "fled after killing"
  end
  for i = f.last + 1, f.to do                   -- "After meeting Holm, the minister left"
    if clause.is_finite(work, i) then
      local subject = subject_of(work, i, f.from)
      return subject ~= "and" and subject or nil
    end
  end
end

-- Somebody by name, who attacks another one with words.
local function is_person(side)
  local p = side and side.parties[1]
  return p and p.layer == "person" and side.entity == p.entity
end

-- Who does what a frame says, what the word before it makes of it, and the carrier: see carrier_of.
local function read_subject(work, f)
  local status, carrier = nil, nil
  if not is_finite(f) then status, carrier = carrier_of(work, f) end
  if carrier and not carrier.word then return carrier.subject, status, carrier end
  if not carrier and not is_finite(f) and f.voice ~= "passive" then return doer_of(work, f) end
  local subject = subject_of(work, carrier and carrier.first or f.first, f.from)
  if not subject or subject == "and" then return subject, status, carrier end
  if f.form == "participle" then subject = clause.nearest(work, subject) end
  if carrier and subject.last == f.first - 1 then subject = owner_of(work, subject) end
  return subject, status, carrier
end

-- What a verb makes of the infinitive behind it is noted for that.
local function carry(work, f, sense, parts)
  f.carrier, f.carried = sense.carries, fit.direct_to(work, parts) or parts.last + 1
  if f.negation then f.carrier = "fail" end
  if f.tense == "future" then f.carrier = "plan" end
end

-- Of an active verb: who does it, and to whom.
local function active_sides(work, event, f, sense, parts, subject)
  fit.stop(work, parts)
  event.actor_side = not event.by_others and sides.actor(work, f, subject) or nil
  f.actor = event.actor_side
  if sense.on_subject then                      -- "died in an explosion"
    event.recipient_side = event.actor_side
    event.actor_side = sides.agent(work, parts.last + 1, parts.stop)
    return
  end
  event.recipient_side = sides.recipient(work, sense, parts, event.actor_side)
  sides.not_speaker(work, f, event.recipient_side)
  event.is_told = subject and subject ~= "and" and fit.told_by(work, subject.main) ~= nil
  if event.is_told then sides.within(work, event, sense, subject) end
  if sense.is_mutual then split_mutual(work, event, event.type) end
  if event.verb:find " attack$" and is_person(event.actor_side)
    and is_person(event.recipient_side) then
    event.type, event.mode = "DISAPPROVE", "disapprove"
  end
end

local function read_event(work, f, sense, parts, subject, status)
  local is_not = f.negation or is_none(work, parts.object) or is_none(work, subject)
  local negated = (is_not ~= nil and is_not ~= false) ~= (status == "fail")
  local by_nobody = f.voice == "passive"
    and not sides.agent(work, parts.last + 1, fit.stop(work, parts))
  local type, still = compose(sense.type, status, negated, f, by_nobody)
  return {
    type = type, mode = type == sense.type and sense.mode or nil, negated = still,
    first = f.first, last = parts.last, until_token = told_until(work, f, type, parts),
    modality = modality_of(work, f, status, quote_at(work, f.first)),
  }
end

function M.read(work, f)
  local is_early, sense, parts, verb = fit.without_subject(work, f)
  if is_early and not sense and f.modality ~= "must" then return nil end
  local subject, status, carrier = read_subject(work, f)
  f.subject = subject
  local demand = must(work, f, subject)
  if demand then return demand end
  if subject == "and" and f.voice == "passive" then
    subject = clause.subject_before(work, f.first, f.from) -- "was dismissed and jailed"
  end
  local phrase = subject ~= "and" and subject or nil
  if not is_early then sense, parts, verb = sense_of(work, f, phrase) end
  if not sense or sense.carries == "none" then return nil end
  if sense.carries then return carry(work, f, sense, parts) end
  sense = vowed(work, f, verb, sense, parts)
  if not sense then return nil end
  if status == "plan" and sense.type == "SUPPORT" and phrase
    and speakers[work.words[phrase.last]] then
    status = nil                                -- "I want to thank" does so
  end
  local event = read_event(work, f, sense, parts, phrase, status)
  event.verb, event.by_others = verb, carrier and carrier.by_others -- "survived an attempt to"
  if f.voice == "passive" then
    passive_sides(work, event, sense, parts, phrase)
    f.actor = event.actor_side
  else
    active_sides(work, event, f, sense, parts, subject)
  end
  return finish(work, f, event)
end

-- ---- events that nouns tell ---------------------------------------------------------------------

-- Types that may be told with who suffers them alone: "the arrest of an editor".
local done_to = set "COERCE ASSAULT FIGHT RETREAT INVESTIGATE CRIME"

-- What words close before a noun make of it: "planned talks", "fears of an attack on".
local said_before = {}
for modality, words in pairs {
  planned = "planned proposed plan plans planning upcoming future expected next",
  possible = [[possible fear fears feared prospect risk risks danger possibility threat threats if
    any]],
  wanted = "call calls called calling demand demands demanded urged propose",
  attempted = "attempted failed bid",
} do
  for word in words:gmatch "%S+" do said_before[word] = modality end
end

local function modality_of_noun(work, f)
  for i = f.first - 1, math.max(f.from, f.first - 4), -1 do
    local modality = said_before[work.words[i]]
    if modality then return modality end
  end
  return "happened"
end

local spoken = set "personal verbal scathing racist racially rhetorical stinging fresh political"

-- Whether an attack is one with words: "personal attacks on".
local function is_with_words(work, f)
  for i = math.max(f.from, f.first - 3), f.first - 1 do
    if spoken[work.words[i]] then return true end
  end
end

-- Whose deed a noun tells: of "the Malian attack" what stands before the noun.
local function owner_side(work, f, party)
  local phrase = sides.around(work, party, f.first - 1)
  phrase.last = math.min(phrase.last, f.first - 1)
  phrase.head = phrase.last
  return sides.of(work, phrase)
end

-- "The attack by rebels on Halvery", "talks between Norway and Iraq": nouns with their sides.
local function read_noun(work, f)
  work.names = work.names or work.article:starts("event_name", "entry")
  local entry = work.names[f.first]
  local sense = entry and senses.nouns[entry].told
  if not sense then return nil end
  local stop = clause.verbless(work, f.last, clause.stop(work, f.last, f.to))
  local event = {
    type = sense.type, mode = sense.mode, verb = entry, first = f.first, last = f.last,
    modality = modality_of_noun(work, f), negated = work.words[f.first - 1] == "no",
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
  event.actor_side = owners[1] and owner_side(work, f, owners[1])
    or sides.behind(work, "by", f.last + 1, stop, event.recipient_side)
    or phrase and clause.is_verb_before(work, phrase.first) and sides.earlier(work, f) or nil
  if not event.actor_side and not done_to[sense.type] then return nil end
  if entry == "attack" and (is_with_words(work, f)
    or is_person(event.actor_side) and is_person(event.recipient_side)) then
    event.type, event.mode = "DISAPPROVE", "disapprove"
  elseif entry == "strike" and event.actor_side and event.actor_side.sector ~= "LAB" then
    event.type, event.mode = "FIGHT", nil       -- "the American strike on"
  end
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
