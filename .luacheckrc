std = "lua54"
max_line_length = 100
files["scripts/meta/lede.lua"] = { ignore = { "211", "212", "221", "241", "431", "631" } }
