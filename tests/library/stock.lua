-- The library in stock Lua 5.4: what objects give, what mistakes are told, several at once.
-- lua5.4 tests/library/stock.lua FOLDER-OF-THE-MODULE ARTICLES; prints TAP.
package.cpath = arg[1] .. "/?.so"
local lede = require "lede"
local articles = arg[2]
local n, failed = 0, 0
local function check(name, ok, shown)
  n = n + 1
  if not ok then failed = failed + 1 end
  print(("%sok %d - %s"):format(ok and "" or "not ", n, name))
  if not ok then print("#   " .. tostring(shown)) end
end
local function refused(name, words, ...)
  local ok, message = pcall(...)
  check(name, not ok and tostring(message):find(words, 1, true), message)
end

local text = [=[
local lede = require "lede"
require "lede.names"
lede.rule { name = "said", pattern = [[ who:<person/> []{0,2} verb:[lemma="say|tell"] ]],
  record = { who = "who.name", verb = "verb.lemma" } }
lede.article { name = "seen", fields = { "people", "list" }, emit = function(article)
  print(article.title)
  return { people = article:count "person", list = { 1, 2.5, true, "x" } }
end }
lede.report { name = "all", build = function(page, store)
  page:table(store:rows "select who, count(*) as n from said group by who order by n desc, who")
end }
]=]

-- Opening.
local script = lede.open { text = text, name = "mine.lua" }
check("a version", lede.version:match "^%d+%.%d+%.%d+$", lede.version)
check("tables and their fields", table.concat(script:tables().said, " ") == "verb who"
  or table.concat(script:tables().said, " ") == "who verb", table.concat(script:tables().said, " "))

-- Articles and records.
local seen, said, first = 0, 0, nil
for article in script:articles(articles) do
  seen = seen + 1
  for _, record in ipairs(article.records) do
    if record.table == "said" then
      said = said + 1
      first = first or { article = article, record = record }
      assert(record.sentence:find(record.text, 1, true))
      assert(record.captures[1].name and record.captures[1].start >= record.start)
    else
      assert(record.values.list[2] == 2.5 and record.values.list[3] == true)
    end
  end
end
check("every article comes", seen > 15, seen)
check("records come with their articles", said > 5, said)
check("a record has fields, rule, file and line", first.record.values.who and first.record.rule == "said"
  and first.record.file == "mine.lua" and first.record.line == 3, first.record.line)
check("an article has its metadata", first.article.publisher and first.article.title
  and first.article.source, first.article.source)
check("what the script printed", #script:messages() > 100, script:messages())

-- The same by rules in tables.
local by_rules = lede.open { packs = { "lede.names" }, rules = { {
  name = "said", pattern = [[ who:<person/> []{0,2} verb:[lemma="say|tell"] ]],
  record = { who = "who.name", verb = "verb.lemma" } } } }
local again = 0
for article in by_rules:articles { articles, workers = 2 } do again = again + #article.records end
check("rules in tables mean the same", again == said, again)

-- Runs, stores and reports.
local name = os.tmpname()
os.remove(name)
local run = script:run { inputs = { articles }, store = name, workers = 2 }
while run:next() do end
check("a run counts", run:progress().articles == seen, run:progress().articles)
local report = run:report("markdown")
check("a report", report:find("who", 1, true) and report:find("|", 1, true), report)
check("a dump", run:dump():find("said", 1, true))
local dump = run:dump()
run:close()
refused("a store that is there", "exists already", script.run, script, { articles, store = name })
do
  local resumed <close> = script:run { articles, store = name, resume = true }
  check("a run that goes on has nothing to do", resumed:next() == nil)
  check("and changes nothing", resumed:dump() == dump)
end
os.remove(name)

-- A run holds what its options said.
do
  local options = { inputs = { articles }, where = ("id <> '%d'"):format(seen) }
  local held <close> = script:run(options)
  options.inputs[1], options.inputs, options.where = nil, nil, nil
  options = nil
  collectgarbage()
  local met = 0
  while held:next() do met = met + 1 end
  check("a run holds what its options said", met == seen, met)
end

-- Several at once.
local a, b = script:run { articles }, by_rules:run { articles }
local both = 0
repeat
  local x, y = a:next(), b:next()
  both = both + (x and 1 or 0) + (y and 1 or 0)
until not x and not y
check("two engines take turns", both == 2 * seen, both)
b:close()

-- Mistakes.
refused("a script with a run that is open", "has runs that are open", script.close, script)
a:close()
for _ in script:articles(articles) do break end
pcall(function() for _ in script:articles(articles) do error "out" end end)
script:close()
refused("a script that is closed", "the script is closed", script.run, script, articles)
refused("a run that is closed", "the run is closed", a.next, a)
refused("a loop left early", "the run is closed", function() run:next() end)
refused("no file", "cannot open script", lede.open, "none.lua")
refused("no Lua", "mine.lua:1", lede.open, { text = "x = = 1", name = "mine.lua" })
refused("no pattern", "rule 'x', line 1", lede.open, { rules = { { name = "x", pattern = "[x" } } })
refused("an option that is none", "no option 'rulez'", lede.open, { rulez = {} })
refused("a limit that is none", "no option 'bytes'", lede.open, { text = text, limits = { bytes = 1 } })
refused("a limit that is hit", "Lua instructions", lede.open,
  { text = "while true do end", limits = { lua_instructions = 1000 } })
refused("an input that is none", "none.txt", function()
  for _ in by_rules:articles "none.txt" do end
end)
refused("options of the wrong type", "whole number", by_rules.run, by_rules, { articles, workers = "x" })
refused("inputs of the wrong type", "list of strings", by_rules.run, by_rules, { {} })
refused("no self", "lede.script expected", by_rules.run, {})
refused("no report without a store", "has no store", function()
  local open <close> = by_rules:run(articles)
  open:report()
end)

-- Nothing is left to the collector that it cannot take.
local left = setmetatable({}, { __mode = "k" })
for _ = 1, 20 do
  local lost = lede.open { rules = { { name = "x", pattern = '"water"' } } }
  local lost_run = lost:run { articles }
  lost_run:next()
  left[lost_run] = true
end
by_rules = nil
collectgarbage()
collectgarbage()
check("runs that were lost are closed and gone", next(left) == nil)
print("1.." .. n)
os.exit(failed == 0, true)
