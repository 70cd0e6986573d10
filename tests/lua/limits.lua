-- Limits: two million instructions, 32 MiB and a million string steps an article, in the test.
-- See tests/unit/lua/script_test.c.

--## an endless loop while the script loads
while true do end
--== 1: too many Lua instructions while the script loads

--## an endless loop in a callback
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  while true do end
end }
--== limit: too many Lua instructions for one article

--## pcall does not swallow the limit
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  while true do pcall(function() while true do end end) end
end }
--== limit: too many Lua instructions for one article

--## a handler of xpcall does not run on
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  xpcall(function() while true do end end, function() while true do end end)
end }
--== limit: too many Lua instructions for one article

--## a variable to be closed does not run on
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  local x <close> = setmetatable({}, { __close = function() while true do end end })
  while true do end
end }
--== limit: too many Lua instructions for one article

--## callbacks of one article share the budget
local lede = require "lede"
for i = 1, 5 do
  lede.stage { name = "s" .. i, run = function() for _ = 1, 300000 do local _ = i end end }
end
--== limit: too many Lua instructions for one article

--## a huge string
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  return { value = #("a"):rep(1e9) }
end }
--== limit: the script needs more than 32768 KiB of memory

--## a huge string caught
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  return { value = tostring(pcall(string.rep, "a", 1e9)) }
end }
--== limit: the script needs more than 32768 KiB of memory

--## the empty string a trillion times
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  return { value = #(""):rep(1e12) }
end }
--== row 0

--## a table that grows
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  local t = {}
  for i = 1, 1e9 do t[i] = i end
end }
--== limit:

--## a string that grows
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  local s = ("x"):rep(10000)
  for i = 1, 1e6 do s = s .. "x" end
end }
--== limit: too many Lua instructions

--## a pattern that backtracks
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  return { value = string.find(("a"):rep(30), ("a?"):rep(30) .. ("a"):rep(30)) }
end }
--== limit: too many steps in Lua's string pattern functions for one article

--## a pattern that backtracks, caught
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  pcall(string.find, ("a"):rep(30), ("a?"):rep(30) .. ("a"):rep(30))
end }
--== limit: too many steps in Lua's string pattern functions

--## many stars
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  return { value = (("a"):rep(500)):gsub(".-.-.-.-.-.-b", "") }
end }
--== limit: too many steps in Lua's string pattern functions

--## a deep pattern
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  return { value = ("x"):rep(400):find(("x?"):rep(300)) }
end }
--== failure 3: pattern too complex

--## recursion without end
local lede = require "lede"
local function f(x) return 1 + f(x) end
lede.article { name = "out", fields = { "value" }, emit = function() return { value = f(1) } end }
--== limit: the script needs more than 32768 KiB of memory

--## recursion through C
local lede = require "lede"
local function f(x) return (string.gsub("x", "x", f)) end
lede.article { name = "out", fields = { "value" }, emit = function() return { value = f("x") } end }
--== failure 2: stack overflow

--## a table moved very far
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  table.move({}, 1, 1000000000000, 2)
end }
--== limit: too many Lua instructions

--## an insert into a table that says it is long
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  table.insert(setmetatable({}, { __len = function() return 1 << 50 end }), 1, "x")
end }
--== limit: too many Lua instructions

--## concat of very many
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  table.concat({}, "", 1, 1 << 50)
end }
--== limit: too many Lua instructions

--## brackets nested too deep in loaded text
local chunk, why = load("return " .. ("("):rep(1000) .. "1" .. (")"):rep(1000))
print(chunk, why:match("C stack overflow"))
--== prints nil	C stack overflow

--## a number that is none
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function() return { value = 0 / 0 } end }
--== failure field 'value' is no number that can be written down

--## the article after a failed one is not touched: what fails is done once more in a fresh state
local lede = require "lede"
lede.stage { name = "early", run = function(article) article.state.x = 1 end }
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { value = article.state.x }
end }
--== row 1

--## a list that says it is long
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  return { value = setmetatable({}, { __len = function() return 1 << 27 end }) }
end }
--== limit: too many Lua instructions for one article

--## lists that say they are longer than any
local lede = require "lede"
local function long(n) return setmetatable({}, { __len = function() return n end }) end
lede.article { name = "out", fields = { "value" }, emit = function() return { value = long(-1) } end }
lede.article { name = "out_2", fields = { "value" }, emit = function() return long(1 << 60) end }
--== failure 3: __len gives -1, which is the length of no list
--== failure 4: __len gives 1152921504606846976, which is the length of no list

--## a record that no store takes
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  return { value = ("x"):rep(9 * 1024 * 1024) }
end }
--== limit: a record of 9216 KiB; the most that a store takes is

--## a long text read by utf8 again and again
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  local long, n = ("é"):rep(4000000), 0
  for _ = 1, 100000 do n = n + utf8.len(long) end
  return { value = n }
end }
--== limit: too many Lua instructions

--## a place far in a long text
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  local long, n = ("é"):rep(4000000), 0
  for _ = 1, 100000 do n = n + utf8.offset(long, -3999999) end
  return { value = n }
end }
--== limit: too many Lua instructions

--## a number behind many spaces
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  local long, n = (" "):rep(8000000) .. "7", 0
  for _ = 1, 100000 do n = n + tonumber(long) end
  return { value = n }
end }
--== limit: too many Lua instructions

--## all bytes of a text
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  local long, n = ("x"):rep(500000), 0
  for _ = 1, 100000 do n = n + select("#", long:byte(1, -1)) end
  return { value = n }
end }
--== limit: too many Lua instructions

--## a sort whose comparison contradicts itself ends
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  local t = {}
  for i = 1, 1000 do t[i] = i % 7 end
  return { value = tostring(pcall(table.sort, t, function() return true end)) }
end }
--== row true

--## items that compare equal stay in their order, however many there are
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  local t, wrong = {}, 0
  for i = 1, 1200 do t[i] = { key = i % 400 < 3 and i % 400 or i % 3, i = i } end
  table.sort(t, function(a, b) return a.key < b.key end)
  for i = 2, #t do
    if t[i - 1].key > t[i].key or t[i - 1].key == t[i].key and t[i - 1].i > t[i].i then
      wrong = wrong + 1
    end
  end
  return { value = wrong }
end }
--== row 0

--## sorting numbers and texts
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  local t, words = { 3, 1, 2.5, 2, 1, 5, 4 }, { "c", "a", "b" }
  table.sort(t)
  table.sort(words, function(a, b) return a > b end)
  return { value = table.concat(t, " ") .. " " .. table.concat(words) }
end }
--== row 1 1 2 2.5 3 4 5 cba

--## sorting what cannot be compared
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  table.sort { 1, "a", 2 }
end }
--== failure 3: attempt to compare

--## small numbers put at the end of a list
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  local t = {}
  for _ = 1, 20000 do table.insert(t, 1) end
  return { value = #t }
end }
--== row 20000

--## sorting again and again
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  local t = {}
  for i = 1, 100000 do t[i] = i * 7919 % 100003 end
  for _ = 1, 1e6 do table.sort(t) end
end }
--== limit: too many Lua instructions

--## texts that double
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  local s = "x"
  while true do s = table.concat({ s, s }) end
end }
--== limit: the script needs more than

--## a list in a list in a list
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  local list = {}
  for _ = 1, 100000 do list = { list } end
  return { value = list }
end }
--== failure 2: field 'value' must be a list of strings, numbers and booleans

--## __index in a circle
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  local a, b = {}, {}
  setmetatable(a, { __index = b }); setmetatable(b, { __index = a })
  return { value = a.x }
end }
--== failure 5: loop

--## tostring that calls itself
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  local t = setmetatable({}, {})
  getmetatable(t).__tostring = function(x) return tostring(x) end
  return { value = tostring(t) }
end }
--== failure 4: stack overflow

--## an expression of PCRE2 that backtracks
local lede = require "lede"
local bomb = lede.regex [=[(\w+\s?)+[0-9]z]=]
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { value = #article:search(bomb) }
end }
--== row 0
