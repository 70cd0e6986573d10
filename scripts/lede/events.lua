-- lede.events — who did what to whom, in English news, in the types of PLOVER.
--
--   require "lede.events"
--   lede.keep "event"
--
-- Layer `event`, over the words that tell it, with type and mode, actor and recipient (the name,
-- else the words that stand there), each with entity (of a name), code (ISO 3166, IGO, NGO) and
-- sector (GOV, MIL, REB …), mutual (yes where both do it: "talks between A and B"), verb, modality
-- (happened planned attempted wanted possible denied), negated, attributed_to and date (a value of
-- lede.dates). Table `event`: a row each, with the context of its sentence.
--
-- In two steps. Rules write `event_frame`, a verb group with a verb that may tell an event, and
-- `event_edge`, where clauses end. The stage `event_join` reads each frame in its clause: the sense
-- of the verb by what it acts on (lede.events.fit), who and whom (lede.events.sides), what becomes
-- of it by modality, negation and the verb before (lede.events.meaning), whether it is one at all
-- (lede.events.judge). What the words mean stands in lexicons/event_verbs.lua and event_nouns.lua,
-- what articles are about in event_topics.lua, actors in lede/events/actors.tsv.
local lede = require "lede"
require "lede.names"
require "lede.dates"
require "lede.chunks"
require "lede.quotes"
local words = require "lexicons.event_nouns"
local about = require "lexicons.event_topics"
local senses = require "lede.events.senses"
local join = require "lede.events.join"

lede.lexicon("event_verb", { lemma = senses.phrases(senses.verbs) })
lede.lexicon("event_noun", { lemma = senses.phrases(senses.nouns) })
lede.lexicon("event_name", { lemma = senses.phrases(senses.nouns, true) })
lede.lexicon("event_sector", { lemma = senses.entries(words.sectors, "sector") })
lede.lexicon("event_topic", { lemma = senses.entries(about.topics, "topic") })
lede.lexicon("event_theme", { lemma = senses.entries(about.themes, "topic") })
lede.lexicon("event_context", { lemma = senses.entries(words.contexts, "context") })
lede.lexicon("event_actor", { file = "events/actors.tsv", case = "exact" })

-- ---- frames -------------------------------------------------------------------------------------

lede.phase { name = "event_frames", language = "en" }

local verb_says = { "form", "tense", "voice", "negation", "modality" }

-- Beside what the verb group says: where its sentence stands, and whether that has a state or a
-- body that acts (power), people, a topic, somebody who is named.
local function frame(rule)
  rule.phase, rule.annotate = "event_frames", "event_frame"
  rule.attributes = {
    kind = "=" .. rule.kind, from = "sentence.first", to = "sentence.last",
    power = "sentence.event_actor.first", sector = "sentence.event_sector.sector",
    topic = "sentence.event_topic.topic",
    somebody = "sentence.person.first | sentence.org.first | sentence.place.first"
      .. " | sentence.name_people.first",
  }
  for _, name in ipairs(rule.kind == "verb" and verb_says or {}) do
    rule.attributes[name] = "vg." .. name
  end
  rule.kind = nil
  return rule
end

lede.rule(frame {
  name = "event_verb_group", kind = "verb",
  pattern = [=[ vg:<verb_group/> (?<= [lex="event_verb"]) ]=],
  examples = {
    { "The army has not shelled Halvery.", { tense = "present", negation = "not" } },
    { "The shell sparkled.", false },
  },
})
lede.rule(frame {
  name = "event_must", kind = "verb",
  pattern = [=[ vg:<verb_group modality="must"/> (?<= [lex!="event_verb"]) ]=],
  examples = {
    { "Norway said the firm must ensure safety.", { modality = "must" } },
    { "Norway said the firm ensures safety.", false },
  },
})
lede.rule(frame {
  name = "event_noun_group", kind = "noun",
  pattern = [=[ <event_name/>
    (?= [norm="between|with|on|against|into|of|to|from|for|over|by|in"]) ]=],
  examples = {
    { "Talks between Norway and Iraq go on.", { kind = "noun" } },
    { "They talk.", false },
  },
})

-- Where a clause ends: words that begin another one, and "and" before a verb.
lede.rule {
  name = "event_edge", phase = "event_frames", annotate = "event_edge",
  pattern = [=[ [norm="as"] (?= [word!="[,;:]"]{1,6} [tag="VBD|VBZ|VBP|MD"])
    | [norm="after|while|because|unless|when|although|though|before|if|since|whereas"
    | norm="until|who|which|whose|where" | word="[;:]"]
    | [norm="and|but|or|then"] (?= [tag="RB"]? [tag="VBD|VBZ|VBP|MD"])
    | "," (?= [tag="RB"]? [tag="VBD|VBZ|VBP|MD"])
    | "," [norm="and|but"] (?= <noun_group/> <verb_group form="finite"/>) ]=],
  examples = {
    { "Norway left, and Mali stayed.", { {} } },
    { "Norway left and Mali stayed while it rained.", { {} } },
    { "Norway left and stayed.", { {} } },
    { "Norway, which had a boat, left.", { {}, {} } },
    { "Norway and Iraq left.", false },
  },
}

-- ---- events -------------------------------------------------------------------------------------

lede.stage {
  name = "event_join", language = "en",
  reads = {
    "event_frame", "event_edge", "event_verb", "event_noun", "event_name", "event_sector",
    "event_actor", "event_topic", "event_theme", "noun_group", "name_people", "person", "org",
    "place", "date", "quote",
  },
  writes = { "event" },
  run = join.run,
}

lede.phase { name = "event_rows", language = "en" }
lede.rule {
  name = "event", phase = "event_rows", into = "event",
  pattern = [=[ (?all) e:<event/> ]=],
  record = {
    type = "e.type", mode = "e.mode", context = "sentence.event_context.context",
    actor = "e.actor", actor_entity = "e.actor_entity", actor_code = "e.actor_code",
    actor_sector = "e.actor_sector", recipient = "e.recipient",
    recipient_entity = "e.recipient_entity", recipient_code = "e.recipient_code",
    recipient_sector = "e.recipient_sector", mutual = "e.mutual", verb = "e.verb",
    negated = "e.negated", modality = "e.modality", attributed_to = "e.attributed_to",
    date = "e.date",
  },
  examples = {
    { "Norway's prime minister accused Iraq of piracy.",
      { type = "DISAPPROVE", mode = "allege", actor_code = "NOR", actor_sector = "GOV",
        recipient = "Iraq", recipient_code = "IRQ", modality = "happened" } },
    { "A journalist was jailed in Tunis by the army.",     -- a passive
      { type = "COERCE", mode = "arrest", actor = "the army", recipient = "A journalist" } },
    { "Norway agreed on Friday to send troops to Mali.",   -- the first verb decides
      { type = "AGREE", actor = "Norway", recipient = "Mali" } },
    { "Norway vowed to bomb Mali.", { type = "THREATEN", recipient = "Mali" } },
    { "Norway will visit Mali.", { type = "AGREE", modality = "planned" } },
    { "Norway will not receive Mali's envoy.", { type = "REJECT" } },
    { "Norway failed to reach an agreement with Mali.", { type = "REJECT", recipient = "Mali" } },
    { "Norway did not bomb Mali.", { negated = "yes", recipient = "Mali" } },
    { "Norway and Mali signed a treaty.",
      { type = "SUPPORT", actor = "Norway", recipient = "Mali", mutual = "yes" } },
    { "There were talks between Norway and Mali.",         -- a noun
      { type = "CONSULT", actor = "Norway", recipient = "Mali", mutual = "yes" } },
    { "Norway said that Mali must return the ship.", { type = "DEMAND", recipient = "Mali" } },
    { "Norway, which had opposed the plan, now backs Mali.", -- behind a relative clause
      { { type = "REJECT", actor = "Norway" },
        { type = "SUPPORT", actor = "Norway", recipient = "Mali" } } },
    { "Norway and Sweden sent aid to Mali and Chad.",      -- an event each
      { { actor_code = "NOR", recipient_code = "MLI" }, { actor_code = "NOR", recipient = "Chad" },
        { actor = "Sweden", recipient_code = "MLI" }, { actor = "Sweden", recipient = "Chad" } } },
    { "The firm that owns the ship sued Norway.", { type = "DISAPPROVE", actor = "The firm" } },
    { '"We must think of Norway," Holm said.', false },
    { "Norway's laws must change to help Mali.", false },
    { "Mr Holm attacked Mr Berg.", { type = "DISAPPROVE", actor = "Holm", recipient = "Berg" } },
    { "A man attacked Mr Berg with a knife.", { type = "ASSAULT" } },
    { "Rebels attacked Bamako, the army said.",
      { actor_sector = "REB", recipient = "Bamako", attributed_to = "the army" } },
    { "Norway broke off talks with Mali.", { type = "SANCTION" } },
    { "Norway lifted its sanctions on Mali.", { type = "CONCEDE" } },
    { "The mayor of Calder, Greta Holm, resigned on 3 May 2024.",
      { type = "RETREAT", mode = "resign", actor = "Greta Holm", date = "2024-05-03" } },
    { "People will flee if Norway attacks Bamako.",        -- a condition
      { type = "ASSAULT", actor = "Norway", modality = "possible" } },
    { "The army arrested no protesters in Bamako.", { type = "COERCE", negated = "yes" } },
    { "Rebels supporting Norway accused Mali of piracy.",  -- a participle
      { { type = "SUPPORT", recipient = "Norway" },
        { type = "DISAPPROVE", actor = "Rebels", recipient = "Mali" } } },
    { "After meeting Mali's envoy, Norway's minister was silent.",
      { type = "CONSULT", actor = "Norway's minister" } },
    { "Norway to visit Mali", { type = "AGREE", actor = "Norway", modality = "planned" } },
    { "Norway has to return the ship to Mali.", { type = "RETREAT", modality = "wanted" } },
    { "An attempt to assassinate Mali's king failed.",
      { type = "ASSAULT", recipient = "Mali's king", modality = "attempted" } },
    { "Officials agreed that Norway and Mali should cooperate.", { type = "AGREE" } },
    { "Mr Holm agreed that Norway was right.", false },    -- an opinion
    { "Mr Holm attacked the tax plan of Mali's government.", { type = "DISAPPROVE" } },
    { "Greta Holm was charged with fraud in Bamako.", { type = "COERCE", mode = "arrest" } },
    { "Mali charged high prices.", false },
    { "Norway met fierce criticism in Mali.", false },
    { "The minister killed himself in Bamako.", false },
    { "Halvery Motors Ltd agreed to buy Brightwater Inc.", false }, -- what firms do is business
    { "Norway fined Halvery Motors Ltd.", { type = "COERCE", recipient_sector = "BUS" } },
    { "The prospect of losing Mali worried Norway.", false }, -- thought of, not done
    { "The rules must change, Mali said.", false },        -- asks nobody
    { "Two trains collided near Oslo, injuring a Malian.", false },
    { "Holm declined to comment.", false },                -- what is no event, whatever its verb
    { "The road is shut.", false },
    { "It broke a record.", false },                       -- neither side is known
    { "The storm visited Mali.", false },
    { "Mali's king survived an attempt on his life.", { type = "ASSAULT", mode = "assassinate" } },
    { "The extra revenue will allow the king to travel.", false }, -- who acts must be somebody
    { "There were no talks between Norway and Mali.", { negated = "yes" } },
    { "Norway fears an attack on Bamako.", { type = "ASSAULT", modality = "possible" } },
    { "The Malian attack on Oslo was a shock.", { type = "ASSAULT", actor = "The Malian" } },
    { "Greta Holm's attack on Tomas Berg was a shock.", { type = "DISAPPROVE" } },
    { "The board attacked the package.", { type = "DISAPPROVE" }, todo = true }, -- no side is known
    { "Mr Holm, while defending Mali, has blamed Norway.",
      { { type = "SUPPORT", actor = "Holm" }, { type = "DISAPPROVE", recipient = "Norway" } } },
    { "Rebels carried out an attack on Bamako.",           -- a verb that says nothing, and a noun
      { type = "ASSAULT", recipient = "Bamako" } },
    { "The arrest of a Malian editor by the police was a shock.",
      { type = "COERCE", mode = "arrest", actor = "the police", recipient = "a Malian editor" } },
    { "The report said a Malian court approved of Norway.",
      { type = "SUPPORT", actor = "a Malian court", recipient = "Norway" } },
    { "\"He should apologise to Mali,\" Mr Holm said.", { actor = "He" } }, -- not Mr Holm
    { "Their spokesman, Tomas Berg, said they welcomed Mali's envoy.", { actor = "they" } },
    { "Five ministers of Mali went on trial in Oslo.",
      { type = "INVESTIGATE", recipient = "Five ministers of Mali" } },
    { "Norway ended a meeting in Bamako.", false },
    { "Norway insists the law would help Mali.", false },
    { "Norway spent two months without test firing a missile.", false },
    { "A train hit a bus in Oslo, killing two Malians.", false },
    { "Greta Holm agreed with the need for Norway to act.", false },
    -- What an article is about: a match, a show, a launch are no events, courts and states remain.
    { "The coach said his team beat Mali. Holm attacked in the final lap of the match.", false },
    { "The director shot the film in Oslo. Its star, Greta Holm, joined the cast in Mali.", false },
    { "The singer, Greta Holm, was jailed in Oslo after a concert. Her album and songs of her band"
      .. " were banned by Mali's government.",
      { { type = "COERCE", recipient = "Greta Holm" }, { actor_sector = "GOV" } } },
    { "The bank backed the firm's bid for a share of the market. Holm rejected it.", false },
    { "Malian consumers complained of price rises. The company's profit and sales fell.", false },
    { "Norway's minister criticised the firm as its shares, sales and profit fell on the market.",
      { type = "DISAPPROVE", actor_sector = "GOV" } },
    -- Who the sides are.
    { "The chairman of Norway's union, Greta Holm, blamed Mali.",
      { actor = "Greta Holm", actor_code = "NOR", actor_sector = "LAB" } },
    { "Mali's king and the yard's director, Greta Holm, blamed Norway.",
      { { actor = "Greta Holm" } } },
    { "The chairman slept. Greta Holm blamed Mali.", { actor = "Greta Holm" } },
    { "A girl was jailed in Oslo.", { recipient = "A girl", recipient_sector = "CVL" } },
    { "Mali expelled two aid agencies.", { recipient_sector = "NGO" } },
    { "Rights groups condemned Mali.", { actor = "Rights groups", actor_sector = "NGO" } },
    { "Air strikes killed six people in Mali.", { type = "FIGHT", actor = "Air strikes" } },
    { "Storms killed six people in Mali.", false },
    { "Mali declared a state of emergency.", { mode = "martial-law", actor = "Mali" } },
    { "The state of emergency was condemned.", false },
    { "The state was condemned.", { type = "DISAPPROVE", recipient_sector = "GOV" } },
    { "Villagers clashed with police in Bamako.", { type = "FIGHT", recipient = "police" } },
    { "Norway and Mali agreed to a ceasefire.",
      { type = "AGREE", actor = "Norway", recipient = "Mali", mutual = "yes" } },
    { "Norway agreed to a ceasefire.", { type = "AGREE", actor = "Norway" } },
    { "Norway denied bombing Mali.", { type = "ASSAULT", actor = "Norway", modality = "denied" } },
    { "Police opened fire on protesters in Bamako.",
      { type = "ASSAULT", recipient = "protesters" } },
    { "Norway will not give in to Mali.", { type = "REJECT", actor = "Norway" } },
    -- Sums and shares.
    { "Norway sent $5 million to Mali.", { type = "AID", recipient = "Mali" } },
    { "The mayor said $5 million was given by Norway.", { type = "AID", actor = "Norway" } },
    { "Norway imposed a 25% tariff on Mali.", { type = "COERCE", recipient = "Mali" } },
    { "Norway sent 5 letters to Mali.", false },
    -- Whose verb it is.
    { "Norway bombed Mali and the army arrested Greta Holm.",
      { { actor = "Norway" }, { actor = "the army" } } },
    { "Police shot a man after he attacked the mayor and kidnapped Greta Holm.",
      { { actor = "Police" }, { actor = "he" }, { actor = "he", recipient = "Greta Holm" } } },
    { "Greta Holm's plan to deport Malians has a critic: Berg.",
      { type = "THREATEN", actor = "Greta Holm" } },
    { "Man arrested in Oslo", { type = "COERCE", recipient = "Man" } },
    { "Greta Holm was suspended from Norway's parliament.",
      { type = "SANCTION", recipient = "Greta Holm" } },
    { "\"The police of Mali killed him,\" Tomas Berg said.", { recipient = "him" } }, -- not Mr Berg
    { "AFP Police arrested a Malian.", { actor = "Police" } }, -- the credit of a picture
    -- What is none, whatever its verb.
    { "The police released the names of six Malians.", false },
    { "Greta Holm returned to Oslo.", false },
    { "Norway's minister warned that prices might rise.", false },
    { "Greta Holm survived an attempt to harm her dog in Mali.", false },
    { "The pain of the Malians must be terrible, Greta Holm said.", false },
    { "Mali's embassy must be quickly shut down, Greta Holm said.", { type = "DEMAND" } },
    { "Greta Holm's emails released in Mali", false },
    { "Greta Holm works with Tomas Berg.", false },
    { "The head of the mission put an arm around Norway's minister.", false },
    { "Greta Holm came under fire for the raid.", { type = "DISAPPROVE" } },
    { "A Malian miner died in an explosion in Oslo.",      -- a subject that suffers it
      { type = "ASSAULT", mode = "explosives", recipient = "A Malian miner" } },
  },
}

lede.offer "event"
