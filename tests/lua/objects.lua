-- What callbacks get, and what they are told when they ask for more. See tests/unit/lua/script_test.c.

--## the fields of an article
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return {
    { value = article.title }, { value = article.published == nil }, { value = #article.text > 50 },
    { value = article.n_tokens == #article:tokens() }, { value = #article:sentences() },
  }
end }
--== ok
--== row Harbour opens again
--== row true
--== row true
--== row true
--== row 3

--## a field that does not exist
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { value = article.titel }
end }
--== failure 3: an article has no 'titel'; it has id, source, title

--## fields cannot be set
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  article.seen = true
end }
--== failure 3: the fields of an article cannot be set; use article.state to remember something

--## a method without a colon
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  article.spans("s")
end }
--== failure 3: this is a method of article: call it with a colon

--## a layer that does not exist
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { value = article:count("persn") }
end }
--== failure 3: there is no layer 'persn'; there are s, p, block, article

--## tokens
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local t = article:tokens()[4]
  local a, b = t:offsets()
  return { { value = t.word }, { value = t.norm }, { value = t.kind }, { value = t.start },
    { value = a .. "-" .. b }, { value = tostring(t) }, { value = t == article:tokens()[4] } }
end }
--== ok
--== row Anna
--== row anna
--== row word
--== row 4
--== row 21-25
--== row Anna
--== row true

--## the senses of a token, and in a pattern and a path
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local tokens = article:tokens()
  return { { value = table.concat(tokens[6].sense, ", ") }, { value = #tokens[7].sense } }
end }
lede.rule { name = "who", into = "out", pattern = [=[ who:[sense = "noun.person" & pos = "NOUN"] ]=],
  fields = { "value" }, emit = function(m) return { value = m.who.text .. " " .. m.who.sense[1] } end }
lede.rule { name = "path", into = "out", pattern = [=[ "," verb:[sense = "state|vehicle"] ]=],
  record = { value = "verb.sense" } }
--== ok
--== row master noun.person
--== row verb.communication; state; express.2; tell.2; inform; communicate.2; interact; act
--== row verb.communication, state, express.2
--== row 0

--## part of speech and lemma
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local said = article:tokens()[6]
  local sentence = article:sentences()[3]
  return { { value = said.lemma }, { value = said.pos }, { value = said.tag }, { value = sentence.lemma } }
end }
--== ok
--== row say
--== row VERB
--== row VBD
--== row the harbour master , Carl Dahl , tell Anna Berg that café be full .

--## part of speech of several tokens
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ "old" "harbour" ]=], fields = { "value" }, emit = function(m)
  return { value = m.span.pos }
end }
--== failure 3: 'pos' is an attribute of one token, and this span has 2

--## sentences and offsets in code points
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local last = article:sentences()[3]
  local a, b = last:offsets()
  return { { value = last.text:sub(1, 11) }, { value = last.start }, { value = b - a == utf8.len(last.text) },
    { value = #last:tokens() == last.stop - last.start + 1 }, { value = last:tokens()[1].sentence == last } }
end }
--== ok
--== row The harbour
--== row 13
--== row true
--== row true
--== row true

--## a stage annotates
local lede = require "lede"
lede.stage { name = "mark", writes = { "mark" }, run = function(article)
  article:annotate("mark", article:tokens()[1], { n = 7, names = { "a", "b" }, yes = true })
  article:annotate("mark", article:sentences()[2])
end }
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local first, second = table.unpack(article:spans("mark"))
  return { { value = first.n }, { value = first.names }, { value = first.yes }, { value = second.n == nil },
    { value = second.text } }
end }
--== ok
--== row 7
--== row a; b
--== row true
--== row true
--== row Anna Berg said the old harbour is open.

--## a stage annotates a part of a match
local lede = require "lede"
local name = lede.pattern [=[ [shape="X.*"]{2} ]=]
lede.stage { name = "mark", writes = { "mark" }, run = function(article)
  local m = article:find(name)[1]
  article:annotate("mark", article:span(m.stop, m.stop))
end }
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { { value = article:spans("mark")[1].text }, { value = article:span(1, 3).text },
    { value = select(2, pcall(article.span, article, 3, 2)) } }
end }
--== ok
--== row Berg
--== row Harbour opens again
--== row article:span: there are no tokens 3 to 2; the article has 1 to 27

--## layers and tokens without objects
local lede = require "lede"
lede.stage { name = "mark", writes = { "mark" }, run = function(article)
  article:annotate("mark", 2, 3, { name = "b", rank = 2 })
  article:annotate("mark", 1, 1)
end }
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local seen = {}
  for first, last, name, rank, text, norm in article:each("mark", "name", "rank", "text", "norm") do
    seen[#seen + 1] = { value = ("%d-%d %s %s %s %s"):format(first, last, name, rank, text, norm) }
  end
  seen[#seen + 1] = { value = article:at(2, "norm") .. " " .. article:at(2, "start") }
  seen[#seen + 1] = { value = select(2, pcall(article.at, article, 28, "norm")) }
  return seen
end }
--== ok
--== row 1-1 nil nil Harbour harbour
--== row 2-3 b 2 opens again opens again
--== row opens 2
--== row article:at: there is no token 28; the article has 1 to 27

--## annotations of a stretch, and by their first tokens
local lede = require "lede"
lede.stage { name = "mark", writes = { "mark" }, run = function(article)
  article:annotate("mark", 2, 3, { name = "b" })
  article:annotate("mark", 1, 1, { name = "a" })
  article:annotate("mark", 4, 9)
end }
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local seen = {}
  local function see(...) seen[#seen + 1] = { value = table.concat({ ... }, " ") } end
  for first, last, name in article:each("mark", 2, 8, "name") do see(first, last, name) end
  for first, last, norm in article:each("mark", 4, 9, "norm") do see(first, last, #norm) end
  for _, first, last in article:each("mark", 10, 27) do see(first, last) end
  local names, lasts, texts = article:starts("mark", "name", "stop", "text")
  for i = 1, 4 do see(i, tostring(names[i]), tostring(lasts[i]), tostring(texts[i])) end
  see(select("#", article:starts "mark"), tostring(next((article:starts("lede_none", "stop")))))
  return seen
end }
lede.lexicon("lede_none", { "nowhere" })
--== ok
--== row 2 3 b
--== row 4 9 30
--== row 1 a 1 Harbour
--== row 2 b 3 opens again
--== row 3 nil nil nil
--== row 4 nil 9 Anna Berg said the old harbour
--== row 0 nil

--## a layer and an attribute as plain tables
local lede = require "lede"
lede.stage { name = "mark", writes = { "mark" }, run = function(article)
  article:annotate("mark", 2, 3, { name = "b", rank = 2, start = "early" })
  article:annotate("mark", 1, 1)
end }
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local seen = {}
  for i, row in ipairs(article:rows("mark")) do
    seen[i] = { value = ("%s-%s %s %s"):format(row.start, row.stop, row.name, row.rank) }
  end
  local norms = article:column("norm")
  seen[#seen + 1] = { value = #norms .. " " .. norms[1] .. " " .. norms[2] }
  seen[#seen + 1] = { value = tostring(article:column("number")[1]) }
  seen[#seen + 1] = { value = select(2, pcall(article.column, article, "colour")) }
  return seen
end }
--== ok
--== row 1-1 nil nil
--== row early-3 b 2
--== row 27 harbour opens
--== row false
--== row article:column takes an attribute of tokens, as in article:column("norm"), got 'colour'

--## answers of tokens, asked when they are looked up
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local norms, numbers = article:answers("norm"), article:answers("number")
  local seen = {}
  local function see(...) seen[#seen + 1] = { value = table.concat({ ... }, " ") } end
  see(norms[1], norms[2], norms[1], tostring(article:answers("norm") == norms))
  see("<" .. norms[0] .. norms[28] .. norms[-1] .. norms[1.5] .. norms.one .. numbers[1] .. ">")
  see(#norms, rawlen(norms) <= #norms and "no more" or "more")
  norms[2] = "mine"
  see(norms[2], article:at(2, "norm"))
  see(select(2, pcall(setmetatable, norms, {})))
  see(select(2, pcall(article.answers, article, "colour")))
  see(select(2, pcall(article.answers, article)))
  see(select(2, pcall(article.answers, norms, "norm")))
  local count = 0
  for i = 1, #norms do count = count + (norms[i] == article:at(i, "norm") and 1 or 0) end
  see(count)
  return seen
end }
--== ok
--== row harbour opens harbour true
--== row <>
--== row 27 no more
--== row mine opens
--== row cannot change a protected metatable
--== row article:answers takes an attribute of tokens, as in article:answers("norm"), got 'colour'
--== row bad argument #2 to '?' (string expected, got no value)
--== row this is a method of article: call it with a colon, as in article:name()
--== row 26

--## whether an annotation covers tokens
local lede = require "lede"
lede.stage { name = "mark", writes = { "mark" }, run = function(article)
  article:annotate("mark", 2, 4)
end }
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local seen = {}
  for _, place in ipairs { { 1, 2 }, { 2, 2 }, { 3, 4 }, { 4 }, { 5 } } do
    seen[#seen + 1] = tostring(article:covers("mark", table.unpack(place)))
  end
  return { { value = table.concat(seen, " ") },
    { value = select(2, pcall(article.covers, article, "mark", 28)) } }
end }
--== ok
--== row false true true true false
--== row article:covers: there are no tokens 28 to 28; the article has 1 to 27

--## a loop that outlives its article
local lede = require "lede"
lede.stage { name = "keep", run = function(article)
  article.state.next = article:each("p")
  article.state.next()
end }
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { value = article:at(1, "colour") }
end }
--== failure 7: a token has no 'colour'

--## a stage that writes a layer without saying so
local lede = require "lede"
lede.stage { name = "mark", writes = { "mark" }, run = function() end }
lede.stage { name = "more", run = function(article)
  article:annotate("mark", article:tokens()[1])
end }
--== failure 4: stage 'more' writes layer 'mark' without saying so; add it to its `writes`

--## annotating outside a stage
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  article:annotate("s", article:tokens()[1])
end }
--== failure 3: article:annotate works in a stage only

--## a failed stage leaves nothing
local lede = require "lede"
lede.stage { name = "mark", writes = { "mark" }, run = function(article)
  article:annotate("mark", article:tokens()[1])
  error("half way")
end }
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { value = article:count("mark") }
end }
--== failure 4: half way
--== row 0

--## an unknown field in what is emitted
local lede = require "lede"
lede.article { name = "out", fields = { "value", "day" }, emit = function()
  return { value = 1, dya = 2 }
end }
--== failure article 'out' gives 'dya', which is not among its fields: value, day

--## something emitted that is no table
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function() return "x" end }
--== failure article 'out' must give a table, a list of tables or nil, got string

--## nil, false and an empty list emit nothing
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function() return nil end }
lede.article { name = "second", fields = { "value" }, emit = function() return {} end }
lede.article { name = "third", fields = { "value" }, emit = function() return false end }
lede.article { name = "fourth", fields = { "value" }, emit = function() return { value = "only" } end }
--== ok
--== row only

--## a value that is a function
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function() return { value = print } end }
--== failure field 'value' must be a string, a number, a boolean or a list of them, got function

--## records so far
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function() return { { value = "a" }, { value = "b" } } end }
lede.article { name = "second", fields = { "value" }, emit = function(article)
  local rows = article:records("out")
  return { value = #rows .. rows[2].value }
end }
--== ok
--== row a
--== row b
--== row 2b

--## a table that does not exist
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article) return { value = #article:records("x") } end }
--== failure 2: there is no table 'x'

--## article:find takes an object
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article) article:find("x") end }
--== failure 2: article:find takes what lede.pattern gave while the script loaded, got string

--## captures of a match
local lede = require "lede"
lede.lexicon("office", { { "harbour master", rank = 2 } })
lede.rule { name = "out", fields = { "value" },
  pattern = [=[ what:(<office/> | "mayor") "," who:[shape="X.*"]+ end:("," | ";")? ]=],
  emit = function(m, article)
    local a, b = m:offsets()
    return {
      { value = m.who.text }, { value = m.what.text }, { value = m.what.rank }, { value = m.what.layer == nil },
      { value = m.who[1].text .. "|" .. m.who[2].text .. "|" .. tostring(m.who[3]) }, { value = #m.who },
      { value = m.text }, { value = b - a == #m.text }, { value = m.rule }, { value = m.start },
      { value = m.sentence.start < m.start }, { value = m["end"].text }, { value = article.title ~= nil },
      { value = m.who[1].norm }, { value = tostring(m) == m.text }, { value = m.span.stop - m.span.start },
    }
  end }
--== ok
--== row Carl
--== row harbour master
--== row 2
--== row true
--== row Carl|Dahl|nil
--== row 2
--== row harbour master, Carl Dahl,
--== row true
--== row out
--== row 14
--== row true
--== row ,
--== row true
--== row carl
--== row true
--== row 5

--## a capture that bound nothing is nil
local lede = require "lede"
lede.rule { name = "out", fields = { "value" }, pattern = [=[ who:"Anna" x:"Zoe"? ]=],
  emit = function(m) return { value = m.x == nil } end }
--== ok
--== row true
--== row true

--## a capture that does not exist
local lede = require "lede"
lede.rule { name = "out", fields = { "value" }, pattern = [=[ who:"Anna" verb:"Berg" ]=],
  emit = function(m) return { value = m.what } end }
--== failure 3: the pattern has no capture 'what'; it has who, verb

--## where drops a match, and only that
local lede = require "lede"
lede.rule { name = "out", record = { value = "who.text" }, pattern = [=[ who:[shape="X.*"] ]=],
  where = function(m)
    if m.who.text == "Dahl" then error("no Dahls") end
    return m.who.text == "Carl" or m.who.text == "Dahl" or m.who.text == "Berg"
  end }
--== failure 4: no Dahls
--== row Berg
--== row Carl
--== row Berg

--## an object that outlives its match is still good, within its article
local lede = require "lede"
lede.rule { name = "out", record = { value = "who.text" }, pattern = [=[ who:"Carl" ]=],
  where = function(m, article) article.state.m = m return true end }
lede.article { name = "after", fields = { "value" }, emit = function(article)
  return { value = article.state.m.who.text .. "!" }
end }
--== ok
--== row Carl
--== row Carl!

--## annotate with paths and functions
local lede = require "lede"
lede.phase "first"
lede.rule { name = "named", phase = "first", annotate = "named", over = "who", pattern = [=[ who:([shape="X.*"]{2}) "said" ]=],
  attributes = { a = "who.text", b = function(m) return #m.who end, c = "=x" } }
lede.rule { name = "out", pattern = [=[ n:<named b=1/> ]=], record = { value = "n.a" } }
lede.article { name = "more", fields = { "value" }, emit = function(article)
  local n = article:spans("named")[1]
  return { { value = n.b }, { value = n.c }, { value = n.text }, { value = n.layer } }
end }
--== ok
--== row Anna Berg
--== row 1
--== row x
--== row Anna Berg
--== row named

--## an attribute that is no value
local lede = require "lede"
lede.rule { name = "named", annotate = "named", pattern = [=[ "Anna" ]=],
  attributes = { a = function() return print end } }
--== failure attribute a must be a string, a number, a boolean or a list of them, got function

--## find a pattern within an article, and in a part of it
local lede = require "lede"
local name = lede.pattern [=[ first:[shape="X.*"] last:[shape="X.*"] ]=]
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local all = article:find(name)
  local list = {}
  for i, m in ipairs(all) do list[i] = m.last.text end
  return { { value = list }, { value = #article:find(name, article:sentences()[2]) }, { value = all[1].first.norm } }
end }
--== ok
--== row Berg; Dahl; Berg
--== row 1
--== row anna

--## find a pattern while rules match
local lede = require "lede"
local anna = lede.pattern [=[ "Anna" ]=]
lede.rule { name = "out", record = { value = "who.text" }, pattern = [=[ who:"Carl" ]=],
  where = function(m, article) return #article:find(anna) == 2 end }
--== ok
--== row Carl

--## search with a regular expression
local lede = require "lede"
local re = lede.regex([=[(\w+) (berg|dahl)]=], { ignore_case = true })
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local hits, list = article:search(re), {}
  for i, hit in ipairs(hits) do list[i] = hit[1] .. "/" .. hit[2] .. "/" .. (hit.stop - hit.start) end
  return { { value = list }, { value = hits[1].text }, { value = hits[1].span.start }, { value = #hits } }
end }
--== ok
--== row Anna/Berg/9; Carl/Dahl/9; Anna/Berg/9
--== row Anna Berg
--== row 4
--== row 3

--## an empty regular expression comes to an end
local lede = require "lede"
local re = lede.regex("x*")
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { value = #article:search(re) > 10 }
end }
--== ok
--== row true

--## a regular expression that does not parse
local lede = require "lede"
lede.regex("(a")
--== 2: parenthes

--## a regular expression that backtracks for ever
local lede = require "lede"
local re = lede.regex("(\\w+\\s?)+[!?]{3}")
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { value = #article:search(re) }
end }
--== limit: limit

--## a pattern that does not parse
local lede = require "lede"
lede.rule {
  name = "out",
  pattern = [=[ [word="a" ]=],
}
--== 2: expected

--## a path to a capture that is not there
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ who:"Anna" ]=], record = { value = "wo.text" } }
--== 2: wo

--## a rule that can match empty
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ "a"* ]=] }
--== 2: the pattern can match no token at all

--## an upvalue written in where
local lede = require "lede"
local n = 0
lede.rule { name = "counts", record = { value = "match.text" }, pattern = [=[ "Anna" ]=],
  where = function() n = n + 1 return true end }
--== failure rule 'counts' changes 'n', so results would depend on the order of articles; use article.state or a report

--## an endless loop in where
local lede = require "lede"
lede.rule { name = "loops", pattern = [=[ "Anna" ]=], where = function() while true do end end }
--== limit: too many Lua instructions for one article

--## a list with names besides its items
local lede = require "lede"
local T = { a = 1 }
lede.article { name = "out", fields = { "value" }, emit = function()
  return { value = { 1, 2, x = 3 } }
end }
lede.article { name = "out_2", fields = { "value" }, emit = function() return { value = T } end }
--== failure 3: field 'value' must be a string, a number, a boolean or a list of them, got a table with names
--== failure 6: field 'value' must be a string, a number, a boolean or a list of them, got a table with names

--## counts of an attribute
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local rows = {}
  for i, count in ipairs(article:counts "norm") do
    if i <= 2 then rows[#rows + 1] = { value = count[1] .. " " .. count[2] } end
  end
  local first = article:counts("norm", article:sentences()[1])
  rows[#rows + 1] = { value = #first .. " " .. first[1][1] }
  return rows
end }
--== ok
--== row harbour 3
--== row anna 2
--== row 3 harbour

--## counts of an attribute that has several values
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { value = article:counts("lex") }
end }
--== failure 3: article:counts takes an attribute of tokens that has one value
