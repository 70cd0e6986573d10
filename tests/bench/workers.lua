-- What a first script of an analyst is like: a few rules, no pack.
local lede = require "lede"
lede.lexicon("saying", { lemma = { "say", "tell", "announce", "warn", "add" } })
lede.rule { name = "said", pattern = [=[ who:[word = "\\p{Lu}.*"] verb:<saying/> ]=], record = { who = "who.text", verb = "verb.lemma" } }
lede.rule { name = "year", pattern = [=[ "in" year:[word = "(19|20)\\d\\d"] ]=], record = { year = "year.text" } }
lede.rule { name = "amount", pattern = [=[ amount:[number > 1000] []{0,2} unit:("people" | "dollars" | "tonnes") ]=],
  record = { amount = "amount.number", unit = "unit.text" } }
