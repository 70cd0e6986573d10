-- lede.names.join — what each name of an article is, and which mentions name the same.
--
-- A name is what mentions with the same text share: { text, name, n (words), person, org, place,
-- work (weights of the rules that said so), mid (mentions that do not begin a sentence or stand
-- in a headline), is_told (whether it stands outside of headlines), type, class, role, speaks (what
-- it is if it says something), first and last (tokens of its first mention that no rule knows) }.
-- Most of an article's names are looked at here, so tables are made for names and not for mentions:
-- those are ITEM values each, one behind the other in one list.
local letters = require "lede.names.letters"
local misspelt = require "lede.names.misspelt"
local set = require "lede.set"
local words = require "lexicons.name_words"

local M = {}

M.is_project = set(words.project_nouns)
local sayings = set(words.sayings)
local types = { "person", "org", "place", "work" }
local is_legal = {}
for _, form in ipairs(words.legal_forms) do
  is_legal[form], is_legal[form:upper()] = true, true
end
is_legal.LIMITED = nil                   -- in a headline in capitals that is any limit
-- One spelling of what differs in typography only, without a possessive. Most names are plain.
local function plain(name)
  if not name:find("[’'\n\t\r]") and not name:find("  ", 1, true) then return name end
  return (name:gsub("’", "'"):gsub("%s+", " "):gsub("'s?$", ""))
end

local function key_of(name)
  local key = name:lower()
  if not key:find("[-.'&\n\t\r]") then return (key:gsub(" ", "_")) end
  return (key:gsub("&", "and"):gsub("[%s%-%.']+", "_"):gsub("_$", ""))
end

-- A person's name without a middle initial, by which articles differ: Donald J. Trump. Two initials
-- tell people apart (George H.W. Bush).
local function without_initial(name)
  local first, last = name:match("^(%S%S+) %u%.? (%S.*)$")
  if not first or last:find("^%u%.? ") or first:find("%.$") then return nil end
  return first .. " " .. last
end

-- ---- 1. mentions and names ----------------------------------------------------------------------

local function new_name(text)
  local n, space = 1, text:find(" ", 1, true)
  while space do n, space = n + 1, text:find(" ", space + 1, true) end
  return {
    text = text, name = text, n = n, mid = 0, group = 0, person = nil, org = nil, place = nil,
    work = nil, speaks = nil, type = nil, class = nil, role = nil, first = nil, last = nil,
    known = nil, is_told = nil, weight = 0, -- a place for each, so that the table need not grow
    bare = nil, n_named = nil, at = nil, cased = nil,
  }
end

local weights = { ["0"] = 0, ["1"] = 1, ["2"] = 2, ["3"] = 3, ["4"] = 4, ["5"] = 5 }

-- Of a mention: its name, first and last token, and where it stands if its capitals may mean
-- nothing there ("titled", "sure" if a rule is sure of it all the same, "start"; else false).
local ITEM = 4

-- First and last tokens of the annotations of a layer, in order.
local function ends_of(article, layer)
  local starts, stops = {}, {}
  for first, last in article:each(layer) do
    starts[#starts + 1], stops[#stops + 1] = first, last
  end
  return starts, stops
end

local MARKS = 3                          -- before the first word of a sentence

-- Whether a token is the first word of a sentence.
local function is_first(article, sentences, token)
  local kind = article:answers("kind")
  for at = token, math.max(1, token - MARKS), -1 do
    if sentences[at] then return true end
    if kind[at - 1] == "word" then return false end
  end
  return false
end

-- The mentions, and their names by text, also as it is printed, and in order.
local function read(article)
  local sentences, title = {}, 1
  for first in article:each("s") do sentences[first] = true end
  local starts, stops = ends_of(article, "name_titled")
  local n_titles = #stops
  local has_body = n_titles < article:count("s")
  local mentions, roles, names, list, k = {}, {}, {}, {}, 0
  for first, last, raw, type, given, weight, class, role, by in
    article:each("mention", "text", "type", "name", "weight", "class", "role", "by") do
    if type == "ticker" then goto continue end
    weight = weights[weight]
    local name = names[raw]
    if not name then
      local text = plain(raw:byte() == 35 and given or raw) -- #: a hashtag
      name = names[text]
      if not name then
        name = new_name(text)
        names[text], list[#list + 1] = name, name
        if name.n > 1 and not text:find("%l") then
          name.cased = letters.of_words(article, first, last, text)
        end
      end
      names[raw] = name
    end
    if weight == 0 then
      if not name.first then name.first, name.last = first, last end
    else
      name[type] = (name[type] or 0) + weight
      if weight > name.weight then name.weight = weight end
      if given and weight >= 3 then name.name = given end
      if class and weight >= 2 and not name.class then name.class = class end
      name.known = true
      if role then
        if not name.role then name.role = role end
        roles[k] = role
      end
    end
    while title <= n_titles and stops[title] < first do title = title + 1 end
    local edge = title <= n_titles and starts[title] <= first and "titled"
      or weight == 0 and is_first(article, sentences, first) and "start"
    if not edge then name.mid = name.mid + 1 end
    if edge ~= "titled" then name.is_told = true end
    mentions[k + 1], mentions[k + 2], mentions[k + 3] = name, first, last
    if weight > 2 and edge then
      local is_sure = raw:find("%l") or class == "company" and is_legal[raw:match("%S+$")]
      edge = has_body and name.n > 1 and by ~= "list" and (is_sure and "sure" or edge)
    end
    mentions[k + 4] = by ~= "list" and edge
    k = k + ITEM
    ::continue::
  end
  return mentions, names, list, roles
end

-- Whether a lexicon hits the first (the last) word of a name that no rule knows.
local function is_hit(article, name, lexicon)
  local first = name.first
  return first and article:covers(lexicon, first, first)
end

local function is_hit_at_end(article, name, lexicon)
  local last = name.last
  return last and article:covers(lexicon, last, last)
end

-- ---- 2. short forms -----------------------------------------------------------------------------

-- form → { person = name, org = name }; forms by their first letter, in order. Where several people
-- have one, `people` is the set of them; where several bodies have it, it stands for none (false).
-- `first`: of people by their first names, false where several have one.
local function new_short() return { of = {}, forms = {}, first = {} } end

local function note(short, form, of)
  if not form or form == "" or form == of.text then return end
  local known = short.of[form]
  if not known then
    known = {}
    short.of[form] = known
    local letter = form:byte()
    local list = short.forms[letter] or {}
    short.forms[letter], list[#list + 1] = list, form
  end
  local other = known[of.type]
  if other == nil or other and other.name == of.name then
    known[of.type] = of
  elseif other and of.bare and other.bare == of.bare then
    return                               -- Donald Trump, Donald J. Trump
  elseif of.type == "person" then
    known.people = known.people or { [other] = true }
    known.people[of] = true
  else
    known[of.type] = false
  end
end

-- The words of a name but the last, and the last.
local function cut_last(text)
  local at, next = 0, text:find(" ", 1, true)
  while next do at, next = next, text:find(" ", next + 1, true) end
  return text:sub(1, at - 1), text:sub(at + 1)
end

local function initials_of(text)
  return (text:gsub("%f[%w]%l+", ""):gsub("(%u)[%w']*[%s%-]*", "%1"))
end

-- What stands behind a name in brackets. What is made of its initials makes it no person, and
-- nothing else stands for one: Halvery Rowing Club (HRC), C Holm (NZ).
local function note_aliases(article, names, short)
  for _, _, text, full in article:each("name_alias", "text", "of") do
    local of = names[plain(full)]
    local is_person = of and of.type == "person"
    if of and (is_person or not of.type) then
      local is_body = of.weight < 3 and initials_of(of.text) == text
      if is_person and not is_body then goto continue end
      of.type = is_body and "org" or nil
    end
    if of and of.type then note(short, plain(text), of) end
    ::continue::
  end
end

local is_head, is_beside = set(words.head_titles), set(words.beside_heads)
-- Whether the people of an article who go by a surname and by a name with it are two.
local function are_two(short, full)
  return short and is_head[short.role] and is_beside[full.role]
end

-- Last words of people, first words of companies, initials of bodies (where something in capitals
-- has their first letter), and what stands behind a name in brackets.
local function short_forms(article, names, list, capitals)
  local short = new_short()
  note_aliases(article, names, short)
  for i = 1, #list do
    local name = list[i]
    local text = name.text
    if name.n == 1 then
      goto continue
    elseif name.type == "person" and name.is_told then
      local front, last = cut_last(text)
      local whole = name.n > 2 and names[front]
      local tail = names[last]
      if whole and whole.type == "person" and not name.role
        and (not tail or tail.type == "place") then
        note(short, text, whole)         -- Greta Holm Halvery: a caption that runs on
        goto continue
      end
      local bare = name.n > 2 and without_initial(text)
      name.bare = bare or text
      if bare then note(short, bare, name) end
      if not are_two(tail, name) then note(short, last, name) end
      local first = text:sub(1, text:find(" ", 1, true) - 1)
      if last:find("^%u%l+%-%l+$") then note(short, first, name) end -- Kim Jong-un
      if name.known then
        short.first[first] = short.first[first] == nil and { person = name } or false
      end
    elseif name.type == "org" then
      if name.class == "company" then
        note(short, text:sub(1, text:find(" ", 1, true) - 1), name)
        note(short, (cut_last(text)), name)
      end
      if capitals[text:byte()] then
        local initials = initials_of(text)
        if #initials > 1 then note(short, initials, name) end
      end
    end
    ::continue::
  end
  return short
end

-- ---- 3. what each name is -----------------------------------------------------------------------

local function best_vote(name)
  local best, most = nil, 0
  for i = 1, #types do
    local type = types[i]
    local vote = name[type]
    if vote and vote > most then best, most = type, vote end
  end
  return best
end

local person_lists = { "name_surname", "name_first", "name_given" }

-- A name that no rule knows, by its words.
local function guess(article, name)
  local text = name.text
  local is_people = is_hit(article, name, "name_people") or is_hit(article, name, "name_language")
  if name.n == 1 then
    if is_people or name.mid == 0 and is_hit(article, name, "name_common") then return nil end
    if #text == 1 or is_legal[text] then return nil end
    if text:find("^%u%u+$") then
      return #text >= 3 and #text <= 6 and not is_hit(article, name, "name_common") and "org" or nil
    end
    for _, list in ipairs(person_lists) do
      if is_hit(article, name, list) then return "person" end
    end
    return name.speaks
  end
  if is_people or is_hit(article, name, "name_common") or text:find("%l.* %u%u%u?$")
    or is_hit_at_end(article, name, "name_common")
    or text:find("[aei][ns][eh]?$") and is_hit_at_end(article, name, "name_people") then
    return nil
  end
  if text:find("^%u%u+ ") or text:find("^U%.%u%. ") then return "org" end
  if is_hit_at_end(article, name, "name_kind_word") or text:find("%d") then return nil end
  return name.n <= 3 and "person" or nil
end

local function settle_short(article, name, short)
  local of = short.of[name.text] or short.first[name.text]
  if not of then
    local form = not name.type and name.n == 1 and misspelt(name.text, short.forms)
    form = form and not is_hit(article, name, "name_common") and form
    if form then name.form, of = "misspelt", short.of[form] end
  end
  if not of then return end
  if not name.type or name.weight < 3 or of[name.type] then
    name.short = of
    name.type = of.org and "org" or of.person and "person" or name.type
  elseif name.type == "person" and name.n > 1 and name.weight < 4 and not name.role
    and of.org and of.org.class == "company" then
    name.short, name.type = of, "org"    -- Milton Roy Corp. is called Milton Roy
  elseif name.type == "place" and name.class ~= "country" and of.person
    and of.person.weight >= 3 then
    name.short, name.either = of, true   -- Mrs Clinton, but in Clinton
  end
end

local inside = set { "in", "near", "outside", "around", "throughout" }
local pronouns = set { "he", "she", "his", "her", "him", "himself", "herself" }

-- Whether a name that may be a person's and a company's means the person here: "… said that he".
local function means_person(article, last)
  local norm, stop = article:answers("norm"), article:span(last, last).sentence.stop
  for i = last + 1, math.min(stop, last + 8) do
    if pronouns[norm[i]] then return true end
  end
  return false
end

-- Notes which names of one word that no rule knows say something: mostly bodies, since people are
-- told by their full names first.
local function find_speakers(article, mentions)
  local norm = article:answers("norm")
  for k = 1, #mentions, ITEM do
    local name, last = mentions[k], mentions[k + 2]
    if name.n == 1 and not name.type and sayings[norm[last + 1]] then
      name.speaks = means_person(article, last) and "person" or name.speaks or "org"
    end
  end
end

local function decide(article, mentions, names, list)
  local capitals = {}
  for i = 1, #list do
    local name = list[i]
    if name.known then
      name.type = best_vote(name)
      name.known = name.type ~= nil
    end
    if name.n > 1 then
      if not name.type then name.type = guess(article, name) end
    elseif name.text:find("^%u%u") then
      capitals[name.text:byte()] = true
    end
  end
  find_speakers(article, mentions)
  local short = short_forms(article, names, list, capitals)
  for i = 1, #list do
    local name = list[i]
    settle_short(article, name, short)
    name.known = name.known or name.short ~= nil
    if not name.type then name.type = guess(article, name) end
    if name.type == "org" and not name.known and name.text:find("^%u%u%u%u+$") then
      local place = names[letters.ordinary(name.text)]
      if place and place.type == "place" then name.type, name.name = "place", place.name end
    end
  end
end

-- ---- 4. writing ---------------------------------------------------------------------------------

-- Whether a name that is a place's and a person's of the article means the place here.
local function means_place(article, first)
  return inside[article:answers("norm")[first - 1]]
end

local women, men = set(words.women), set(words.men)
local feminine = set {
  "she", "her", "herself", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Lady", "Dame", "Baroness", "Queen",
}
local masculine = set { "he", "his", "him", "himself", "Mr", "Mr.", "Sir", "Lord", "King" }

-- Whether a pronoun or a title may be that of a person, by the first name.
local function may_be(word, name)
  local space = name.text:find(" ", 1, true)
  local first = space and name.text:sub(1, space - 1) or name.text
  return not (feminine[word] and men[first] or masculine[word] and women[first])
end

-- The full name that a short form stands for here, behind a title if there is one.
local function full_of(article, record, name, last, role)
  local short = name.short
  if short.org and not (short.person and means_person(article, last)) then return short.org end
  if not short.people then
    return short.person and may_be(role, short.person) and short.person or nil
  end
  local function is_one(of) return short.people[of] and may_be(role, of) end
  local of, list = record.of, record.list
  for i = #of, 1, -1 do                  -- whoever of that name was named last
    if is_one(of[i]) then return of[i], "inferred" end
  end
  for i = 1, #list do                    -- or is named later
    if is_one(list[i]) then return list[i], "inferred" end
  end
end

-- What is written so far: the people named, in order, and where; the distinct people and companies;
-- and the attributes of what is written next, one table for all.
local function new_record(names, list)
  return {
    names = names, list = list, of = {}, start = {}, people = {}, companies = {}, is_in = {},
    values = {},
  }
end

local function write(article, record, of, first, last)
  local values, type = record.values, of.type
  if not of.entity then
    of.entity = key_of(type == "person" and of.n > 2 and without_initial(of.name) or of.name)
    if of.n > 1 and of.name == of.text and of.name:find("%u%u%u") then
      of.name = type == "person" and letters.of_person(of.name) or of.cased or of.name
    end
  end
  values.name, values.entity, values.type = of.name, of.entity, of.class
  article:annotate(type, first, last, values)
  of.n_named, of.at = (of.n_named or 0) + 1, of.at or first
  if not record.is_in[of.name] then
    record.is_in[of.name] = true
    local list = type == "person" and record.people or of.class == "company" and record.companies
    if list then list[#list + 1] = of end
  end
  if type == "person" then
    local n = #record.of + 1
    record.of[n], record.start[n] = of, first
  end
end

local function write_mention(article, record, name, first, last, role)
  local full, link
  if name.short and not (name.either and means_place(article, first)) then
    full, link = full_of(article, record, name, last, role)
  end
  local of = full or name
  if not of.type then return end
  local form = name.form or full and "short" or "full"
  if name.is_capitals == nil then name.is_capitals = name.text:find("^[%u%.]+$") ~= nil end
  if name.is_capitals and name.text ~= of.name and not letters.has_word(of.name, name.text) then
    form = "acronym"
  end
  local values = record.values
  values.form, values.link, values.role = form, link or "certain", role or of.role
  write(article, record, of, first, last)
end

-- Known names in capitals, of companies also without "Ltd", and the words that they begin with.
local function read_known(record)
  local upper = {}
  record.upper, record.begins = upper, {}
  local function put(text, name)
    local key = text:upper()
    if not upper[key] or upper[key].text == key then upper[key] = name end
  end
  for _, name in ipairs(record.list) do
    if name.type then
      put(name.text, name)
      if name.class == "company" and name.n > 2 then put((cut_last(name.text)), name) end
      record.begins[name.text:match("^[^%s%-']+"):lower()] = true
    end
  end
end

-- The known name that a stretch is; of one in capitals as it is written elsewhere.
local function known_name(article, record, first, last)
  local text = plain(article:span(first, last).text)
  local name = not text:find("%l") and record.upper[text] or record.names[text]
  return name and name.type and name
end

-- In a headline with capitals, and at the start of a sentence: the known names in a group, of one
-- that a rule is sure of those that are the same as it is. Whether there are any.
local function write_parts(article, record, whole, first, last, edge)
  local found, norm = false, article:answers("norm")
  if not record.begins then read_known(record) end
  while first <= last do
    local stop = record.begins[norm[first]] and last or first - 1
    while stop >= first do
      local name = known_name(article, record, first, stop)
      if name and name ~= whole and (edge ~= "sure" or name.type == whole.type) then
        write_mention(article, record, name, first, stop)
        found = true
        break
      end
      stop = stop - 1
    end
    first = math.max(first, stop) + 1
  end
  return found
end

local function is_doubtful(article, name, edge)
  return name.mid == 0 and not name.short
    and (edge ~= "start" or name.n > 1 and is_hit(article, name, "name_common"))
end

function M.run(article)
  if article:count("mention") == 0 then return end
  local mentions, names, list, roles = read(article)
  decide(article, mentions, names, list)
  local record = new_record(names, list)
  for k = 0, #mentions - 1, ITEM do
    local name, first, last = mentions[k + 1], mentions[k + 2], mentions[k + 3]
    local edge = mentions[k + ITEM]
    if edge and is_doubtful(article, name, edge)
      and (write_parts(article, record, name, first, last, edge) or edge ~= "sure") then
      goto continue
    end
    if name.type or name.short then
      write_mention(article, record, name, first, last, roles[k])
    end
    ::continue::
  end
  if #record.people + #record.companies > 0 then M.stand_ins(article, record) end
end

-- ---- 5. pronouns and role nouns -----------------------------------------------------------------

local NEAR = 80                          -- tokens between a pronoun and what it stands for

-- The one person that a pronoun can mean, of those in the stretch before it; nil if there are none
-- or several. What stood for a name counts as that name.
local function only_one(lists, pronoun, at)
  local found
  for k = 1, #lists do
    local of, start = lists[k].of, lists[k].start
    for i = #of, 1, -1 do
      if start[i] < at - NEAR then break end
      if start[i] < at and of[i] ~= found and may_be(pronoun, of[i]) then
        if found then return nil end
        found = of[i]
      end
    end
  end
  return found
end

-- Who has this role in the article, if one alone has it, or is the only person there is.
local function in_role(people, role)
  local found
  for _, person in ipairs(people) do
    if person.role and person.role:lower() == role then
      if found then return nil end
      found = person
    end
  end
  return found or #people == 1 and people[1] or nil
end

-- The company that an article is about: the only one, or named twice as often as any other.
local function main_company(companies)
  local best, second = nil, 0
  for _, company in ipairs(companies) do
    local n = company.n_named
    if not best or n > best.n_named then
      best, second = company, best and best.n_named or 0
    elseif n > second then
      second = n
    end
  end
  return best and best.n_named > 2 * second and best or nil
end

function M.stand_ins(article, record)
  local later = new_record()             -- in order by itself
  local lists = { record, later }
  for first, last, kind, word in article:each("name_stand_in", "kind", "word") do
    local of
    if kind == "pronoun" then
      of = only_one(lists, word, first)
    elseif kind == "firm" then
      of = main_company(record.companies)
    else
      of = in_role(record.people, word)
    end
    if of and of.at < first then
      local values = later.values
      values.form, values.link = kind == "pronoun" and "pronoun" or "noun", "inferred"
      values.role = of.role
      write(article, later, of, first, last)
    end
  end
end

return M
