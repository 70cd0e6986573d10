-- lede.events.judge — which of the events that a verb tells are none: what sides must be.
local clause = require "lede.events.clause"
local senses = require "lede.events.senses"

local M = {}
local set = clause.set

local function is_known(known_side)
  return known_side and (known_side.speaks or known_side.entity or known_side.code
    or known_side.sector or #known_side.parties > 0)
end

-- Kinds of people who act in politics, and those who do in business and shows, too, or play.
local offices = set "GOV LEG JUD MIL COP SPY REB OPP PTY REF CRM IGO NGO"
local others = set "LAB CVL EDU MED REL"

-- A side that acts in politics, where words of a topic stand: a state, an office, a kind of people;
-- no teams where all of the article is sport, and no firm that is said to be from somewhere.
local function is_political(work, known_side, topic)
  if not known_side or known_side.is_guess then return false end
  local head = known_side.head or known_side.last
  for _, p in ipairs(known_side.parties) do
    if offices[p.sector] or topic ~= "sport" and others[p.sector] then return true end
    if p.code and topic ~= "sport" and p.sector ~= "BUS"
      and (not head or p.last == head or clause.is_anybody(work, head)) then
      return true
    end
  end
  return false
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

-- Whether one who fights is a state, has arms or is a place: the battles of others are of words.
local function may_fight(side)
  if not side then return false end
  for _, p in ipairs(side.parties) do
    if p.code or armed[p.sector] or p.layer == "place" then return true end
  end
end

-- Words for what happens to vehicles and houses, and those for what somebody does with them.
local mishaps = set [[crash crashed crashes crashing collided collision collide derailed derailing
  overturned capsized sank sunk plunged skidded swerved collapsed collapse accident blaze flood
  floods earthquake quake landslide avalanche stampede train bus plane helicopter ferry lorry
  lightning tsunami storm hurricane cyclone typhoon tornado]]
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
  if topic and not is_political(work, actor, topic)
    and not is_political(work, recipient, topic) then
    return false
  end
  if is_mishap(work, f, event) then return false end
  if event.type == "FIGHT" and not (may_fight(actor) or may_fight(recipient)) then return false end
  return not is_business(event) and may_act(work, event)
end

return M
