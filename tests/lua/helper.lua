-- A module beside a script, for tests/lua/sandbox.lua.
local M = {}
function M.shout(text) return text:upper() end
return M
