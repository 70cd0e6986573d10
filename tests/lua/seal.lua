-- Callbacks change nothing that outlives an article. See tests/unit/lua/script_test.c.

--## methods of strings, before and behind a change that is refused
local lede = require "lede"
setmetatable(string, { __index = function(_, name) return function(s) return name .. s end end })
lede.article { name = "out", fields = { "value" }, emit = function()
  return { { value = ("x"):upper() .. ("x"):shout() .. string.rep("y", 2) .. #("x"):rep(3) } }
end }
lede.article { name = "worse", fields = { "value" }, emit = function()
  string.upper = nil
end }
--== row Xshoutxyy3
--== failure 7: changes 'string'

--## a method of strings that there is not
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  return { value = tostring(("x").shout) .. ("x"):upper() }
end }
--== ok
--== row nilX

--## a callback that writes an upvalue
local lede = require "lede"
local count = 0
lede.article { name = "out", fields = { "value" }, emit = function()
  count = count + 1
  return { value = count }
end }
--== failure article 'out' changes 'count', so results would depend on the order of articles; use article.state or a report

--## a callback that writes a table
local lede = require "lede"
local seen = {}
lede.article { name = "out", fields = { "value" }, emit = function(article)
  seen[article.id or 1] = true
end }
--== failure 4: article 'out' changes 'seen', so results would depend on the order of articles

--## a table within a table
local lede = require "lede"
local seen = { names = {} }
lede.article { name = "out", fields = { "value" }, emit = function()
  table.insert(seen.names, "x")
end }
--== failure 4: article 'out' changes 'seen'

--## a global
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  total = 1
end }
--== failure 3: article 'out' changes 'total'

--## a library
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  string.trim = function() end
end }
--== failure 3: article 'out' changes 'string'

--## rawset
local lede = require "lede"
local seen = {}
lede.article { name = "out", fields = { "value" }, emit = function()
  rawset(seen, "x", 1)
end }
--== failure 4: article 'out' changes 'seen'

--## a metatable for a sealed table
local lede = require "lede"
local seen = {}
lede.article { name = "out", fields = { "value" }, emit = function()
  setmetatable(seen, {})
end }
--== failure 4: article 'out' changes 'seen'

--## an upvalue of a function that is called
local lede = require "lede"
local n = 0
local function bump() n = n + 1 return n end
local tools = { bump = bump }
lede.article { name = "out", fields = { "value" }, emit = function()
  return { value = tools.bump() }
end }
--== failure article 'out' changes 'n'

--## an upvalue that another function only reads
local lede = require "lede"
local n = 0
local function read() return n end
local function write() n = n + 1 end
lede.article { name = "out", fields = { "value" }, emit = function()
  write()
  return { value = read() }
end }
--== failure article 'out' changes 'n'

--## a function that takes the place of an upvalue
local lede = require "lede"
local tell
function tell() return 1 end
local function change()
  function tell() return 2 end
end
lede.article { name = "out", fields = { "value" }, emit = function()
  change()
  return { value = tell() }
end }
--== failure article 'out' changes 'tell'

--## an upvalue is put back
local lede = require "lede"
local n = 0
lede.stage { name = "first", run = function() n = n + 1 end }
lede.article { name = "out", fields = { "value" }, emit = function() return { value = n } end }
--== failure stage 'first' changes 'n'
--== row 0

--## pcall does not help
local lede = require "lede"
local n = 0
lede.article { name = "out", fields = { "value" }, emit = function()
  pcall(function() n = 7 end)
  return { value = "x" }
end }
--== failure article 'out' changes 'n'

--## a module
local lede = require "lede"
local helper = require "helper"
lede.article { name = "out", fields = { "value" }, emit = function()
  helper.last = "x"
end }
--== failure 4: article 'out' changes 'helper'

--## an iterator that was made at load
local lede = require "lede"
local words = ("a b c"):gmatch("%a")
lede.article { name = "out", fields = { "value" }, emit = function()
  return { value = words() }
end }
--== failure article 'out' changes

--## requiring in a callback
local lede = require "lede"
lede.article { name = "out", fields = { "value" }, emit = function()
  require "circle"
end }
--== failure 3: require 'circle' comes too late

--## what stays as it was works as before
local lede = require "lede"
local list, map = { "c", "a", "b" }, { x = 1, y = { z = 2 } }
lede.article { name = "out", fields = { "value" }, emit = function()
  local keys = {}
  for k in pairs(map) do keys[#keys + 1] = k end
  for i, v in ipairs(list) do keys[#keys + 1] = i .. v end
  local copy = { table.unpack(list) }
  table.sort(copy)
  return {
    { value = table.concat(keys, " ") }, { value = #list }, { value = map.y.z },
    { value = table.concat(copy) .. table.concat(list, ",") },
    { value = rawget(map, "x") }, { value = rawlen(list) }, { value = next(map) },
    { value = tostring(rawequal(map, map)) }, { value = select("#", table.unpack(list)) },
  }
end }
--== ok
--== row x y 1c 2a 3b
--== row 3
--== row 2
--== row abcc,a,b
--== row 1
--== row 3
--== row x
--== row true
--== row 3

--## classes work as before
local lede = require "lede"
local Animal = {}
Animal.__index = Animal
Animal.__tostring = function(self) return "animal " .. self.name end
Animal.__eq = function(a, b) return a.name == b.name end
Animal.__call = function(self, x) return self.name .. x end
function Animal.new(name) return setmetatable({ name = name }, Animal) end
function Animal:speak() return self.name .. "!" end
local Dog = setmetatable({}, { __index = Animal, __len = function() return 42 end })
Dog.__index = Dog
local old = Animal.new("old")
lede.article { name = "out", fields = { "value" }, emit = function()
  local new = Animal.new("new")
  new.age = 3
  local dog = setmetatable({ name = "rex" }, Dog)
  return {
    { value = new:speak() .. old:speak() .. dog:speak() }, { value = tostring(new) .. tostring(old) },
    { value = new == Animal.new("new") }, { value = old(7) }, { value = new.age }, { value = #Dog },
    { value = getmetatable(new) == Animal }, { value = getmetatable(old) == Animal },
  }
end }
--== ok
--== row new!old!rex!
--== row animal newanimal old
--== row true
--== row old7
--== row 3
--== row 42
--== row true
--== row true

--## an object made at load stays as it was
local lede = require "lede"
local Box = {}
Box.__index = Box
local box = setmetatable({}, Box)
lede.article { name = "out", fields = { "value" }, emit = function()
  box.x = 1
end }
--== failure 6: article 'out' changes 'box'

--## article.state lives for one article
local lede = require "lede"
lede.stage { name = "first", run = function(article) article.state.n = (article.state.n or 0) + 1 end }
lede.article { name = "out", fields = { "value" }, emit = function(article)
  article.state.n = article.state.n + 1
  return { value = article.state.n }
end }
--== ok
--== row 2

--## a script that declares other things the second time
local lede = require "lede"
local seen = tostring(lede)
lede.article { name = "out", fields = { "value" }, emit = function() return { value = seen } end }
--== row table

--## a row that was made at load
local lede = require "lede"
local ROW, ROWS = { value = "one" }, { { value = "two" }, { value = "three" } }
lede.article { name = "out", fields = { "value" }, emit = function() return ROW end }
lede.article { name = "out_2", fields = { "value" }, emit = function() return ROWS end }
--== ok
--== row one
--== row two
--== row three

--## an upvalue that is no number
local lede = require "lede"
local n = 0 / 0
lede.article { name = "out", fields = { "value" }, emit = function()
  n = 1
  return { value = n }
end }
--== failure article 'out' changes 'n'

--## an upvalue that becomes another kind of zero
local lede = require "lede"
local n, m = 0, 0.0
lede.stage { name = "first", run = function() n = 0.0 end }
lede.stage { name = "second", run = function() m = -0.0 end }
lede.article { name = "out", fields = { "value" }, emit = function()
  return { value = math.type(n) .. (1 / m > 0 and " above" or " below") }
end }
--== failure stage 'first' changes 'n'
--== failure stage 'second' changes 'm'
--== row integer above
