-- lede.events.join — from frames to events, sentence by sentence.
local works = require "lede.events.work"
local meaning = require "lede.events.meaning"

local may_speak, read, by_nouns = meaning.may_speak, meaning.read, meaning.by_nouns

local M = {}

-- The quotations that stand in a sentence or go on through it.
local function quotes_in(work, from, to)
  local found = {}
  for _, quote in ipairs(works.quotes(work)) do
    if quote.first > to then break end
    if quote.last >= from then found[#found + 1] = quote end
  end
  return found
end

-- Events of one sentence: those of its verbs; if they tell none, those of its nouns.
local function read_sentence(work, frames)
  local verbs, nouns, events = {}, {}, {}
  work.quotes_here = quotes_in(work, frames[1].from, frames[1].to)
  for k = 1, #frames do
    local list = frames[k].kind == "noun" and nouns or verbs
    list[#list + 1] = frames[k]
  end
  for k = 1, #verbs do
    local f = verbs[k]
    f.before, f.after = verbs[k - 1], verbs[k + 1]
    if work.words[f.first - 1] == "-" and work.verb_entry[f.first - 2] then
      f.first = f.first - 2                     -- "test-fired"
    end
    if may_speak(work, f, events) then
      events[#events + 1] = read(work, f)
    end
  end
  return #events > 0 and events or (#nouns > 0 and by_nouns(work, nouns) or nouns)
end

local function same(a, b)
  return a.type == b.type and a.actor == b.actor
    and (a.recipient == b.recipient or not b.recipient or not a.recipient)
end

local function write(work, events)
  for i, e in ipairs(events) do
    local is_new = true
    for k = 1, i - 1 do is_new = is_new and not same(events[k], e) end
    if is_new then
      for _, values in ipairs(meaning.each(work, e)) do
        work.article:annotate("event", e.first, e.last, values)
      end
    end
  end
end

function M.run(article)
  local work = works.open(article)
  if not work then return end
  for _, sentence in ipairs(work.sentences) do
    write(work, read_sentence(work, sentence))
  end
end

return M
