-- What a script may not do, and how it is told. See tests/unit/lua/script_test.c.

--## files
io.open("/etc/passwd")
--== 1: 'io.open' is not available in scripts: they have no files; --trust allows it

--## commands
os.execute("true")
--== 1: 'os.execute' is not available in scripts: they have no clock, files or commands; --trust allows it

--## the clock
print(os.time())
--== 1: 'os.time' is not available in scripts

--## coroutines
coroutine.wrap(function() end)()
--== 1: 'coroutine.wrap' is not available in scripts: they have no coroutines

--## debug
debug.getregistry()
--== 1: 'debug.getregistry' is not available in scripts

--## the collector
collectgarbage("stop")
--== 1: 'collectgarbage' is not available in scripts

--## dofile
dofile("x.lua")
--== 1: 'dofile' is not available in scripts

--## bytecode
local chunk, why = load("\27Lua")
assert(chunk == nil)
error(why, 0)
--== 3: attempt to load a binary chunk

--## string.dump
string.dump(print)
--== 1: attempt to call a nil value (field 'dump')

--## a path out of the folder
require "../data/x"
--== 1: '../data/x' is no name of a module

--## an absolute path
require "/etc/passwd"
--== 1: '/etc/passwd' is no name of a module

--## a name with two dots
require "lede..x"
--== 1: 'lede..x' is no name of a module

--## the metatable of strings
assert(getmetatable("").x == nil)
--== 1: attempt to index a boolean value

--## a finaliser
setmetatable({}, { __gc = function() end })
--== 1: __gc is not available in scripts

--## weak tables
setmetatable({}, { __mode = "k" })
--== 1: __mode is not available in scripts

--## the metatable of an object
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { value = getmetatable(article) }
end }
--== row false

--## addresses
local s = tostring({}) .. " " .. tostring(print) .. " " .. string.format("%s", {})
assert(not s:find("0x"), s)
print(s)
--== prints table function table

--## addresses by %p
string.format("%p", {})
--== 1: '%p' is not available in scripts

--## random numbers while the script loads
print(math.random())
--== 1: math.random is not available while the script loads

--## random numbers of an article are the same each time
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  local a, b, c = math.random(), math.random(6), math.random(-3, 3)
  assert(a >= 0 and a < 1 and b >= 1 and b <= 6 and c >= -3 and c <= 3)
  return { value = math.type(math.random(0, math.maxinteger)) }
end }
--== row integer

--## seeding
math.randomseed(7)
--== 1: math.randomseed is not available in scripts

--## pairs goes in order
local t = { b = 1, a = 2, [10] = 3, [2] = 4, [1.5] = 5, [true] = 6 }
local keys = {}
for k in pairs(t) do keys[#keys + 1] = tostring(k) end
print(table.concat(keys, " "))
--== prints 1.5 2 10 a b true

--## next goes in order
local t, keys = { b = 1, a = 2, c = 3 }, {}
local k = next(t)
while k do keys[#keys + 1] = k k = next(t, k) end
print(table.concat(keys, " "), next({}))
--== prints a b c	nil

--## entries may go away while pairs runs
local t, n = { a = 1, b = 2, c = 3 }, 0
for k in pairs(t) do t.b = nil n = n + 1 end
print(n)
--== prints 2

--## string functions answer as in Lua
local function show(...)
  local list = table.pack(...)
  for i = 1, list.n do list[i] = tostring(list[i]) end
  print(table.concat(list, " "))
end
show(("hello world"):find("o w"))
show(("hello"):find("xyz"))
show(("a.b"):find(".", 1, true))
show(("key = value"):match("^(%w+)%s*=%s*(%w+)$"))
show(("abc"):gsub("%w", "%0%0"))
show(("hello"):gsub("", "-"))
show(("a-b.c"):gsub("[-.]+", "_"))
show(("x = 5"):find("%d+%s*$"))
show(("abc"):gsub("b", { b = "x" }))
show(("one two"):gsub("(%w+) (%w+)", "%2 %1"))
show(("abc"):gsub("%w", function(c) return c:upper() end, 2))
show(("THE (quick) fox"):find("%((%a+)%)"))
show(("f(a(b)c)d"):match("%b()"))
show(("THE (quick) fox"):gsub("%f[%a]%a+", "w"))
show(("2018-06-16"):match("(%d+)-(%d+)-(%d+)"))
show(("x"):rep(3, ","), ("[a]"):match("[]]"), ("a-b"):match("[a%-]+"), ("x^"):match("[%^]"))
local words = {}
for w in ("one two  three"):gmatch("%a+") do words[#words + 1] = w end
show(#words, table.concat(words, "|"))
show(("abab"):match("(ab)%1"), ("  x "):match("^%s*(.-)%s*$"))
show(("ab"):find("()b()"))
show(("aaab"):find("a-b"), ("aaa"):match("a?a?a?a?"), ("abc"):match("^(a)(.)"))
--== prints 5 7
--== prints nil
--== prints 2 2
--== prints key value
--== prints aabbcc 3
--== prints -h-e-l-l-o- 6
--== prints a_b_c 2
--== prints 5 5
--== prints axc 1
--== prints two one 1
--== prints ABc 2
--== prints 5 11 quick
--== prints (a(b)c)
--== prints w (w) w 3
--== prints 2018 06 16
--== prints x,x,x ] a- ^
--== prints 3 one|two|three
--== prints ab x
--== prints 2 2 2 3
--== prints 1 aaa a b

--## malformed patterns
("x"):find("[a")
--== 1: malformed pattern (missing ']')

--## a pattern that ends in a percent sign
("x"):find("%")
--== 1: malformed pattern (ends with '%')

--## texts replaced by texts, and patterns of one element
local lede = require "lede"
local function all(...) return table.concat({ ... }, " ") end
lede.article { name = "out", fields = { "value" }, emit = function()
  return {
    { value = all(("a b c"):gsub(" ", "_")) }, { value = all(("a b c"):gsub(" ", "")) },
    { value = all(("abc"):gsub(" ", "_")) }, { value = all(("aaa"):gsub("aa", "%0b")) },
    { value = all(("aaaa"):gsub("aa", "b", 1)) }, { value = all(("’s"):gsub("’", "'")) },
    { value = all(("a  b c"):gsub("%s+", " ")) }, { value = all(("ab12"):find("%d")) },
    { value = all(("ab12"):find("%d+")) }, { value = all(("ab12"):find("b1", 1, true)) },
    { value = tostring(pcall(string.gsub, "a)", ")", "")) },
  }
end }
--== ok
--== row a_b_c 2
--== row abc 2
--== row abc 0
--== row aaba 1
--== row baa 1
--== row 's 1
--== row a b c 2
--== row 3 3
--== row 3 4
--== row 2 3
--== row false

--## a capture that is not closed
("x"):find("(x")
--== 1: unfinished capture

--## pcall and xpcall
print(pcall(error, "x"))
print(xpcall(function() error("y", 0) end, function(e) return e .. "!" end))
print(xpcall(function(a) return a + 1, a end, print, 7))
print(select("#", pcall(function() return 1, 2, 3 end)))
--== prints false	x
--== prints false	y!
--== prints true	8	7
--== prints 4

--## print in a callback is heard, in order
local lede = require "lede"
print("loading")
lede.article { name = "out", fields = { "value" }, emit = function(article)
  print("title", article.title)
end }
--== prints loading
--== prints title	Harbour opens again

--## a module is read beside the script
local helper = require "helper"
print(helper.shout("x"), require "helper" == helper)
--== prints X	true

--## a module that requires itself
require "circle"
--== module 'circle' requires itself
