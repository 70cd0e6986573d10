-- lede.events.judge — which of the events that a verb tells are none: what sides must be.
local clause = require "lede.events.clause"
local senses = require "lede.events.senses"

local M = {}
local set = clause.set

local function is_known(known_side)
  return known_side and (known_side.speaks or known_side.entity or known_side.code
    or known_side.sector or #known_side.parties > 0)
end

-- Kinds of people who act in politics, those who do in business, too, and those of them that games
-- have as well.
local offices = set "GOV LEG JUD MIL COP SPY REB OPP PTY REF CRM IGO NGO"
local others = set "LAB CVL EDU MED REL"
local at_work = set "business some"           -- topics
local umpires = set [[official officials authority authorities council commission agency judge
  judges jury court tribunal king prince queen general captain commander guard force side party
  spokesman spokeswoman counterpart]]
local managers = set [[officer officers agent agents counterpart spokesman spokeswoman aircraft jet
  jets helicopter helicopters tank tanks]]
local no_offices = { sport = umpires, show = set "queen king prince", business = managers }

-- Whether a party is one where words of a topic stand: a state, an office, a kind of people; no
-- team of a country, no body that only has its name.
local function acts_in_politics(work, party, code, topic, mode)
  if offices[party.sector] then
    local other = no_offices[topic]
    return code or not (other and other[work.words[party.last]])
  end
  if others[party.sector] then
    return at_work[topic] or mode == "strike" and topic ~= "sport"
  end
  return party.code and topic ~= "sport" and party.sector ~= "BUS"
    and (party.layer ~= "org" or party.is_listed)
end

-- Whether a side is, by who is meant: no Bangladesh of "Bangladesh's exports".
local function is_political(work, known_side, topic, mode)
  if not known_side or known_side.is_guess then return false end
  local head = known_side.head or known_side.last
  for _, p in ipairs(known_side.parties) do
    local is_meant = offices[p.sector] or not head or p.last == head
      or topic == "some" and clause.is_anybody(work, head)
    if is_meant and acts_in_politics(work, p, known_side.code, topic, mode) then return true end
  end
  return false
end

-- What courts and the police do to somebody, whatever an article is about.
local legal = set [[arrest detain jail imprison sentence remand convict indict charge sue]]
local trials = set "trial lawsuit suit"

local function is_legal(event)
  local to = event.recipient_side
  if not to or not (to.entity or to.sector or to.code) then return false end
  return legal[event.verb] or trials[event.verb:match "%a+$"]
end

-- What is done to a firm by somebody who is not named: "the bank was fined".
local suffered = set "COERCE INVESTIGATE SANCTION ASSAULT CRIME PROTEST"

-- What firms do among themselves, or to nobody who is known, is business.
local function is_business(event)
  local a, r = event.actor_side, event.recipient_side
  local by_firm, to_firm = a and a.sector == "BUS", r and r.sector == "BUS"
  if to_firm then return by_firm or not is_known(a) and not suffered[event.type] end
  return by_firm and (not is_known(r) or r.is_guess)
end

-- Whether something may do what only somebody can: not the revenue of "the revenue would allow".
local violent = set "ASSAULT FIGHT"
local tools = set "bomb aircraft artillery weapons missile warship gunfire conflict attack bombing"

local function is_tool(work, first, last)    -- shells kill
  for _, kinds in ipairs(clause.kinds(work, senses.nouns, first, last)) do
    for _, kind in ipairs(kinds) do if tools[kind] then return true end end
  end
end

-- Of a phrase with an actor in it ("government measures", "Norway's laws") what it says may be told
-- (a statement, a report), and nothing else.
local said_by = set "DISAPPROVE DEMAND REJECT THREATEN SUPPORT"
local sayings = set [[statement statements report reports resolution communique letter declaration
  editorial ruling verdict decision comment comments remark remarks speech document proposal motion
  suit lawsuit petition vote study embassy]]

local function may_act(work, event)
  local side = event.actor_side
  if not side or side.speaks or side.entity then return true end
  if event.is_told and not said_by[event.type] then return true end
  local i = side.head or side.last
  if not i or not work.tags[i]:find("^NNS?$") then return true end
  if violent[event.type] and is_tool(work, side.first, i) then return true end
  if side.code or side.sector then
    local group = work.group_to[side.last]
    local is_joined = group and work.words[group.first - 1] == "and" -- "a jail and guerrillas"
    for _, p in ipairs(side.parties) do
      if p.last == i or is_joined and p.last == side.last then return true end
    end
    if said_by[event.type] and sayings[work.words[i]] then return true end
    if clause.is_somebody(work, i) == "machine" then return true end
  end
  return clause.is_anybody(work, i)
end

local armed = set "MIL REB COP CRM"

-- Whether one who fights is named and neither a state nor armed: two of them clash with words.
local function is_unarmed(side)
  local p = side and side.parties[1]
  return p and (p.layer == "person" or p.layer == "org") and side.entity == p.entity
    and not side.code and not armed[side.sector]
end

-- Whether one who fights is a state, has arms or is a place: the battles of others are of words.
local function may_fight(side)
  if not side then return false end
  for _, p in ipairs(side.parties) do
    if p.code or armed[p.sector] or p.layer == "place" then return true end
  end
end

-- Whether one is what kills itself: "Air strikes killed six".
local function is_armed(work, side)
  return side and side.first and is_tool(work, side.first, side.head or side.last)
end

-- Words for what happens to vehicles and houses, and those for what somebody does with them.
local mishaps = set [[crash crashed crashes crashing collided collision collide derailed derailing
  overturned capsized sank sunk plunged skidded swerved collapsed collapse accident blaze flood
  floods earthquake quake landslide avalanche stampede tragedy tram train bus plane helicopter ferry
  lorry lightning tsunami storm hurricane cyclone typhoon tornado]]
local deeds = set [[attack attacks attacked attacker bomb bombs bombed bomber bombing gunman gunmen
  gunfire shot shooting shootout opened rebels militants terrorist terrorists terror suicide
  hijackers hijacked deliberately rammed ploughed plowed missile missiles rocket rockets raid killer
  murder murdered knife stabbed grenade mortar explosives mine]]

-- Whether nobody kills: "A train hit a bus, killing two".
local function is_mishap(work, f, event)
  if event.type ~= "ASSAULT" or is_known(event.actor_side) then return false end
  local found = false
  for i = f.from, f.to do
    local word = work.words[i]
    if deeds[word] then return false end
    found = found or mishaps[word]
  end
  return found
end

-- Whether an event is one: it has a side that is known (a name, a country or its people, a kind of
-- people), and where words of sport, business or shows stand, one that acts in politics.
function M.keeps(work, f, event)
  local actor, recipient = event.actor_side, event.recipient_side
  if not is_known(actor) and not is_known(recipient) then return false end
  local topic = work.off_topic[f.from]
  if topic and not is_political(work, actor, topic, event.mode)
    and not is_political(work, recipient, topic, event.mode) and not is_legal(event) then
    return false
  end
  if is_mishap(work, f, event) then return false end
  if event.type == "FIGHT" and (is_unarmed(actor) and is_unarmed(recipient)
    or not (may_fight(actor) or may_fight(recipient) or is_armed(work, actor))) then
    return false
  end
  return not is_business(event) and may_act(work, event)
end

return M
