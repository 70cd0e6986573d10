-- lede.names.pieces — what the rules of lede.names are made of: their lexicons, lists and macros.
local lede = require "lede"
local words = require "lexicons.name_words"

lede.lexicon("name_known", { file = "known.tsv" })
lede.lexicon("name_group", { file = "groups.tsv", case = "exact" })
lede.lexicon("name_country", { file = "countries.tsv" })
lede.lexicon("name_place", { file = "places.tsv", case = "exact" })
lede.lexicon("name_region", { file = "regions.tsv", case = "exact" })
lede.list("name_states", words.states)
lede.lexicon("name_given", { file = "given.tsv", case = "exact" })
lede.lexicon("name_surname", { file = "surnames.tsv", case = "exact" })
lede.lexicon("name_people", { file = "peoples.tsv" })
lede.lexicon("name_language", { file = "languages.tsv" })
lede.lexicon("name_common", { file = "common.tsv", case = "capital" })
lede.lexicon("name_first", words.given_names)
lede.lexicon("name_title", words.titles)
lede.lexicon("name_office", words.offices)
lede.lexicon("name_office_title", words.no_place_titles)
lede.lexicon("name_company_word", words.company_words)
lede.lexicon("name_body_word", words.all { words.body_words, { "Hall of Fame" } })
lede.lexicon("name_body_head", words.body_heads)
lede.lexicon("name_place_word", words.place_words)
lede.lexicon("name_place_head", words.place_heads)
lede.lexicon("name_work_word", words.work_words)
lede.lexicon("name_work_noun", words.work_nouns)
lede.lexicon("name_particle", words.particles)
lede.lexicon("name_suffix", words.suffixes)
lede.lexicon("name_kind_word", words.all {
  words.company_words, words.body_words, words.place_words, words.work_words })
lede.lexicon("name_none", { word = words.no_names, case = "capital" })
lede.list("name_sayings", words.sayings)
lede.list("name_legal", words.legal_forms)
lede.list("name_syllables", words.syllables)
lede.list("name_projects", words.project_nouns)
lede.list("name_body_nouns", words.body_nouns)
lede.list("name_body_kinds", words.body_kinds)

-- ---- what names are made of ---------------------------------------------------------------------

-- Tests of a token: a capitalised word within the name of a body or a place, where titles may
-- stand, too (King County); one within any name; one that a person's name may have; one that is no
-- given name either. Tests in one [ ] cost far less than alternatives in ( ), since the work of a
-- matcher grows with the elements of a pattern.
local part = 'shape="X.*" & kind="word" & lex!="name_none"'
local cap = part .. ' & lex!="name_title"'
local own = cap .. ' & lex!="name_people" & lex!="name_kind_word"'
local late = own .. ' & lex!="name_first" & lex!="name_given"'

local function macro(name, pattern) lede.macro { name = name, pattern = pattern } end
macro("name_part", "[" .. part .. "]")
macro("name_cap", "[" .. cap .. "]")
macro("name_own", "[" .. own .. "]")
macro("name_late", "[" .. late .. "]")
-- Several of them, as a person has them and as anything has.
macro("name_person", "/name_own[] ([" .. own .. [=[ | word="-" | lex="name_particle"]* /name_own[])?
  ("-" [word=$name_syllables])? [lex="name_suffix"]? ]=])
macro("name_words", "/name_part[] ([" .. part .. [=[ | word="[-&]"]* /name_part[])? ]=])
macro("name_parts", [=[ /name_words[] [word="'s?"]? ]=])
macro("name_group", "/name_cap[] ([" .. cap .. [=[ | word="-" | lex="name_particle"]*
  /name_cap[] ("-" [word=$name_syllables])?)? ]=])

lede.offer() -- lede.names does
