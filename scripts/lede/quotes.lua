-- lede.quotes — who said what, in English news.
--
--   require "lede.quotes"
--   lede.keep "quote"
--
-- Layer `quote`: an annotation for each unbroken piece of what is attributed to somebody: kind
-- (direct mixed indirect term), cue, verb_class, source (a name, or the words that stand for it;
-- none of "is said to"), entity, link (certain inferred), negated (yes: did not say), relayed_by,
-- addressee, statement (pieces with the same number are one) and words (what it says without
-- capitals and marks, to be compared with other articles). Layers `quote_source` and `quote_cue`
-- show where that is said. Table `quote`: a row a piece.
--
-- In three steps. The stage `quote_marks` pairs quote marks, over paragraphs too. Rules write
-- `quote_frame`: who, the verb, the listener, and where what is said stands; they are tried only
-- where a verb of saying stands, and only those sentences are tagged. The stage `quote_join` finds
-- what is said around each frame and whom "he" or "the firm" means.
local lede = require "lede"
require "lede.names"
local words = require "lexicons.quote_words"
local join = require "lede.quotes.join"
local find_who = require "lede.quotes.who"

for _, list in ipairs {
  { "says", words.finite.clause }, { "thinks", words.finite.thought },
  { "adds", words.finite.that }, { "tells", words.finite.listener },
  { "telling", words.saying.listener }, { "thinking", words.saying.thought },
  { "voicing", words.saying.voice },
  { "deeds", words.finite.deed }, { "acts", words.finite.act }, { "deeding", words.saying.deed },
  { "acting", words.saying.act },
  { "abouts", words.finite.about }, { "overs", words.finite.over },
  { "names", words.finite.name }, { "naming", words.saying.name },
  { "voices", words.finite.voice }, { "saying", words.saying.clause },
  { "adding", words.saying.that }, { "nouns", words.nouns }, { "held", words.held },
  { "accused", words.accused }, { "abouting", words.about_nouns }, { "closed", words.closed },
  { "between", words.between }, { "papers", words.papers },
  { "while", words.opening }, { "when", words.when }, { "hangs", words.hangs },
  { "near", words.near },
} do
  lede.list("quote_" .. list[1], list[2])
end

-- ---- quote marks ----------------------------------------------------------------------------

lede.phase { name = "quote_marks", language = "en" }
lede.rule {
  name = "quote_mark", phase = "quote_marks", annotate = "quote_mark",
  pattern = [=[ [word='["'']'] ]=],
  examples = { { "She called it “late”.", { {}, {} } }, { "It was late.", false } },
}
lede.stage {
  name = "quote_pairs", language = "en", reads = { "quote_mark" }, writes = { "quote_marked" },
  run = require "lede.quotes.marks",
}

-- ---- frames ---------------------------------------------------------------------------------

require "lede.quotes.phrases"

lede.phase { name = "quote_frames", language = "en", resolve = "priority" }

local function frame(rule)
  rule.phase, rule.annotate = "quote_frames", "quote_frame"
  rule.attributes = {
    at = "=" .. rule.at, cue = "cue.text", cue_first = "cue.first", cue_last = "cue.last",
    from = "sentence.first", to = "sentence.last", par = "paragraph.first",
  }
  local function has(capture) return rule.pattern:find(capture, 1, true) end
  if has "quote_who" or has "source:" then
    rule.attributes.who = "source.text"
    rule.attributes.first, rule.attributes.last = "source.first", "source.last"
    rule.attributes.head = "head.last"
  end
  if has "listener:" then
    rule.attributes.to_first, rule.attributes.to_last = "listener.first", "listener.last"
  end
  if has "open:" or has "quote_open" or has "quote_asks" then
    rule.attributes.open = "open.first"
  end
  rule.at = nil
  return rule
end

-- Before others of the same length: what ends there may have stood before it.
lede.rule(frame {
  name = "quote_ends", at = "end",
  pattern = [=[ /quote_who[] /quote_aside[]? /quote_gap[]
    (cue:[norm=$quote_says & word!="States" | norm=$quote_thinks | norm=$quote_adds]
      | /quote_being[] cue:[norm=$quote_saying])
    /quote_tail[] (?= [word='[,.;]']) ]=],
  examples = {
    { "The road is shut, officials say.", { who = "officials", cue = "say" } },
    { "The road is shut, the BBC reported on Monday.", { who = "the BBC", cue = "reported" } },
    { "It is true, officials say the road is shut.", false },
  },
})
lede.rule(frame {
  name = "quote_said", at = "lead",
  pattern = [=[ /quote_who[] /quote_aside[]? /quote_gap[]
    (cue:[norm=$quote_says & word!="States" | norm=$quote_thinks]
      | /quote_being[] cue:[norm=$quote_saying
        | norm=$quote_thinking & norm!="showing|finding|knowing"])
    (/quote_tail[] /quote_open[])? ]=],
  examples = {
    { "Crews outside the yard said it is late.", { who = "Crews outside the yard" } },
    { "An aide to Mr Holm said it is late.", { who = "An aide to Mr Holm" } },
    { "The firm has also said the road is shut.", { who = "The firm", cue = "said" } },
    { "<Halvery Steel Ltd> <HALV.L> said it is late.", { who = "Halvery Steel Ltd" } },
    { "Hugh Hill, a doctor, said: \"No.\"", { who = "Hugh Hill", cue = "said" } },
    { "Hugh Holt-Hill on Friday said: \"No.\"", { who = "Hugh Holt-Hill", cue = "said" } },
    { "Hugh Hill has for many months said it is late.", { who = "Hugh Hill" } },
    { "Hugh Hill, 53, a doctor, is still saying it is late.", { who = "Hugh Hill" } },
    { "An official who spoke on condition of anonymity said it is late.", { who = "An official" } },
    { "The head of the yard said in a letter on Monday that it is late.",
      { who = "The head of the yard" } },
    { "The road is shut.", false },
  },
})
lede.rule(frame {
  name = "quote_added", at = "lead",
  pattern = [=[ /quote_who[] (/quote_aside[]? /quote_gap[]
      (cue:([norm=$quote_adds] "out"?) | /quote_being[] cue:[norm=$quote_adding]) | cue:"saying")
    /quote_tail[] /quote_asks[] ]=],
  examples = {
    { "She added that it is late.", { who = "She" } },
    { "She is also arguing that it is late.", { who = "She" } },
    { "She wrote a letter.", false },
  },
})
-- Behind a quotation what stands before the verb is who says it, however long.
lede.rule(frame {
  name = "quote_ends_late", at = "end", priority = 1,
  pattern = [=[ '"' (/quote_who[] ("," [word!='[,;:"]']{1,3})? "," [norm="of|an?|the"]
      [word!='[,;:."]' & norm!=$quote_tells]{1,12}
    | source:(head:/quote_group[] /quote_of[] "and" /quote_group[])) /quote_gap[]
    cue:[norm=$quote_says | norm=$quote_thinks | norm=$quote_adds] /quote_tail[]
    (?= [word='[,.;]']) ]=],
  examples = {
    { "\"It is late,\" Anna Berg, of Holm and Berg said.", { who = "Anna Berg" } },
    { "\"It is late,\" Anna Berg of Holm and Berg said.", { who = "Anna Berg of Holm and Berg" } },
    { "\"It is late,\" Anna Berg, D-Calder, the head of the yard said.", { who = "Anna Berg" } },
    { "After the flood in the yard, a man said.", false },
  },
})
lede.rule(frame {
  name = "quote_told", at = "lead",
  pattern = [=[ /quote_who[] /quote_aside[]? /quote_gap[]
    (cue:[norm=$quote_tells] | /quote_being[] cue:[norm=$quote_telling])
    listener:([norm="him|her|them|me|us|you|it"]
      | /quote_group[] ("and" /quote_group[] (?= "that" | /quote_mark[]))?)
    (/quote_tail[] /quote_open[])? ]=],
  examples = {
    { "Okafor told the BBC that it is late.", { who = "Okafor", cue = "told" } },
    { "Okafor told the BBC and other papers that it is late.", { who = "Okafor" } },
    { "It was told.", false },
  },
})
lede.rule(frame {
  name = "quote_told_before", at = "end",
  pattern = [=[ /quote_who[] /quote_aside[]? /quote_gap[] cue:[norm=$quote_tells]
    listener:([norm="him|her|them|me|us|you|it"] | /quote_group[]) /quote_tail[]
    (?= [word='[,.;]']) ]=],
  examples = {
    { "\"It is late,\" Okafor told reporters on Monday.", { who = "Okafor", cue = "told" } },
    { "\"It is late,\" Okafor told the BBC later.", { who = "Okafor", cue = "told" } },
    { "\"It is late,\" Okafor told reporters who asked.", false },
  },
})
lede.rule(frame {
  name = "quote_voiced", at = "lead",
  pattern = [=[ /quote_who[] /quote_aside[]? /quote_gap[] (cue:/quote_turn[] open:(":" '"')
    | (cue:[norm=$quote_voices] | /quote_being[] cue:[norm=$quote_voicing]) [word!='[,;:."]']{0,3}
      open:([word='[,:]']? '"')) ]=],
  examples = {
    { "Okafor shouted: \"It is late!\"", { who = "Okafor", cue = "shouted" } },
    { "Okafor went on: \"It is late!\"", { who = "Okafor", cue = "went on" } },
    { "Okafor is heard shouting at her: \"It is late!\"", { who = "Okafor", cue = "shouting" } },
    { "\"They sang, and the talks will go on,\" said Holm.", false },
    { "Okafor shouted at her.", false },
  },
})
lede.rule(frame {
  name = "quote_voiced_before", at = "end",
  pattern = [=[ '"' ("as" | [norm="is|was"] "how")? /quote_who[] /quote_aside[]? /quote_gap[]
    cue:([norm=$quote_voices] | /quote_turn[]) /quote_tail[] (?= [word='[,.;]']) ]=],
  examples = {
    { "\"It is late,\" Okafor sang.", { who = "Okafor", cue = "sang" } },
    { "\"It is late,\" as Okafor puts it.", { who = "Okafor", cue = "puts it" } },
    { "It is late, Okafor sang.", false },
  },
})
lede.rule(frame {
  name = "quote_inverted", at = "behind",
  pattern = [=[ ([word='[,?!"'']']
      cue:[norm=$quote_says & word!="States|[Ss]tate" | norm=$quote_adds & norm!=$quote_deeds]
      | [word='[?!"'']'] cue:[norm=$quote_adds | norm=$quote_voices])
    /quote_who[] /quote_aside[]? ]=],
  examples = {
    { "\"It is late,\" said Greta Holm, the mayor.", { who = "Greta Holm", cue = "said" } },
    { "It is late, says the mayor.", { who = "the mayor", cue = "says" } },
    { "It is late, state media reported.", false },
    { "It is late, reports the BBC.", { who = "the BBC", cue = "reports" } },
    { "It is late, she said.", false },
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
require "lede.quotes.more" (frame)
lede.rule(frame {
  name = "quote_with", at = "lead",
  pattern = [=[ "with" /quote_who[] /quote_aside[]? (cue:[norm=$quote_saying]
    (/quote_tail[] /quote_open[])? | cue:[norm=$quote_adding] /quote_tail[] /quote_asks[]) ]=],
  examples = {
    { "The road is shut, with officials saying it is late.", { who = "officials" } },
    { "The road is shut, with many suggesting that it is late.", { who = "many" } },
    { "She left with a singing crew.", false },
  },
})
-- What a document says: "a letter from his doctor that says he is ill".
lede.rule(frame {
  name = "quote_that_says", at = "lead",
  pattern = [=[ source:(head:"that") cue:[norm="says?|said|show(s|ed)?|warn(s|ed)|found|claim(s|ed)"
    | norm="alleg(es|ed)|argue[sd]|conclude[sd]|state[sd]|suggest(s|ed)|accuse[sd]"] /quote_asks[]?
    ]=],
  examples = {
    { "She sent a letter that says she is ill.", { who = "that", cue = "says" } },
    { "She said that he said no.", false },
  },
})
-- Whom another quotes.
lede.rule(frame {
  name = "quote_quoted", at = "lead",
  pattern = [=[ cue:[norm="quot(es?|ed|ing)"] /quote_who[] "as" "saying" /quote_open[]? ]=],
  examples = {
    { "The BBC quoted an official as saying that it is late.", { who = "an official" } },
    { "The BBC quoted an official.", false },
  },
})
lede.rule(frame {
  name = "quote_quoted_before", at = "end", priority = 1,
  pattern = [=[ ([word='[",]'] /quote_group[] /quote_gap[])? cue:[norm="quot(es?|ed|ing)"]
    /quote_who[] "as" "saying" (?= [word='[,.;]']) ]=],
  examples = {
    { "It is late, the BBC quoted Okafor as saying.", { who = "Okafor", cue = "quoted" } },
    { "\"It is late,\" the BBC quoted Okafor as saying.", { who = "Okafor", cue = "quoted" } },
    { "The BBC quoted an official.", false },
  },
})
lede.rule(frame {
  name = "quote_was_quoted", at = "lead",
  pattern = [=[ /quote_who[] /quote_aside[]? [norm="is|are|was|were|been"] /quote_gap[]
    cue:("quoted" ("by" /quote_group[])? "as" "saying") /quote_open[]? ]=],
  examples = {
    { "Okafor was quoted by the BBC as saying it is late.", { who = "Okafor" } },
    { "Okafor was quoted.", false },
  },
})
require "lede.quotes.unsaid" (frame)
lede.rule(frame {
  name = "quote_done_by", at = "by",
  pattern = [=[ [norm="is|are|was|were|been|being|'s|'re"]
    [norm="also|first|now|still" | word="[a-z]+ly"]{0,2}
    cue:[norm=$quote_deeds | norm=$quote_overs | norm="reported|called"] "by" /quote_who[] ]=],
  examples = {
    { "The plan was criticized by the union.", { who = "the union", cue = "criticized" } },
    { "The plan was made by the union.", false },
  },
})
lede.rule(frame {
  name = "quote_deed", at = "deed",
  pattern = [=[ /quote_who[] /quote_aside[]? /quote_gap[] (
    /quote_being[] cue:([norm=$quote_deeding & norm!="calling"] | "calling" [norm="for|on"]
      | [norm=$quote_acting] "to")
    | /quote_does[]) ]=],
  examples = {
    { "The union called for an inquiry.", { who = "The union", cue = "called for" } },
    { "The union thanked the mayor for it.", { who = "The union", cue = "thanked" } },
    { "The union spoke about the road.", { who = "The union", cue = "spoke about" } },
    { "The union is calling for an inquiry.", { cue = "calling for" } },
    { "The union is still defending the mayor.", { who = "The union", cue = "defending" } },
    { "They call for “more of it”.", { who = "They", cue = "call for" } },
    { "The union called the claims unfounded.", { who = "The union", cue = "called" } },
    { "The union slept.", false },
    { "The union spoke.", false },
    { "The union attacked the board for its silence.", { who = "The union", cue = "attacked" } },
    { "The union lashed out at the board.", { cue = "lashed out at" } },
    { "The army attacked the town.", false },
    { "The union asked the mayor to resign.", { who = "The union", cue = "asked" } },
    { "The union asked.", false },
    { "Holm described the board as a danger.", { who = "Holm", cue = "described" } },
    { "Holm called the motion a danger.", { who = "Holm", cue = "called" } },
    { "Holm called the board.", false },
  },
})
lede.rule(frame {
  name = "quote_deeds_more", at = "deed",
  pattern = [=[ [norm=",|and|but" | norm=$quote_while]
    [norm="and|but|also|then" | word="[a-z]+ly"]{0,2}
    cue:([norm=$quote_deeding & norm!="calling"] | "calling" [norm="for|on"])
    | [norm="and|but|then"] [norm="also|then|has|have|had" | word="[a-z]+ly"]{0,2}
      /quote_does[] ]=],
  examples = {
    { "She left and criticized the crew.", { cue = "criticized" } },
    { "She left, thanking the crew for its work.", { cue = "thanking" } },
    { "She left, calling for an inquiry.", { cue = "calling for" } },
    { "Thanking is nice.", false },
  },
})
lede.rule(frame {
  name = "quote_added_bare", at = "bare",  -- a clause is looked for by lede.quotes.work
  pattern = [=[ /quote_who[] /quote_aside[]? /quote_gap[] (cue:/quote_plainly[]
    | (cue:[norm=$quote_adds] | /quote_being[] cue:[norm=$quote_adding]) /quote_subject[]) ]=],
  examples = {
    { "Okafor noted the road is shut.", { who = "Okafor", cue = "noted" } },
    { "Okafor is suggesting Holm left.", { who = "Okafor", cue = "suggesting" } },
    { "Okafor noted prices were up.", { who = "Okafor", cue = "noted" } },
    { "Okafor notes prices in a book.", false },
  },
})

lede.rule(frame {
  name = "quote_noun", at = "noun",
  pattern = [=[ source:(head:[norm="his|her|their|its|'s"]) [norm!=$quote_closed]{0,2}
    cue:[norm=$quote_nouns] open:"that" ]=],
  examples = {
    { "The mayor's first warning that it is late was heard.", { cue = "warning" } },
    { "They heard her warnings that it is late.", { who = "her", cue = "warnings" } },
    { "They heard the noise that it made.", false },
  },
})
lede.rule(frame {
  name = "quote_noun_about", at = "about",
  pattern = [=[ source:(head:[norm="his|her|their|its|'s"]) [norm!=$quote_closed]{0,2}
    cue:[norm=$quote_abouting] [norm="about|of|on|over|against|to|for"] ]=],
  examples = {
    { "The mayor's criticism of the yard was heard.", { cue = "criticism" } },
    { "The mayor's criticism was heard.", false },
  },
})
lede.rule(frame {
  name = "quote_noun_alone", at = "noun",
  pattern = [=[ cue:[norm=$quote_nouns] ([norm="by|from"] /quote_who[])? open:"that" ]=],
  examples = {
    { "The claim that it is late was rejected.", { cue = "claim" } },
    { "A warning by the mayor that it is late was heard.", { who = "the mayor" } },
    { "The noise that it made was heard.", false },
  },
})
lede.rule(frame {
  name = "quote_colon", at = "lead",
  pattern = [=[ (source:(head:/quote_group[] /quote_of[]{0,2}) /quote_aside[]?
    | <p> /quote_who[] "," /quote_group[]) cue:":" open:'"' ]=],
  examples = {
    { "Okafor: \"It is late.\"", { who = "Okafor", cue = ":" } },
    { "Tomas Okafor, Radio Halvery: \"It is late.\"", { who = "Tomas Okafor" } },
    { "Okafor left, and later on Radio Halvery: \"It is late.\"", { who = "Radio Halvery" } },
    { "Okafor has three ships: two are old.", false },
  },
})
-- A sentence with a colon and no verb of saying: "She turned to the crew again: “We looked.”"
lede.rule(frame {
  name = "quote_colon_late", at = "lead", priority = -1,
  pattern = [=[ [norm="again|later|then|now|once|too|up|out|there|here|him|her"] cue:":"
    open:'"' ]=],
  examples = {
    { "She turned to the crew again: \"It is late.\"", { cue = ":" } },
    { "She turned to the crew again: it was late.", false },
  },
})
lede.rule(frame {
  name = "quote_transcript", at = "talk",
  pattern = [=[ <p> '"'? source:(head:[shape="X{2,}"]{1,4}) ("," [shape="X{2,}"]{1,3})? cue:":" ]=],
  examples = {
    { "HOLM: It is late. We looked.", { who = "HOLM" } },
    { "GRETA HOLM, HOST: It is late.", { who = "GRETA HOLM" } },
    { "Holm: a history.", false },
  },
})
lede.rule(frame {
  name = "quote_title", at = "title", blocks = { "headline", "heading" },
  pattern = [=[ /quote_who[] cue:":" ]=],
  examples = {
    { "The county is cut off.", { who = "Okafor" }, title = "Okafor: roads will stay shut" },
    { "The county: a history.", false },
  },
})
lede.rule(frame {
  name = "quote_first_line", at = "first",
  pattern = [=[ <p> /quote_who[] cue:":" ]=],
  examples = { { "Greta Holm: roads will stay shut\n\nThe county is cut off.", { {} } },
    { "The road is shut: look.", false } },
})
lede.rule(frame {
  name = "quote_title_end", at = "title", blocks = { "headline", "heading" },
  pattern = [=[ cue:[word="-|–|—|:"]
    source:(head:([norm="the"]? [norm!=$quote_closed]{1,4})) </s> ]=],
  examples = {
    { "The county is cut off.", { who = "police" }, title = "Roads will stay shut - police" },
    { "The county is cut off.", false, title = "Roads will stay shut - where and when" },
  },
})
lede.rule(frame {
  name = "quote_signed", at = "end",
  pattern = [=[ <s> cue:[word="[-–—―]|--"] source:(head:[shape="X.*"]{1,4}) </s> ]=],
  examples = {
    { "“It is late.” — Greta Holm", { who = "Greta Holm", cue = "—" } },
    { "“It is late” — so they say.", false },
  },
})

require "lede.quotes.terms" (frame)

find_who.subject = lede.pattern [=[ /quote_who[] /quote_aside[]? [pos="ADV"]?
  [tag="VBD|VBZ|VBP|MD"] ]=]

lede.stage {
  name = "quote_join", language = "en",
  reads = { "quote_marked", "quote_frame", "person", "org", "place" },
  writes = { "quote", "quote_source", "quote_cue" }, run = join.run,
}

lede.phase { name = "quote_rows", language = "en" }
lede.rule {
  name = "quote", phase = "quote_rows", into = "quote",
  pattern = [=[ (?all) q:<quote/> within article ]=],
  record = {
    kind = "q.kind", cue = "q.cue", verb_class = "q.verb_class", source = "q.source",
    entity = "q.entity", link = "q.link", negated = "q.negated",
    relayed_by = "q.relayed_by", addressee = "q.addressee", statement = "q.statement",
    words = "q.words",
  },
  examples = {
    { "\"We looked. It is late,\" Greta Holm said.",
      { kind = "direct", source = "Greta Holm", words = "we looked it is late", statement = 1 } },
    { "Okafor said, adding that it is late.", { cue = "adding", source = "Okafor" } },
    { "\"It is late,\" Okafor said sarcastically.", { words = "it is late" } },
    { "Okafor said after the storm he would stay.", { words = "he would stay" } },
    { "The union asked for more, Okafor said.", { source = "Okafor" } },
    { "Okafor said it was \"late.\" \"We looked.\"",
      { {}, { words = "we looked", statement = 1 } } },
    { "Okafor said, “We will see,” when he left.", { kind = "direct", words = "we will see" } },
    { "“It is late,” Okafor told the host of “Winter Tides.”", { words = "it is late" } },
    { "Okafor left. Later on Radio Halvery: \"It is late.\"", { source = "Radio Halvery" } },
    { "Okafor added: \"We looked. \"It is late. It is over.\"",
      { { kind = "direct", words = "we looked", statement = 1 },
        { words = "it is late it is over", statement = 1 } } },  -- a break that was lost
    { "“It is late.” The board praised the mayor for it.", { words = "the mayor for it" } },
    { "But it seemed clear from Baker's remarks he was at one point ready to concede.", false },
    { "Okafor said in letters that apologised to all.", false },
    { "The yard, which builds ships, posted a 34 % gain.", false },
    { "Okafor gave a price, which he would not disclose, to the board.", false },
    { "The vote is near.", false, title = "Greta Holm: what you should know" },
    -- whom a pronoun means
    { "Two traders said it is late. They said it is over.",
      { {}, { source = "Two traders", link = "inferred" } } },
    { "An official said it is late. Later he said it is over.",
      { {}, { source = "An official" } } },
    { "The board said it is late. Later he said it is over.", { {}, { source = "he" } } },
    { "Greta Holm met Anna Berg. She said it is late.", { source = "Greta Holm" } },
    { "Greta Holm met Tomas Okafor. Mr Okafor slept. She said it is late.",
      { source = "Greta Holm" } },
    { "Holm Shipping Ltd said it is late. The company said it is over.",
      { {}, { source = "Holm Shipping Ltd", link = "inferred" } } },
    { "The mayor, who met Anna Berg, said it is late.", { source = "The mayor" } },
    { "The board, including Greta Holm, said it is late.", { source = "The board" } },
    { "The mayor, Anna Berg, said it is late.", { source = "Anna Berg" } },
    { "The yard was shut, with officials, including Greta Holm, saying it is late.",
      { source = "officials" } },
    { "In talks with the union, Okafor left, saying it is late.", { source = "Okafor" } },
    -- what the tagger knows of a source
    { "It is late, according to research from a City bank.", { source = "a City bank" } },
    { "US officials said it is late. They told us it is over.",
      { { source = "US officials" }, { addressee = "us" } } },
    { "The detective leading the hunt said it is late.", { source = "The detective" } },
    { "The board of roads and bridges said it is late.",
      { source = "The board of roads and bridges" } },
    { "Board of roads and bridges director Anna Berg said it is late.", { source = "Anna Berg" } },
    { "Okafor said the union and Anna Berg hope to stay.",
      { source = "Okafor", words = "the union and anna berg hope to stay" } },
    { "The union rejected the plan and Anna Berg opposed the vote.",
      { { source = "The union" }, { source = "Anna Berg" } } },
    { "Anna Berg, Okafor and Holm said it is late.", { source = "Anna Berg, Okafor and Holm" } },
    { "No 10 said it is late.", { source = "No 10" } },
    { "The two pilots wrongly believe that it is late.", { source = "The two pilots" } },
    { "The man who left yesterday said it is late.", { source = "The man who left" }, todo = true },
    { "A woman, who denied that it is late, left.", { source = "A woman" } },
    { "The Food and Drug Administration said it is late.",
      { source = "Food and Drug Administration" } },
    { "Divers found a ship, which sank in the bay.", false }, -- and no clause
    { "The board left its proposed rules, not those proposed in May.", false },
    { "A study found a rise in the bay.", { source = "A study" } },
    { "The think tank left.", false },
    { "Roads: a history.", false, title = "The week: roads are shut" },
    { "The road is shut.", false },
    { "A new poll shows that it is late.", { source = "A new poll" } },
    { "The road is shut, a new study shows.", { source = "a new study" } },
    { "Okafor noted the road is shut.", { words = "the road is shut" } },
    { "Okafor wrote the book that was late. Okafor observed the rules of the yard.", false },
    { "The crew will continue to work, and leave. The checks will continue, and Okafor left.",
      false },
    { "Okafor warned about rules that are late.", { words = "about rules that are late" } },
    { "Holm left, too late, said Mayor Tomas Okafor.", { source = "Tomas Okafor" } },
    { "Greta Holm leads, according to a poll.", { source = "a poll" } },
    { "All of them believe, but Greta Holm left.", false },
    { "It is late, a day expected to be long.", false },
    { "He was held and questioned by officers who left.", false },
    { "The crew continued to insist that it is late.", { source = "The crew" } },
    { "Greta Holm spoke to Tomas Okafor.\n\nHOLM: Is it late? He said no.\n\nOKAFOR: No.",
      { { kind = "direct", source = "Greta Holm", words = "is it late he said no" },
        { source = "Tomas Okafor" } } },
    { "“BERG: Is it late?\n\n“HOLM: No.\n\n“BERG: Why?", { { source = "BERG" }, {} } },
    { "NOTE: The road is open.\n\nNOTE: It is a road.", false },
    { "It's assumed that it is late.", false },
    { "It is late, reports say.", { source = "reports", cue = "say" } },
    { "Holm, who left, questioned the judgement of men who stay.", { source = "Holm" } },
    { "The vote dismayed some traders who said it is late.", { source = "some traders" } },
    { "“We looked,” Okafor said in a letter announcing that he left.", { words = "we looked" } },
    { "Okafor did not say whether it is late.", { negated = "yes", words = "whether it is late" } },
    { "Nobody said it is late.", { negated = "yes" } },
    { "Okafor's claim that it is late was rejected.",
      { source = "Okafor", cue = "claim", words = "it is late" } },
    { "Anna Berg said no. They heard her claims that it is late.",
      { source = "Anna Berg", cue = "claims" } },
    { "The old mayor's first warning that it is late was heard.", { source = "The old mayor" } },
    { "The board rejected Okafor's claim that it is late.", { words = "it is late" } },
    { "Anna Berg, a “friend” of the yard, told reporters: “It is late.”",
      { source = "Anna Berg" } },
    { "Anna Berg said it is late. Greta Holm left when she said it is over.",
      { { source = "Anna Berg" }, { source = "Greta Holm" } } },
    { "The mayor slept, but even now she says it is late.", { source = "The mayor" } },
    { "Anna Berg, chief engineer at Holm Shipping believes it is late.", { source = "Anna Berg" } },
    { "Holm Shipping Ltd said it has a rival in Calder Ferries Ltd. The firm said it is late.",
      { {}, { source = "Holm Shipping Ltd" } } },
    { "Officials expressed serious concern that it is late.",
      { source = "Officials", cue = "concern" } },
    { "“It is late,” said Halvery’s director of ships, Anna Berg.", { source = "Anna Berg" } },
    { "Sources close to Greta Holm said it is late.", { source = "Sources" } },
    -- what is said
    { "Okafor, who said it is late at night, left the town.", { words = "it is late at night" } },
    { "The union, which supports Holm, left the town.", { words = "holm" } },
    { "Okafor told the jury Greta Holm had lied.",
      { addressee = "the jury", words = "greta holm had lied" } },
    { "The union denied the claims.", { words = "the claims" } },
    { "The union denied him entry. It denied entry.", false },
    { "Okafor warned prices were too high.", { addressee = nil, words = "prices were too high" } },
    { "Okafor pointed to a failure to mend that road in May.",
      { words = "a failure to mend that road in may" } },
    { "Holm says in Calder, Ohio, that it is late.", { words = "it is late" } },
    { "Holm told the BBC’s “Winter Tides” on Friday that it is late.", { words = "it is late" } },
    { "Holm called it “late,” a “farce” and “lost.”",
      { { words = "late" }, { words = "farce" }, { words = "lost" } } },
    { "It pointed to a lack of ships.", { words = "a lack of ships" } },
    -- and what nobody says
    { "The yard’s halftime show Anna Berg slept through was late.", false },
    { "It is hard to satisfy Halvery’s technologically demanding clients.", false },
    { "Holm told the story of an older ship. The town conceded a penalty.", false },
    { "The crews responded to calls in the bay.", false },
    { "What he proposes is late.", false },
    { "He's expected to face men who say that it is late.", false },
    -- what is part of what another says, and what is not
    { "Okafor met the crew to discuss its silence, said Holm.",
      { { source = "Holm", words = "okafor met the crew to discuss its silence" }, {} } },
    { "He said the union, which blames Holm, met to discuss the road.", { source = "He" } },
    { "Okafor said it is late, while Holm, too, urged the crew to stay.", { {}, {} } },
    { "The yard has agreed to close, and may ask for more, Okafor said.",
      { words = "the yard has agreed to close and may ask for more" } },
    { "Nations agreed to share the bay, so the yard could stay.", { source = "Nations" } },
    { "A fair expected to begin in May was late. Those who want to stay left.", false },
    { "Some firms privately fear it is late.", { source = "Some firms", cue = "fear" } },
    { "Data show that it is late.", { source = "Data" } },
    { "Okafor promised on Friday to stay in the town.", { cue = "promised" } },
    { "The yard cited in May is late.", false },
    { "Noting that it is late, Okafor left.", { source = "Okafor", words = "it is late" } },
    { "Citing the flood, which was long, he left.", { source = "he", cue = "Citing" } },
    { "Holm wants to raise the dam.", { source = "Holm", verb_class = "want" } },
    { "In May the yard, which has 20 ships, forecast a fall in prices.",
      { words = "a fall in prices" }, todo = true },
  },
}

lede.offer("quote", "quote_source", "quote_cue")
