-- What a script is given of the names in an article. See tests/unit/lua/script_test.c.

--## the names that annotations are mentions of
local lede = require "lede"
lede.stage { name = "mark", writes = { "found", "head" }, run = function(article)
  article:annotate("head", 1, 2)
  article:annotate("found", 1, 1, { type = "place", weight = "1", name = "Harbour" })
  article:annotate("found", 4, 5, { type = "org", weight = 2, class = "body", role = "none" })
  article:annotate("found", 4, 5, { type = "person", weight = "0" })
  article:annotate("found", 8, 8, { type = "boat", weight = "3", as = "Harbour", class = "boat" })
  article:annotate("found", 9, 9, { type = "org" })
end }
local naming = { types = { "org", "place" }, titles = "head", values = { "class" }, each = { "role" } }
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local seen = {}
  local function see(...)
    local all = table.pack(...)
    for i = 1, all.n do all[i] = tostring(all[i]) end
    seen[#seen + 1] = { value = table.concat(all, " ") }
  end
  local names, mentions, by_text = article:names("found", naming)
  for _, name in ipairs(names) do
    see(name.text, name.name, name.n, name.type, name.known, name.weight, name.class)
    see(name.start, name.stop, name.first, name.last, name.mid, name.is_told)
    see(by_text[name.text] == name)
  end
  for k = 1, #mentions, 5 do see(mentions[k].text, table.unpack(mentions, k + 1, k + 4)) end
  see(#article:names("found", { types = {} }))
  for _, options in ipairs {
    { "types" }, {}, { types = { 1 } }, { types = {}, kinds = {} }, { types = {}, titles = "hat" },
    { types = { "1", "2", "3", "4", "5", "6", "7", "8", "9" } }, { types = {}, titles = {} },
    setmetatable({}, { __index = function() return "types" end }),
  } do
    see(select(2, pcall(article.names, article, "found", options)))
  end
  see(select(2, pcall(article.names, article, "hat", naming)))
  return seen
end }
--== ok
--== row Harbour Harbour 1 place true 3 boat
--== row 1 1 nil nil 1 true
--== row true
--== row Anna Berg Anna Berg 2 org true 2 body
--== row 4 5 4 5 1 true
--== row true
--== row Harbour 1 1 title false
--== row Anna Berg 4 5 false none
--== row Anna Berg 4 5 start false
--== row Harbour 8 8 false false
--== row 2
--== row article:names has an item without a name; the fields are types, titles, values, each
--== row article:names needs a field 'types': a table
--== row article:names: field 'types' must be a list of strings, but item 1 is a number
--== row article:names has no field 'kinds'; the fields are types, titles, values, each
--== row there is no layer 'hat'; there are s, p, block, article, found, head
--== row article:names: field 'types' takes at most 8 names
--== row article:names: field 'titles' must be a string, got table
--== row article:names: field 'types' must be a list of strings, got string
--== row there is no layer 'hat'; there are s, p, block, article, found, head

--## the longest run of tokens that is a key
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local one, two = article:span(2, 2).text, article:span(1, 2).text
  local known = { [one] = "one", [two] = "two" }
  local seen = {}
  local function see(...) seen[#seen + 1] = { value = table.concat({ ... }, " ") } end
  see(article:longest(1, 4, known))
  see(article:longest(2, 4, known))
  see(select("#", article:longest(1, 1, known)))
  see(article:longest(1, 2, setmetatable({}, { __index = function(_, text) return #text end })))
  see(select(2, pcall(article.longest, article, 4, 3, known)))
  see(select(2, pcall(article.longest, article, 1, 2)))
  return seen
end }
--== ok
--== row two 2
--== row one 2
--== row 0
--== row 13 2
--== row article:longest: there are no tokens 4 to 3; the article has 1 to 27
--== row bad argument #4 to '?' (table expected, got no value)
