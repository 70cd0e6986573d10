-- model_data.lua — writes a data file as core/language/model.h lays it out; for the programs that
-- make models.

local ALIGN = 64
local ORDER_MARK = 0x4C454445

local model = {}

local function pad(text) return text .. ("\0"):rep(-#text % ALIGN) end

local function checksum(bytes)
  local sum = 0
  for i = 1, #bytes, 8 do
    local part = string.unpack("<i8", bytes, i)
    sum = (sum ~ part) * 0x9E3779B97F4A7C15
    sum = sum ~ sum >> 29
  end
  return sum
end

-- FNV-1a, as the readers compute it.
function model.hash(text)
  local hash = 2166136261
  for i = 1, #text do hash = ((hash ~ text:byte(i)) * 16777619) & 0xffffffff end
  return hash
end

-- `header`: the lines after the first; `sections`: { name of four letters, bytes } each.
function model.write(file, kind, version, header, sections)
  local front = pad(("lede model %s %d\n%s\n\0"):format(kind, version, header))
  local at = #front + #pad(("\0"):rep(24 + 16 * #sections))
  local index, body = {}, {}
  for i, section in ipairs(sections) do
    index[i] = section[1] .. string.pack("<I4I4I4", at, #section[2], 0)
    body[i] = pad(section[2])
    at = at + #body[i]
  end
  local bytes = table.concat(body)
  local first = string.pack("<I4I4I4I4i8", ORDER_MARK, version, #sections, 0, checksum(bytes))
  file:write(front, pad(first .. table.concat(index)), bytes)
end

return model
