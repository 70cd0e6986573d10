-- lede.names — people, organisations, places and works in English news.
--
--   require "lede.names"
--
-- Layers `person org place work` with name (canonical in the article), entity (a stable key), type,
-- role, form (full short acronym pronoun noun misspelt) and link (certain inferred).
--
-- In three steps. Rules write `mention`: what a name is by its words (lexicons), by its parts
-- (titles, given names, last words) and by what stands beside it; the longest of those that overlap
-- wins. What no rule knows is a `group` of capitalised words. Then lede.names.join decides for each
-- name of the article what it is, by all its mentions together, and joins short forms, acronyms and
-- misspellings. At last pronouns and role nouns get the name they can only mean.
local lede = require "lede"
local set = require "lede.set"
local words = require "lexicons.name_words"
local join = require "lede.names.join"
local mention = require("lede.names.pieces").mention
require "lede.names.places"
require "lede.names.bodies"

-- ---- headlines with capitals ----------------------------------------------------------------

lede.rule {
  name = "headline_in_capitals", phase = "name_headlines", annotate = "name_titled",
  pattern = [=[ <s> ([shape!="x.*" | word="with|from|over|after|into|amid"
    | shape="x{1,3}" & word!="met|won|ran|led|saw|got|sat|had|was|did|put"]){4,} </s> ]=],
  where = function(m, article)           -- a name and a figure are a line of a list
    local kind, n = article:answers("kind"), 0
    for i = m.start, m.stop do n = n + (kind[i] == "word" and 1 or 0) end
    return n > 2 or not m.text:find("%l")
  end,
  examples = {
    { "Greta Holm met Anna Berg in Norway.", false },    -- verbs have capitals there, too
    { "Ferry Sinks in Storm off Halvery", {} },
    { "Greta Holm: 1,769.", false },
    { "The ferry sank in a storm off Halvery.", false },
  },
}

-- ---- what lexicons know -------------------------------------------------------------------------

lede.rule(mention {
  name = "known_name", pattern = [=[ x:<name_known/> ]=],
  attributes = {
    type = "x.layer", class = "x.type", name = "x.name | x.entry", weight = "=5", by = "=list",
  },
  examples = {
    { "The EU and Europol agreed.", { { name = "European Union" }, { name = "Europol" } } },
    { "The RAF flew to NSW.", { { name = "Royal Air Force" }, { name = "New South Wales" } } },
    { "The union agreed.", false },
  },
})

lede.rule(mention {
  name = "known_body", pattern = [=[ x:<name_group/> ]=],
  attributes = { type = "=org", class = "=body", name = "x.name", weight = "=3", by = "=list" },
  examples = {
    { "The Federal Aviation Agency agreed.", { type = "org" } },
    { "The agency agreed.", false },
  },
})

lede.rule(mention {
  name = "known_firm", pattern = [=[ x:<name_body/> ]=],
  attributes = { type = "=org", class = "x.type", name = "x.entry", weight = "=3", by = "=list" },
  examples = {
    { "The Beatles and Nissan agreed.", { { class = "band" }, { class = "company" } } },
    { "The beatles agreed.", false },
  },
})

lede.rule(mention {
  name = "known_place", pattern = [=[ x:<name_where/> ]=],
  attributes = {
    type = "=place", class = "x.class", name = "x.name", weight = "=3", by = "=list",
  },
  examples = {
    { "It opened in Norway.", { name = "Norway", class = "country" } },
    { "It opened in Lisbon.", { type = "place" } },
    { "A nice town.", false },
  },
})

-- The sign of a share is no name: Halvery Steel Inc <HALV>, <HALV.L>.
lede.rule(mention {
  name = "ticker",
  pattern = [=[ (?<= "<") [shape="X{1,5}|X{1,5}\.X{1,2}"] (?= ">") ]=],
  attributes = { type = "=ticker" },     -- without a weight: it names nothing
  examples = {
    { "Halvery <HALV> closed.", { type = "ticker" } },
    { "HALV closed.", false },
  },
})

-- ---- people ---------------------------------------------------------------------------------

require "lede.names.alike" -- before firms: of two rules for the same words the first counts

lede.rule(mention {
  name = "titled_person",
  pattern = [=[ role:<name_title/>+ who:([word=$name_small_particles]{0,3} /name_person[]) ]=],
  over = "who",
  attributes = { type = "=person", weight = "=4", role = "role.text" },
  examples = {
    { "Ms Holm and Mr van der Meer resigned.", { { type = "person", role = "Ms" }, {} } },
    { "Councillor James Whitlock voted.", { role = "Councillor" } },
    { "Det Insp Amy Holm and US Attorney Anna Berg met.",
      { { role = "Det Insp" }, { role = "Attorney" } } },
    { "The mayor resigned.", false },
    { "The General Motors plant closed.", false },
  },
})

-- A rule for each list, since one that begins with either would be tried at every capital.
for _, list in ipairs { "first", "given" } do
  lede.rule(mention {
    name = list .. "_person",
    pattern = "<name_" .. list .. [=[/> (("-" /name_own[])? [shape="X\.?"]*
        (/name_own[]? '"' /name_cap[]{1,2} '"')? [lex="name_particle"]{0,2} /name_person[]
      | ([shape="X\.?"] | /name_own[])? /name_other_surname[] [lex="name_suffix"]?
        (?! [shape="X.*" & kind="word"] | "of")) ]=],
    attributes = { type = "=person", weight = "=3" },
    examples = list == "first" and {
      { "It was Maria Lindqvist who called.", { type = "person" } },
      { "It was Hans-Peter van der Meer who called.", { type = "person" } },
      { "It was Kim Jong-un who called.", { type = "person" } },
      { "It was Greta Major or Jared Leto who called.", { {}, {} } },
      { "It was Maria Duke of Calder and Maria, Norwegian.", false },
      { "Maria called.", false },
      { "He lives in Victoria Road.", false },
    } or {
      { "It was Aristide Okonjo who called.", { type = "person" } },
      { "Aristide called.", false },
    },
  })
end

lede.rule(mention {
  name = "labelled_person",              -- what stands before a full name is no part of it
  pattern = [=[ <name_where/>? [kind="word" & shape="X.*" & (lex="name_common" | lex="name_people"
      | shape="X{2,}") & lex!="name_first" & lex!="name_given" & lex!="name_title"
      & lex!="name_office"]
    who:(<name_first/> [shape="X\.?"]* /name_person[]) ]=], over = "who",
  attributes = { type = "=person", weight = "=3" },
  examples = {
    { "It was Republican Maria Lindqvist who called.", { type = "person" } },
    { "It was the Secretary of Commerce Maria Lindqvist who called.", { type = "person" } },
    { "It was Rosa Maria Lindqvist who called.", false },
    { "It was Republican Halvery who called.", false },
    { "It was Arizona Democrat Maria Lindqvist who called.", { type = "person" } },
  },
})

lede.rule(mention {
  name = "person_behind_place",          -- the place is no part of the name
  pattern = [=[ (?<= [norm="of|in|from"] [lex="name_place" | lex="name_country"]{1,2})
    who:(<name_first/> [shape="X\.?"]* /name_person[]) (?! [shape="X.*" & kind="word"]) ]=],
  over = "who", priority = 1,
  attributes = { type = "=person", weight = "=3" },
  examples = {
    { "The mayor of Lisbon Maria Lindqvist and in Norway Peter Holm called.",
      { { type = "person" }, {} } },
    { "The mayor of Lisbon called Maria.", false },
  },
})

lede.rule(mention {
  name = "initials_person",
  pattern = [=[ (?<! [word="i\p{Lu}.*"])
    [shape="X\.(X\.)*" & word!="U\.[SKN]\.|N\.Z\.|E\.[CU]\."]{1,3} /name_person[] ]=],
  attributes = { type = "=person", weight = "=3" },
  examples = {
    { "A book by T. R. Okafor appeared.", { type = "person" } },
    { "He moved to the U.S. Senate, and lent N.Z. Dlrs to U.N. Staff.", false },
    { "It was seen on the iPhone X. Okafor left.", false },
  },
})

lede.rule(mention {
  name = "person_before_office",
  pattern = [=[ who:(/name_own[]{2,3}) "," [word="the|a|an|its|his|her|their|former"]{0,2}
    [shape="x.*"]{0,2}? role:<name_office/> (?! /name_cap[]) ]=], over = "who",
  attributes = { type = "=person", weight = "=3", role = "role.text" },
  examples = {
    { "After Wolfgang Prell, billionaire Halvery owner Greta Holm paid.", false },
    { "Wolfgang Prell, the chief executive, resigned.", { role = "chief executive" } },
    { "In Mill Road, the owner said no.", false },
    { "Prell, chief of the yard, resigned.", { role = "chief" }, todo = true }, -- a surname alone
  },
})

lede.rule(mention {
  name = "person_behind_office",
  pattern = [=[ role:<name_office/> ","? who:/name_person[]
    (?! /name_cap[] | <name_office/>) ]=], over = "who",
  attributes = { type = "=person", weight = "=2", role = "role.text" },
  examples = {
    { "The billionaire Halvery Rovers owner paid activist Halvery Teachers Union members.", false },
    { "Its director, Wolfgang Prell, resigned.", { role = "director" } },
    { "The firm's manager Prell resigned.", { role = "manager" } },
    { "The director resigned.", false },
  },
})

lede.rule(mention {
  name = "person_speaks",
  pattern = [=[ (?! [shape="X\.X\."]) /name_own[]{2,3} (?= [word=$name_sayings]) ]=],
  where = function(m, article)           -- Best Buy
    local start, stop = m.start, m.stop
    return not article:covers("name_common", start, start)
      or not article:covers("name_common", stop, stop)
      or article:covers("name_surname", stop, stop)
  end,
  attributes = { type = "=person", weight = "=1" },
  examples = {
    { "Later Tanvir Okonjo said no; Winter Baker said yes.", { { type = "person" }, {} } },
    { "Fresh Bread and the U.S. Halvery Works said no.", false },
    { "Later Okonjo said no.", false },                    -- may be a body: see lede.names.join
    { "The ministry said no.", false },
  },
})

lede.rule(mention {
  name = "person_who",
  pattern = [=[ /name_own[]{1,3} (?= [word="who|himself|herself"]) ]=],
  where = function(m, article)
    return m.stop > m.start or not article:covers("name_common", m.start, m.stop)
  end,
  attributes = { type = "=person", weight = "=1" },
  examples = {
    { "It was a Republican who left.", false },
    { "It was Okonjo who left.", { type = "person" } },
    { "The ministry, which left, said no.", false },
  },
})

lede.rule(mention {
  name = "said_person",
  pattern = [=[ (?<= [word="said|says|by"]) /name_own[]{2,3} ]=],
  attributes = { type = "=person", weight = "=1" },
  examples = {
    { "It is late, said Tanvir Okonjo.", { type = "person" } },
    { "It is late, said the ministry.", false },
  },
})

-- ---- organisations --------------------------------------------------------------------------

lede.rule(mention {
  name = "company_by_last_word",
  pattern = [=[ /name_parts[] <name_body_word/>* <name_company_word/>
    (<name_company_word/> | <name_body_word/>)* (?! "of") ]=],
  attributes = { type = "=org", weight = "=4", class = "=company" },
  examples = {
    { "A main of Brightwater Utilities burst.", { type = "org", class = "company" } },
    { "Halvery Ferries met Chris Power.", { class = "company" } },
    { "He is in the Halvery Bank of late.", false },
    { "The utilities are safe.", false },
  },
})

lede.rule(mention {
  name = "company_by_legal_form",        -- whatever stands behind
  pattern = [=[ /name_parts[] [word=$name_legal] (?= "of") ]=],
  attributes = { type = "=org", weight = "=4", class = "=company" },
  examples = {
    { "Brightwater Ltd of Halvery closed.", { class = "company" } },
    { "The Bank of Halvery closed.", false },
  },
})

lede.rule(mention {
  name = "body_by_last_word",
  pattern = [=[ /name_parts[] <name_body_word/>+ (?! "of") ]=],
  attributes = { type = "=org", weight = "=4", class = "=body" },
  examples = {
    { "It is the Calder Public Health Agency.", { class = "body" } },
    { "The Halvery Constabulary met Thomas Hill.", { class = "body" } },
    { "She entered the Halvery Rowing Hall of Fame.", { class = "body" } },
    { "The agency is safe.", false },
  },
})

lede.rule(mention {
  name = "body_by_first_word",
  pattern = [=[ /name_part[]{0,3} <name_body_head/>
    [word="of|for"] (?! (?<= "for") "the" [name_where]) "the"? /name_words[]
    ("and" (?! [shape="X.*"]{0,3} <name_body_head/> [word="of|for"]) /name_words[]
     | ("," /name_own[]{1,2})+ ","? "and" /name_own[]{1,2})? ]=],
  attributes = { type = "=org", class = "=body", weight = "=4" },
  examples = {
    { "The Ministry of Trade, Ports and Industry and the Bank of Calder, Holm said, agreed.",
      { { type = "org" }, { type = "org" } } },
    { "The University of Calder agreed.", { class = "body" } },
    { "The Centers for Port Safety agreed.", { class = "body" } },
    { "The Ministry of Trade and Industry agreed.", { class = "body" } },
    { "The Halvery Board of Trade met.", { class = "body" } },
    { "The League of Ports and Association of Towns met.", { {}, {} } },
    { "They play in the League for the Lisbon Otters.", false },
    { "A ministry of sorts.", false },
  },
})

lede.rule(mention {
  name = "body_beside_noun",
  pattern = [=[ /name_own[]{1,3} (?= $name_body_nouns) ]=],
  attributes = { type = "=org", weight = "=1" },
  where = function(m, article)           -- "Volunteer company" begins a sentence
    local start = m.start
    return m.stop > start or m.sentence.start < start
      or not article:covers("name_common", start, start)
  end,
  examples = {
    { "The Brightwater company closed.", { type = "org" } },
    { "Movie company staff left. The company closed.", false },
  },
})

lede.rule(mention {
  name = "body_behind_noun",
  pattern = [=[ [norm=$name_body_kinds] "<"? (?! [shape="X"]) who:(/name_own[]{1,3}) ]=],
  over = "who",
  attributes = { type = "=org", weight = "=2" },
  examples = {
    { "The Spanish newspaper Halvery Norte and the airline Calder agreed.",
      { { type = "org" }, { type = "org" } } },
    { "The newspaper agreed, Holm said.", false },
  },
})

lede.rule(mention {
  name = "body_of_two",                      -- and others that are named after two
  pattern = [=[ /name_words[] [word="and"] (
    /name_words[] [word="Railway|Railroad|Sons|Company|Associates|Albion"]+
    | [word="Sons|Company|Partners|Co\.?"] [word=$name_legal]*
    | (?<! [word=$name_legal] []) /name_own[] [word=$name_legal]+)
    | /name_part[]{0,2} [shape="Xx+" & lex="name_common"] [word="and|&"]
      [shape="Xx+" & lex="name_common"] /name_part[]{0,2} [word=$name_legal]+ ]=],
  attributes = { type = "=org", class = "=company", weight = "=4" },
  examples = {
    { "The Calder and Halvery Railway closed.", { type = "org" } },
    { "Calder Tire and Rubber Co closed.", { type = "org" } },
    { "It was Holm and Berg Co that closed.", { type = "org" } },
    { "It was led by Holm Berg and Co Inc.", { type = "org" } },
    { "The Calder and Halvery roads closed.", false },
    { "The merger of Calder and Halvery Corp closed.", false, todo = true }, -- two firms
  },
})

lede.rule(mention {
  name = "body_with_ampersand",
  pattern = [=[ /name_late[] "&" /name_late[] (?! [shape="X.*"]) (?<! [shape="X.*"] []{3}) ]=],
  attributes = { type = "=org", weight = "=2" },
  examples = {
    { "It was Holm & Berg that closed.", { type = "org" } },
    { "It was Holm & co.", false },
  },
})

-- A team, a paper, a firm: the name of a place and more.
lede.rule(mention {
  name = "body_of_place",
  pattern = [=[ (?! [word="U\.[KNS]\.|U[KNS]|EU|EC"]) <name_where/> /name_late[]{1,2} ]=],
  attributes = { type = "=org", weight = "=2" },
  examples = {
    { "They saw the Lisbon Otters win.", { type = "org" } },
    { "They saw Lisbon win.", false },
    { "It raised 100 mln U.S. Dlrs.", false },
  },
})

lede.rule(mention {
  name = "body_with_article",            -- "The" inside of a sentence is part of the name
  pattern = [=[ (?<= [kind="word|punct" & word!='"']) "The" /name_cap[]{0,3}
    [shape="X.*" & kind="word" & lex!="name_none" & lex!="name_title"
      & (lex!="name_people" | word!=".*([ai]n|ese|ish)")]
    (?! [lex="name_people" & word=".*([ai]n|ese|ish)"]) ]=],
  attributes = { type = "=org", weight = "=1" },
  examples = {
    { "He sang with The Halvery Otters.", { type = "org" } },
    { "He sang for The Holm Norwegian choir.", false },
    { "The Halvery Otters sang.", false },
  },
})

-- The words before "project"; or a hashtag, which is the name in it: #NoMoreFloods. It is of this
-- type only beside such a noun, else of that which the same name has elsewhere.
local function hashtag_type(m, article)
  if m.stop == article.n_tokens then return "group" end
  return join.is_project[article:at(m.stop + 1, "norm")] and "org" or "group"
end

local function words_of_hashtag(m) return (m.text:sub(2):gsub("(%l)(%u)", "%1 %2")) end

lede.rule(mention {
  name = "hashtag",
  pattern = [=[ [kind="hashtag" & word="#\p{Lu}\p{Ll}+\p{Lu}.*"] ]=],
  attributes = {
    type = hashtag_type, class = "=project", weight = "=4",
    name = words_of_hashtag, as = words_of_hashtag,
  },
  examples = {
    { "It left the #NoMoreFloods initiative.", { type = "org", name = "No More Floods" } },
    { "It left #NoMoreFloods.", { type = "group", name = "No More Floods" } },
    { "It left #floods.", false },
  },
})

lede.rule(mention {
  name = "named_project",
  pattern = [=[ (?<= [word="the|The"]) [shape="X.*" & kind="word"]{2,5}
    (?= [word=$name_projects]) ]=],
  attributes = { type = "=org", class = "=project", weight = "=4", name = "match.text" },
  examples = {
    { "It left the No More Floods project.", { type = "org", name = "No More Floods" } },
    { "It left the project.", false },
  },
})

-- ---- places ---------------------------------------------------------------------------------

lede.rule(mention {
  name = "place_by_last_word",
  pattern = [=[ /name_parts[] (?<! [lex="name_office_title"]) <name_place_word/>+ ]=],
  attributes = { type = "=place", weight = "=4" },
  examples = {
    { "They met at Calder Bridge.", { type = "place" } },
    { "They met President Park, Nathan Lane and Bernard Hill.", false },
    { "Stanley Park reopened.", { type = "place" } },
    { "They met in Nathan Lane.", { type = "place" } },
    { "They met at the bridge.", false },
  },
})

lede.rule(mention {
  name = "place_by_first_word",
  pattern = [=[ <name_place_head/> ("of" "the"?)? /name_own[] /name_late[]? ]=],
  attributes = { type = "=place", weight = "=3" },
  examples = {
    { "They met at Lake Halver and in St Halver.", { { type = "place" }, { type = "place" } } },
    { "They met at the lake.", false },
    { "It was County Coroner Maria Lindqvist who called.", false },
  },
})

lede.rule(mention {
  name = "place_before_place",
  pattern = [=[ (?! [lex="name_common" & norm=".*ly"] ",") /name_own[]{1,3}
    (?= "," [name_where]) ]=],
  attributes = { type = "=place", weight = "=4" },
  examples = {
    { "They met in Halver, Norway.", { type = "place" } },
    { "They met late, Norway said. Separately, Norway left.", false },
  },
})

lede.rule(mention {
  name = "place_with_noun",
  pattern = [=[ /name_own[]{1,2}
    [word="river|lake|islands|island|mountains|valley|peninsula|province"
    | word="region|district|county|municipality|governorate|creek|pond"] ]=],
  attributes = { type = "=place", weight = "=4" },
  examples = {
    { "They crossed the Halver river.", { type = "place" } },
    { "They crossed the river.", false },
  },
})

local common_towns = set(words.common_towns)

lede.rule(mention {
  name = "place_by_preposition",
  pattern = [=[ (?<= [norm="in|near|throughout|outside|across"]) /name_own[]{1,3} ]=],
  where = function(m, article)
    return m.stop > m.start or common_towns[m.text]
      or not article:covers("name_common", m.start, m.stop)
  end,
  attributes = { type = "=place", weight = "=1" },
  examples = {
    { "They live in Halvery and in Reading now.", { { type = "place" }, { type = "place" } } },
    { "They live in peace and play in Closer.", false },
  },
})

lede.rule(mention {
  name = "place_beside_noun",
  pattern = [=[ (?<= [norm="city|town|village|province|region|port|capital|island|district|suburb"]
    "of") /name_own[]{1,3} ]=],
  attributes = { type = "=place", weight = "=3" },
  examples = {
    { "They fled the town of Halvery.", { type = "place" } },
    { "They fled the town of old.", false },
  },
})

-- ---- works, and what else has a name ------------------------------------------------------------

lede.rule(mention {
  name = "work_by_last_word",
  pattern = [=[ /name_parts[] <name_work_word/>+ (?<! <name_title/> "Bill") ]=],
  attributes = { type = "=work", weight = "=4" },
  examples = {
    { "The Halvery Water Act passed Nathan Law.", { type = "work" } },
    { "The act passed.", false },
    { "It was then-Calder Gov. Bill Holm.", false },
  },
})

lede.rule(mention {
  name = "work_behind_noun",
  pattern = [=[ (?<= <name_work_noun/> ("," | ":")?) /name_own[]
    ([shape="X.*" & kind="word" | word="of|the|and|in|to|a|for"]* [shape="X.*" & kind="word"])? ]=],
  attributes = { type = "=work", weight = "=2" },
  examples = {
    { "She wrote the novel Winter Tides.", { type = "work" } },
    { "She wrote a novel.", false },
  },
})

lede.rule(mention {
  name = "work_in_quotes",
  pattern = [=[ (?<= '"') [shape="X.*" & kind="word"]
    [shape="X.*" & kind="word" | word="of|the|and|in|to|a|for|on"]* [shape="X.*" & kind="word"]
    (?= ","? '"') ]=],
  attributes = { type = "=work", weight = "=2" },
  examples = {
    { 'She sang "Winter in the Harbour" twice.', { type = "work" } },
    { 'She sang "winter songs" twice. They said "No".', false },
  },
})

-- ---- all else -------------------------------------------------------------------------------

lede.rule(mention {
  name = "capitals",
  pattern = [=[ /name_group[]
    | [word=$name_small_particles]{1,3} /name_own[]
    | [word=$name_surname_titles] (?<! [norm="the|a"] []) (?! [shape="X.*" & kind="word"]) ]=],
  attributes = { type = "=group", weight = "=0" },
  examples = {
    { "They saw Halvery.", { type = "group" } },
    { "They saw King and the Duke.", { type = "group" } }, -- a person's if one is called so
    { "They saw nothing.", false },
  },
})

-- ---- one name in two forms, and what stands for a name ----------------------------------------

lede.phase { name = "name_aliases", language = "en" }
lede.rule {
  name = "alias_in_brackets", phase = "name_aliases", annotate = "name_alias", over = "short",
  pattern = [=[ full:<mention/> "'s"? "\(" short:(<mention/> & [shape="X{2,}"]) "\)" ]=],
  attributes = { of = "full.text" },
  examples = {
    { "The Halvery Harbour Board (HHB) met.", { of = "Halvery Harbour Board" } },
    { "The board (HHB) met.", false },
  },
}

lede.phase { name = "name_stand_ins", language = "en", resolve = "priority" }
for _, kind in ipairs {
  { "pronoun", [=[ word:[norm="he|she|him|his|her|himself|herself"] ]=], "Then she left." },
  { "role", [=[ [norm="the|its"] ([shape="X.*" & kind="word" & lex!="name_none"
      & lex!="name_people" & !name_where]){0,3} word:<name_office/> (?! /name_cap[]) ]=],
    "The mayor left.", 2 },
  { "firm", [=[ [norm="the"] [shape="x.*"]{0,3}?
    word:[norm="company|firm|maker|retailer|lender|airline"] ]=], "The old firm left.", 1 },
} do
  lede.rule {
    name = "name_" .. kind[1], phase = "name_stand_ins", pattern = kind[2], priority = kind[4],
    annotate = "name_stand_in", attributes = { kind = "=" .. kind[1], word = "word.norm" },
    examples = { { kind[3], { kind = kind[1] } }, { "Holm left.", false } },
  }
end

lede.stage {
  name = "name_join", language = "en",
  reads = { "mention", "name_titled", "name_alias", "name_stand_in" },
  writes = { "person", "org", "place", "work" },
  run = join.run,
}

lede.offer("person", "org", "place", "work")
