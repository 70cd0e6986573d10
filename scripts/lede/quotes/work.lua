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
    word = i >= 1 and i <= work.article.n_tokens and work.article:span(i, i).norm or ""
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
  local word = article:span(first, first)
  local about = words.about[word.norm] or others[word.norm] or others[":"]
  if not about.noun or word.pos == "VERB" then return about end
  if frame.at == "end" and M.name_in(article, frame.first, frame.last, frame.head) then
    return about
  end
end

local function read_frames(article)
  local frames = {}
  for _, f in ipairs(article:spans("quote_frame")) do
    local cue_first = f.cue_first
    local about = about_cue(article, f, cue_first)
    if about then
      local at, start, stop, open = f.at, f.start, f.stop, f.open
      if at == "behind" or at == "end" and f.first > start then start = start + 1 end
      if open then stop = open - 1 elseif at == "end" then stop = stop - 1 end
      frames[#frames + 1] = {
        start = start, stop = stop, at = at, about = about, cue_first = cue_first,
        cue_last = f.cue_last, first = f.first, last = f.last, head = f.head,
        to_first = f.to_first, to_last = f.to_last, from = f.from, to = f.to, par = f.par,
      }
    end
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
