-- Attempts at what scripts may not do, each run over one article (tests/limits/limits_test.sh): a
-- title, the script, and how it ends: "exit N", words that are shown, "never" words that are not.
-- What is shown is standard error, the report as HTML and table `out` as CSV.

--## a coroutine in a callback
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { value = coroutine.wrap(function() return 1 end)() }
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 0
--== 'coroutine.wrap' is not available in scripts

--## a coroutine by another way
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { value = load("return coroutine.create(print)")() }
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 0
--== 'coroutine.create' is not available

--## pcall around a loop, again and again
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local function f() while true do end end
  while true do pcall(pcall, pcall, f) end
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 1
--== too many Lua instructions for one article

--## pcall around an error, again and again
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  while true do pcall(error) pcall(string.rep) end
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== too many Lua instructions

--## pcall around too much memory, again and again
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  while true do pcall(string.rep, "x", 1 << 40) pcall(function() local t = {} while true do t[#t + 1] = {} end end) end
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 1
--== lede: 1 of 1 articles failed

--## an error object that loops when it is shown
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  error(setmetatable({}, { __tostring = function() while true do end end }))
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== too many Lua instructions

--## the metatable of strings
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  getmetatable("").__index = function() return 1 end
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 0
--== attempt to index a boolean value

--## a method of strings replaced
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  string.rep = nil
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 0
--== changes 'string', so results would depend on the order of articles

--## a global of the next article
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  seen = (seen or 0) + 1
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 0
--== changes 'seen'

--## a local outside
local lede = require "lede"
local n = 0
lede.article { name = "out", fields = { "value" }, emit = function()
  n = n + 1
  return { value = n }
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 0
--== changes 'n'

--## bytecode
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { value = tostring(load("\27LuaT", "x", "b")) .. select(2, load("\27LuaT")) }
end }
lede.report { name = "r", build = function(page, store) page:table(store:rows "select value from out") end }
--== exit 0
--== attempt to load a binary chunk

--## string.dump
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { value = string.dump(print) }
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 0
--== attempt to call a nil value (field 'dump')

--## a string of a trillion
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { value = #("x"):rep(1 << 40) }
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 1
--== the script needs more than

--## a string that overflows
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { value = #("xx"):rep(math.maxinteger) }
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 0
--== resulting string too large

--## a pattern bomb of find
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { value = ("a"):rep(40):find(("a*"):rep(40) .. "b") }
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 1
--== too many steps in Lua's string pattern functions

--## a pattern bomb of gsub
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { value = (("a"):rep(5000):gsub(".-.-.-.-b", "")) }
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 1
--== too many steps in Lua's string pattern functions

--## a pattern bomb of gmatch
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  for _ in ("a"):rep(40):gmatch(("a*"):rep(40) .. "b") do end
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 1
--== too many steps in Lua's string pattern functions

--## a regex bomb of search
local lede = require "lede"
local bomb = lede.regex [=[(\w+\s?)+[&]\d]=]
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { value = #article:search(bomb) }
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 0
--== done

--## a pattern of a hundred thousand brackets
local lede = require "lede"
lede.rule { name = "out", pattern = ("("):rep(100000) .. '"a"' .. (")"):rep(100000) }
--== exit 2
--== deep

--## a regex of a hundred thousand brackets
local lede = require "lede"
lede.regex(("("):rep(100000) .. "a" .. (")"):rep(100000))
--== exit 2
--== regular expression

--## a repetition of a billion
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ ([]{1000}){1000000} ]=] }
--== exit 2

--## recursion without end
local lede = require "lede"
local function f(x) return 1 + f(x) end
lede.article { name = "out", fields = { "value" }, emit = function() return { value = f(1) } end }
--== lede: 
--== never Segmentation

--## recursion through metamethods
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local t = {}
  setmetatable(t, { __index = function(_, k) return t[k .. "x"] end })
  return { value = t.a }
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 0
--== C stack overflow

--## recursion through sort
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local function f() table.sort({ 3, 2, 1 }, f) return true end
  f()
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 0
--== stack overflow

--## brackets nested too deep in loaded text
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { value = select(2, load("return " .. ("("):rep(1e5) .. (")"):rep(1e5))) }
end }
lede.report { name = "r", build = function(page, store) page:table(store:rows "select value from out") end }
--== exit 0
--== overflow

--## a finaliser
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  setmetatable({}, { __gc = function() while true do end end })
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 0
--== __gc is not available in scripts

--## a finaliser added later
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local m = {}
  setmetatable({}, m)
  m.__gc = function() while true do end end
  return { value = 1 }
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 0
--== done

--## a closing variable that loops
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  local x <close> = setmetatable({}, { __close = function() while true do end end })
  error "out"
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 1
--== too many Lua instructions

--## the debug library
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  debug.sethook()
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 0
--== 'debug.sethook' is not available in scripts

--## files
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { value = io.open("/etc/passwd"):read "a" }
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 0
--== 'io.open' is not available in scripts
--== never root:

--## commands
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  os.execute "touch escaped"
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 0
--== 'os.execute' is not available in scripts

--## a module outside the folder
local lede = require "lede"
require "../../x"
--== exit 2
--== '../../x' is no name of a module

--## a module by package
local lede = require "lede"
print(package.loaded)
--== exit 2
--== attempt to index a nil value (global 'package')

--## a lexicon outside the folder
local lede = require "lede"
lede.lexicon("x", { file = "../../x" })
--== exit 2
--== ../../x

--## a lexicon by an absolute path
local lede = require "lede"
lede.lexicon("x", { file = "/etc/passwd" })
--== exit 2
--== /etc/passwd
--== never root:

--## a lexicon by a path that goes up in the middle
local lede = require "lede"
lede.lexicon("x", { file = "a/../../x" })
--== exit 2
--== a/../../x

--## ATTACH
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ "water" ]=] }
lede.report { name = "r", build = function(page, store)
  page:table(store:rows [[attach 'x.db' as y]])
end }
--== exit 2

--## PRAGMA
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ "water" ]=] }
lede.report { name = "r", build = function(page, store)
  page:table(store:rows [[pragma table_list]])
end }
--== exit 2

--## PRAGMA as a function
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ "water" ]=] }
lede.report { name = "r", build = function(page, store)
  page:table(store:rows [[select * from pragma_database_list]])
end }
--== exit 2

--## a write
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ "water" ]=] }
lede.report { name = "r", build = function(page, store)
  page:table(store:rows [[delete from out]])
end }
--== exit 2

--## a second statement
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ "water" ]=] }
lede.report { name = "r", build = function(page, store)
  page:table(store:rows [[select 1; drop table out]])
end }
--== exit 2

--## an extension
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ "water" ]=] }
lede.report { name = "r", build = function(page, store)
  page:table(store:rows [[select load_extension('x')]])
end }
--== exit 2

--## the clock in SQL
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ "water" ]=] }
lede.report { name = "r", build = function(page, store)
  page:table(store:rows [[select date('now')]])
end }
--== exit 2

--## random numbers in SQL
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ "water" ]=] }
lede.report { name = "r", build = function(page, store)
  page:table(store:rows [[select random()]])
end }
--== exit 2

--## a blob of a billion
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ "water" ]=] }
lede.report { name = "r", build = function(page, store)
  page:table(store:rows [[select length(zeroblob(1000000000))]])
end }
--== lede: 

--## a text of a billion
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ "water" ]=] }
lede.report { name = "r", build = function(page, store)
  page:table(store:rows [[select length(printf('%1000000000d', 1))]])
end }
--== exit 0

--## a LIKE bomb
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ "water" ]=] }
lede.report { name = "r", build = function(page, store)
  page:table(store:rows("select (? like ?) as n", ("a"):rep(3000), ("%a"):rep(24) .. "%b"))
end }
--== exit 0

--## a tag in a title
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ "water" ]=] }
lede.report { name = "r", title = "<script>alert(2)</script>", build = function(page, store)
  page:heading "<script>alert(3)</script>"
  page:text "<img src=x onerror=alert(4)>"
  page:table(store:rows "select title as '<i>' from article")
  page:bars(store:rows "select title, 1 as n from article")
  page:evidence("out")
end }
--== exit 0
--== &lt;script&gt;alert(1)
--== &lt;script&gt;alert(2)
--== &lt;script&gt;alert(3)
--== &lt;img src=x
--== never <script>alert
--== never <img src=x
--== never <b>bold

--## a formula in a cell
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ "water" ]=], record = { who = "article.publisher" } }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 0
--== '=cmd()|a
--== never ,=cmd

--## control characters in a message
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  error("\27[2J\27]0;x\7 red")
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 0
--== red
--== never 

--## control characters that a script prints
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  print("\27[2J\u{9b}31m red\tand\nblue")
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 0
--== red	and
--== blue
--== never 
--== never 

--## control characters in an error of a report
local lede = require "lede"
lede.rule { name = "out", pattern = [=[ "water" ]=] }
lede.report { name = "r", build = function(page) error("\27]0;x\7\u{9b}31m red\nblue") end }
--== exit 2
--== red
--== blue
--== never 
--== never 

--## an object kept for later
local lede = require "lede"
local kept = {}
lede.article { name = "out", fields = { "value" }, emit = function(article)
  kept.article = article
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 0
--== changes 'kept'

--## a number that is none
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { value = 0 / 0 }
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 0
--== is no number that can be written down

--## a field that was not declared
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function(article)
  return { other = 1 }
end }
lede.report { name = "r", build = function(page) page:text "done" end }
--== exit 0
--== gives 'other', which is not among its fields

--## a table called as one of the store
local lede = require "lede"
lede.article { name = "article", fields = { "x" }, emit = function() end }
--== exit 2
--== article

--## a table with a name of SQL
local lede = require "lede"
lede.article { name = "x; drop table article", fields = { "x" }, emit = function() end }
--== exit 2
