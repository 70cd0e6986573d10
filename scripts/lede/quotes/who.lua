-- lede.quotes.who — whom a source means: a name, "he", "the report".
local set = require "lede.set"
local words = require "lexicons.quote_words"
local given = require "lexicons.name_words"
local source_of = require "lede.quotes.source"

local M = {}

local hangs = set { "of", "from", "by", "to", "for", "in", "on" }
local nouns = set { "NN", "NNS", "NNP", "NNPS", "PRP" }
local verbs = set { "VBD", "VBZ", "VBP", "MD" }
local closed = set(words.closed)
closed["-"] = nil

local function known(a)
  return {
    source = a.name, entity = a.entity, link = a.link, layer = a.layer, type = a.type,
    role = a.role,
  }
end

-- The last name of a stretch, of a body before that of a person.
local function last_name(article, first, last)
  if last < first then return nil end
  local span = article:span(first, last)
  for _, layer in ipairs { "org", "person", "place" } do
    local names = article:spans(layer, span)
    if #names > 0 then return names[#names] end
  end
end

-- Whose they are nothing around them tells.
local polls = set { "poll", "polls", "survey", "surveys", "study", "studies", "data", "statistics" }

-- A document speaks for whoever made it: "the Parliament's motion", "the Parliament passed a
-- motion", and later "the motion".
local function document(work, f)
  local noun = work.words[f.head or f.last]
  local owner = last_name(work.article, f.first, f.last)
  local who
  if owner then
    who = { name = owner.name, entity = owner.entity, link = owner.link }
  elseif f.first > f.from and not polls[noun] then
    owner = last_name(work.article, f.from, f.first - 1)
    who = owner and { name = owner.name, entity = owner.entity, link = "inferred" }
  end
  who = who or work.documents[noun]
  if not who then return { source = f.who_text, link = "certain" } end
  work.documents[noun] = { name = who.name, entity = who.entity, link = "inferred" }
  return { source = who.name .. "'s " .. noun, entity = who.entity, link = who.link }
end

-- The document that "that" stands for: "a letter from his doctor on Friday that says".
local function document_before(work, f)
  local last = f.first - 1
  local first = last
  while first > f.from do
    first = source_of.group_before(work, f.from, last)
    if words.documents[work.words[last]] then
      f.first, f.last, f.head = first, last, last
      f.who_text = work.article:span(first, last).text
      return document(work, f)
    end
    if not hangs[work.words[first - 1]] then break end
    last = first - 2
  end
end

local MOST_NAME = 5                      -- tokens of a name

-- The person whose name begins at a token.
local function person_from(work, at)
  for i = at, at + MOST_NAME do
    local name = work.names[i]
    if name and name.start == at then return name.layer == "person" and name or nil end
  end
end

local no_apposition = set(words.no_apposition)

-- Whether a name in an aside is who stands before it: not "who met Holm", "including Holm".
local function is_beside(work, from, name)
  if work.words[name.stop + 1] == "'s" then return false end
  if work.words[name.start - 1] == "as" then return true end -- who gave her name as
  local inside = false
  for i = from, name.start - 1 do
    local word = work.words[i]
    if inside and (no_apposition[word] or work.tags[i]:find("^VB")) then return false end
    inside = inside or word == "," or word == "("
  end
  return true
end

-- The name beside a noun that says what somebody is: "the chairman, Anna Berg, said"; "Anna Berg,
-- chairman of the board said".
local function named_aside(work, f)
  local first, last = f.last + 1, f.cue_first > f.first and f.cue_first - 1 or f.stop
  if not f.head or work.words[first] == "close" then return nil end -- sources close to him
  if f.at == "behind" and f.stop == f.last and work.words[first] == "," then
    return person_from(work, first + 1)  -- said its director of planning, Anna Berg.
  end
  local before = f.at == "lead" and work.words[f.first - 1] == "," and work.names[f.first - 2]
  if before and before.layer == "person" and before.start == f.from
    and work.tags[f.head]:find("^NN") then
    return before
  end
  local a = last > first and work.article:spans("person", work.article:span(first, last))[1]
  return a and is_beside(work, first, a) and a or nil
end

-- The noun group that ends at a token: what "who" stands for.
local function group_before(work, f, last)
  if last < f.from or closed[work.words[last]] then return f.who_text end
  return work.article:span(source_of.group_before(work, f.from, last), last).text
end

local whose = { his = "he", her = "she", its = "it", their = "they" }
local groups = { he = "person", she = "person", it = "org", they = "many" }
local titles = {
  he = set { "Ms", "Ms.", "Mrs", "Mrs.", "Miss", "Lady", "Dame", "Baroness", "Queen", "Princess" },
  she = set { "Mr", "Mr.", "Sir", "Lord", "Baron", "King", "Prince" },
}
local others = { he = set(given.women), she = set(given.men) }

-- Whether "he" or "she" may be this person, by title and first name.
local function may_be(pronoun, who)
  local no = titles[pronoun]
  return not no or not (no[who.role] or others[pronoun][who.source:match("^%S+")])
end

local function is_person(work, i)
  local word = work.words[i]
  return words.persons[word] or word:find("[^aeiou]ist$") or word:find("wo?man$")
end

-- A body of people, which "it" may be: a ministry, and no death.
local outlets_of = set {
  "magazine", "newspaper", "channel", "network", "station", "media", "site", "programme", "advert",
  "campaign", "inquiry",
}

local function is_body(work, i)
  local word = work.words[i]
  if words.bodies[word] or outlets_of[word] then return true end
  for _, sense in ipairs(work.article:at(i, "sense") or {}) do
    if sense == "social group" or sense == "person" then return true end
  end
  return false
end

-- What may stand for a speaker later: "he", "it" or "they".
local function group_of(work, who)
  if who.is_many then return "many" end
  if who.layer then return who.layer == "person" and "person" or "org" end
  local tag, word = work.tags[who.head], work.words[who.head]
  if words.documents[word] then return "document" end
  if tag == "NNS" then return "many" end
  return is_person(work, who.head) and "person" or tag == "NN" and is_body(work, who.head) and "org"
    or nil
end

local main_subject

-- The subject of a sentence that a pronoun in it may mean, where no name is: "The mayor left when
-- she heard".
local function person_before(work, f)
  if f.first - f.from < 3 then return nil end
  local found = main_subject(work, f, f.first - 1)
  local head = found and found.head and found.head.stop
  if not head or work.tags[head] ~= "NN" or not is_person(work, head) then return nil end
  return { source = found.source.text, link = "inferred", at = found.source.start, head = head }
end

-- The first name of the sentence that a pronoun in it may mean: Ms Holm left when she heard.
local function subject_before(work, f, layer, pronoun)
  if f.first - f.from < 3 then return nil end
  for _, a in ipairs(work.article:spans(layer, work.article:span(f.from, f.first - 1))) do
    if a.form ~= "pronoun" and verbs[work.tags[a.stop + 1]]
      and may_be(pronoun, { source = a.name, role = a.role }) then
      return a
    end
  end
end

local BACK, EARLY = 3, 6                 -- sentences; tokens before which a subject begins

-- The name that the sentences before begin with, of those outside of marks.
local function last_subject(work, f, layer, pronoun)
  local at = f.from
  for _ = 1, BACK do
    if at <= 1 then return nil end
    local sentence = work.article:span(at - 1, at - 1).sentence
    at = sentence.start
    if work.words[at] ~= '"' then
      local a = work.article:spans(layer, sentence)[1]
      if a and a.start < at + EARLY and verbs[work.tags[a.stop + 1]]
        and may_be(pronoun, { source = a.name, role = a.role }) then
        return a
      end
    end
  end
end

-- Whoever spoke last and may be meant, or what the sentences before are about.
local function stands_for(work, f, pronoun)
  local group, found = groups[pronoun], nil
  for i = #work.speakers, 1, -1 do
    local who = work.speakers[i]
    local of = group_of(work, who)
    if (of == group or pronoun == "it" and of == "document"
      or pronoun == "they" and who.layer == "org") and may_be(pronoun, who) then
      found = who
      break
    end
  end
  if group ~= "many" then
    local a = subject_before(work, f, group, pronoun) or last_subject(work, f, group, pronoun)
    if a and (not found or a.start > found.at) then
      found = known(a)
      found.layer, found.at = group, a.start
    end
  end
  if group == "person" and not (found and found.at >= f.from) then
    found = person_before(work, f) or found
  end
  if not found then return nil end
  return {
    source = found.source, entity = found.entity, link = "inferred", layer = found.layer,
    role = found.role,
  }
end

local FAR = 200                          -- tokens to who is meant by "the company"
local may_be_firm = set { "company", "org" }
local firms = set { "company", "firm", "group", "bank", "airline", "maker", "carmaker", "retailer" }

-- "The company", "the ministry": whoever spoke last and is one, by the noun in its name.
local function body(work, f, noun)
  if work.words[f.first] ~= "the" or work.tags[f.head or f.last] ~= "NN" then return nil end
  for i = #work.speakers, 1, -1 do
    local who = work.speakers[i]
    if who.at < f.from - FAR then return nil end
    if who.entity and who.layer == "org"
      and (firms[noun] and may_be_firm[who.type or "org"] or who.entity:find(noun, 1, true)) then
      return {
        source = who.source, entity = who.entity, link = "inferred", layer = "org",
        type = who.type,
      }
    end
  end
end

-- "The company" is rather who spoke last than one that was only named since.
local function spoke_before(work, f, a)
  if a.layer ~= "org" or f.first == f.last then return nil end
  return body(work, f, work.words[a.stop])
end

local subject

-- "Okafor released a statement saying that": who made it stands before the verb.
local function has_made(work, f)
  local verb = work.tags[f.first - 1]
  local is = f.cue_first == f.last + 1 and f.first > f.from and work.words[f.cue_first]:find("ing$")
    and verb and verb:find("^VB")
  if is then f.start = f.first end
  return is
end

local function resolve(work, f)
  local head, is_pair = f.head or f.last, f.joined and not f.is_one
  local a = not f.joined and source_of.name_in(work, f.first, head, f.last)
    or not is_pair and named_aside(work, f)
  if a then return a.link == "inferred" and spoke_before(work, f, a) or known(a) end
  if f.joined then return { source = f.who_text, link = "certain", is_many = is_pair } end
  local norm = f.first == f.last and work.words[f.first]
  if f.at == "noun" then norm = whose[norm] or norm end
  if norm == "who" or norm == "which" then
    local at = work.words[f.first - 1] == "," and f.first - 2 or f.first - 1
    a = at >= f.from and source_of.name_in(work, f.from, at)
    if a then return known(a) end
    return { source = group_before(work, f, at), link = "certain" }
  end
  if norm == "that" then return document_before(work, f) end
  if words.documents[work.words[head]] then
    local who = document(work, f)
    if has_made(work, f) then subject(work, f) end
    return who
  end
  if f.first < head then
    local found = body(work, f, work.words[head])
    if found then return found end
  end
  return groups[norm] and stands_for(work, f, norm) or { source = f.who_text, link = "certain" }
end

local before_claim = set { "DT", "JJ", "VBG", "VBN", "CC", "RB", "NN" }
local MOST_BEFORE = 5                    -- tokens between a verb and its claim

local passed = set { "has", "have", "had", "also", "not", "n't", "did", "will" }
local impersonal = set { "it", "this", "that" }

-- The group that ends before the verb at a token; of one that goes on the subject.
local function maker_before(work, f, verb)
  local last = verb - 1
  while last > f.from and passed[work.words[last]] do last = last - 1 end
  if last < f.from or impersonal[work.words[last]] then return nil end
  if not nouns[work.tags[last]] then
    f.start = verb
    return subject(work, f)
  end
  f.first, f.last, f.head = source_of.group_before(work, f.from, last), last, last
  f.who_text = work.article:span(f.first, last).text
  return resolve(work, f)
end

-- Who makes a claim: "Officials expressed serious concern that"; by a verb that makes one.
local function maker(work, f)
  for i = f.cue_first - 1, math.max(f.from + 1, f.cue_first - MOST_BEFORE), -1 do
    if words.makes[work.words[i]] then return maker_before(work, f, i) end
    if not before_claim[work.tags[i]] then return nil end
  end
end

local relatives = set { "who", "which" }
local before_subject = set { ",", "and", "but", ";", "-", "–", "—", ":", '"' }

-- The last subject in front of a frame that no conjunction or relative begins: "While the board
-- slept, the firm left, adding that".
function main_subject(work, f, last)
  local found = work.article:find(M.subject, work.article:span(f.from, last))
  for i = #found, 2, -1 do
    local first = found[i].source.start
    if before_subject[work.words[first - 1]] and not relatives[work.words[first]] then
      return found[i]
    end
  end
  return found[1]
end

-- The subject behind what a sentence begins with: "Citing the flood, the firm left."
local function subject_behind(work, f)
  if f.stop >= f.to then return nil end
  for _, found in ipairs(work.article:find(M.subject, work.article:span(f.stop + 1, f.to))) do
    local comma = found.source.start - 1
    if work.words[comma] == "," and not relatives[work.words[comma + 1]] then
      f.right = comma - 1                -- what is said ends there
      return found
    end
  end
end

-- The subject of a sentence before a verb that goes on: "The firm left and said that".
function subject(work, f)
  local found
  if f.start > f.from then
    found = main_subject(work, f, f.start - 1)
  else
    found = subject_behind(work, f)
  end
  if not found then return nil end
  f.first, f.last = found.source.start, found.source.stop
  for i = f.first + 1, f.last do         -- a verb that may be a noun: the host seemed at a loss
    if verbs[work.tags[i]] then f.last = i - 1 break end
  end
  f.who_text = work.article:span(f.first, f.last).text
  f.head = found.head and math.min(found.head.stop, f.last)
  return resolve(work, f)
end

-- Whom a transcript names in capitals before what is said: somebody whom the article names, or
-- who speaks more than once, and not alone (NOTE: …).
local function named_in_capitals(work, f)
  local surname = f.label:match("%S+$")
  for _, name in pairs(work.names) do
    if name.layer == "person" and name.name:upper():match("%S+$") == surname then
      return known(name)
    end
  end
  local name = source_of.name_in(work, f.first, f.last)
  if name and name.layer ~= "person" then return nil end -- the credit of a picture
  local is_one_of_many = work.labels[f.label] > 1 and next(work.labels, next(work.labels))
  return is_one_of_many and { source = f.label, link = "certain" } or nil
end

local outlets = set { "on", "in", "at", "to" }
local telling = set { "told", "tells", "telling", "asked", "warned", "reminded" }
local questions = set(words.questions)

local subordinates = set { "while", "as", "when", "after", "before", "although", "though", "if" }

-- Whether who said what was before says this, too: not the one of a clause that begins with "when"
-- or "who".
local function goes_on_from(work, f, before)
  if not before.first or before.at == "noun" or relatives[work.words[before.first]] then
    return false
  end
  return before.start > f.from + 2 or not subordinates[work.words[before.start - 1]]
end

-- Who says it: of a verb that only goes on, who said what was before.
function M.says(work, f, before)
  if f.at == "unsaid" then return {} end
  if f.at == "noun" and not f.first then return maker(work, f) or {} end
  if f.at == "talk" then return named_in_capitals(work, f) end
  if f.first then
    local who = resolve(work, f)
    if not who then return nil end
    if f.about.verb == ":" and not f.open and questions[work.words[f.stop + 1]] then
      return nil                         -- The vote: what you should know
    end
    if f.about.verb == ":" and outlets[work.words[f.first - 1]] then
      who = subject(work, f) or stands_for(work, f, "he") or who -- and on CNN: "…"
    elseif f.about.verb == ":" and telling[work.words[f.first - 1]] then
      local a = work.article:spans("person", work.article:span(f.from, f.first - 1))[1]
      who = a and known(a) or subject(work, f) or who -- Anna Berg, the "star", told us: "…"
    elseif f.about.verb == ":" and not who.entity then
      if not f.open then return nil end  -- a headline of two parts
      who = subject(work, f) or who
    end
    who.at, who.head = f.first, f.head or f.last
    if f.about.class ~= "want" then work.speakers[#work.speakers + 1] = who end
    return who
  end
  if before and before.who and goes_on_from(work, f, before) then
    f.first, f.last = before.first, before.last
    return before.who
  end
  return subject(work, f)
end

-- Whom it is told, and the name of the outlet if that is one.
function M.hears(work, f)
  if not f.to_first then return nil end
  local a = source_of.name_in(work, f.to_first, f.to_last)
  local to = a and a.name or work.article:span(f.to_first, f.to_last).text
  return to, a and a.type == "media" and a.name or nil
end

return M
