-- A module that requires itself, for tests/lua/sandbox.lua.
return require "circle"
