-- lede.quotes.more — rules for verbs without a subject of their own, which go on with whoever spoke
-- or acted before: "The firm left and told reporters that", "Holm left, shouting".
local lede = require "lede"

return function(frame)
  lede.rule(frame {
    name = "quote_more", at = "more",
    pattern = [=[ [norm=",|and|but|by|after|while"] '"'?
      [norm="and|but|also|then|has|have|had|.*ly"]{0,2}
      cue:[norm=$quote_adds | norm=$quote_adding] /quote_tail[] /quote_asks[] ]=],
    examples = {
      { "She left, noting that it is late.", { cue = "noting" } },
      { "She left and added that it is late.", { cue = "added" } },
      { "She left, singing.", false },
    },
  })
  lede.rule(frame {
    name = "quote_more_bare", at = "bare",
    pattern = [=[ "," cue:[norm=$quote_adding & norm!=$quote_deeding] /quote_subject[] ]=],
    examples = {
      { "She left, arguing the road was shut.", { cue = "arguing" } },
      { "She left, arguing with the crew.", false },
    },
  })
  lede.rule(frame {
    name = "quote_says_more", at = "more",
    pattern = [=[ ([norm="and|but|then"] [norm="also|then|has|have|had|.*ly"]{0,2}
        cue:[norm=$quote_says]
      | [norm=",|by|after|while|and"] '"'? [norm="and|but|also|then|.*ly"]{0,2}
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
    pattern = [=[ ([norm="and|but|then"] [norm="also|then|later|has|have|had|.*ly"]{0,2}
        cue:[norm=$quote_tells]
      | [norm=",|by|after|while|and"] [norm="also|then|.*ly"]{0,2} cue:[norm=$quote_telling])
      listener:([norm="him|her|them|me|us|you"] | /quote_group[]) /quote_tail[] /quote_asks[] ]=],
    examples = {
      { "She left and told reporters that it is late.", { cue = "told" } },
      { "She left, telling the BBC: \"It is late.\"", { cue = "telling" } },
      { "She left, telling lies.", false },
    },
  })
  lede.rule(frame {
    name = "quote_voices_more", at = "more",
    pattern = [=[ [norm=",|and|by|while|before"] [norm=".*ly"]?
      cue:[norm=$quote_voicing & shape="x+"] [word!='[,;:."]']{0,3} open:([word='[,:]']? '"') ]=],
    examples = {
      { "She left, shouting: \"It is late!\"", { cue = "shouting" } },
      { "She left, shouting at \"them\".", { cue = "shouting" } },
      { "She left, shouting.", false },
    },
  })
end
