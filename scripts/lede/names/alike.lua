-- lede.names.alike — people and ships that are called like something else: Major, Wood, Elizabeth.
-- Rules of the phase of lede.names.
local lede = require "lede"
local mention = require("lede.names.pieces").mention

lede.rule(mention {
  name = "person_called_like_title",
  pattern = [=[ [word=$name_courtesies] who:[word=$name_surname_titles]
    (?! [shape="X.*" & kind="word"] | "of") ]=], over = "who",
  attributes = { type = "=person", weight = "=4" },
  examples = {
    { "It was Mr King who called.", { type = "person" } },
    { "It was the King of Norway.", false },
  },
})

-- A given name that is no place's, as that of Georgia Power is.
lede.macro {
  name = "name_given_alone",
  pattern = '[lex="name_first" & lex!="name_place" & lex!="name_country"]',
}

-- What is also the last word of a place, a body, a firm or a work; behind "of" or "to" Nathan Lane
-- is a street, and Stanley Park is one anywhere.
lede.rule(mention {
  name = "person_called_like_place",
  pattern = [=[ ( (?<! [norm="in|on|at|along|near|the"]) /name_given_alone[]
      ([shape="X\.?"] | /name_own[])? [word=$name_surname_kinds]
    | (?<! [norm="in|on|at|along|near|the|of|to|from|by"]) /name_given_alone[]
      [shape="X\.?"]? [word=$name_surname_places & word!="Park|Court|Pond"] )
    (?! [shape="X.*" & kind="word"]) ]=],
  attributes = { type = "=person", weight = "=3" },
  examples = {
    { "Chris Wood scored, said Nathan Lane and Paul Q. Law.",
      { { type = "person" }, {}, {} } },
    { "They met in Chris Wood, from Victoria Park to Nathan Lane.", false },
    { "It was Georgia Power and Chris Law Partners. Stanley Park reopened.", false },
  },
})

lede.rule(mention {
  name = "titled_person_called_like_place",
  pattern = [=[ role:<name_office_title/>{1,2}
    who:(/name_own[]? [word=$name_surname_kinds | word=$name_surname_places])
    (?! [shape="X.*" & kind="word"] | "of") ]=], over = "who",
  attributes = { type = "=person", weight = "=4", role = "role.text" },
  examples = {
    { "Sgt Amy Wood and Mr Hill spoke.", { { role = "Sgt" }, { role = "Mr" } } },
    { "Mr Hill Partners spoke.", false },
  },
})

lede.rule(mention {
  name = "ship",
  pattern = [=[ [word=$name_ships] /name_part[]{1,3} ]=],
  attributes = { type = "=work", weight = "=4", class = "=ship" },
  examples = {
    { "They sailed with HMS Queen Elizabeth.", { type = "work", class = "ship" } },
    { "They sailed with Queen Elizabeth.", false },
  },
})

lede.offer() -- lede.names does
