-- lede.names.join — what each name of an article is, and which mentions name the same.
--
-- A name is what mentions with the same text share: { text, name, n (words), votes (type → weight
-- of the rules that said so), mid (mentions that do not begin a sentence or stand in a headline),
-- type, class, role, first and last (tokens of its first mention that no rule knows) }.
local words = require "lexicons.name_words"

local M = {}

local function set(list)
  local members = {}
  for _, word in ipairs(list) do members[word] = true end
  return members
end

M.is_project = set(words.project_nouns)
local types = { "person", "org", "place", "work" }
local apart = {}
for _, pair in ipairs(words.apart) do
  apart[pair[1] .. " " .. pair[2]], apart[pair[2] .. " " .. pair[1]] = true, true
end

-- One spelling of what differs in typography only, without a possessive. Most names are plain.
local function plain(name)
  if not name:find("[’'\n\t\r]") and not name:find("  ", 1, true) then return name end
  return (name:gsub("’", "'"):gsub("%s+", " "):gsub("'s?$", ""))
end

local function key_of(name)
  local key = name:lower()
  if not key:find("[-.'\n\t\r]") then return (key:gsub(" ", "_")) end
  return (key:gsub("[%s%-%.']+", "_"):gsub("_$", ""))
end

-- ---- 1. mentions and names ----------------------------------------------------------------------

local function new_name(text)
  local n = text:find(" ", 1, true) and 1 + select(2, text:gsub(" ", "")) or 1
  return { text = text, name = text, votes = {}, mid = 0, n = n }
end

-- Whether a token stands in a headline with capitals; tokens are asked in order.
local function titles_of(article)
  local starts, stops, i = {}, {}, 1
  for first, last in article:each("name_titled") do
    starts[#starts + 1], stops[#stops + 1] = first, last
  end
  return function(token)
    while stops[i] and stops[i] < token do i = i + 1 end
    return starts[i] ~= nil and starts[i] <= token
  end
end

local weights = { ["0"] = 0, ["1"] = 1, ["2"] = 2, ["3"] = 3, ["4"] = 4, ["5"] = 5 }

-- The mentions as plain tables, their names by text and in order.
local function read(article)
  local is_titled = titles_of(article)
  local mentions, names, list, by_raw = {}, {}, {}, {}
  for first, last, raw, type, given, weight, class, role, at in
    article:each("mention", "text", "type", "name", "weight", "class", "role", "at") do
    weight = weights[weight]
    local name = by_raw[raw]
    if not name then
      local text = plain(raw:byte() == 35 and given or raw) -- #: a hashtag
      name = names[text]
      if not name then
        name = new_name(text)
        names[text], list[#list + 1] = name, name
      end
      by_raw[raw] = name
    end
    name.votes[type] = (name.votes[type] or 0) + weight
    if weight == 0 and not name.first then name.first, name.last = first, last end
    if weight >= 3 and given then name.name = given end
    if weight >= 2 then name.class = name.class or class end
    name.role = name.role or role
    local titled = is_titled(first)
    if not titled and at ~= "start" then name.mid = name.mid + 1 end
    mentions[#mentions + 1] = {
      first = first, last = last, role = role, weight = weight, at = at, titled = titled, of = name,
    }
  end
  return mentions, names, list
end

-- Whether a lexicon hits the first (the last) word of a name that no rule knows.
local function hits_of(article, token)
  local hits = {}
  if token then
    for _, name in ipairs(article:at(token, "lex")) do hits[name] = true end
  end
  return hits
end

local function is_hit(article, name, lexicon)
  name.hits = name.hits or hits_of(article, name.first)
  return name.hits[lexicon]
end

local function is_hit_at_end(article, name, lexicon)
  name.last_hits = name.last_hits or hits_of(article, name.last)
  return name.last_hits[lexicon]
end

-- ---- 2. short forms -----------------------------------------------------------------------------

-- form → { person = name, org = name }; forms by their first letter, in order. Where several people
-- have one, `people` is the set of them; where several bodies have it, it stands for none (false).
local function new_short() return { of = {}, forms = {} } end

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

-- Last words of people, first words of companies, initials of bodies (where something is named in
-- capitals), and what stands behind a name in brackets.
local function short_forms(article, names, list, has_capitals)
  local short = new_short()
  for i = 1, #list do
    local name = list[i]
    local text = name.text
    if name.n == 1 then
      goto continue
    elseif name.type == "person" then
      local _, last = cut_last(text)
      note(short, last, name)
    elseif name.type == "org" then
      if name.class == "company" then
        note(short, text:sub(1, text:find(" ", 1, true) - 1), name)
        note(short, (cut_last(text)), name)
      end
      if has_capitals then
        local initials = text:gsub("%f[%w]%l+", ""):gsub("(%u)[%w']*[%s%-]*", "%1")
        if #initials > 1 then note(short, initials, name) end
      end
    end
    ::continue::
  end
  for _, _, text, full in article:each("name_alias", "text", "of") do
    local of = names[plain(full)]
    if of and of.type then note(short, plain(text), of) end
  end
  return short
end

-- ---- 3. misspellings ----------------------------------------------------------------------------

local LEAST = 6                          -- letters of a name that may be misspelt

-- One letter more, less or other, or two neighbours swapped.
local function differ_by_one(a, b)
  if #a > #b then a, b = b, a end
  if a == b then return false end
  local i = 1
  while i <= #a and a:byte(i) == b:byte(i) do i = i + 1 end
  if #b > #a then return a:sub(i) == b:sub(i + 1) end
  if a:sub(i + 1) == b:sub(i + 1) then return true end
  return a:sub(i, i) == b:sub(i + 1, i + 1) and a:sub(i + 1, i + 1) == b:sub(i, i)
    and a:sub(i + 2) == b:sub(i + 2)
end

-- The one short form that the name is a misspelling of.
local function misspelt(article, name, forms)
  local text, found = name.text, nil
  if #text < LEAST or name.n > 1 then return nil end
  local near = forms[text:byte()]
  if not near or is_hit(article, name, "name_common") then return nil end
  for i = 1, #near do
    local form = near[i]
    local more = #form - #text
    if more < 2 and more > -2 and differ_by_one(text, form)
      and not apart[text .. " " .. form] and text .. "s" ~= form and form .. "s" ~= text then
      if found then return nil end
      found = form
    end
  end
  return found
end

-- ---- 4. what each name is -----------------------------------------------------------------------

local function best_vote(votes)
  local best, most = nil, 0
  for i = 1, #types do
    local vote = votes[types[i]]
    if vote and vote > most then best, most = types[i], vote end
  end
  return best, most
end

local person_lists = { "name_surname", "name_first", "name_given" }

-- A name that no rule knows, by its words.
local function guess(article, name)
  local text = name.text
  local is_people = is_hit(article, name, "name_people") or is_hit(article, name, "name_language")
  if name.n == 1 then
    if is_people or name.mid == 0 and is_hit(article, name, "name_common") then return nil end
    if text:find("^%u%u+$") then return #text >= 3 and #text <= 6 and "org" or nil end
    for _, list in ipairs(person_lists) do
      if is_hit(article, name, list) then return "person" end
    end
    return nil
  end
  if is_people or is_hit(article, name, "name_common")
    or is_hit_at_end(article, name, "name_common") then
    return nil
  end
  if text:find("^%u%u+ ") then return "org" end
  return name.n <= 3 and "person" or nil
end

local function settle_short(article, name, short)
  local of = short.of[name.text]
  if not of then
    local form = not name.type and misspelt(article, name, short.forms)
    if form then name.form, of = "misspelt", short.of[form] end
  end
  if of and (not name.type or name.weight < 3 or of[name.type]) then
    name.short = of
    name.type = of.org and "org" or of.person and "person" or name.type
  end
end

local function decide(article, names, list)
  local has_capitals = false
  for i = 1, #list do
    local name = list[i]
    name.type, name.weight = best_vote(name.votes)
    name.known = name.type ~= nil
    if name.n > 1 then
      if not name.type then name.type = guess(article, name) end
    elseif not has_capitals then
      has_capitals = name.text:find("^%u%u") ~= nil
    end
  end
  local short = short_forms(article, names, list, has_capitals)
  for i = 1, #list do
    local name = list[i]
    settle_short(article, name, short)
    name.known = name.known or name.short ~= nil
    if not name.type then name.type = guess(article, name) end
  end
end

-- ---- 5. writing ---------------------------------------------------------------------------------

local pronouns = set { "he", "she", "his", "her", "him", "himself", "herself" }

-- Whether a name that is a person's and a company's means the person here: "… said that he".
local function means_person(article, item)
  local stop = article:span(item.last, item.last).sentence.stop
  for i = item.last + 1, math.min(stop, item.last + 8) do
    if pronouns[article:at(i, "norm")] then return true end
  end
  return false
end

-- The full name that a short form stands for here.
local function full_of(article, record, item)
  local short = item.of.short
  if not short then return nil end
  if short.org and not (short.person and means_person(article, item)) then return short.org end
  if not short.people then return short.person end
  for i = #record, 1, -1 do              -- whoever of that name was named last
    if short.people[record[i].of] then return record[i].of, "inferred" end
  end
  return short.person, "inferred"
end

-- What is written so far: each place with its name, in order; the distinct people and companies.
local function new_record() return { people = {}, companies = {}, is_in = {} } end

-- `item` says where, and role, form and link.
local function write(article, record, of, item)
  of.entity = of.entity or key_of(of.name)
  article:annotate(of.type, item.first, item.last, {
    name = of.name, entity = of.entity, type = of.class, role = item.role or of.role,
    form = item.form, link = item.link or "certain",
  })
  if not record.is_in[of.name] then
    record.is_in[of.name] = true
    local list = of.type == "person" and record.people or of.class == "company" and record.companies
    if list then list[#list + 1] = of end
  end
  if of.type == "person" then record[#record + 1] = { of = of, start = item.first } end
end

local function write_mention(article, record, item)
  local full, link = full_of(article, record, item)
  local of, text = full or item.of, item.of.text
  if not of.type then return end
  item.form, item.link = item.of.form or "full", link
  if text ~= of.name and text:find("^[%u%.]+$") then
    item.form = "acronym"
  elseif full and not item.of.form then
    item.form = "short"
  end
  write(article, record, of, item)
end

-- In a headline with capitals, and at the start of a sentence: the known name in a group, if any.
local function write_part(article, record, item, names)
  if item.first == item.last then return end
  for first = item.first, item.last do
    for last = item.last, first, -1 do
      local name = names[plain(article:span(first, last).text)]
      if name and name ~= item.of and name.type then
        return write_mention(article, record, { of = name, first = first, last = last })
      end
    end
  end
end

local function is_doubtful(article, item)
  local of = item.of
  return item.weight < 3 and of.mid == 0 and not of.short
    and (item.titled or item.at == "start" and of.n > 1 and is_hit(article, of, "name_common"))
end

function M.run(article)
  local mentions, names, list = read(article)
  decide(article, names, list)
  local record = new_record()
  for i = 1, #mentions do
    local item = mentions[i]
    if is_doubtful(article, item) then
      write_part(article, record, item, names)
    else
      write_mention(article, record, item)
    end
  end
  if #record.people + #record.companies > 0 then M.stand_ins(article, record) end
end

-- ---- 6. pronouns and role nouns -----------------------------------------------------------------

local women, men = set(words.women), set(words.men)
local NEAR = 80                          -- tokens between a pronoun and what it stands for

local feminine = set { "she", "her", "herself" }

local function may_be(pronoun, name)
  local space = name.text:find(" ", 1, true)
  local first = space and name.text:sub(1, space - 1) or name.text
  return not (feminine[pronoun] and men or women)[first]
end

-- The one person that a pronoun can mean, of those in the stretch before it; nil if there are none
-- or several. What stood for a name counts as that name.
local function only_one(lists, pronoun, at)
  local found
  for k = 1, #lists do
    local list = lists[k]
    for i = #list, 1, -1 do
      local place = list[i]
      if place.start < at - NEAR then break end
      if place.start < at and place.of ~= found and may_be(pronoun, place.of) then
        if found then return nil end
        found = place.of
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

function M.stand_ins(article, record)
  local later = new_record()             -- in order by itself
  local lists = { record, later }
  for first, last, kind, word in article:each("name_stand_in", "kind", "word") do
    local of
    if kind == "pronoun" then
      of = only_one(lists, word, first)
    elseif kind == "firm" then
      of = #record.companies == 1 and record.companies[1]
    else
      of = in_role(record.people, word)
    end
    if of then
      local form = kind == "pronoun" and "pronoun" or "noun"
      write(article, later, of, { first = first, last = last, form = form, link = "inferred" })
    end
  end
end

return M
