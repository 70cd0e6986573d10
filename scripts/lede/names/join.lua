-- lede.names.join — what each name of an article is, and which mentions name the same.
--
-- A name is what mentions with the same text share: { text, name, n (words), votes (type → weight
-- of the rules that said so), mid (mentions that do not begin a sentence or stand in a headline),
-- type, class, role, lex and last (lexicons that hit its first and its last word) }.
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

-- One spelling of what differs in typography only, without a possessive.
local function plain(name)
  if not name:find("[’'%s]") then return name end
  return (name:gsub("’", "'"):gsub("%s+", " "):gsub("'s?$", ""))
end

local function key_of(name) return (name:lower():gsub("[%s%-%.']+", "_"):gsub("_$", "")) end

local function has(list, name)
  for _, item in ipairs(list or {}) do
    if item == name then return true end
  end
  return false
end

-- ---- 1. mentions and names ----------------------------------------------------------------------

local function new_name(text)
  return { text = text, name = text, votes = {}, mid = 0,
    n = text:find(" ", 1, true) and 1 + select(2, text:gsub(" ", "")) or 1 }
end

-- The mention as a plain table, its name in `names` (by text) and `list` (in order).
local function read_mention(m, names, list, titled)
  local weight, given = tonumber(m.weight), m.name
  local text = m.text
  text = plain(text:find("^#") and given or text)
  local name = names[text]
  if not name then
    name = new_name(text)
    names[text] = name
    list[#list + 1] = name
  end
  local type, role, at = m.type, m.role, m.at
  name.votes[type] = (name.votes[type] or 0) + weight
  if weight == 0 and not name.lex then name.lex, name.last = m.lex, m.last end
  if weight >= 3 and given then name.name = given end
  if weight >= 2 then name.class = name.class or m.class end
  name.role = name.role or role
  local is_titled = titled and titled[m.sentence.start]
  if not is_titled and at ~= "start" then name.mid = name.mid + 1 end
  return { span = m, text = text, role = role, weight = weight, at = at, titled = is_titled,
    of = name }
end

local function read(article)
  local titled
  for _, s in ipairs(article:spans("name_titled")) do
    titled = titled or {}
    titled[s.start] = true
  end
  local mentions, names, list = {}, {}, {}
  for i, m in ipairs(article:spans("mention")) do
    mentions[i] = read_mention(m, names, list, titled)
  end
  return mentions, names, list
end

-- ---- 2. short forms -----------------------------------------------------------------------------

-- form → { person = name, org = name }. Where several people have it, `people` is the set of them;
-- where several bodies have it, it stands for none (false).
local function note(short, form, of)
  if not form or form == of.text then return end
  local known = short[form] or {}
  short[form] = known
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

-- Last words of people, first words of companies, initials of bodies, and what stands behind a
-- name in brackets.
local function short_forms(article, names, list)
  local short = {}
  for _, name in ipairs(list) do
    local text = name.text
    if name.type == "person" and name.n > 1 then
      note(short, text:match("(%S+)$"), name)
    elseif name.type == "org" and name.n > 1 then
      if name.class == "company" then
        note(short, text:match("^(%S+)"), name)
        note(short, text:match("^(.*) %S+$"), name)
      end
      local initials = text:gsub("%f[%w]%l+", ""):gsub("(%u)[%w']*[%s%-]*", "%1")
      if #initials > 1 then note(short, initials, name) end
    end
  end
  for _, m in ipairs(article:spans("name_alias")) do
    local of = names[plain(m.of)]
    if of and of.type then note(short, plain(m.text), of) end
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
local function misspelt(name, forms)
  local text, found = name.text, nil
  if #text < LEAST or name.n > 1 or has(name.lex, "name_common") then return nil end
  for _, form in ipairs(forms) do
    if form:byte() == text:byte() and math.abs(#form - #text) < 2 and differ_by_one(text, form)
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
  for _, type in ipairs(types) do
    if (votes[type] or 0) > most then best, most = type, votes[type] end
  end
  return best, most
end

-- A name that no rule knows, by its words.
local function guess(name)
  local text, lex = name.text, name.lex
  local is_people = has(lex, "name_people") or has(lex, "name_language")
  if name.n == 1 then
    if is_people or name.mid == 0 and has(lex, "name_common") then return nil end
    if text:find("^%u%u+$") then return #text >= 3 and #text <= 6 and "org" or nil end
    for _, list in ipairs { "name_surname", "name_first", "name_given" } do
      if has(lex, list) then return "person" end
    end
    if has(lex, "name_common") then return nil end
    return nil
  end
  if is_people or has(lex, "name_common") or has(name.last, "name_common") then
    return nil
  end
  if text:find("^%u%u+ ") then return "org" end
  return name.n <= 3 and "person" or nil
end

local function settle_short(name, short, forms)
  local of = short[name.text]
  if not of then
    local form = not name.type and misspelt(name, forms)
    if form then name.form, of = "misspelt", short[form] or { [form] = true } end
  end
  if of and (not name.type or name.weight < 3 or of[name.type]) then
    name.short = of
    name.type = of.org and "org" or of.person and "person" or name.type
  end
end

local function decide(article, names, list)
  for _, name in ipairs(list) do
    name.type, name.weight = best_vote(name.votes)
    name.known = name.type ~= nil
    if not name.type and name.n > 1 then name.type = guess(name) end
  end
  local short = short_forms(article, names, list)
  local forms = {}
  for form in pairs(short) do forms[#forms + 1] = form end
  for _, name in ipairs(list) do settle_short(name, short, forms) end
  for _, name in ipairs(list) do
    name.known = name.known or name.short ~= nil
    if not name.type then name.type = guess(name) end
  end
end

-- ---- 5. writing ---------------------------------------------------------------------------------

local pronouns = set { "he", "she", "his", "her", "him", "himself", "herself" }

-- Whether a name that is a person's and a company's means the person here: "… said that he".
local function means_person(article, item)
  local last = math.min(item.span.sentence.stop, item.span.stop + 8)
  for i = item.span.stop + 1, last do
    if pronouns[article:span(i, i).norm] then return true end
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

local function write(article, record, of, span, how)
  of.entity = of.entity or key_of(of.name)
  article:annotate(of.type, span, {
    name = of.name, entity = of.entity, type = of.class, role = how.role or of.role,
    form = how.form, link = how.link or "certain",
  })
  if not record.is_in[of.name] then
    record.is_in[of.name] = true
    local list = of.type == "person" and record.people or of.class == "company" and record.companies
    if list then list[#list + 1] = of end
  end
  if of.type == "person" then record[#record + 1] = { of = of, start = span.start } end
end

local function write_mention(article, record, item)
  local full, link = full_of(article, record, item)
  local of = full or item.of
  if not of.type then return end
  local form = item.of.form or "full"
  if item.text ~= of.name and item.text:find("^[%u%.]+$") then
    form = "acronym"
  elseif full and not item.of.form then
    form = "short"
  end
  write(article, record, of, item.span, { role = item.role, form = form, link = link })
end

-- In a headline with capitals, and at the start of a sentence: the known name in a group, if any.
local function write_part(article, record, item, names)
  local start, stop = item.span.start, item.span.stop
  for first = start, stop do
    for last = stop, first, -1 do
      local span = article:span(first, last)
      local name = names[plain(span.text)]
      if name and name ~= item.of and name.type then
        return write_mention(article, record, { of = name, span = span, text = name.text })
      end
    end
  end
end

local function is_doubtful(item)
  return item.weight < 3 and item.of.mid == 0 and not item.of.short
    and (item.titled or item.at == "start" and item.of.n > 1 and has(item.of.lex, "name_common"))
end

function M.run(article)
  local mentions, names, list = read(article)
  decide(article, names, list)
  local record = new_record()
  for _, item in ipairs(mentions) do
    if is_doubtful(item) then
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

local function may_be(pronoun, name)
  local first = name.text:match("^%S+")
  if pronoun == "she" or pronoun == "her" or pronoun == "herself" then return not men[first] end
  return not women[first]
end

-- The one person that a pronoun can mean, of those in the stretch before it; nil if there are none
-- or several. What stood for a name counts as that name.
local function only_one(lists, pronoun)
  local found
  for _, list in ipairs(lists) do
    for i = #list, 1, -1 do
      local place = list[i]
      if place.start < pronoun.start - NEAR then break end
      if place.start < pronoun.start and may_be(pronoun.norm, place.of) then
        if found and found ~= place.of then return nil end
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
  for _, m in ipairs(article:find(M.stand_in)) do
    local of
    if m.pronoun then
      of = only_one({ record, later }, m.pronoun)
    elseif m.firm then
      of = #record.companies == 1 and record.companies[1]
    else
      of = in_role(record.people, m.role.norm)
    end
    if of then
      local form = m.pronoun and "pronoun" or "noun"
      write(article, later, of, m.span, { form = form, link = "inferred" })
    end
  end
end

return M
