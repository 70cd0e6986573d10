-- `luarocks make scripts/lede-0.1.0-1.rockspec`, in the folder of the project, builds the module
-- that stock Lua 5.4 requires; the packages of tests/setup must be installed.
rockspec_format = "3.0"
package = "lede"
version = "0.1.0-1"
source = { url = "git+file://." }
description = {
  summary = "Lua-scriptable text analysis engine for news",
  detailed = [[
    Token patterns in CQL over articles of any format, with names, dates, quotations and stories
    found by packs; records that lead back to their evidence.]],
  license = "MIT",
}
supported_platforms = { "linux", "macosx" }
dependencies = { "lua >= 5.4, < 5.5" }
build = {
  type = "make",
  build_target = "module",
  build_variables = { PREFIX = "$(PREFIX)" },
  install_target = "install-module",
  install_variables = { PREFIX = "$(PREFIX)", LUA_MODULES = "$(LIBDIR)" },
}
