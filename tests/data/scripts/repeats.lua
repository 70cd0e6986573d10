-- A long word that comes again soon, and not as a name.
local lede = require "lede"
lede.rule {
  name = "again",
  pattern = [=[ a:[kind="word" & norm=".{7,}"] []{1,20}
                [shape="x+" & norm = a.norm & !(pos="ADJ|ADV")] ]=],
  record = { word = "a.norm" },
}
