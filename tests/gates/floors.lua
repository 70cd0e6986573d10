-- floors.lua — who may include whom. A room includes its own files and those of lower rooms; a
-- third-party library is known to one room (Lua also to the binding, which is a module of it);
-- rooms cli and binding know lede.h and nothing else of the library. The head of every header says
-- on lines of their own whose it is or which thread may touch it, and its floor.
-- Prints TAP; one line a rule, and below it every line that breaks it.

local rooms = { "base", "locale", "text", "load", "language", "layer", "match", "record", "corpus",
  "report", "run", "lua", "engine", "cli", "binding" }
local outside = { cli = true, binding = true } -- users of the library like any other
local floor = {}
for i, room in ipairs(rooms) do floor[room] = i end

local home = {
  ["lua.h"] = "lua", ["lauxlib.h"] = "lua", ["lualib.h"] = "lua", ["pcre2.h"] = "match",
  ["sqlite3.h"] = "record", ["zlib.h"] = "load",
  ["lzma.h"] = "load", ["bzlib.h"] = "load", ["zstd.h"] = "load", ["zstd_errors.h"] = "load",
  ["md4c.h"] = "load",
  ["iconv.h"] = "load", ["uchardet.h"] = "load", ["pthread.h"] = "run",
  ["xxhash.h"] = "base", ["libstemmer.h"] = "language",
  ["histedit.h"] = "cli" }
local also = { ["lua.h"] = "binding", ["lauxlib.h"] = "binding" }
local standard = {}
for name in ([[assert ctype errno inttypes limits math stdarg stdatomic stdbool stddef stdint stdio
  stdlib string time signal float locale wchar]]):gmatch("%S+") do standard[name .. ".h"] = true end
local system = { ["unistd.h"] = true, ["glob.h"] = true, ["dirent.h"] = true, ["fcntl.h"] = true,
  ["sys/stat.h"] = true, ["sys/mman.h"] = true, ["sys/types.h"] = true, ["sys/ioctl.h"] = true,
  ["dlfcn.h"] = true, ["sys/file.h"] = true, ["immintrin.h"] = true, ["emmintrin.h"] = true,
  ["sys/resource.h"] = true, ["xlocale.h"] = true, ["sys/select.h"] = true,
  ["poll.h"] = true }

local function files()
  local list = {}
  local pipe = assert(io.popen("find core include -name '*.[ch]' | LC_ALL=C sort"))
  for path in pipe:lines() do list[#list + 1] = path end
  pipe:close()
  return list
end

-- What the comment at the top of a header lacks.
local function lacking(path, room)
  local head = ""
  for line in io.lines(path) do
    head = head .. line .. "\n"
    if line:find("*/", 1, true) then break end
  end
  if not head:find("\n %* owner: ") and not head:find("\n %* thread: ") then
    return path .. " says neither whose it is nor which thread may touch it"
  end
  if not head:find("\n %* floor: " .. room) then return path .. " does not name its floor" end
end

local up, third, cli_bad, unknown, heads = {}, {}, {}, {}, {}
for _, path in ipairs(files()) do
  local own = path:match("^core/(%w+)/.*%.h$")
  if own then heads[#heads + 1] = lacking(path, own) end
  local room = path:match("^core/(%w+)/")
  local n = 0
  for line in io.lines(path) do
    n = n + 1
    local bracket, name = line:match('^%s*#%s*include%s+([<"])([^>"]+)[>"]')
    if name and room then
      local place = ("%s:%d includes %s"):format(path, n, name)
      local target = name:match("^(%w+)/")
      if bracket == '"' and name ~= "lede.h" and name ~= "lede_base.h" then
        if not floor[target] then
          unknown[#unknown + 1] = place
        elseif floor[target] > floor[room] then
          up[#up + 1] = place
        elseif outside[room] and target ~= room and name ~= "base/platform.h" then
          cli_bad[#cli_bad + 1] = place
        end
      elseif home[name] then
        if home[name] ~= room and also[name] ~= room then third[#third + 1] = place end
      elseif bracket == "<" and not standard[name] and not system[name] then
        unknown[#unknown + 1] = place
      end
    end
  end
end

local n, failed = 0, false
local function report(name, broken)
  n = n + 1
  print(("%sok %d - %s"):format(#broken > 0 and "not " or "", n, name))
  for _, line in ipairs(broken) do print("#   " .. line) end
  failed = failed or #broken > 0
end
report("no room includes a higher one", up)
report("each library is known to one room", third)
report("the commands and the binding use lede.h only", cli_bad)
report("every header is known to this gate", unknown)
report("every header says whose it is, for which thread, and its floor", heads)
print("1.." .. n)
os.exit(not failed)
