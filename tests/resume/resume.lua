-- resume.lua — an input that changes at random, gone through with --resume, as a whole and in shards
-- that are merged, must give the store that a run from the beginning gives; so must stores of its
-- first and second half:
--     lua5.4 tests/resume/resume.lua LEDE FOLDER ROUNDS SEED [OPTIONS]
-- Few identities and few texts, so that versions, copies and articles that change places abound;
-- some identities look like the beginning of another's records, or like its second version.
local lede, folder, rounds, seed, options = table.unpack(arg)
math.randomseed(tonumber(seed))

local script = "tests/resume/rules.lua"
local function write(path, text)
  local file = assert(io.open(path, "w"))
  file:write(text)
  file:close()
end

local names = { "Anna", "Berta", "Cesar", "Dora" }
local ids = { "id1", "id2", "id3", "id1/said", "id1@2", "id2/total" }
local titles = { "Ferry halted", "Bridge open", "Broken" }
local function sentence(n)
  local name = names[math.random(#names)]
  return ("%s said %d times that it was over. Nobody told %s anything."):format(name, n % 3, name)
end

local files = {} -- name → list of lines, or a text
local function line()
  if math.random(12) == 1 then return "{ this is no JSON" end
  return ('{"id":"%s","title":"%s","text":"%s","published":"2024-0%d-01"}'):format(
    ids[math.random(#ids)], titles[math.random(#titles)], sentence(math.random(3)), math.random(2))
end
local function change()
  local kind, name = math.random(6), "n" .. math.random(6)
  if kind <= 2 then
    files[name .. ".txt"] = titles[math.random(2)] .. "\n\n" .. sentence(math.random(3)) .. "\n"
  elseif kind == 3 then
    files[name .. ".txt"] = nil
  elseif kind == 4 then
    files[name .. ".jsonl"] = nil
  else
    local lines = files[name .. ".jsonl"] or {}
    table.insert(lines, math.random(#lines + 1), line())
    if #lines > 3 then table.remove(lines, math.random(#lines)) end
    files[name .. ".jsonl"] = lines
  end
end

local input = folder .. "/input"
local function write_input()
  os.execute(("rm -rf '%s' && mkdir '%s'"):format(input, input))
  write(input .. "/always.txt", "Ferry halted\n\nAnna said that it was over.\n")
  for name, content in pairs(files) do
    if type(content) == "table" then content = table.concat(content, "\n") .. "\n" end
    write(input .. "/" .. name, content)
  end
end

local function lede_run(arguments)
  local command = "'%s' %s 2> '%s/messages' || test $? = 1"
  return os.execute(command:format(lede, arguments, folder))
end
local function run(how, store, what)
  local inputs = what or ("'%s' '%s'"):format(input, input)
  local arguments = "run -q -j2 %s %s '%s' %s -o '%s/%s.db'"
  return lede_run(arguments:format(how, options or "", script, inputs, folder, store))
end
local function merge(stores, store)
  for i, name in ipairs(stores) do stores[i] = ("'%s/%s.db'"):format(folder, name) end
  return lede_run(("merge -q --again '%s' %s -o '%s/%s.db'"):format(
    script, table.concat(stores, " "), folder, store))
end
local function dump(store)
  local pipe = io.popen(("'%s' dump '%s/%s.db'"):format(lede, folder, store))
  local text = pipe:read "a"
  pipe:close()
  return text
end
local function compare(round, store, expected)
  local got = dump(store)
  if got == expected and #got > 100 then return end
  write(folder .. "/" .. store .. ".dump", got)
  write(folder .. "/fresh.dump", expected)
  io.stderr:write(("round %d, seed %s: the %s store differs\n"):format(round, seed, store))
  os.exit(1)
end

-- The files in order, as arguments: all, and those before and after a place in the midst.
local function halves()
  local paths = { input .. "/always.txt" }
  for name in pairs(files) do paths[#paths + 1] = input .. "/" .. name end
  table.sort(paths)
  local cut = math.random(0, #paths - 1)
  local rest = table.concat(paths, "' '", cut + 1)
  local first = cut == 0 and paths[1] or table.concat(paths, "' '", 1, cut)
  return ("'%s' '%s'"):format(first, rest), ("'%s'"):format(first), ("'%s'"):format(rest)
end

local n_shards = 2 * math.random(0, 2) + 1
os.execute(("rm -f '%s'/resumed.db '%s'/shard-*.db"):format(folder, folder))
for round = 1, tonumber(rounds) do
  for _ = 1, math.random(4) do change() end
  write_input()
  local at = "round " .. round .. ", seed " .. seed .. ": "
  assert(run("--resume", "resumed"), at .. "the run ended badly")
  assert(run("--again", "fresh"))
  compare(round, "resumed", dump "fresh")

  local shards = {}
  for i = 1, n_shards do
    shards[i] = "shard-" .. i
    assert(run(("--resume --shard %d/%d"):format(i, n_shards), shards[i]), at .. "a shard ended badly")
  end
  assert(merge(shards, "merged"), at .. "merging ended badly")
  compare(round, "merged", dump "fresh")
  assert(run("--resume", "merged"), at .. "a merged store does not go on")
  compare(round, "merged", dump "fresh")

  local all, first, second = halves()
  assert(run("--again", "fresh", all) and run("--again", "first", first) and
    run("--again", "second", second))
  assert(merge({ "first", "second" }, "joined"), at .. "merging ended badly")
  compare(round, "joined", dump "fresh")
end
