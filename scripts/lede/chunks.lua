-- lede.chunks — noun groups and verb groups, in English.
--
--   require "lede.chunks"
--
-- Layers: `noun_group` with kind (name noun pronoun), head, lemma and determiner; `verb_group` with
-- verb, lemma, form (finite infinitive participle), tense (past present future none), voice (active
-- passive), negation and modality. A group ends before 's, and neither kind overlaps itself.
--
-- It asks for the part of speech of every word, so every sentence is tagged: what a script pays for
-- that stands in scripts/README.md.
local lede = require "lede"

-- ---- noun groups ----------------------------------------------------------------------------

lede.phase { name = "noun_groups", language = "en", resolve = "priority" }

lede.macro { name = "ng_determiner", pattern = [=[ [pos="DET" | tag="PRP[$]|WP[$]"] ]=] }
-- What may stand between determiner and head: two, very old, well-kept, rising, broken, Halvery.
lede.macro { name = "ng_modifier", pattern = [=[
  ( [pos="ADV"]? [pos="ADJ"] ("," [pos="ADJ"])* | [pos="NUM|NOUN|PROPN"] | [tag="HYPH"]
  | [tag="VBG|VBN" & pos="ADJ|VERB"] (?= [pos="ADJ|NOUN|PROPN"]) | [tag="[$]"] | "%" ) ]=] }

lede.rule {
  name = "noun_group", phase = "noun_groups", annotate = "noun_group",
  pattern = [=[ det:/ng_determiner[]? /ng_modifier[]* head:(name:[pos="PROPN"] | [pos="NOUN"])
    | [tag="[$]"] [tag="CD"]* head:[tag="CD"] ]=],
  attributes = {
    kind = "name=name | =noun", head = "head.text", lemma = "head.lemma", determiner = "det.norm",
  },
  examples = {
    { "The old Halvery Ferry sank.", { kind = "name", head = "Ferry", determiner = "the" } },
    { "Greta Holm left.", { kind = "name", head = "Holm" } },
    { "The ferry sank.", { kind = "noun" } },
    { "Two very old ferries sank.", { head = "ferries", lemma = "ferry" } },
    { "They sold the company's software.", { { head = "company" }, { lemma = "software" } } },
    { "They paid $5 million to a 25% owner.",
      { { kind = "noun", head = "million" }, { head = "owner", determiner = "a" } } },
    { "They sold 25% of it. It is 5 million.", false },
    { "They left.", false },
    { "The poor left.", { head = "poor" }, todo = true }, -- an adjective alone
  },
}
lede.rule {
  name = "pronoun_group", phase = "noun_groups", annotate = "noun_group",
  pattern = [=[ det:"all"? head:[pos="PRON" & tag!="PRP[$]|WP[$]"] ]=],
  attributes = {
    kind = "=pronoun", head = "head.text", lemma = "head.lemma", determiner = "det.norm",
  },
  examples = {
    { "She told them.", { { lemma = "she" }, { head = "them" } } },
    { "Ferries sank.", false },
  },
}

-- ---- verb groups ----------------------------------------------------------------------------

lede.phase { name = "verb_groups", language = "en", resolve = "priority" }

-- What may stand between the verbs of a group; the first negation counts.
lede.macro { name = "vg_gap", pattern = [=[
  ( negation:[norm="not|n['’]t|never|hardly|barely|scarcely|nor"] | [pos="ADV"] ){0,3} ]=] }
-- The first verb of a finite group, which tells its tense; `pos` is AUX or VERB.
lede.macro { name = "vg_tensed", params = { "pos" }, pattern = [=[
  ( past:[tag="VBD" & pos=$pos] | present:[tag="VBZ|VBP" & pos=$pos] ) ]=] }
lede.macro { name = "vg_finite", pattern = [=[
  ( /vg_tensed["AUX"] | modal:[tag="MD" & pos="AUX"] ) ]=] }
lede.macro { name = "vg_be", pattern = [=[ [lemma="be" & tag="VB|VBN|VBG"] ]=] }
lede.macro { name = "vg_have", pattern = [=[ [lemma="have" & tag="VB|VBG"] ]=] }
lede.macro { name = "vg_was", pattern = [=[
  ( past:[lemma="be" & tag="VBD"] | present:[lemma="be" & tag="VB[ZP]"] ) ]=] }
lede.macro { name = "vg_had", pattern = [=[
  ( past:[lemma="have" & tag="VBD"] | present:[lemma="have" & tag="VB[ZP]"] ) ]=] }
-- Up to four verbs: have been, be being.
lede.macro { name = "vg_chain", pattern = [=[
  (/vg_have[] /vg_gap[])? (/vg_be[] /vg_gap[]){0,2} ]=] }

-- A modal verb in its full form: ca n't is can; and those that make a future.
lede.lexicon("vg_modal", {
  { "ca", full = "can" }, { "wo", full = "will", tense = "future" },
  { "sha", full = "shall", tense = "future" }, { "'ll", full = "will", tense = "future" },
  { "'d", full = "would" }, { "will", tense = "future" }, { "shall", tense = "future" },
})

local function verb_group(rule)
  local may_be_modal = rule.pattern:find("vg_finite", 1, true)
  rule.phase, rule.annotate = "verb_groups", "verb_group"
  rule.attributes = {
    verb = "verb.text", lemma = "verb.lemma", form = "=" .. rule.form, voice = "=" .. rule.voice,
    negation = "negation.norm",
    tense = (rule.form == "finite" and "past=past | present=present | " or "")
      .. (may_be_modal and "modal.vg_modal.tense | =none" or "=none"),
    modality = may_be_modal and "modal.vg_modal.full | modal.norm" or nil,
  }
  rule.form, rule.voice = nil, nil
  return rule
end

lede.rule(verb_group {
  name = "finite_passive_group", form = "finite", voice = "passive",
  pattern = [=[ (/vg_finite[] /vg_gap[] /vg_have[]? /vg_gap[] /vg_be[]{1,2}
    | /vg_was[] /vg_gap[] /vg_be[]? | /vg_had[] /vg_gap[] /vg_be[]{1,2})
    /vg_gap[] verb:[tag="VBN" & pos="VERB"] ]=],
  examples = {
    { "The ferry was not repaired.",
      { lemma = "repair", tense = "past", voice = "passive", negation = "not" } },
    { "It has been sold.", { lemma = "sell", tense = "present" } },
    { "It will soon be sold.", { tense = "future", modality = "will" } },
    { "It should have been sold.", { tense = "none", modality = "should" } },
    { "He has sold it.", false },
    { "Was the ferry sold?", { lemma = "sell" }, todo = true }, -- a subject between the verbs
  },
})
lede.rule(verb_group {
  name = "finite_active_group", form = "finite", voice = "active",
  pattern = [=[ /vg_finite[] /vg_gap[] /vg_chain[] verb:[pos="VERB" & tag="VB|VBG|VBN"] ]=],
  examples = {
    { "He had sold it.", { lemma = "sell", tense = "past", voice = "active" } },
    { "He didn't sell it.", { lemma = "sell", tense = "past", negation = "n't" } },
    { "They cannot sell it.", { modality = "can", negation = "not" } },
    { "He sold it.", false },
    { "Will he sell it?", { lemma = "sell" }, todo = true },
  },
})
lede.rule(verb_group {
  name = "finite_plain_group", form = "finite", voice = "active",
  pattern = [=[ /vg_gap[] verb:/vg_tensed["VERB"] ]=],
  examples = {
    { "He never sold it.", { lemma = "sell", tense = "past", negation = "never" } },
    { "She sells it.", { lemma = "sell", tense = "present" } },
    { "Sales fell.", { lemma = "fall" } },
    { "The sale of it.", false },
  },
})
lede.rule(verb_group {
  name = "copula_group", form = "finite", voice = "active",
  pattern = [=[ (/vg_finite[] /vg_gap[] /vg_have[]? /vg_gap[] verb:/vg_be[]
    | verb:/vg_finite[]) negation:[norm="not|n['’]t|never"]? ]=],
  examples = {
    { "It is late.", { lemma = "be", tense = "present" } },
    { "It wasn't late.", { lemma = "be", tense = "past", negation = "n't" } },
    { "It will be late.", { tense = "future" } },
    { "Late, too late.", false },
  },
})
lede.rule(verb_group {
  name = "infinitive_passive_group", form = "infinitive", voice = "passive",
  pattern = [=[ negation:"not"? "to" /vg_gap[] /vg_have[]? /vg_be[] /vg_gap[]
    verb:[pos="VERB" & tag="VBN"] ]=],
  examples = {
    { "It is to be sold.", { lemma = "sell", voice = "passive" } },
    { "They plan to sell it.", false },
  },
})
lede.rule(verb_group {
  name = "infinitive_group", form = "infinitive", voice = "active",
  pattern = [=[ negation:"not"? "to" /vg_gap[] /vg_chain[]
    verb:[pos="VERB|AUX" & tag="VB|VBG|VBN"] ]=],
  examples = {
    { "They plan to sell it.", { { form = "infinitive", lemma = "sell" } } },
    { "They decided not to sell it.", { { lemma = "sell", negation = "not" } } },
    { "They went to Halvery.", false },
  },
})
lede.rule(verb_group {
  name = "participle_group", form = "participle", voice = "active",
  pattern = [=[ negation:"not"? verb:[pos="VERB" & tag="VBG"] ]=],
  examples = {
    { "Selling it, they left.", { lemma = "sell", form = "participle" } },
    { "They sold it.", false },
  },
})
lede.rule(verb_group {
  name = "perfect_participle_group", form = "participle", voice = "active",
  pattern = [=[ negation:"not"? "having"%c /vg_gap[] verb:[pos="VERB" & tag="VBN"] ]=],
  examples = {
    { "He denied having met them.", { lemma = "meet", voice = "active" } },
    { "Having been told, they left.", false },
  },
})
lede.rule(verb_group {
  name = "perfect_passive_participle_group", form = "participle", voice = "passive",
  pattern = [=[ negation:"not"? "having"%c /vg_gap[] "been" /vg_gap[]
    verb:[pos="VERB" & tag="VBN"] ]=],
  examples = {
    { "Having been told, they left.", { lemma = "tell", voice = "passive" } },
    { "They sold it.", false },
  },
})
lede.rule(verb_group {
  name = "participle_passive_group", form = "participle", voice = "passive",
  pattern = [=[ negation:"not"? verb:[pos="VERB" & tag="VBN"] ]=],
  examples = {
    { "The ferry built in Halvery sank.", { lemma = "build", voice = "passive" } },
    { "They sold it.", false },
  },
})
lede.rule(verb_group {
  name = "bare_group", form = "infinitive", voice = "active",
  pattern = [=[ negation:[norm="not|never"]? verb:[pos="VERB" & tag="VB"] ]=],
  examples = {
    { "Let them sell it.", { { lemma = "let" }, { lemma = "sell", form = "infinitive" } } },
    { "The sale.", false },
  },
})

lede.offer("noun_group", "verb_group")
