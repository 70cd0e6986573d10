-- entity_tables.lua — writes entity_tables.c from the entities.json of the WHATWG HTML Standard
-- (§13.5): lua5.4 core/load/entity_tables.lua entities.json > core/load/entity_tables.c

local path = arg[1] or error("usage: entity_tables.lua entities.json")
local file = assert(io.open(path))
local json = file:read("a")
file:close()

local rows, names = {}, {}
for name, closed, points in json:gmatch('"&(%w+)(;?)":%s*{%s*"codepoints":%s*%[([^%]]*)%]') do
  local row = rows[name]
  if not row then
    row = { old = false }
    rows[name] = row
    names[#names + 1] = name
  end
  if closed == "" then row.old = true end
  row.first, row.second = points:match("^%s*(%d+)%s*,?%s*(%d*)")
end
assert(#names > 2000, path .. " lists few names")
table.sort(names)

io.write [[
/* entity_tables.c — the named character references of the WHATWG HTML Standard (§13.5), sorted by
 * name. Written by entity_tables.lua from the entities.json that stands beside the standard. */
#include "load/entity.h"

/* clang-format off */
const lede_entity_row lede_entity_rows[] = {
]]
for _, name in ipairs(names) do
  local row = rows[name]
  io.write(('    {"%s", 0x%X, 0x%X, %s},\n'):format(
    name, math.tointeger(row.first), math.tointeger(tonumber(row.second) or 0), tostring(row.old)))
end
io.write [[
};
/* clang-format on */

const size_t lede_entity_n_rows = sizeof lede_entity_rows / sizeof *lede_entity_rows;
]]
