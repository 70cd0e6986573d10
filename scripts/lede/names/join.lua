-- lede.names.join — what each name of an article is, and which mentions name the same.
local words = require "lexicons.name_words"

local M = {}

local function set(list)
  local members = {}
  for _, word in ipairs(list) do members[word] = true end
  return members
end

M.is_project = set(words.project_nouns)

-- One spelling of what differs in typography only.
local function plain(name) return (name:gsub("’", "'"):gsub("%s+", " "):gsub("'s?$", "")) end

local function key_of(name) return (name:lower():gsub("[%s%-%.']+", "_"):gsub("_$", "")) end

local function has(list, name)
  for _, item in ipairs(list or {}) do
    if item == name then return true end
  end
  return false
end

local function n_words(name) return select(2, name:gsub("%S+", "")) end

-- ---- 1. the mentions as plain tables, by name --------------------------------------------------

local function read(article)
  local mentions, names = {}, {}
  for i, m in ipairs(article:spans("mention")) do
    local name = plain(m.name or m.text)
    local item = { span = m, text = plain(m.text), name = name, type = m.type, kind = m.kind,
      role = m.role, weight = m.weight and tonumber(m.weight) or 0, lex = m.lex, at = m.at }
    mentions[i] = item
    local known = names[item.text]
    if not known then
      known = { name = name, votes = {}, mid = 0, n = n_words(item.text), lex = item.lex }
      names[item.text] = known
    end
    known.votes[item.type] = (known.votes[item.type] or 0) + item.weight
    known.kind = known.kind or item.kind
    known.role = known.role or item.role
    if item.at ~= "start" then known.mid = known.mid + 1 end
    item.of = known
  end
  return mentions, names
end

local function best_vote(votes)
  local best, most
  for _, type in ipairs { "person", "org", "place", "work" } do
    local n = votes[type] or 0
    if n > 0 and (not most or n > most) then best, most = type, n end
  end
  return best
end

-- ---- 2. names that no rule has typed ----------------------------------------------------------

-- Last words of people, first words and initials of bodies.
local function short_forms(names)
  local short = {}
  local function note(form, of)
    if form and form ~= of.text then
      local known = short[form]
      if known and known ~= of and known.name ~= of.name then
        known = known.type == of.type and known or false
      end
      short[form] = known == nil and of or known
    end
  end
  for text, name in pairs(names) do
    name.text = text
    if name.type == "person" and name.n > 1 then
      note(text:match("(%S+)$"), name)
    elseif name.type == "org" and name.n > 1 then
      if name.kind == "company" then note(text:match("^(%S+)"), name) end
      local initials = text:gsub("%f[%w]%l+", ""):gsub("(%u)[%w']*[%s%-]*", "%1")
      if #initials > 1 then note(initials, name) end
    end
  end
  return short
end

local function guess(text, name)
  if has(name.lex, "name_people") or has(name.lex, "name_language") then
    if name.n == 1 then return nil end
  end
  if name.n == 1 then
    if text:find("^%u%u+$") and #text <= 6 then return "org" end
    if has(name.lex, "name_common") and name.mid == 0 then return nil end
    if has(name.lex, "name_surname") or has(name.lex, "name_first")
      or has(name.lex, "name_given") then
      return "person"
    end
    if has(name.lex, "name_common") then return nil end
    return name.mid > 0 and "place" or nil
  end
  if text:find("^%u%u+ ") then return "org" end
  if has(name.lex, "name_common") then return "org" end
  return name.n <= 3 and "person" or "org"
end

local function decide(names)
  for text, name in pairs(names) do
    name.type = best_vote(name.votes)
    name.text = text
  end
  local short = short_forms(names)
  for text, name in pairs(names) do
    local of = short[text]
    if of and (not name.type or name.type == "person" or name.type == of.type) then
      name.full, name.type = of, of.type
    elseif not name.type then
      name.type = guess(text, name)
    end
  end
end

-- ---- 3. writing ---------------------------------------------------------------------------------

local function write(article, item)
  local of = item.of.full or item.of
  if not of.type then return end
  local form = "full"
  if item.of.full then form = item.text:find("^%u+$") and "acronym" or "short" end
  article:annotate(of.type, item.span, {
    name = of.name, entity = key_of(of.name), type = of.kind, role = item.role or of.role,
    form = form, link = "certain",
  })
end

function M.run(article)
  local mentions, names = read(article)
  decide(names)
  for _, item in ipairs(mentions) do write(article, item) end
end

return M
