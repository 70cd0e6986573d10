local lede = require "lede"
lede.lexicon("people", { file = "people.tsv" })
lede.rule {
  name = "who", pattern = [=[ person:<people/> ]=],
  record = {
    person = "person.name", role = "person.role", as_of = "person.as_of",
    form = "person.form", distance = "person.distance", lexicons = "person.lex",
  },
  examples = {
    { "Samuel Brandt spoke.", { role = "head of surgery" }, published = "2021-05-01" },
    { "Samuel Brandt spoke.", { role = "medical director" }, published = "2024-11-20" },
    { "Samuel Brandt spoke.", { role = "medical director" } },
    { "Nadia Petrowa spoke.", { person = "Nadia Petrova", form = "misspelt", distance = 1 } },
    { "Nadia Comaneci spoke.", false },
  },
}
