-- lede.names.texts — what is made of the text of a name: its key, its last word, its initials.
local M = {}

function M.key_of(name)
  local key = name:lower()
  if not key:find("[-.'&\n\t\r]") then return (key:gsub(" ", "_")) end
  return (key:gsub("&", "and"):gsub("[%s%-%.']+", "_"):gsub("_$", ""))
end

-- A person's name without a middle initial, by which articles differ: Donald J. Trump. Two initials
-- tell people apart (George H.W. Bush).
function M.without_initial(name)
  local first, last = name:match("^(%S%S+) %u%.? (%S.*)$")
  if not first or last:find("^%u%.? ") or first:find("%.$") then return nil end
  return first .. " " .. last
end

-- The words of a name but the last, and the last.
function M.cut_last(text)
  local at, next = 0, text:find(" ", 1, true)
  while next do at, next = next, text:find(" ", next + 1, true) end
  return text:sub(1, at - 1), text:sub(at + 1)
end

function M.initials_of(text)
  return (text:gsub("%f[%w]%l+", ""):gsub("(%u)[%w']*[%s%-]*", "%1"))
end

-- Van der Meer of Greta van der Meer: with its particles, as a sentence has it and as one begins;
-- nil where there are none.
function M.with_particles(text)
  local tail = text:match(" (%l[%l ]* %S+)$")
  if tail then return tail, (tail:gsub("^%l", string.upper)) end
end

return M
