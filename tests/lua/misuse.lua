-- Mistakes in declarations, and what is said about them. See tests/unit/lua/script_test.c.

--## a script with a syntax error
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "a" ]=] }
lede.rule { name = = "y" }
--== 3: unexpected symbol near '='

--## a pattern whose brackets end early
local lede = require "lede"
lede.rule {
  name = "x",
  pattern = [[ [word="a" & [word="b"]] ]],
}
--== 4: so write [=[ … ]=] around it

--## a comma that was forgotten
local lede = require "lede"
lede.rule {
  name = "x"
  pattern = [=[ "a" ]=],
}
--== 4: are parted by commas: is one missing before this?

--## a script without its first line
lede.rule { name = "x", pattern = [=[ "a" ]=] }
--== 1: a script begins with local lede = require "lede"

--## a rule that is no table
local lede = require "lede"
lede.rule "x"
--== 2: lede.rule takes a table, as in lede.rule { name = "says"

--## a rule without a name
local lede = require "lede"
lede.rule { pattern = [=[ "a" ]=] }
--== 2: this rule needs a name

--## a name with capitals
local lede = require "lede"
lede.rule { name = "Breaks off", pattern = [=[ "a" ]=] }
--== 2: 'Breaks off' is no name of a rule

--## a rule without a pattern
local lede = require "lede"
lede.rule { name = "x" }
--== 2: rule 'x' needs a field 'pattern': a string

--## a field that does not exist, near one that does
local lede = require "lede"
lede.rule {
  name = "x", patern = [=[ "a" ]=],
}
--== 2: rule 'x' has no field 'patern'; did you mean 'pattern'? The fields are name, pattern, into

--## a field that does not exist, near none
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "a" ]=], colour = "red" }
--== 2: rule 'x' has no field 'colour'; the fields are name, pattern

--## an item without a name
local lede = require "lede"
lede.rule { name = "x", [=[ "a" ]=] }
--== 2: rule 'x' has an item without a name; the fields are

--## a pattern that is a number
local lede = require "lede"
lede.rule { name = "x", pattern = 3 }
--== 2: rule 'x': field 'pattern' must be a string, got number

--## a policy that does not exist
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "a" ]=], policy = "longst" }
--== 2: rule 'x': there is no policy 'longst'; did you mean 'longest'? The policies are first, longest

--## a block that does not exist
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "a" ]=], blocks = { "headlin" } }
--== 2: there is no kind of block 'headlin'; did you mean 'headline'?

--## a phase that is not declared
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "a" ]=], phase = "names" }
--== 2: rule 'x' belongs to phase 'names', which is not declared above it

--## emit without fields
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "a" ]=], emit = function() return {} end }
--== 2: rule 'x' has emit, so it needs `fields`

--## fields that nothing fills
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "a" ]=], fields = { "a" } }
--== 2: rule 'x' has fields, but neither record nor emit fills them

--## record and emit
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "a" ]=], fields = { "a" }, record = { a = "match.text" },
  emit = function() return {} end }
--== 2: rule 'x' has both record and emit: one is enough

--## a path that is no string
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "a" ]=], record = { a = true } }
--== 2: rule 'x': 'a' of record must be a path

--## record as a list
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "a" ]=], record = { "match.text" } }
--== 2: rule 'x': a path in 'record' has no name; expected name = path, as in record = { what = "match.text" }

--## record as a path alone
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "a" ]=], record = "match.text" }
--== 2: rule 'x': field 'record' must be a table of paths, as in { name = "match.text" }, got string

--## a table with the name of one of the store's own
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "a" ]=], into = "article" }
--== 2: article

--## two rules of one name
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "a" ]=] }
lede.rule { name = "x", pattern = [=[ "b" ]=] }
--== 3: 'x'

--## a layer that is always there
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "a" ]=], annotate = "s" }
--== 2: annotates layer 's', which every article has of itself

--## attributes without a layer
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "a" ]=], attributes = { a = "match.text" } }
--== 2: rule 'x' gives attributes but annotates no layer

--## an attribute that is a number
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "a" ]=], annotate = "y", attributes = { a = 1 } }
--== 2: rule 'x': attribute 'a' must be a path or a function, got number

--## an example without a text
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "a" ]=], examples = { { false } } }
--== 2: rule 'x': example 1 begins with its text, a string, got boolean

--## an example that is no table
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "a" ]=], examples = { "a b" } }
--== 2: rule 'x': example 1 must be a table { text, expected }, got string

--## an example that expects true
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "a" ]=], examples = { { "a b", true } } }
--== 2: rule 'x': example 1 expects a table of fields, a list of such tables, or false, got boolean

--## an example with an unknown field
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "a" ]=], examples = { { "a b", {}, tilte = "A" } } }
--== 2: rule 'x': example 1 has an unknown field 'tilte'

--## an example that expects what the rule does not write
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "a" ]=], record = { a = "match.text" },
  examples = { { "a b", { b = "b" } } } }
--== 2: an example of rule 'x' expects 'b', which the rule does not write

--## macros
local lede = require "lede"
lede.macro("np", [=[ "a" ]=])
--== 2: lede.macro takes a table, as in lede.macro { name = "near"

--## a macro that opens what it does not close
local lede = require "lede"
lede.macro { name = "np", pattern = [=[ ( "a" "b" ]=] }
--== 2: macro /np, line 1, column 2: this bracket is not closed; a macro closes what it opens

--## a macro with a parameter that is no name
local lede = require "lede"
lede.macro { name = "np", params = { "Noun" }, pattern = [=[ $0 ]=] }
--== 2: macro 'np': 'Noun' is no name of a parameter

--## a macro called with too little
local lede = require "lede"
lede.macro { name = "near", params = { "a", "gap" }, pattern = [=[ $a []{0,$gap} ]=] }
lede.rule { name = "x", pattern = [=[ "b" /near["a"] ]=] }
--== 3: rule 'x', line 1, column 6 of the pattern: macro 'near' takes 2 arguments, but 1 is given: /near[a, gap]

--## an error inside of a macro
local lede = require "lede"
lede.macro { name = "near", pattern = [=[ [wrod = "$0"] ]=] }
lede.rule { name = "x", pattern = [=[ "b" /near[a] ]=] }
--== 3: rule 'x', macro /near (tests/lua/case.lua:2), line 1, column 3: unknown attribute 'wrod'; did you mean 'word'?

--## a function of lede that does not exist
local lede = require "lede"
lede.rules { name = "x" }
--== 2: lede has no 'rules'; did you mean 'rule'?

--## a lexicon without a name
local lede = require "lede"
lede.lexicon { "a", "b" }
--== 2: lede.lexicon takes a name first, as in lede.lexicon("bank"

--## a lexicon without entries
local lede = require "lede"
lede.lexicon("bank", {})
--== 2: lexicon 'bank' has no entries

--## a lexicon of lemmas that is no list
local lede = require "lede"
lede.lexicon("stopping", { lemma = "halt" })
--== 2: lexicon 'stopping': field 'lemma' must be a list of phrases, got string

--## a lexicon file that is not there
local lede = require "lede"
lede.lexicon("stopping", { file = "stopping.txt" })
--== cannot open 'tests/lua/stopping.txt': No such file or directory

--## a lexicon file outside the folder of the script
local lede = require "lede"
lede.lexicon("stopping", { file = "below/../../../stopping.tsv" })
--== 2: lexicon 'stopping': file 'below/../../../stopping.tsv' must lie in the folder of the script

--## a lexicon file by its whole path
local lede = require "lede"
lede.lexicon("stopping", { file = "/etc/stopping.tsv" })
--== 2: lexicon 'stopping': file '/etc/stopping.tsv' must lie in the folder of the script or below

--## a lexicon file that is no path
local lede = require "lede"
lede.lexicon("stopping", { file = true })
--== 2: lexicon 'stopping': field 'file' must be a path

--## a lexicon with a file and entries
local lede = require "lede"
lede.lexicon("people", { "Tom Ames", file = "people.tsv" })
--== 2: lexicon 'people' has a file and entries

--## a lexicon that is no table
local lede = require "lede"
lede.lexicon("people", { file = "circle.lua" })
--== the first line names the columns

--## a lexicon that is fuzzy in a strange way
local lede = require "lede"
lede.lexicon("people", { "Tom Ames", fuzzy = 2 })
--== 2: lexicon 'people': field 'fuzzy' must be true or false

--## an entry that is a number
local lede = require "lede"
lede.lexicon("bank", { "Acme Bank", 7 })
--== 2: lexicon 'bank': entry 2 must be a phrase

--## an entry whose attribute is a table
local lede = require "lede"
lede.lexicon("bank", { { "Acme Bank", role = { a = 1 } } })
--== 2: lexicon 'bank': entry 1: 'role' must be a string, a number, a boolean or a list of them

--## a case that does not exist
local lede = require "lede"
lede.lexicon("bank", { "Acme Bank", case = "upper" })
--== 2: lexicon 'bank': there is no case 'upper'; the cases are smart, exact, ignore

--## a stage without a function
local lede = require "lede"
lede.stage { name = "focus", reads = {} }
--== 2: stage 'focus' needs a field 'run': a function

--## a stage that reads an unknown layer
local lede = require "lede"
lede.stage { name = "focus", reads = { "persn" }, run = function() end }
--== 2: stage 'focus' reads layer 'persn', which nothing above it declares

--## a stage that writes sentences
local lede = require "lede"
lede.stage { name = "focus", writes = { "s" }, run = function() end }
--== 2: stage 'focus' writes layer 's', which every article has of itself

--## a phase with a strange word
local lede = require "lede"
lede.phase { name = "names", resolve = "length" }
--== 2: phase 'names': resolve can only be "priority", got "length"

--## an article function without fields
local lede = require "lede"
lede.article { name = "cover", emit = function() end }
--== 2: article 'cover' needs a field 'fields': a table

--## a report without a function
local lede = require "lede"
lede.report { name = "r", title = "R" }
--== 2: report 'r' needs a field 'build': a function

--## two reports of one name
local lede = require "lede"
lede.report { name = "r", build = function() end }
lede.report { name = "r", build = function() end }
--== 3: report 'r' is declared twice

--## two lexicons, lists, phases, macros of one name
local lede = require "lede"
lede.lexicon("word", { "a" })
lede.lexicon("word", { "b" })
--== 3: lexicon 'word' is declared already, at 

--## two phases of one name
local lede = require "lede"
lede.phase "words"
lede.phase { name = "words" }
--== 3: phase 'words' is declared already, at 

--## keeping what is not there
local lede = require "lede"
lede.keep "quotes"
--== 2: quotes

--## offering a layer that is not there
local lede = require "lede"
lede.lexicon("person", { "Ann" })
lede.offer "persn"
--== 3: lede.offer: no layer 'persn' stands above; did you mean 'person'?

--## offering what is no name
local lede = require "lede"
lede.offer { "person" }
--== 2: lede.offer takes names of layers, as in lede.offer "quote", got table

--## a number where a list of strings belongs
local lede = require "lede"
lede.article { name = "cover", fields = { "a", 7 }, emit = function() end }
--== 2: article 'cover': field 'fields' must be a list of strings, but item 2 is a number

--## a declaration in a callback
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  lede.phase "late"
end }
--== failure 3: lede.phase works only while the script loads

--## a module that is not there
require "lede.nothing"
--== 1: there is no module 'lede.nothing'; looked for scripts/lede/nothing.lua, tests/lua/lede/nothing.lua

--## a pack with a letter missing
require "lede.nams"
--== 1: there is no module 'lede.nams' (did you mean 'lede.names'?); looked for scripts/lede/nams.lua, tests/lua/lede/nams.lua

--## an error of the script's own, raised in a table
error({ code = 7 })
--== 1: an error that is no text but a table

--## an error of the script's own
local function check(value)
  if not value then error("no list of banks", 2) end
end
check(nil)
--== 4: no list of banks

--## calling nil
local banks
banks.acme = true
--== 2: attempt to index a nil value (local 'banks')

--## keys that have no order
for k in pairs({ [{}] = 1, [print] = 2 }) do print(k) end
--== 1: keys that are neither numbers nor strings

--## a list that says it is longer than any
local lede = require "lede"
lede.list("names", setmetatable({}, { __index = function() return "a" end,
  __len = function() return (1 << 60) - 1 end }))
--== 2: __len gives 1152921504606846975, which is the length of no list

--## examples that say they are more than any
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ "a" ]=], examples = setmetatable({}, {
  __index = function() return { "a", false } end, __len = function() return 1 << 50 end }) }
--== 2: __len gives 1125899906842624, which is the length of no list

--## an entry that declares another lexicon while it is read
local lede = require "lede"
lede.lexicon("outer", { { "bar", a = "first", b = setmetatable({}, { __len = function() return 1 end,
  __index = function()
    lede.lexicon("inner", { { "foo", z = ("q"):rep(1000) } })
    return "item"
  end }) } })
lede.article { name = "out", fields = {}, emit = 1 }
--== 7: article 'out': field 'emit' must be a function

--## groups that would remember one article in the next
local lede = require "lede"
local groups = lede.groups { least = 0.3 }
--== 2: lede.groups works in functions that are called later, such as those of lede.collate

--## a rule with each and emit
local lede = require "lede"
lede.rule { name = "x", pattern = [=[ a:"the"+ ]=], each = "a", fields = { "w" },
  emit = function() return { w = 1 } end }
--== 2: rule 'x' has each and emit; emit gives all rows of a match, so leave out each

--## an item of a list with a name
local lede = require "lede"
lede.list("towns", { "Kent", shire = "Surrey" })
--== 2: list 'towns': item 'shire' has a name; a list has none

--## a case that is no word
local lede = require "lede"
lede.lexicon("towns", { "Kent", case = true })
--== 2: lexicon 'towns': field 'case' must be "smart", "exact", "ignore" or "capital", got boolean

--## half a token
local lede = require "lede"
lede.lexicon("towns", { "harbour" })
lede.article { name = "out", fields = {}, emit = function(article)
  for _ in article:each("towns", 2.5, 4, "entry") do return {} end
end }
--== failure 4: number has no integer representation

--## tokens as numbers with a point
local lede = require "lede"
lede.lexicon("towns", { "harbour" })
lede.article { name = "out", fields = { "value" }, emit = function(article)
  for _, _, entry in article:each("towns", 2.0, 10.0, "entry") do return { value = entry } end
end }
--== row harbour
