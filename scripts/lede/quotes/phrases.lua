-- lede.quotes.phrases — what rules of lede.quotes are made of: who speaks, what may stand between
-- speaker and verb, what opens the words that are said.
--
-- All tests are of forms alone, so no sentence is tagged but for verbs that are nouns, too.
local lede = require "lede"

local function macro(name, pattern) lede.macro { name = name, pattern = pattern } end

macro("quote_group", [=[ ("at" [norm="least|most"] | [norm="both|either|neither"])?
  [norm="the|a|an|this|these|those|no"]?
  [norm!=$quote_closed & norm!="'s?" | word="US"]
  ([norm!=$quote_closed | word="-|US"] | "-" [word="of|in"] "-")* ]=])
macro("quote_of", [=[ ([word=$quote_hangs] | (?<= [norm=$quote_near]) "to") /quote_group[] ]=])
macro("quote_who", [=[ source:( [norm="he|she|they|it|who|which|both"]
  | [norm="many|some|most|all|both|one|none|few|each"] "of" [norm="whom|them|us"]
  | head:/quote_group[] (/quote_of[] | "on" (?! [norm=$quote_when]) /quote_group[]){0,2} ) ]=])
-- Between commas or brackets: Hugh Hill, a doctor, said; Hugh Hill, 53, a doctor, said; Halvery AB
-- <HALV.L> said. Or who spoke on condition of anonymity.
macro("quote_aside", [=[ ("," ([kind="number"] ",")? [word!='[,;:"]']+ ","
  | "\(" [word!="[()]"]+ "\)" | (("<" [word!="[<>]"]{1,4})? ">"){1,2}
  | ","? "who" ([norm="spoke|insisted|requested"] | "asked" [norm="not|for"]
    | [norm="declined|refused"] "to") [word!='[,;:."]']{1,12} ","?) ]=])
macro("quote_lately", [=[ [norm="this|last"]
  [norm="week|month|year|night|spring|summer|autumn|fall|winter"] ]=])
-- Before the verb: has also said, on Monday said, went on to say.
macro("quote_gap", [=[ ([norm=$quote_between | word="[a-z]+ly"] | "on"? [norm=$quote_when]
  | [norm="continue[sd]?"] "to" | [norm="is|are|was|were|be"] "heard" "to" | /quote_lately[]
  | [norm="(appear|seem)(s|ed)?|tr(y|ies|ied)|beg[au]n|came|went|like[sd]?"] "on"? "to"
  | "for" [norm!=$quote_closed]{0,2} [norm="(day|week|month|year|decade)s"])* ]=])
-- What one is doing: is still warning that, can be heard saying that.
macro("quote_being", [=[ [norm="is|are|am|was|were|be|been|'re|'m|'s"
    | norm="began|begins|started|kept|keeps"]
  [norm="also|once|now|still|not|n't|just|even|again|already|only" | word="[a-z]+ly"]*
  [norm="heard|seen"]? ]=])
-- Words that are verbs of saying together: went on, put it.
macro("quote_turn", [=[ ([norm="go|goes|went"] "on" | [norm="puts?"] "it") ]=])
-- Behind it: said in a statement on Friday that; said later that; said when asked.
local behind = "in|on|at|via|to|by|during|after|before|through|with|from|of|about|for|as|.*day"
  .. "|when|while"
macro("quote_tail", '([norm="then|later|again|earlier" | word="[a-z]+ly"]? ([norm="' .. behind
  .. [=["]
  [word!='[,;:."(]' & norm!="that|which|whom"]*? | /quote_lately[])?)? ]=])
-- What one does to say something.
macro("quote_aim", [=[ (([norm="took|takes|turned"] "to"
    | [norm="used?|uses|using|met|meets?|gathered|spoke|wrote|appeared|rose|stood|convened"
      | norm="returned|called|phoned|voted?|votes|came|comes"]) [word!='[,;:."]' & norm!="to"]{0,7}
  | [norm="quick|eager|keen|happy|careful"]) ]=])
-- What opens words that are no bare clause.
macro("quote_mark", [=[ ","? (":" '"'? | '"') ]=])
macro("quote_open", [=[ open:([norm="that"] | /quote_mark[]) ]=])
macro("quote_asks", [=[ open:([norm="that|how|why|whether|what|if|he|she|they|there"]
  | /quote_mark[]) ]=])

macro("quote_subject", [=[ (?= [norm="the|a|an|his|her|its|their|our|my|it|there|he|she|they"
  | norm="we|i|you|this|these|those|some|many|more|most|no|all|both|any" | shape="X.*"]) ]=])
-- Verbs by forms that are no nouns: any word may begin a clause behind them.
macro("quote_plainly", [=[ [norm=$quote_adds
  & norm=".*ed|(suggest|explain|complain|insist|reveal|recall|predict|maintain)s|argues|indicates"]
  (?= [norm!=$quote_closed]) ]=])

-- What one does by words: blames whom, for what; calls somebody something without marks.
macro("quote_does", [=[ (cue:([norm="call(s|ed)?"] [norm="for|on"] | [norm=$quote_acts] "to"
    | [norm=$quote_deeds & norm!="call.*"] "to"?
    | [norm=$quote_abouts] [norm="about|against|of"] | [norm="hop(e|es|ed|ing)"] "for"
    | [norm="point(s|ed)?|refer(s|red)?"] "to"
    | [norm="hit|hits|lash(es|ed)"] "out" "at" | [norm="rail(s|ed)"] "against")
  | cue:[norm=$quote_overs] (?= [shape="X.*"] | [word!='[,;:."]']{1,8} [norm="for|over|as"])
  | cue:[norm="ask(s|ed)"] (?= [norm="for|about" | norm!=$quote_closed
    | norm="the|a|him|her|them|it|us|me"])
  | cue:[norm=$quote_names & norm!="call.*"] (?= [word!='[,;:."]']{1,8} "as")
  | cue:[norm="call(s|ed)"] (?= ([norm="him|her|it|them|this"] | /quote_group[]) [norm="an?"]
    | [norm="him|her|it|them|this"] [pos="ADJ|NOUN|PROPN|ADV"]
    | [norm="the"] [pos="ADJ|NOUN|PROPN"]{0,3} [pos="NOUN|PROPN"] [pos="ADJ" | tag="VBN"])) ]=])
