-- mentions — a small pack of a script's own, for tests of tools that show layers, rules and counts:
-- it stays as it is, so that what they print does not change when the shipped packs do.
--
-- Layers `person` and `org` with name, entity, form (full, short) and role or type; `quoted` with
-- speaker, cue and link (certain; inferred for "he said"). Table, when kept: `quoted`.
local lede = require "lede"
local words = require "mention_words"

lede.lexicon("title", words.titles)
lede.lexicon("office", words.roles)
lede.lexicon("given_name", words.given_names)
lede.lexicon("company_word", words.company_words)
lede.lexicon("body_word", words.body_words)
lede.lexicon("known_org", words.organisations)
lede.lexicon("no_name", words.no_names)
lede.lexicon("saying", words.verbs_of_saying)

-- ---- names: rules write `mention_part`, a stage below joins what names the same -----------------

-- A capitalised word, and one that does not end the name of an organisation.
local cap = '[shape="X.*" & kind="word" & lex!="no_name"]'
local own = '[shape="X.*" & kind="word" & lex!="no_name" & lex!="body_word" & lex!="company_word"]'

lede.phase { name = "names", language = "en", resolve = "priority" }

lede.rule {
  name = "titled_person", phase = "names", priority = 3,
  pattern = "role:<title/>+ who:(" .. cap .. "{1,3})",
  annotate = "mention_part",
  attributes = { type = "=person", name = "who.text", role = "role.text" },
  examples = {
    { "Ms Holm resigned.", { name = "Holm", role = "Ms" } },
    { "Councillor James Whitlock voted.", { name = "James Whitlock", role = "Councillor" } },
    { "The mayor resigned.", false },
    { "Ms. Holm resigned.", { name = "Holm" }, todo = true }, -- a full stop behind the title
  },
}

lede.rule {
  name = "given_person", phase = "names", priority = 2,
  pattern = '<given_name/> ([word="[A-Z]"] "."?)? ' .. own .. "{1,2}",
  annotate = "mention_part",
  attributes = { type = "=person", name = "match.text" },
  examples = {
    { "It was Maria Lindqvist who called.", { name = "Maria Lindqvist" } },
    { "Maria called.", false },
    -- a given name that is not listed
    { "It was Wolfgang Prell who called.", { name = "Wolfgang Prell" }, todo = true },
  },
}

lede.rule {
  name = "person_before_office", phase = "names", priority = 1,
  pattern = "who:(" .. own .. '{2,3}) "," [word="the|a|an|its|his|her"]? []{0,2}? role:<office/>',
  annotate = "mention_part", over = "who",
  attributes = { type = "=person", name = "who.text", role = "role.text" },
  examples = {
    { "Wolfgang Prell, the chief executive, resigned.",
      { name = "Wolfgang Prell", role = "chief executive" } },
    { "Its director, Wolfgang Prell, resigned.", false }, -- see person_behind_office
    { "In Mill Road, the owner said no.", false, todo = true }, -- a street before a comma
  },
}

lede.rule {
  name = "person_behind_office", phase = "names", priority = 1,
  pattern = 'role:<office/> ","? who:(' .. own .. "{2,3})",
  annotate = "mention_part", over = "who",
  attributes = { type = "=person", name = "who.text", role = "role.text" },
  examples = {
    { "Its director, Wolfgang Prell, resigned.", { name = "Wolfgang Prell", role = "director" } },
    { "The director resigned.", false },
    -- an office that is not listed
    { "The director general Wolfgang Prell resigned.", { role = "director general" }, todo = true },
  },
}

lede.rule {
  name = "known_organisation", phase = "names", priority = 2,
  pattern = [=[ x:<known_org/> ]=],
  annotate = "mention_part",
  attributes = { type = "=org", name = "x.name | x.entry", kind = "x.type" },
  examples = {
    { "The EU and Europol agreed.",
      { { name = "European Union", kind = "body" }, { name = "Europol" } } },
    { "The union agreed.", false },
    { "The bloc agreed.", { name = "European Union" }, todo = true }, -- a noun that stands for it
  },
}

lede.rule {
  name = "organisation_by_last_word", phase = "names", priority = 1,
  pattern = cap .. [=[{1,3} ("'s" | "'")? (kind:<company_word/> | <body_word/>) ]=] ..
    '("of" ' .. cap .. "{1,2})?",
  annotate = "mention_part",
  attributes = {
    type = "=org", name = "match.text",
    kind = function(m) return m.kind and "company" or "body" end,
  },
  examples = {
    { "A main of Brightwater Utilities burst.",
      { name = "Brightwater Utilities", kind = "company" } },
    { "It is the Calder Public Health Agency.",
      { name = "Calder Public Health Agency", kind = "body" } },
    { "The utilities are safe.", false },
    -- begins with the word that makes it one
    { "The University of Calder agreed.", { name = "University of Calder" }, todo = true },
  },
}

-- A surname, or the first word of a company, stands for the name it belongs to.
local single = lede.pattern [=[ [shape="X.*" & kind="word" & lex!="no_name" & !mention_part] ]=]

local function entity_of(name) return (name:lower():gsub("[%s%-]+", "_")) end

-- One spelling of what differs in typography only.
local function plain(name) return (name:gsub("’", "'"):gsub("%s+", " ")) end

local function last_word(name) return name:match("(%S+)$") end

-- Short forms of the names in an article: Okafor for Tomas Okafor, Brightwater for Brightwater
-- Utilities. A short form of two names stands for neither.
local function short_forms(mentions)
  local short = {}
  for _, m in ipairs(mentions) do
    local key
    if m.type == "person" and m.name:find(" ", 1, true) then
      key = last_word(m.name)
    elseif m.kind == "company" and m.name:find(" ", 1, true) then
      key = m.name:match("^(%S+)")
    end
    if key then
      local known = short[key]
      local same = known == nil or (known and known.name == m.name)
      short[key] = same and { name = m.name, type = m.type, kind = m.kind } or false
    end
  end
  return short
end

lede.stage {
  name = "join_names", language = "en", reads = { "mention_part" }, writes = { "person", "org" },
  run = function(article)
    local mentions = {}
    for i, m in ipairs(article:spans("mention_part")) do
      mentions[i] = { span = m, name = plain(m.name), type = m.type, kind = m.kind, role = m.role }
    end
    local short = short_forms(mentions)
    local function write(span, of, form, role)
      article:annotate(of.type, span, {
        name = of.name, entity = entity_of(of.name), form = form, role = role, type = of.kind,
      })
    end
    for _, m in ipairs(mentions) do
      local full = m.type == "person" and short[m.name] or nil
      write(m.span, full or m, full and "short" or "full", m.role)
    end
    for _, m in ipairs(article:find(single)) do
      local of = short[m.text]
      if of then write(m, of, "short") end
    end
  end,
}

-- ---- quotes: what stands between quote marks, with who says it beside ---------------------------

lede.phase { name = "quotes", language = "en", resolve = "priority" }

-- The name of who speaks; for he and she that of the last person named before, which is a guess.
local function speaker_of(m, article)
  local who = m.who
  if who.norm ~= "he" and who.norm ~= "she" then return who.name, "certain" end
  local found
  for _, person in ipairs(article:spans("person")) do
    if person.start < m.start then found = person.name end
  end
  return found, found and "inferred" or nil
end

local fields = { "speaker", "words", "cue", "link" }

local function emit(m, article)
  local speaker, link = speaker_of(m, article)
  local said = m.words.text:gsub(",$", "")
  return { speaker = speaker, words = said, cue = m.cue.text, link = link }
end

local attributes = {
  kind = "=direct", cue = "cue.text",
  source = function(m, article) return (speaker_of(m, article)) end,
  link = function(m, article) return select(2, speaker_of(m, article)) end,
}

local quoted = [=[ '"' words:([word!='"']{2,120}) '"' ]=]

lede.rule {
  name = "quote_then_verb", into = "quoted", phase = "quotes", priority = 2,
  pattern = quoted .. [=[ ","? cue:<saying/> who:(<person/> | <org/>) within p ]=],
  fields = fields, emit = emit, annotate = "quoted", attributes = attributes,
  examples = {
    { '"The pipe will fail," said Maria Lindqvist, the mayor.',
      { speaker = "Maria Lindqvist", words = "The pipe will fail", cue = "said",
        link = "certain" } },
    { '"The pipe will fail. We knew," said Ms Holm.', { speaker = "Holm" } },
    { "The pipe will fail, said Maria Lindqvist.", false }, -- no quote marks
    -- an office without a name
    { '"The pipe will fail," said the mayor.', { speaker = "the mayor" }, todo = true },
  },
}

lede.rule {
  name = "quote_then_speaker", into = "quoted", phase = "quotes", priority = 2,
  pattern = quoted .. [=[ ","? <office/>? who:(<person/> | <org/> | [norm="he|she"])
    ("," []{0,10}? ",")? [word="has|had"]? cue:<saying/> within p ]=],
  fields = fields, emit = emit, annotate = "quoted", attributes = attributes,
  examples = {
    { '"The pipe will fail," Ms Holm said.', { speaker = "Holm", cue = "said" } },
    { '"We looked," Carlos Mendes, the chairman of the board, said.',
      { speaker = "Carlos Mendes" } },
    { 'Maria Lindqvist came late. "The pipe will fail," she said.',
      { speaker = "Maria Lindqvist", link = "inferred" } },
    { '"The pipe will fail" is the title of a film.', false },
    -- a document that speaks
    { '"The pipe will fail," it says in the report.', { speaker = "the report" }, todo = true },
  },
}

lede.rule {
  name = "speaker_then_quote", into = "quoted", phase = "quotes", priority = 1,
  pattern = [=[ who:(<person/> | <org/>) []{0,12}? cue:<saying/> []{0,8}? (":" | ",") ]=] ..
    quoted .. "within p",
  fields = fields, emit = emit, annotate = "quoted", attributes = attributes,
  examples = {
    { 'Maria Lindqvist said: "The pipe will fail."',
      { speaker = "Maria Lindqvist", words = "The pipe will fail." } },
    { 'Maria Lindqvist is late. "The pipe will fail."', false },
    -- without a verb of saying
    { 'Maria Lindqvist was cautious: "The pipe will fail."', { speaker = "Maria Lindqvist" },
      todo = true },
  },
}

lede.offer("person", "org", "quoted")
