-- lede.quotes.terms — rules for what somebody calls something: Holm called it "a danger".
local lede = require "lede"

return function(frame)
  lede.rule(frame {
    name = "quote_named", at = "term",
    pattern = [=[ /quote_who[] [norm="that|which|who"]? /quote_aside[]? /quote_gap[]
      (cue:[norm=$quote_names] | /quote_being[]? cue:[norm=$quote_naming])
      (?! [norm="on|upon|for"]) [word!='[,;:."]']+ open:'"' ]=],
    examples = {
      { "The union called on \"all towns\" to act.", false },
      { "The motion called its work \"a danger\".", { who = "The motion", cue = "called" } },
      { "The board passed a motion that had called it “late”.", { who = "a motion" } },
      { "A song called \"Winter\" was heard.", false },
    },
  })
  lede.rule(frame {
    name = "quote_naming_more", at = "term",
    pattern = [=[ [norm=",|and|but|by|after|while"] '"'? [norm="also|then" | word="[a-z]+ly"]{0,2}
      cue:[norm=$quote_naming | norm=$quote_names] [word!='[,;:."]']+ open:'"' ]=],
    examples = { { "Holm left, calling it \"late\".", {} }, { "Holm left, calling it.", false } },
  })
  lede.rule(frame {
    name = "quote_what_they_call", at = "term",
    pattern = [=[ "what" /quote_who[] /quote_gap[] cue:[norm=$quote_names] open:'"' ]=],
    examples = {
      { "It is what critics like to call ghost ships.", false },
      { "It is what critics call \"ghost ships\".", { who = "critics", cue = "call" } },
    },
  })
  lede.rule(frame {
    name = "quote_named_by", at = "term",
    pattern = [=[ cue:[norm=$quote_names] "by" /quote_who[] "as"? open:'"' ]=],
    examples = { { "It was described by Holm as “late”.", { who = "Holm" } },
      { "It was described by Holm.", false } },
  })
end
