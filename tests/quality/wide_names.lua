-- wide_names — for sets that count every mention of a person, organisation or place, with its whole
-- noun group: "the French government", "President Holm", "two residents", "her". No pack: what it
-- adds to lede.names is a convention of those sets, and as coarse as the senses of WordNet.
local lede = require "lede"
require "lede.names"
require "lede.chunks"

lede.phase { name = "wide", resolve = "priority" }

local function wide(name, type, priority, pattern)
  lede.rule {
    name = name, phase = "wide", priority = priority, pattern = pattern, annotate = "wide",
    attributes = { type = "=" .. type },
  }
end

for _, type in ipairs { "person", "org", "place" } do
  local name = "<" .. type .. ' form="full|short|acronym|misspelt"/>'
  wide("named_" .. type, type, 3, "<noun_group/> (?<= " .. name .. ")")
  wide("bare_" .. type, type, 1, name)
end
-- Nouns by their senses, with the name behind "of": the city of Halvery.
local function headed(name, type, sense, joint)
  local group = '<noun_group kind="noun"/> (?<= [' .. sense .. "])"
  wide(name, type, 2, group)
  wide(name .. "_of", type, 4, group .. " [norm=" .. joint .. '] <noun_group kind="name"/>')
end

headed("one", "person", 'sense="noun.person" & tag="NN"', '"of"')
headed("many", "org", 'sense="noun.person" & tag="NNS"', '"of|from"')
headed("body", "org", 'sense="organization|social group"', '"of"')
headed("where", "place", 'sense="noun.location|building|structure"', '"of"')
wide("where_in", "place", 4, [=[ <place/> "," <place/> ]=]) -- Halvery, Norway is one
wide("somebody", "person", 2, [=[ [norm="i|me|my|he|him|his|she|her"] ]=])
wide("some", "org", 2, [=[ [norm="we|us|our|they|them|their"] ]=])
wide("there", "place", 2, [=[ [norm="here|there"] (?! [lemma="be"]) ]=])
