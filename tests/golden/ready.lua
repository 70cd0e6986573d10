-- What scripts see of ready tokens: columns and elements that files give.
local lede = require "lede"
lede.attribute "lempos"
lede.layer("np", "ner")
lede.rule { name = "signs",
  pattern = [=[ who:<np/> verb:[lempos = "sign-v"] what:<np/> ]=],
  record = { who = "who", place = "who.ner.type", verb = "verb.lempos", what = "what.lemma" } }
lede.rule { name = "subject",
  pattern = [=[ who:[deprel = "nsubj" & feats = "Number=(Sing|Plur)"] ]=],
  record = { who = "who.lemma", feats = "who.feats", head = "who.head" } }
lede.article { name = "tokens", fields = { "n", "second", "np", "type" }, emit = function(article)
  local second, np = article:tokens()[2], article:spans("np")[1]
  return { n = article.n_tokens, second = second.lempos or second.deprel,
    np = np and np.text, type = np and np.type }
end }
