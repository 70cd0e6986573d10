-- budgets.lua — files of one noun under 600 lines, functions at most 80, lines at most 100 columns.
-- Generated *_tables.c are exempt from the first, lines of tests, which quote what programs print,
-- from the last. Prints TAP.

local MOST_FILE, MOST_FUNCTION, MOST_COLUMNS = 600, 80, 100

local long_files, long_functions, long_lines = {}, {}, {}
local find = "find core include scripts tests -name '*.[ch]' -o -name '*.lua' | LC_ALL=C sort"
local pipe = assert(io.popen(find))
for path in pipe:lines() do
  local generated = path:match("_tables%.c$")
  local n, start, name = 0, nil, nil
  for line in io.lines(path) do
    n = n + 1
    local exempt = generated or path:match("^tests/")
    if not exempt and utf8.len(line) and utf8.len(line) > MOST_COLUMNS then
      long_lines[#long_lines + 1] = ("%s:%d has %d columns"):format(path, n, utf8.len(line))
    end
    if path:match("%.c$") then
      if line:match("^[%a_].*%b() {$") or line:match("^ .*%) {$") and not start then
        start, name = n, line:match("([%w_]+)%(") or name
      elseif line:match("^[%a_].*%($") or line:match("^[%a_].*%(.*[^;{]$") then
        name = line:match("([%w_]+)%(")
      elseif line == "}" and start then
        if n - start > MOST_FUNCTION then
          long_functions[#long_functions + 1] =
            ("%s:%d %s has %d lines"):format(path, start, name or "?", n - start)
        end
        start = nil
      end
    end
  end
  if not generated and n > MOST_FILE then
    long_files[#long_files + 1] = ("%s has %d lines"):format(path, n)
  end
end
pipe:close()

local n, failed = 0, false
local function report(title, broken)
  n = n + 1
  print(("%sok %d - %s"):format(#broken > 0 and "not " or "", n, title))
  for _, line in ipairs(broken) do print("#   " .. line) end
  failed = failed or #broken > 0
end
report(("files have at most %d lines"):format(MOST_FILE), long_files)
report(("functions have at most %d lines"):format(MOST_FUNCTION), long_functions)
report(("lines have at most %d columns"):format(MOST_COLUMNS), long_lines)
print("1.." .. n)
os.exit(not failed)
