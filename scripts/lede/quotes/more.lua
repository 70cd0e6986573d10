-- lede.quotes.more — rules for verbs without a subject of their own, which go on with whoever spoke
-- or acted before: "The firm left and told reporters that", "Holm left, shouting".
local lede = require "lede"

return function(frame)
  lede.rule(frame {
    name = "quote_more", at = "more",
    pattern = [=[ [norm=",|and|but|by|after|while"] '"'?
      [norm="and|but|also|then|has|have|had" | word="[a-z]+ly"]{0,2}
      cue:[norm=$quote_adds | norm=$quote_adding] /quote_tail[] /quote_asks[] ]=],
    examples = {
      { "She left, noting that it is late.", { cue = "noting" } },
      { "She left and added that it is late.", { cue = "added" } },
      { "She left and Kelly added that it is late.", false },
      { "Officials left, signalling that it is late.", { cue = "signalling" } },
      { "She left, singing.", false },
    },
  })
  lede.rule(frame {
    name = "quote_more_bare", at = "bare",
    pattern = [=[ "," cue:[norm=$quote_adding & norm!=$quote_deeding] (?= [norm!=$quote_closed]
      | /quote_subject[]) ]=],
    examples = {
      { "She left, arguing the road was shut.", { cue = "arguing" } },
      { "She left, adding two men were still at sea.", { cue = "adding" } },
      { "She left, arguing with the crew.", false },
    },
  })
  lede.rule(frame {
    name = "quote_says_more", at = "more",
    pattern = [=[ ([norm="and|but|then"] [norm="also|then|has|have|had" | word="[a-z]+ly"]{0,2}
        cue:[norm=$quote_says]
      | [norm=",|and" | norm=$quote_while] '"'? [norm="and|but|also|then" | word="[a-z]+ly"]{0,2}
        cue:[norm=$quote_saying])
      (/quote_tail[] /quote_asks[])? ]=],
    examples = {
      { "She left, saying it is late.", { cue = "saying" } },
      { "She left and said that it is late.", { cue = "said" } },
      { "She left, singing.", false },
    },
  })
  lede.rule(frame {
    name = "quote_tells_more", at = "more",
    pattern = [=[ ([norm="and|but|then"]
        [norm="also|then|later|has|have|had" | word="[a-z]+ly"]{0,2} cue:[norm=$quote_tells]
      | [norm=",|by|after|while|and"] [norm="also|then" | word="[a-z]+ly"]{0,2}
        cue:[norm=$quote_telling])
      listener:([norm="him|her|them|me|us|you"] | /quote_group[]) /quote_tail[] /quote_asks[] ]=],
    examples = {
      { "She left and told reporters that it is late.", { cue = "told" } },
      { "She left, telling the BBC: \"It is late.\"", { cue = "telling" } },
      { "She left, telling lies.", false },
    },
  })
  lede.rule(frame {
    name = "quote_voices_more", at = "more",
    pattern = [=[ [norm=",|and|by|while|before"] [word="[a-z]+ly"]?
      cue:[norm=$quote_voicing & shape="x+"] [word!='[,;:."]']{0,3} open:([word='[,:]']? '"') ]=],
    examples = {
      { "She left, shouting: \"It is late!\"", { cue = "shouting" } },
      { "She left, shouting at \"them\".", { cue = "shouting" } },
      { "She left, shouting.", false },
    },
  })
  -- What one meets or uses a speech to say: the subject is that of this verb.
  lede.rule(frame {
    name = "quote_aims", at = "aim",
    pattern = [=[ /quote_aim[] "to" [word="[a-z]+ly"]? /quote_does[] ]=],
    examples = {
      { "Okafor took to the air to criticize the board.", { cue = "criticize" } },
      { "The crew met on Friday to openly call for more.", { cue = "call for" } },
      { "Okafor used his last day to attack the board for its silence.", { cue = "attack" } },
      { "Okafor plans to criticize the board.", false },
    },
  })
  lede.rule(frame {
    name = "quote_aims_to_say", at = "aim",
    pattern = [=[ /quote_aim[] "to" [word="[a-z]+ly"]? (cue:[norm=$quote_says | norm=$quote_adds]
      | cue:[norm=$quote_tells] listener:([norm="him|her|them|me|us|you"] | /quote_group[]))
      /quote_tail[] open:([norm="that|how|why|whether|what|if"] | ":" '"') ]=],
    examples = {
      { "Okafor rose to say that it is late.", { cue = "say" } },
      { "Okafor called the BBC to tell them that it is late.", { cue = "tell" } },
      { "Okafor is the first to say that it is late.", false },
    },
  })
  -- In front of whose they are: "Citing the flood, Okafor left."
  lede.rule(frame {
    name = "quote_opens", at = "more",
    pattern = [=[ <s> [norm=".*ly"]? (cue:[norm=$quote_adding | norm=$quote_saying]
      | cue:[norm=$quote_telling] listener:/quote_group[]) /quote_tail[]
      open:[norm="that|how|why|whether|what"] ]=],
    examples = {
      { "Noting that it is late, Okafor left.", { cue = "Noting" } },
      { "Okafor left, noting that it is late.", false },
    },
  })
  lede.rule(frame {
    name = "quote_opens_deed", at = "deed",
    pattern = [=[ <s> [norm=".*ly"]? cue:([norm=$quote_deeding & norm!="calling"]
      | "calling" [norm="for|on"]) ]=],
    examples = {
      { "Citing the flood, Okafor left.", { cue = "Citing" } },
      { "Okafor left the city.", false },
    },
  })
  -- What a paper does: a letter urging the board to stay.
  lede.rule(frame {
    name = "quote_paper", at = "deed",
    pattern = [=[ source:(head:([norm="the|a|an|this|that|his|her|its|their"]?
        [norm!=$quote_closed]{0,4} [norm=$quote_papers]))
      cue:([norm=$quote_deeding & norm!="calling"] | "calling" [norm="for|on"]) ]=],
    examples = {
      { "She sent a letter urging the board to stay.", { who = "a letter", cue = "urging" } },
      { "She sent a man urging the board to stay.", false },
    },
  })
end
