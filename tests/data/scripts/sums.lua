-- Rules whose elements are asked for more than themselves: for `lede why`.
local lede = require "lede"
require "mentions"

lede.rule { name = "sum", pattern = [=[ amount:([kind="number"] []{0,2}) & ([]+ "crowns") ]=] }
lede.rule {
  name = "of_the", pattern = [=[ "the" (what:[]{1,5} containing ("of" who:[])) "the" ]=],
}
lede.rule {
  name = "euros", pattern = [=[ amount:([kind="number"] []{0,2}) & ([]+ "euros") ]=],
}
lede.rule { name = "not_safe", pattern = [=[ "safe" (?! "water") []{1,2} not within <org/> ]=] }
