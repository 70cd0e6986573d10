-- lede.names.join — what each name of an article is, and which mentions name the same.
--
-- A name is what mentions with the same text share, a table of article:names: text, name, n
-- (words), type (what rules said with most weight), known, weight, mid (mentions that do not begin
-- a sentence or stand in a headline), is_told (whether it stands outside of headlines), start and
-- stop (tokens of its first mention), first and last (of the first that no rule knows), class,
-- role; and here short (what it is a short form of) and speaks (what it is if it says something).
-- Most of an article's names are looked at here, so tables are made for names and not for mentions:
-- those are ITEM values each, one behind the other in one list.
local letters = require "lede.names.letters"
local misspelt = require "lede.names.misspelt"
local texts = require "lede.names.texts"
local set = require "lede.set"
local words = require "lexicons.name_words"

local cut_last, initials_of, key_of = texts.cut_last, texts.initials_of, texts.key_of
local without_initial = texts.without_initial

local M = {}

M.is_project = set(words.project_nouns)
local sayings = set(words.sayings)
local small_words = set { "of", "the", "and", "for", "in" }
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

-- ---- 1. mentions and names ----------------------------------------------------------------------

local naming = {
  types = { "person", "org", "place", "work" }, titles = "name_titled",
  values = { "class", "role" }, each = { "weight", "by", "class", "role" },
}
-- Of a mention: its name, first and last token, and where it stands if its capitals may mean
-- nothing there ("title", "start"; else false), then what `each` asks for.
local ITEM = 4 + #naming.each

local function is_common(article, token)
  return small_words[article:at(token, "norm")] or article:covers("name_common", token, token)
end

-- Whether each word is one that a headline with capitals may have: Tourist Ship Strikes Bridge.
local function is_all_common(article, first, last)
  for token = first, last do
    if not is_common(article, token) then return false end
  end
  return true
end

-- Whether a mention may be no more than a word with a capital: where it stands, "sure" of one that
-- a rule is sure of all the same, else false. What a list knows is no such word.
local function edge_of(article, mentions, k)
  local name, edge = mentions[k], mentions[k + 3]
  if edge ~= "title" then return edge end
  local weight, by, class = mentions[k + 4], mentions[k + 5], mentions[k + 6]
  if by == "list" then return false end
  if tonumber(weight) <= 2 then return edge end
  if name.n == 1 or article:count("name_titled") == article:count("s") then return false end
  local first, last = mentions[k + 1], mentions[k + 2]
  if name.type == "place" and is_all_common(article, first, last) then return edge end
  local text = article:span(first, last).text
  local is_sure = text:find("%l") or class == "company" and is_legal[text:match("%S+$")]
  return is_sure and "sure" or edge
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
-- `heads`: bodies by the word that says what they are (the Council), false where several have it.
local function new_short() return { of = {}, forms = {}, first = {}, heads = {} } end

-- Whether a name is another and more words, whatever its letters.
local function goes_on(name, front)
  return name:sub(1, #front + 1):upper() == front:upper() .. " "
end

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
  elseif not (other and (goes_on(of.text, other.text) or goes_on(other.text, of.text))) then
    known[of.type] = false               -- but General Motors and General Motors Corp are one
  end
end

local kinds = set(words.all { words.body_words, words.body_heads, words.company_words })

-- Notes the word that says what a body is: the last, or the one before "of" (Bank of Calder).
local function note_head(short, name, last)
  local text = name.text
  local head = text:find(" of ", 1, true) and text:match("(%S+) of ") or last
  if not kinds[head] then return end
  local other = short.heads[head]
  short.heads[head] = (other == nil or other == name) and name
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

-- The initials of a company without its legal forms: General Motors Corp is GM.
local function cut_initials(name, initials)
  local text = name.text
  local n = #initials - (text:byte(-1) == 46 and 1 or 0) -- Co.
  local front, last = cut_last(text)
  while is_legal[last] and front ~= text do
    text, n = front, n - 1
    front, last = cut_last(text)
  end
  return initials:sub(1, n)
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
      if name.n > 2 then
        local tail_inside, tail_at_start = texts.with_particles(text)
        note(short, tail_inside, name)
        note(short, tail_at_start, name)
      end
      local first = text:sub(1, text:find(" ", 1, true) - 1)
      if last:find("^%u%l+%-%l+$") then note(short, first, name) end -- Kim Jong-un
      if name.known then
        short.first[first] = short.first[first] == nil and { person = name } or false
      end
    elseif name.type == "org" then
      local _, last_word = cut_last(text)
      if name.is_told then note_head(short, name, last_word) end
      if name.class == "company" then
        local first = text:find(" ", 1, true)
        if not article:covers("name_people", name.start, name.start) then
          note(short, text:sub(1, first - 1), name)
        end
        if name.n > 3 then
          note(short, text:sub(1, text:find(" ", first + 1, true) - 1), name)
        end
        note(short, (cut_last(text)), name)
      end
      if not name.class and article:covers("name_where", name.start, name.start)
        and last_word:find("s$") then
        note(short, last_word, name)     -- the Lisbon Otters are the Otters
      end
      if capitals[text:byte()] then
        local initials = initials_of(text)
        if #initials > 1 then note(short, initials, name) end
        local cut = name.class == "company" and cut_initials(name, initials) or ""
        if #cut > 1 then note(short, cut, name) end
      end
    end
    ::continue::
  end
  return short
end

-- ---- 3. what each name is -----------------------------------------------------------------------

-- Whether a name stands nowhere but in headlines in capitals.
local function is_in_capitals(article, name)
  return not name.is_told and not article:span(name.start, name.start).sentence.text:find("%l")
end

local person_lists = { "name_surname", "name_first", "name_given" }

local function is_people(article, name)
  return is_hit(article, name, "name_people") or is_hit(article, name, "name_language")
end

-- A name of one word that no rule knows.
local function guess_word(article, name)
  local text = name.text
  if #text == 1 or is_legal[text] or name.mid == 0 and is_hit(article, name, "name_common")
    or is_people(article, name) then
    return nil
  end
  if text:find("^%u%u+$") then
    if is_in_capitals(article, name) then return nil end
    return #text >= 3 and #text <= 6 and not is_hit(article, name, "name_common") and "org" or nil
  end
  for _, list in ipairs(person_lists) do
    if is_hit(article, name, list) then return "person" end
  end
  return name.speaks
end

-- One of several words, by its words.
local function guess(article, name)
  local text = name.text
  if is_hit(article, name, "name_common") or is_hit_at_end(article, name, "name_common")
    or text:find(" %u%u%u?$") and text:find("%l.* %u%u%u?$") or is_people(article, name)
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
    local is_org = of.org or of.org == false and name.n > 1 -- of several: Merrill Lynch
    name.type = is_org and "org" or of.person and "person" or name.type
  elseif name.type == "org" and name.n == 1 and name.text:find("%l") and of.person
    and of.person.weight >= 3 and of.person.text:find("^%u%l") then
    name.short, name.type = of, "person" -- Mr Ford, where no Ford Motor Co is named
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
    local name = mentions[k]
    if not name.type and name.n == 1 then
      local last = mentions[k + 2]
      if sayings[norm[last + 1]] then
        name.speaks = means_person(article, last) and "person" or name.speaks or "org"
      end
    end
  end
end

local function decide(article, mentions, names, list)
  local capitals = {}
  for i = 1, #list do
    local name = list[i]
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
    if name.n == 1 and not name.known then name.head_of = short.heads[name.text] or nil end
    if name.n == 1 and not name.type then name.type = guess_word(article, name) end
    if name.type == "org" and not (name.known or name.short) and name.text:find("^%u%u%u%u+$") then
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

-- What is written so far: the people named, in order, and where; the attributes of what is written
-- next, one table for all; and, where pronouns and nouns stand for names, the distinct people and
-- companies.
local function new_record(article, names, list)
  return {
    names = names, list = list, of = {}, start = {}, values = {},
    has_stand_ins = article:count("name_stand_in") > 0, people = {}, companies = {}, is_in = {},
  }
end

-- The key of a name, and a name in capitals as it is written elsewhere.
local function complete(article, of)
  local name = of.name
  of.entity = key_of(of.type == "person" and of.n > 2 and without_initial(name) or name)
  if of.n > 1 and name == of.text and name:find("%u%u%u") then
    of.name = of.type == "person" and letters.of_person(name)
      or not name:find("%l") and letters.of_words(article, of.start, of.stop, name) or name
  end
end

local function note_named(record, of, first)
  of.n_named, of.at = (of.n_named or 0) + 1, of.at or first
  if record.is_in[of.name] then return end
  record.is_in[of.name] = true
  local list = of.type == "person" and record.people or of.class == "company" and record.companies
  if list then list[#list + 1] = of end
end

local function write(article, record, of, first, last)
  local values, type = record.values, of.type
  if not of.entity then complete(article, of) end
  values.name, values.entity, values.type = of.name, of.entity, of.class
  article:annotate(type, first, last, values)
  if record.has_stand_ins then note_named(record, of, first) end
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
  if not full and name.head_of and article:answers("norm")[first - 1] == "the" then
    full = name.head_of
  end
  local of = full or name
  if not of.type then return end
  local form, text = name.form or full and "short" or "full", name.text
  if text ~= of.name and text:find("^[%u%.]+$") and not letters.has_word(of.name, text) then
    form = "acronym"
  end
  local values = record.values
  values.form, values.link, values.role = form, link or "certain", role or of.role
  write(article, record, of, first, last)
end

-- The names that are known, by their texts: of one in capitals the name as it is written elsewhere,
-- of companies also without "Ltd".
local function by_spelling(list)
  local known = {}
  local function put(text, name)
    local other = known[text]
    if not other or other.text == text then known[text] = name end
  end
  for i = 1, #list do
    local name = list[i]
    if name.type then
      local text = name.text
      local capitals = text:upper()
      if text ~= capitals then known[text] = name end
      put(capitals, name)
      if name.class == "company" and name.n > 2 then put(cut_last(capitals), name) end
    end
  end
  return known
end

local AROUND = 3 -- words that a headline may have around a name: Howard Dean Tells Party Convention

-- In a headline with capitals, and at the start of a sentence: the known names in a group, of one
-- that a rule is sure of those that are the same as it is. Whether there are any.
local function write_parts(article, record, whole, first, last, edge)
  local found, stop = false, last
  record.known = record.known or by_spelling(record.list)
  while first <= last do
    local name, at = article:longest(first, stop, record.known)
    if not name then
      first, stop = first + 1, last
    elseif name ~= whole
      and (edge ~= "sure" or name.type == whole.type or whole.n >= name.n + AROUND) then
      write_mention(article, record, name, first, at)
      first, stop, found = at + 1, last, true
    elseif at > first then
      stop = at - 1
    else
      first, stop = first + 1, last
    end
  end
  return found
end

local function is_doubtful(article, name, edge, first)
  if edge ~= "start" then return true end
  if name.n > 1 then return is_hit(article, name, "name_common") end
  return name.weight <= 1 and article:covers("name_common", first, first) -- Parent company Holm
end

function M.run(article)
  if article:count("mention") == 0 then return end
  local list, mentions, names = article:names("mention", naming)
  decide(article, mentions, names, list)
  local record = new_record(article, names, list)
  for k = 1, #mentions, ITEM do
    local name, edge = mentions[k], mentions[k + 3]
    if edge and name.mid == 0 and not name.short then
      edge = edge_of(article, mentions, k)
    else
      edge = false
    end
    local first, last = mentions[k + 1], mentions[k + 2]
    if edge and is_doubtful(article, name, edge, first)
      and (write_parts(article, record, name, first, last, edge) or edge ~= "sure") then
      goto continue
    end
    if name.type or name.short or name.head_of then
      write_mention(article, record, name, first, last, mentions[k + 7])
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
  local later = new_record(article)      -- in order by itself
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
