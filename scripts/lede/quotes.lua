-- lede.quotes — who said what, in English news.
--
--   require "lede.quotes"
--   lede.keep "quote"
--
-- Layer `quote`: an annotation for each unbroken piece of what is attributed to somebody, with kind
-- (direct mixed indirect term), cue, verb_class, source (a name, or the words that stand for it),
-- entity, link (certain inferred), relayed_by, addressee, statement (pieces with the same number
-- are one statement) and words (what it says without capitals and marks, to be compared with other
-- articles). Layers `quote_source` and `quote_cue` show where that is said. Table `quote`: a row a
-- piece.
--
-- In three steps. The stage `quote_marks` pairs quote marks, over paragraphs too. Rules write
-- `quote_frame`: who, the verb, the listener, and where what is said stands; they are tried only
-- where a verb of saying stands, and only those sentences are tagged. The stage `quote_join` finds
-- what is said around each frame and whom "he" or "the firm" means.
local lede = require "lede"
require "lede.names"
local words = require "lexicons.quote_words"
local join = require "lede.quotes.join"

for _, kind in ipairs { "clause", "that", "listener", "deed", "name" } do
  lede.lexicon("quote_" .. kind, words.verbs(kind))
end

-- ---- who, as a noun group with its tail, or a pronoun -------------------------------------------

local function macro(name, pattern) lede.macro { name = name, pattern = pattern } end

-- A token of a noun group before its noun.
local inner = [=[pos="ADJ|NOUN|PROPN|NUM" | tag="POS|HYPH|VBN" | word="&"]=]
macro("quote_group", '[pos="DET|NUM" | tag="PRP[$]"]{0,2} [' .. inner .. ']* [pos="NOUN|PROPN"]')
macro("quote_who", [=[ source:( [norm="he|she|they|it|who|some|others|many"]
  | head:/quote_group[] ([word="of|for|from|at|in|with"] /quote_group[])? ) ]=])
-- Between commas or brackets: Hugh Hill, a doctor, said.
macro("quote_aside", [=[ ("," [word!='[,;:"]']+ "," | "\(" [word!="[()]"]+ "\)") ]=])
-- Before the verb, which is no noun as in "two reports": has also said.
macro("quote_gap", [=[ [pos="ADV" | tag="MD" | lemma="have|do" & tag="VB.*"
  | word="not|n't"]{0,3} (?= [pos="VERB"]) ]=])
-- Behind it: said in a statement on Friday that.
macro("quote_tail", '([pos="ADP|ADV" | norm=".*day"] [pos="ADP|ADV|DET|PRON" | ' .. inner ..
  [=[]{0,12}? (?= ","? ("that" | ":" | '"')))? ]=])
-- What opens words that are not a bare clause.
macro("quote_open", [=[ (?= ","? (":" | '"' | [word="that|how|why|whether|what"])) ]=])

lede.stage { name = "quote_marks", writes = { "quote_marked" }, run = join.pair }

lede.phase { name = "quote_frames", resolve = "priority" }

local function frame(rule)
  rule.phase, rule.annotate = "quote_frames", "quote_frame"
  rule.attributes = {
    at = "=" .. (rule.at or "lead"), cue = "cue.text", class = "cue.class", verb = "cue.verb",
    cue_first = "cue.first", cue_last = "cue.last",
  }
  if rule.pattern:find("/quote_who", 1, true) or rule.pattern:find("source:", 1, true) then
    rule.attributes.who = "source.text"
    rule.attributes.first, rule.attributes.last = "source.first", "source.last"
    rule.attributes.head = "head.last"
  end
  if rule.pattern:find("listener:", 1, true) then
    rule.attributes.to_first, rule.attributes.to_last = "listener.first", "listener.last"
  end
  rule.at = nil
  return rule
end

lede.rule(frame {
  name = "quote_said",
  pattern = [=[ /quote_who[] /quote_aside[]? /quote_gap[] cue:<quote_clause form!="ing"/>
    /quote_tail[] "that"? ]=],
  examples = {
    { "The firm has also said the road is shut.", { who = "The firm", cue = "said" } },
    { "Hugh Hill, a doctor, said: \"No.\"", { who = "Hugh Hill", cue = "said" } },
    { "The head of the yard said in a letter on Monday that it is late.",
      { who = "The head of the yard" } },
    { "The road is shut.", false },
  },
})
lede.rule(frame {
  name = "quote_added",
  pattern = [=[ /quote_who[] /quote_aside[]? /quote_gap[] cue:<quote_that form!="ing"/>
    (/quote_tail[] /quote_open[] "that"?) ]=],
  examples = {
    { "She added that it is late.", { who = "She", class = "add" } },
    { "She wrote a letter.", false },
  },
})
lede.rule(frame {
  name = "quote_told",
  pattern = [=[ /quote_who[] /quote_aside[]? /quote_gap[] cue:<quote_listener form!="ing"/>
    listener:([norm="him|her|them|me|us|you|it"] | /quote_group[]) /quote_tail[] "that"? ]=],
  examples = {
    { "Okafor told the BBC that it is late.", { who = "Okafor", cue = "told" } },
    { "It was told.", false },
  },
})
lede.rule(frame {
  name = "quote_inverted", at = "behind",
  pattern = [=[ (?<= [word='[,?!"]']) (?= [pos="VERB"])
    cue:(<quote_clause form="finite"/> | <quote_that form="finite"/>)
    /quote_who[] /quote_aside[]? ]=],
  examples = {
    { "\"It is late,\" said Greta Holm, the mayor.", { who = "Greta Holm", cue = "said" } },
    { "It is late, she said.", false },
  },
})
lede.rule(frame {
  name = "quote_beside", at = "aside", priority = 1,
  pattern = [=[ (?<= [word='[,?!"]']) /quote_who[] /quote_aside[]? /quote_gap[]
    cue:(<quote_clause form!="ing"/> | <quote_that form!="ing"/>)
    ([pos="ADP|ADV" | norm=".*day"] [pos!="VERB|AUX" & word!='[,.;"]']*)? (?= [word='[,.;]']) ]=],
  examples = {
    { "The road is shut, officials say.", { who = "officials", cue = "say" } },
    { "The road is shut, the BBC reported on Monday.", { who = "the BBC", cue = "reported" } },
    { "It is true, officials say the road is shut.", false },
  },
})
lede.rule(frame {                            -- the same of names, where a tagger errs most
  name = "quote_name_beside", at = "aside", priority = 2,
  pattern = [=[ (?<= [word='[,?!"]']) "the"? source:(head:(<person/> | <org/>))
    cue:(<quote_clause form="finite"/> | <quote_that form="finite"/>) (?= [word='[,.;]']) ]=],
  examples = {
    { "The road is shut, the BBC reports.", { who = "BBC", cue = "reports" } },
    { "The road is shut, the firm reports.", false },
  },
})
lede.rule(frame {
  name = "quote_according", at = "beside",
  pattern = [=[ cue:([norm="according"] "to") /quote_who[] ]=],
  examples = {
    { "According to the mayor, it is late.", { who = "the mayor", cue = "According to" } },
    { "It was done accordingly.", false },
  },
})
lede.rule(frame {
  name = "quote_more", at = "more",
  pattern = [=[ ("," | "and" | "but" | "," "and" | "," "but") [pos="ADV"]?
    cue:(<quote_clause/> | <quote_that/>) (/quote_tail[] /quote_open[] "that"?) ]=],
  examples = {
    { "She left, saying that it is late.", { cue = "saying" } },
    { "She left and added that it is late.", { cue = "added" } },
    { "She left, singing.", false },
  },
})

join.subject = lede.pattern [=[ /quote_who[] [pos="ADV"]? [pos="VERB|AUX"] ]=]

lede.stage {
  name = "quote_join", reads = { "quote_marked", "quote_frame", "person", "org", "place" },
  writes = { "quote", "quote_source", "quote_cue" }, run = join.run,
}

lede.phase "quote_rows"
lede.rule {
  name = "quote", phase = "quote_rows", into = "quote",
  pattern = [=[ (?all) q:<quote/> within article ]=],
  record = {
    kind = "q.kind", cue = "q.cue", verb_class = "q.verb_class", source = "q.source",
    entity = "q.entity", link = "q.link", relayed_by = "q.relayed_by", addressee = "q.addressee",
    statement = "q.statement", words = "q.words",
  },
  examples = {
    { "\"We looked. It is late,\" Greta Holm said.",
      { kind = "direct", source = "Greta Holm", words = "we looked it is late", statement = 1 } },
    { "The road is shut.", false },
  },
}
