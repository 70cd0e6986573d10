-- Loads, and each rule has something that lede check finds.
local lede = require "lede"

lede.lexicon("stopping", { lemma = { "halt", "suspend" } })
lede.lexicon("spare", { "spare", "parts" })
lede.phase { name = "find", resolve = "priority" }

lede.rule {
  name = "firm", phase = "find", annotate = "firm", attributes = { type = "=company" },
  pattern = [=[ [word="Acme"] "Labs"? ]=],
}
lede.rule {
  name = "shadowed", phase = "find", annotate = "firm",
  pattern = [=[ [word="Acme"] "Labs"? ]=],
}
lede.rule { name = "misspelt", pattern = [=[ [pos="VRB"] <firm typ="company"/> ]=] }
lede.rule { name = "capital", pattern = [=[ [norm="EU"] []{0,3} [kind="words"] ]=] }
lede.rule { name = "tagged", pattern = [=[ [pos="ADJ"] [pos="NOUN"] ]=] }
lede.rule { name = "everywhere", pattern = [=[ [shape="X.*"]? [word!="x.*"] [lex!="stopping"] ]=] }
lede.rule { name = "twice", into = "hits", pattern = [=[ "halt" "now" ]=] }
lede.rule { name = "again", into = "hits", pattern = [=[ "halt" "now" ]=] }
lede.phase "later"
lede.rule { name = "early", phase = "find", pattern = [=[ "the" <town/> ]=] }
lede.rule { name = "town", phase = "later", annotate = "town", pattern = [=[ "Calder" ]=] }
lede.rule {
  name = "paths",
  pattern = [=[ who:<firm/> how:"halt" ]=],
  record = { what = "who.typ", place = "sentence.town.name", how = "how.role" },
}
lede.rule { name = "at_once", pattern = [=[ [lemma="say" & lemma!="say"] "halt" within 2 ]=] }
lede.rule { name = "short", pattern = [=[ "halt" []{3} "now" within 4 ]=] }
lede.rule { name = "whole", pattern = [=[ "halt" | x:<article/> ]=] }
lede.rule { name = "form", pattern = [=[ "they" [lemma="said"] ]=] }
lede.lexicon("asked", { "asked" })
lede.stage {
  name = "names_it", writes = { "seen" },
  run = function(article) return #article:spans("asked") end,
}
