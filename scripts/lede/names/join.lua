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
local function plain(name) return (name:gsub("’", "'"):gsub("%s+", " "):gsub("'s?$", "")) end

local function key_of(name) return (name:lower():gsub("[%s%-%.']+", "_"):gsub("_$", "")) end

local function has(list, name)
  for _, item in ipairs(list or {}) do
    if item == name then return true end
  end
  return false
end

-- ---- 1. mentions and names ----------------------------------------------------------------------

local function read_name(names, item, m)
  local name = names[item.text]
  if not name then
    name = { text = item.text, name = item.text, votes = {}, mid = 0, places = 0,
      n = 1 + select(2, item.text:gsub(" ", "")), lex = m.lex, last = m.last }
    names[item.text] = name
  end
  local weight = tonumber(m.weight)
  name.votes[m.type] = (name.votes[m.type] or 0) + weight
  if weight >= 3 and m.name then name.name = m.name end
  name.lex, name.last = name.lex or m.lex, name.last or m.last
  name.class, name.role = name.class or m.class, name.role or m.role
  if not item.titled and m.at ~= "start" then name.mid = name.mid + 1 end
  return name
end

local function read(article)
  local titled = {}
  for _, s in ipairs(article:spans("name_titled")) do titled[s.start] = true end
  local mentions, names = {}, {}
  for i, m in ipairs(article:spans("mention")) do
    local item = { span = m, start = m.start, text = plain(m.name or m.text), role = m.role,
      weight = tonumber(m.weight), at = m.at }
    if m.name and item.weight >= 3 then item.text = plain(m.text) end
    item.titled = next(titled) and titled[m.sentence.start]
    item.of = read_name(names, item, m)
    mentions[i] = item
  end
  return mentions, names
end

-- ---- 2. short forms -----------------------------------------------------------------------------

-- form → { person = name, org = name }; false where two of a type have it.
local function note(short, form, of)
  if not form or form == of.text then return end
  local known = short[form] or {}
  short[form] = known
  local same = known[of.type] == nil or (known[of.type] and known[of.type].name == of.name)
  known[of.type] = same and of or false
end

-- Last words of people, first words of companies, initials of bodies, and what stands behind a
-- name in brackets.
local function short_forms(article, names)
  local short = {}
  for text, name in pairs(names) do
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
  if #b - #a > 1 or a == b then return false end
  local i = 1
  while i <= #a and a:byte(i) == b:byte(i) do i = i + 1 end
  if #b > #a then return a:sub(i) == b:sub(i + 1) end
  if a:sub(i + 1) == b:sub(i + 1) then return true end
  return a:sub(i, i) == b:sub(i + 1, i + 1) and a:sub(i + 1, i + 1) == b:sub(i, i)
    and a:sub(i + 2) == b:sub(i + 2)
end

local function misspelt(text, forms)
  if #text < LEAST or text:find(" ", 1, true) then return nil end
  local found
  for _, form in ipairs(forms[text:sub(1, 1)] or {}) do
    if differ_by_one(text, form) and not apart[text .. " " .. form]
      and text .. "s" ~= form and form .. "s" ~= text then
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
    local form = not name.type and misspelt(name.text, forms)
    if form then name.form, of = "misspelt", short[form] or { [form] = true } end
  end
  if of and (not name.type or name.weight < 3 or of[name.type]) then
    name.short = of
    name.type = of.org and "org" or of.person and "person" or name.type
  end
end

local function decide(article, names)
  for _, name in pairs(names) do name.type, name.weight = best_vote(name.votes) end
  local short = short_forms(article, names)
  local forms = {}
  for form in pairs(short) do
    local first = form:sub(1, 1)
    forms[first] = forms[first] or {}
    table.insert(forms[first], form)
  end
  for _, name in pairs(names) do settle_short(name, short, forms) end
  for _, name in pairs(names) do
    name.known = name.type ~= nil
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
local function full_of(article, item)
  local short = item.of.short
  if not short then return nil end
  if short.person and short.org then
    return means_person(article, item) and short.person or short.org
  end
  return short.org or short.person or nil
end

local function write(article, of, span, how)
  article:annotate(of.type, span, {
    name = of.name, entity = key_of(of.name), type = of.class, role = how.role or of.role,
    form = how.form, link = how.link or "certain",
  })
  local list = article.state.written
  list[#list + 1] = { of = of, start = span.start, stop = span.stop }
end

local function write_mention(article, item)
  local full = full_of(article, item)
  local of = full or item.of
  if not of.type then return end
  local form = full and (item.of.form or item.text:find("^%u+$") and "acronym" or "short")
  write(article, of, item.span, { role = item.role, form = form or "full" })
end

-- In a headline with capitals, and at the start of a sentence: the known name in a group, if any.
local function write_part(article, item, names)
  local tokens = item.span:tokens()
  for first = 1, #tokens do
    for last = #tokens, first, -1 do
      local span = article:span(tokens[first].start, tokens[last].start)
      local name = names[plain(span.text)]
      if name and name.type and (name.known or name.mid > 0) then
        local part = { of = name, span = span, text = name.text }
        return write_mention(article, part)
      end
    end
  end
end

local function is_doubtful(item)
  return item.weight < 3 and item.of.mid == 0 and not item.of.short
    and (item.titled or item.at == "start" and item.of.n > 1 and has(item.of.lex, "name_common"))
end

function M.run(article)
  article.state.written = {}
  local mentions, names = read(article)
  decide(article, names)
  for _, item in ipairs(mentions) do
    if is_doubtful(item) then
      write_part(article, item, names)
    else
      write_mention(article, item)
    end
  end
  M.stand_ins(article)
end

-- ---- 6. pronouns and role nouns -----------------------------------------------------------------

local women, men = set(words.women), set(words.men)
local NEAR = 80                          -- tokens between a pronoun and what it stands for

local function may_be(pronoun, name)
  local first = name.text:match("^%S+")
  if pronoun == "she" or pronoun == "her" or pronoun == "herself" then return not men[first] end
  return not women[first]
end

-- The one name that `fits` in the stretch before a place; nil if there are none or several. What
-- stood for a name counts as that name.
local function only_one(written, from, before, fits)
  local found
  for i = #written, 1, -1 do
    local w = written[i]
    if w.start < before and w.start >= from and fits(w.of) then
      if found and found.name ~= w.of.name then return nil end
      found = w.of
    end
  end
  return found
end

local function is_company(name) return name.type == "org" and name.class == "company" end
local function is_person(name) return name.type == "person" end

local function stand_in(article, m)
  local written = article.state.written
  if m.pronoun then
    local norm = m.pronoun.norm
    return only_one(written, m.start - NEAR, m.start,
      function(name) return is_person(name) and may_be(norm, name) end)
  elseif m.firm then
    return only_one(written, 1, article.n_tokens + 1, is_company)
  end
  local role = m.role.norm
  return only_one(written, 1, article.n_tokens + 1,
      function(name) return is_person(name) and name.role and name.role:lower() == role end)
    or only_one(written, 1, article.n_tokens + 1, is_person)
end

function M.stand_ins(article)
  if #article.state.written == 0 then return end
  for _, m in ipairs(article:find(M.stand_in)) do
    local of = stand_in(article, m)
    if of then
      write(article, of, m.span, { form = m.pronoun and "pronoun" or "noun", link = "inferred" })
    end
  end
end

return M
