-- lede.names.places — places that lexicons know, and places by a direction before them or by what
-- a text says that they are. Rules of the phases of lede.names.
local lede = require "lede"
local words = require "lexicons.name_words"
local mention = require("lede.names.pieces").mention

-- ---- places that lexicons know: <name_where/> -----------------------------------------------

for _, known in ipairs {
  { "known", '<name_known layer="place"/>', "The UK agreed.", "United Kingdom" },
  { "country", "<name_country/>", "It opened in Norway.", "Norway" },
  { "place", "<name_place/>", "It opened in Lisbon.", "Lisbon" },
  { "region", "<name_region/>", "It opened in Utena.", "Utena" },
  { "town", "<name_town/>", "It opened in Norwich.", "Norwich" },
} do
  lede.rule {
    name = "where_" .. known[1], phase = "name_places", -- a people is no river: Canadian
    pattern = "x:" .. known[2] .. (known[1] == "place" and " & ([!name_people] | []{2,})" or ""),
    annotate = "name_where", attributes = { name = "x.name | x.entry", class = "x.type" },
    examples = { { known[3], { name = known[4] } }, { "It opened in spring.", false } },
  }
end

lede.rule {
  name = "where_state", phase = "name_places",
  pattern = [=[ [word=$name_states] (?<= [shape="X.*"] "," []) ]=], annotate = "name_where",
  attributes = { name = function(m) return words.state_names[m.text] end, class = "=state" },
  examples = {
    { "She left Halvery, Mass., on Monday.", { name = "Massachusetts" } },
    { "She wrote to Miss. Halvery.", false },
  },
}

-- ---- places by their neighbours ----------------------------------------------------------------

lede.rule(mention {
  name = "part_of_place",
  pattern = [=[ [word=$name_directions] <name_where/> (?! [shape="X.*" & kind="word"]) ]=],
  attributes = { type = "=place", weight = "=3" },
  examples = {
    { "They live in East Lisbon and Southern Norway.", { { type = "place" }, {} } },
    { "They live east of Lisbon.", false },
  },
})

lede.rule(mention {
  name = "place_told",
  pattern = [=[ /name_own[]{1,3} (?= ("," | "is" | "was") [word="a|an"]
    [word="\p{L}.*|-" & norm!="of|in|at|for|from|by|with|to|who|and"]{0,3}
    [word=$name_settlements]
    ([kind="punct" & word!="-"]
     | [norm="of|in|on|near|north|south|east|west|outside|about|some|where|with|that|which"])) ]=],
  attributes = { type = "=place", weight = "=3" },
  examples = {
    { "They met in the hall of Halvery, a small town near Calder.", { type = "place" } },
    { "Halvery is a village.", { type = "place" } },
    { "Holm, a town councillor, left.", false },
  },
})

lede.offer() -- lede.names does
