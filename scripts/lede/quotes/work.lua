-- lede.quotes.work — what is known of an article while its quotations are found: frames, regions,
-- words.
--
-- A region is what stands between two quote marks: first and last (tokens), par (the first token of
-- its block), starts and ends (whether with its block), opens (whether with its sentence), is_open
-- (nothing closes it), owner (a statement). A frame is what the rules of lede.quotes wrote: start
-- and stop, at (how what is said stands to it), about (its verb), the tokens of the source (first,
-- last, head), of the cue and of the listener (to_first, to_last), of its sentence (from, to).
local words = require "lexicons.quote_words"

local M = {}

-- The word of a token in small letters; "" outside the article.
function M.word(work, i)
  local word = work.words[i]
  if not word then
    word = i >= 1 and i <= work.article.n_tokens and work.article:at(i, "norm") or ""
    work.words[i] = word
  end
  return word
end

local function read_regions(article)
  local regions, by_first, by_last = {}, {}, {}
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

-- The name, or what stands for one, that ends with the head of a source; names do not overlap.
function M.name_in(article, first, last, head)
  local span = article:span(first, last)
  for _, layer in ipairs(layers) do
    for _, a in ipairs(article:spans(layer, span)) do
      if a.stop == head then return a end
    end
  end
end

local calling = { class = "call", verb = "call" }
local others = { ["according"] = { class = "say", verb = "according" } }
others[":"] = { class = "say", verb = ":" }

-- What its verb is; nil where that is a noun (two states), but not where a sentence ends with it
-- behind a name (the Register reports).
local function about_cue(article, frame, first)
  if frame.at == "term" then return calling end
  local word = article:at(first, "norm")
  local about = words.about[word] or others[word] or others[":"]
  if not about.noun or article:at(first, "pos") == "VERB" then return about end
  if frame.at == "end" and M.name_in(article, frame.first, frame.last, frame.head) then
    return about
  end
end

local function read_frames(article)
  local frames = {}
  for start, stop, at, open, cue_first, cue_last, first, last, head, to_first, to_last, from, to,
    par in article:each("quote_frame", "at", "open", "cue_first", "cue_last", "first", "last",
      "head", "to_first", "to_last", "from", "to", "par") do
    if at == "behind" or at == "end" and first > start then start = start + 1 end
    if open then stop = open - 1 elseif at == "end" then stop = stop - 1 end
    local frame = {
      start = start, stop = stop, at = at, cue_first = cue_first, cue_last = cue_last,
      first = first, last = last, head = head, to_first = to_first, to_last = to_last,
      from = from, to = to, par = par,
    }
    frame.about = about_cue(article, frame, cue_first)
    if frame.about then frames[#frames + 1] = frame end
  end
  return frames
end

-- nil where nobody says anything.
function M.read(article)
  local frames = read_frames(article)
  if #frames == 0 then return nil end
  return {
    article = article, frames = frames, regions = read_regions(article), words = {},
    statements = {}, speakers = {}, documents = {}, waiting = {},
  }
end

return M
