-- lede.story.same — which statements of several articles are one, however they cut and print it.
local lede = require "lede"
local M = {}

local LEAST_WORDS = 4 -- in a row, that two statements share
local MANY_WORDS = 8  -- whoever is said to have said them

local function count_words(text)
  local _, n = text:gsub("[%w\128-\255]+", "")
  return n
end

-- Letters and numbers alone, to compare what is shorter than LEAST_WORDS.
local function plain(text)
  return (text:lower():gsub("\226[\128\129][\128-\191]", " "):gsub("[^%w\128-\255]+", " ")
    :match("^%s*(.-)%s*$"))
end

local function is_source_same(a, b)
  if a.entity or b.entity then return a.entity == b.entity end
  return a.source == b.source
end

-- How much of the shorter one must be the same: what stands in no quote marks is each article's own
-- wording.
local function least_share(a, b)
  return (a.kind == "indirect" or b.kind == "indirect") and 0.8 or 0.5
end

-- Statements are tables with text, entity and outlet, in order; each gets `quote`, the number of
-- the statement that it is. Returns by number how many outlets have it.
function M.number(statements)
  local texts, by_text = {}, {}
  for i, s in ipairs(statements) do
    texts[i] = s.text
    s.words = count_words(s.text)
    local key = plain(s.text) .. "\n" .. (s.entity or s.source or "")
    by_text[key] = by_text[key] or i
    s.same = by_text[key]
  end
  -- What each shares with which earlier one, in words.
  local shared = {}
  for _, run in ipairs(lede.passages(texts, { least = LEAST_WORDS })) do
    local of = shared[run.text] or {}
    shared[run.text] = of
    of[run.of] = (of[run.of] or 0) + run.words
  end
  local outlets, seen = {}, {}
  for i, s in ipairs(statements) do
    local best, most = nil, 0
    for earlier, words in pairs(shared[i] or {}) do
      local other = statements[earlier]
      local share = words / math.min(s.words, other.words)
      if share >= least_share(s, other) and words > most
        and (is_source_same(s, other) or words >= MANY_WORDS) then
        best, most = other, words
      end
    end
    local first = best or s.same < i and statements[s.same]
    s.quote = first and first.quote or #outlets + 1
    local key = s.quote .. " " .. s.outlet
    outlets[s.quote] = (outlets[s.quote] or 0) + (seen[key] and 0 or 1)
    seen[key] = true
  end
  return outlets
end

return M
