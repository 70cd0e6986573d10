-- lede.quotes.work — what is known of an article while its quotations are found: frames, regions,
-- words.
--
-- A region is what stands between two quote marks: first and last (tokens), par (the first token of
-- its block), starts and ends (whether with its block), opens (whether with its sentence), is_open
-- (nothing closes it), owner (a statement). A frame is what the rules of lede.quotes wrote: start
-- and stop, at (how what is said stands to it), who_text (the words of the source), cue, about (its
-- verb), the tokens of the source (first, last, head), of the cue and of the listener (to_first,
-- to_last), of its sentence (from, to).
local words = require "lexicons.quote_words"

local M = {}

-- The word of a token in small letters; "" outside the article.
function M.word(work, i) return work.words[i] or "" end

local function read_regions(article)
  local regions, by_first, by_last = {}, {}, {}
  if article:count("quote_marked") == 0 then
    return { list = regions, by_first = by_first, by_last = by_last }
  end
  for i, r in ipairs(article:spans("quote_marked")) do
    local block, sentence = r.paragraph, r.sentence
    local region = {
      first = r.start, last = r.stop, par = block.start,
      starts = r.start == block.start + 1, opens = r.start - 1 <= sentence.start,
      sentence = sentence.start, is_open = r.ends == "block",
      ends = r.stop >= block.stop - 1,
    }
    regions[i] = region
    by_first[r.start], by_last[r.stop] = region, region
  end
  return { list = regions, by_first = by_first, by_last = by_last }
end

local layers = { "person", "org", "place" }

-- Names, and what stands for one, by their last tokens; they do not overlap.
local function read_names(article)
  local by_last = {}
  for i = #layers, 1, -1 do
    local layer = layers[i]
    if article:count(layer) > 0 then
      for _, name in ipairs(article:rows(layer)) do
        name.layer = layer
        by_last[name.stop] = name
      end
    end
  end
  return by_last
end

-- The name that ends with the head of a source.
function M.name_in(work, first, head)
  local name = work.names[head]
  if name and name.start >= first then return name end
end

local calling = { class = "call", verb = "call" }
local others = { ["according"] = { class = "say", verb = "according" } }
others[":"] = { class = "say", verb = ":" }

-- What its verb is; nil where that is a noun (two states), but not where a sentence ends with it
-- behind a name (the Register reports).
local function about_cue(work, frame)
  if frame.at == "term" then return calling end
  local word = M.word(work, frame.cue_first)
  local about = words.about[word] or others[word] or others[":"]
  if not about.noun or work.article:at(frame.cue_first, "pos") == "VERB" then return about end
  if frame.at == "end" and frame.head and M.name_in(work, frame.first, frame.head) then
    return about
  end
end

local function read_frames(work)
  local frames = work.frames
  for _, frame in ipairs(work.article:rows("quote_frame")) do
    local at, open = frame.at, frame.open
    frame.who_text, frame.who = frame.who, nil
    if at == "behind" or at == "end" and frame.first > frame.start then
      frame.start = frame.start + 1
    end
    if open then frame.stop = open - 1 elseif at == "end" then frame.stop = frame.stop - 1 end
    frame.about = about_cue(work, frame)
    if frame.about then frames[#frames + 1] = frame end
  end
end

-- nil where nobody says anything.
function M.read(article)
  if article:count("quote_frame") == 0 then return nil end
  local work = {
    article = article, words = article:column("norm"), names = read_names(article), frames = {},
    regions = read_regions(article), statements = {}, speakers = {}, documents = {}, waiting = {},
  }
  read_frames(work)
  return #work.frames > 0 and work or nil
end

return M
