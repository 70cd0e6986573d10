-- lede.quotes.who — whom a source means: a name, "he", "the report".
local set = require "lede.set"
local words = require "lexicons.quote_words"
local work_of = require "lede.quotes.work"

local M = {}

local closed, articles = set(words.closed), set { "a", "an", "the", "those" }
closed["-"] = nil

local function known(a)
  return { source = a.name, entity = a.entity, link = a.link, layer = a.layer, type = a.type }
end

-- The last name of a stretch, of a body before that of a person.
local function last_name(article, first, last)
  if last < first then return nil end
  local span = article:span(first, last)
  for _, layer in ipairs { "org", "person", "place" } do
    local names = article:spans(layer, span)
    if #names > 0 then return names[#names] end
  end
end

-- A document speaks for whoever made it: "the Parliament's motion", "the Parliament passed a
-- motion", and later "the motion".
local function document(work, f)
  local noun = work.words[f.head or f.last]
  local owner = last_name(work.article, f.first, f.last)
  local who
  if owner then
    who = { name = owner.name, entity = owner.entity, link = owner.link }
  elseif f.first > f.from then
    owner = last_name(work.article, f.from, f.first - 1)
    who = owner and { name = owner.name, entity = owner.entity, link = "inferred" }
  end
  who = who or work.documents[noun]
  if not who then return { source = f.who_text, link = "certain" } end
  work.documents[noun] = { name = who.name, entity = who.entity, link = "inferred" }
  return { source = who.name .. "'s " .. noun, entity = who.entity, link = who.link }
end

-- The name beside a noun that says what somebody is: "the chairman, Anna Berg, said".
local function named_aside(article, f)
  local first, last = f.last + 1, f.cue_first > f.first and f.cue_first - 1 or f.stop
  if not f.head or last <= first then return nil end
  return article:spans("person", article:span(first, last))[1]
end

-- The noun group that ends at a token, by its forms: what "who" stands for.
local function group_before(work, f, last)
  local from, first = f.from, last
  if last < from or closed[work.words[last]] then return f.who_text end
  while first > from and not closed[work.words[first - 1]] do first = first - 1 end
  if first > from and articles[work.words[first - 1]] then first = first - 1 end
  return work.article:span(first, last).text
end

local groups = { he = "person", she = "person", it = "org" }

local function resolve(work, f)
  local head = f.head or f.last
  local a = work_of.name_in(work, f.first, head) or named_aside(work.article, f)
  if a then return known(a) end
  local norm = f.first == f.last and work.words[f.first]
  if norm == "who" then
    local at = work.words[f.first - 1] == "," and f.first - 2 or f.first - 1
    a = at >= f.from and work_of.name_in(work, f.from, at)
    if a then return known(a) end
    return { source = group_before(work, f, at), link = "certain" }
  end
  if words.documents[work.words[head]] then return document(work, f) end
  local layer = groups[norm]
  if layer then
    for i = #work.speakers, 1, -1 do
      local who = work.speakers[i]
      if who.layer == layer then
        return { source = who.source, entity = who.entity, link = "inferred", layer = layer }
      end
    end
  end
  return { source = f.who_text, link = "certain" }
end

-- The subject of a sentence before a verb that goes on: "The firm left and said that".
local function subject(work, f)
  if f.start <= f.from then return nil end
  local found = work.article:find(M.subject, work.article:span(f.from, f.start - 1))[1]
  if found then
    f.first, f.last, f.who_text = found.source.start, found.source.stop, found.source.text
    f.head = found.head and found.head.stop
    return resolve(work, f)
  end
end

-- Who says it: of a verb that only goes on, who said what was before.
function M.says(work, f, before)
  if f.first then
    local who = resolve(work, f)
    if f.about.verb == ":" and not who.entity then
      if not f.open then return nil end  -- a headline of two parts
      who = subject(work, f) or who
    end
    work.speakers[#work.speakers + 1] = who
    return who
  end
  if before and before.who then
    f.first, f.last = before.first, before.last
    return before.who
  end
  return subject(work, f)
end

-- Whom it is told, and the name of the outlet if that is one.
function M.hears(work, f)
  if not f.to_first then return nil end
  local a = work_of.name_in(work, f.to_first, f.to_last)
  local to = a and a.name or work.article:span(f.to_first, f.to_last).text
  return to, a and a.type == "media" and a.name or nil
end

return M
