-- What lexicons hit, and what is asked of their entries. See tests/unit/lua/script_test.c.

--## a lexicon of lemmas, and paths
local lede = require "lede"
lede.lexicon("saying", { lemma = { "say", { "tell", strength = 2 } } })
lede.rule { name = "out", pattern = [=[ who:[pos = "PROPN"]+ ","? verb:<saying/> ]=],
  record = { value = "verb.strength | verb.lemma" } }
--== ok
--== row say
--== row 2

--## a lexicon that is a table beside the script, and names of lexicons
local lede = require "lede"
lede.lexicon("people", { file = "people.tsv" })
lede.lexicon("dahls", { "carl dahl", "dahl" })
lede.rule { name = "out", pattern = [=[ who:<people/> ]=],
  record = { value = "who.role" } }
lede.rule { name = "lex", into = "out", pattern = [=[ "Dahl" ]=], record = { value = "match.lex" } }
--== ok
--== row minister
--== row editor
--== row minister
--== row people; dahls

--## what an entry of a table says
local lede = require "lede"
lede.lexicon("people", { file = "people.tsv" })
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local span = article:spans("people")[1]
  return { { value = span.name }, { value = span.distinct }, { value = span.as_of == nil } }
end }
--== ok
--== row Anna Berg
--== row yes
--== row true

--## a fuzzy lexicon
local lede = require "lede"
lede.lexicon("people", { { "cafées", id = 7 }, "Anna Berg", fuzzy = true })
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local rows = {}
  for _, span in ipairs(article:spans("people")) do
    rows[#rows + 1] = { value = ("%s %s %s %s"):format(span.text, tostring(span.id),
      tostring(span.form), tostring(span.distance)) }
  end
  return rows
end }
--== ok
--== row Anna Berg nil nil nil
--== row Anna Berg nil nil nil
--== row cafés 7 misspelt 1

--## a lexicon is a layer
local lede = require "lede"
lede.lexicon("office", { { "harbour master", rank = 2 }, "mayor" })
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local span = article:spans("office")[1]
  return { { value = span }, { value = span.rank }, { value = span.norm }, { value = #span },
    { value = span.layer }, { value = article:count("office") }, { value = span:tokens()[1].lex },
    { value = span.nothing == nil }, { value = #article:spans("office", article:sentences()[1]) } }
end }
--== ok
--== row harbour master
--== row 2
--== row harbour master
--== row 1
--== row office
--== row 1
--== row office
--== row true
--== row 0
