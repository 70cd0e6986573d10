-- lede.quotes.unsaid — rules for what is said, and nobody tells by whom: it is believed that, is
-- expected to, was told that, asked whether; the court heard that.
local lede = require "lede"

return function(frame)
  lede.rule(frame {
    name = "quote_unsaid", at = "unsaid",
    pattern = [=[ /quote_who[] /quote_aside[]? /quote_gap[]
      [norm="is|are|was|were|been|being|'s|'re"]
      [norm="not|n't|also|now|still" | word="[a-z]+ly"]{0,2}
      (cue:[norm=$quote_held] (open:"that" | "to")
        | cue:[norm=$quote_accused] [norm="of|for|over|as"]
        | cue:[norm="told"] open:"that"
        | cue:[norm="asked"] open:[norm="whether|if|how|why|what|about"]) ]=],
    examples = {
      { "It is believed that the ship sank.", { who = "It", cue = "believed" } },
      { "The mayor is not expected to resign.", { who = "The mayor", cue = "expected" } },
      { "Okafor has been accused of greed.", { who = "Okafor", cue = "accused" } },
      { "Okafor was asked whether it is late.", { who = "Okafor", cue = "asked" } },
      { "The bill was expected.", false },
    },
  })
  lede.rule(frame {
    name = "quote_heard", at = "unsaid",
    pattern = [=[ source:(head:/quote_group[])
      (?<= [norm="court|jury|inquest|inquiry|tribunal|hearing"])
      [norm=$quote_between]{0,2} cue:[norm="heard"] open:[norm="that|how"] ]=],
    examples = {
      { "The court heard that it is late.", { who = "The court", cue = "heard" } },
      { "The court heard Greta Holm.", false },
    },
  })
  lede.rule(frame {
    name = "quote_asked", at = "unsaid",
    pattern = [=[ (<s> | "," | [norm="when"]) cue:[norm="asked"] [norm="by"]?
      open:[norm="whether|if|how|why|what|about"] ]=],
    examples = {
      { "Asked whether it is late, Okafor left.", { cue = "Asked" } },
      { "Okafor asked whether it is late.", false },
    },
  })
end
