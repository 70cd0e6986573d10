-- lede.names.bodies — organisations by what they are: regiments, courts, newspapers. Rules of the
-- phase of lede.names.
local lede = require "lede"
local mention = require("lede.names.pieces").mention

-- "101st Airborne Division", "65 Fighter Wing", "9th Circuit".
lede.rule(mention {
  name = "unit_by_number",
  pattern = [=[ [word="[0-9]{1,3}(st|nd|rd|th)|[IVX]{1,5}"] /name_part[]{0,4}
    [word=$name_units] ]=],
  attributes = { type = "=org", class = "=body", weight = "=4" },
  examples = {
    { "The 101st Airborne Division and the 9th Circuit met.", { { type = "org" }, {} } },
    { "It is the 101st division, and the 9th Street.", false },
  },
})

-- The names of days and of how often are no names elsewhere.
lede.rule(mention {
  name = "newspaper",
  pattern = [=[ ("The" (?<! <s> []))? [word=$name_paper_days] /name_part[]? [word=$name_papers]
    (?! [shape="X.*" & kind="word"]) ]=],
  attributes = { type = "=org", class = "=body", weight = "=4" },
  examples = {
    { "He wrote for The Sunday Times and the Daily Halvery Post.", { { type = "org" }, {} } },
    { "On Sunday times were hard.", false },
  },
})

lede.offer() -- lede.names does
