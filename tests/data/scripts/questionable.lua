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
