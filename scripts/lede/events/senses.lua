-- lede.events.senses — what a verb or a noun can mean: the tables of lexicons.event_verbs and
-- event_nouns, read.
local verb_words = require "lexicons.event_verbs"
local noun_words = require "lexicons.event_nouns"

local M = {
  verbs = {},           -- by phrase: what it can mean
  nouns = {},           -- by noun: its kinds, a list and by name, with told: what it is as an event
  carriers = {},        -- by word: what it makes of an infinitive
}

-- The rows of a table: a line that begins with a space goes on with the one before.
local function rows(text, columns)
  local list = {}
  local joined = ("\n" .. text):gsub("\n%-%-[^\n]*", ""):gsub("\n +", " ")
  for line in joined:gmatch("[^\n]+") do
    local cells = {}
    for cell in line:gmatch("[^|]+") do
      local first, last = cell:find("%S.*%S")
      cells[#cells + 1] = first and cell:sub(first, last) or cell:match("%S") or ""
    end
    if #cells ~= columns then
      error(("event lexicons: %d columns, not %d: %s"):format(#cells, columns, line), 0)
    end
    list[#list + 1] = cells
  end
  return list
end

local function value(cell) return cell ~= "-" and cell or nil end

local function words_of(cell)
  local list = {}
  for item in cell:gmatch("%S+") do if item ~= "-" then list[#list + 1] = item end end
  return list
end

-- The words of a cell: a, b c, d; a set of verbs in place of its name.
local sets = {}
for name, text in pairs(verb_words.sets) do sets[name] = text:gsub("%s+", " ") end

local function word_list(cell)
  local list = {}
  for item in cell:gsub("%$([%a_]+)", sets):gmatch(" ?([^,]+)") do
    list[#list + 1] = item
  end
  return list
end

-- Tests of the subject, and those that no verb without an object passes.
M.of_subjects = {
  by = true, pair = true, force = true, persons = true, name = true, one = true, armed = true,
  self = true,
}
local of_objects = {
  behind = true, event = true, thing = true, party = true, whom = true, obj_to = true,
  persons = true,
}

-- What is known of an item: whether a test is of the subject or needs an object, and the tests
-- behind the first.
local function note(item)
  for _, one in ipairs(item) do
    item.of_subject = item.of_subject or M.of_subjects[one.test]
    item.of_object = item.of_object or of_objects[one.test]
  end
  item.rest = item[2] and table.move(item, 2, #item, 1, {})
  return item
end

-- What a sense acts on: items of tests joined by +, such as by:troops+place. Kinds of nouns come
-- first in each, since most objects have another.
local named = {
  to = true, obj_to = true, ing = true, that = true, none = true, party = true, whom = true,
  side = true, pair = true, force = true, persons = true, event = true, name = true, one = true,
  self = true,
  says = true, wants = true, passive = true, thing = true, armed = true,
}

-- Kinds of nouns, so that a misspelt one is told.
local noun_rows, kinds = rows(noun_words.nouns, 3), {}
for _, row in ipairs(noun_rows) do kinds[row[1]] = true end

local function check_kind(kind)
  if kinds[kind] then return kind end
  error(("event_verbs: no nouns of event_nouns are of the kind '%s'"):format(kind), 0)
end

local function read_item(text)
  local asks = {}
  for what in text:gmatch("[^+]+") do
    local test, argument = what:match("^(%a+):(.*)$")
    if named[what] then test = what
    elseif test == "then" then
      test, argument = "behind", {}
      for word in what:sub(6):gmatch("[^_]+") do argument[#argument + 1] = word end
    elseif test then
      check_kind(argument)
    else
      test, argument = "kind", check_kind(what)
    end
    table.insert(asks, test == "kind" and 1 or #asks + 1, { test = test, value = argument })
  end
  return note(asks)
end

-- Items that are written alike are one table: what is loaded is gone over, and sealed, once each.
local items = {}

local function items_of(cell)
  local list = {}
  for text in cell:gmatch("%S+") do
    items[text] = items[text] or read_item(text)
    list[#list + 1] = items[text]
  end
  return list
end

local function add(index, key, one)
  index[key] = index[key] or {}
  table.insert(index[key], one)
end

-- What is asked, test by test: item is nil where that is one.
local function ask_of(rank, item)
  return {
    rank = rank, test = item[1].test, value = item[1].value, item = #item > 1 and item or nil,
  }
end

-- Where an item of a sense is found: see index_senses.
local function index_item(about, rank, item)
  local first = item[1]
  if #item == 1 and first.test == "kind" then
    about.kinds[first.value] = about.kinds[first.value] or rank
  elseif #item == 1 and first.test == "by" then
    about.subjects = about.subjects or {}
    about.subjects[first.value] = about.subjects[first.value] or rank
  elseif first.test == "kind" then
    about.joined = about.joined or {}
    add(about.joined, first.value, ask_of(rank, item.rest))
  else
    add(about, item.of_object and "object_asks" or "asks", ask_of(rank, item))
  end
  about.asks_subject = about.asks_subject or item.of_subject
end

-- What a verb can mean: its senses in order, those that ask for nothing last. An item that is one
-- kind of noun, in the object or in the subject ("by:"), is looked up by that kind, which gives the
-- number of the sense; one that asks for more by its kind, too (joined). The others are asked one
-- after the other, those about an object apart.
local function index_senses(list)
  local about, open = { list = {}, kinds = {} }, {}
  for _, sense in ipairs(list) do
    local into = sense.acts_on and about.list or open
    into[#into + 1] = sense
  end
  for rank, sense in ipairs(about.list) do
    for _, item in ipairs(sense.acts_on) do index_item(about, rank, item) end
  end
  if open[1] then about.list[#about.list + 1] = open[1] end
  about.open = open[1] and #about.list
  about.is_transitive = true                    -- done to somebody, in each sense
  for _, sense in ipairs(about.list) do
    if not (sense.on_object or sense.carries) then about.is_transitive = false end
  end
  return about
end

local function add_sides(sense, cell)
  sense.sides = words_of(cell)
  for _, where in ipairs(sense.sides) do
    if where == "object" then sense.on_object = true end
    if where == "subject" then sense.on_subject = true end
    if where == "with" or where == "between" then sense.is_mutual = true end
    if where:byte() == 60 then sense.is_doer = where:sub(2) end
  end
  return sense
end

-- What comes of an event that is ended: talks that are broken off, a war that is.
local ended = {
  AGREE = "SANCTION", CONSULT = "SANCTION", SUPPORT = "SANCTION", COOPERATE = "SANCTION",
  AID = "SANCTION", FIGHT = "RETREAT", ASSAULT = "RETREAT", MOBILIZE = "RETREAT",
  SANCTION = "CONCEDE", COERCE = "CONCEDE", PROTEST = "CONCEDE", THREATEN = "CONCEDE",
  DEMAND = "CONCEDE", INVESTIGATE = "CONCEDE", DISAPPROVE = "CONCEDE", REJECT = "CONCEDE",
}

-- An event that a noun tells, and what it is if it is ended.
local function nominal_sense(cell)
  local type, mode, sides = cell:match("^(%u+)%s+(%S+)%s+(.+)$")
  if not type then return nil end
  local sense = add_sides({ type = type, mode = value(mode) }, sides)
  if ended[type] then sense.ended = add_sides({ type = ended[type] }, sides) end
  return sense
end

-- Verbs that stand in the same lines share what they can mean.
local all, lines_of, shared = {}, {}, {}
for number, row in ipairs(rows(verb_words.verbs, 5)) do
  local carries = row[1]:match("^=(.*)")
  local tells = (carries == "noun" or carries == "end") and carries
  all[number] = add_sides({
    type = row[1], mode = value(row[2]), carries = not tells and carries or nil, tells = tells,
    acts_on = row[4] ~= "-" and items_of(row[4]) or nil,
  }, row[3])
  for _, verb in ipairs(word_list(row[5])) do
    lines_of[verb] = (lines_of[verb] or "") .. " " .. number
  end
end
for verb, lines in pairs(lines_of) do
  if not shared[lines] then
    local list = {}
    for number in lines:gmatch("%d+") do list[#list + 1] = all[tonumber(number)] end
    shared[lines] = index_senses(list)
  end
  M.verbs[verb] = shared[lines]
end

local kinds_of, told_as = {}, {}
for _, row in ipairs(noun_rows) do
  told_as[row[1]] = nominal_sense(row[2])
  for _, noun in ipairs(word_list(row[3])) do
    kinds_of[noun] = (kinds_of[noun] or "") .. " " .. row[1]
  end
end
for noun, list in pairs(kinds_of) do
  if not shared[list] then
    local kinds_of_it = words_of(list)
    for _, kind in ipairs(kinds_of_it) do
      kinds_of_it[kind] = true
      kinds_of_it.told = kinds_of_it.told or told_as[kind]
    end
    shared[list] = kinds_of_it
  end
  M.nouns[noun] = shared[list]
end

for status, list in pairs(verb_words.carrier_words) do
  for _, word in ipairs(word_list((list:gsub("%s+", " ")))) do
    M.carriers[word], M.carriers[word .. "s"] = status, status
  end
end

-- The phrases of one of the tables above, for a lexicon; of nouns, if so said, those that tell
-- events.
function M.phrases(index, must_tell)
  local list = {}
  for phrase, about in pairs(index) do
    if about.told or not must_tell then list[#list + 1] = phrase end
  end
  return list
end

-- Entries of a lexicon from a table of two columns.
function M.entries(text, key)
  local list, seen = {}, {}
  for _, row in ipairs(rows(text, 2)) do
    for _, word in ipairs(word_list(row[2])) do
      if not seen[word] then
        seen[word] = true
        list[#list + 1] = { word, [key] = row[1] }
      end
    end
  end
  return list
end

return M
