-- lede.names.pieces — what the rules of lede.names are made of: their lexicons, lists and macros.
local lede = require "lede"
local words = require "lexicons.name_words"

lede.lexicon("name_known", { file = "known.tsv" })
lede.lexicon("name_group", { file = "groups.tsv", case = "exact" })
lede.lexicon("name_body", { file = "bodies.tsv", case = "exact" })
lede.lexicon("name_country", { file = "countries.tsv" })
lede.lexicon("name_place", { file = "places.tsv", case = "exact" })
lede.lexicon("name_region", { file = "regions.tsv", case = "exact" })
lede.lexicon("name_town", { file = "towns.tsv", case = "exact" })
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
lede.list("name_surname_titles", words.surname_titles)
lede.list("name_small_particles", words.small_particles)
lede.list("name_surname_kinds", words.surname_kinds)
lede.list("name_surname_places", words.surname_places)
lede.list("name_ships", words.ships)
lede.list("name_courtesies", words.courtesies)
lede.list("name_directions", words.directions)
lede.list("name_units", words.units)
lede.list("name_papers", words.papers)
lede.list("name_paper_days", words.paper_days)
lede.list("name_settlements", words.settlements)
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
-- A surname that is also a title (King) or the name of a people (Leto).
macro("name_other_surname", [=[ [word=$name_surname_titles | lex="name_people"
    & lex!="name_kind_word" & word!=".*(an|ans|ch|ek|ese|i|ic|ish|k|s|y)"] ]=])
-- Several of them, as a person has them and as anything has.
macro("name_person", "/name_own[] ([" .. own .. [=[ | word="-" | lex="name_particle"]* /name_own[])?
  ("-" [word=$name_syllables])? [lex="name_suffix"]? ]=])
macro("name_words", "/name_part[] ([" .. part .. [=[ | word="[-&]"]* /name_part[])? ]=])
-- And what names are called by: Poor's, but neither Norway's nor Greta Holm's nor a bank's.
macro("name_parts", [=[ /name_words[] ("'" | "'s" (?<! [lex="name_company_word"
    | lex="name_body_word" | lex="name_country" | lex="name_place"] []
    | [lex="name_first"] [shape="X.*"] []))? ]=])
macro("name_group", "/name_cap[] ([" .. cap .. [=[ | word="-" | lex="name_particle"]*
  /name_cap[] ("-" [word=$name_syllables])?)? ]=])

-- ---- the phases of the rules, in their order ----------------------------------------------------

lede.phase { name = "name_places", language = "en", resolve = "priority" }
lede.phase { name = "name_headlines", language = "en" }
lede.phase { name = "name_mentions", language = "en", resolve = "priority" }

local M = {}

-- A rule that finds mentions.
function M.mention(rule)
  rule.name = "name_" .. rule.name
  rule.phase, rule.annotate = "name_mentions", "mention"
  return rule
end

lede.offer() -- lede.names does

return M
