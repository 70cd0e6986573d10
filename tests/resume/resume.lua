-- resume.lua — an input that changes at random, gone through with --resume, must give the store that
-- a run from the beginning gives:
--     lua5.4 tests/resume/resume.lua LEDE FOLDER ROUNDS SEED [OPTIONS]
-- Few identities and few texts, so that versions, copies and articles that change places abound.
local lede, folder, rounds, seed, options = table.unpack(arg)
math.randomseed(tonumber(seed))

local script = "tests/resume/rules.lua"
local function write(path, text)
  local file = assert(io.open(path, "w"))
  file:write(text)
  file:close()
end

local names = { "Anna", "Berta", "Cesar", "Dora" }
local titles = { "Ferry halted", "Bridge open", "Broken" }
local function sentence(n)
  local name = names[math.random(#names)]
  return ("%s said %d times that it was over. Nobody told %s anything."):format(name, n % 3, name)
end

local files = {} -- name → list of lines, or a text
local function line()
  if math.random(12) == 1 then return "{ this is no JSON" end
  return ('{"id":"id%d","title":"%s","text":"%s","published":"2024-0%d-01"}'):format(
    math.random(4), titles[math.random(#titles)], sentence(math.random(3)), math.random(2))
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

local function run(how, store)
  local command = "'%s' run -q -j2 %s %s '%s' '%s' -o '%s/%s.db' 2> '%s/messages' || test $? = 1"
  return os.execute(command:format(lede, how, options or "", script, input, folder, store, folder))
end
local function dump(store)
  local pipe = io.popen(("'%s' dump '%s/%s.db'"):format(lede, folder, store))
  local text = pipe:read "a"
  pipe:close()
  return text
end

os.remove(folder .. "/resumed.db")
for round = 1, tonumber(rounds) do
  for _ = 1, math.random(4) do change() end
  write_input()
  assert(run("--resume", "resumed"), "round " .. round .. ": the run ended badly")
  assert(run("--again", "fresh"))
  local resumed, fresh = dump "resumed", dump "fresh"
  if resumed ~= fresh or #fresh < 100 then
    write(folder .. "/resumed.dump", resumed)
    write(folder .. "/fresh.dump", fresh)
    io.stderr:write(("round %d, seed %s: the stores differ\n"):format(round, seed))
    os.exit(1)
  end
end
