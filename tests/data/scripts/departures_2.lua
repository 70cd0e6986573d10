-- Who leaves an office: the draft mended.
local lede = require "lede"
require "lede.names"

lede.lexicon("leaving", { lemma = { "resign", "leave", "step down" } })

lede.rule {
  name = "departure",
  pattern = [=[ who:<person/> ("," ([]{1,6}? ",")? "who"?)? [pos="AUX|ADV"]* verb:<leaving/> when:([norm="on"] [])? ]=],
  record = { who = "who.name", verb = "verb.lemma" },
  examples = {
    { "Ms Okafor will step down on Friday.", { who = "Okafor", verb = "step down" } },
    { "Tomas Okafor, the chief executive, resigned on Friday.", { who = "Tomas Okafor" } },
    { "Grace Okafor left the room.", false },
  },
}
