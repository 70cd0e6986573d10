-- lede.story.claims — which sentences of a story say the same.
--
-- A sentence is linked to the one it is most like in another article: enough of what weighs in both
-- is the same (the cosine), or a good part of the shorter one stands in a longer one. Names and
-- offices of people do not count, so that two sentences of one speaker are two; words weigh the
-- more the rarer they are in the story.
local gather = require "lede.story.gather"
local M = {}

local LEAST_STEMS = 3  -- of a sentence that says something
local LEAST_ALIKE = 0.4
local LEAST_WITHIN = 0.4 -- of the lighter one, if MANY stems are shared and the cosine is
local MANY, LEAST_LOOSE = 7, 0.25
local LEAST_FIRST = 0.3
local BEHIND = 20      -- sentences that every story is thought to have besides
local LEAST_ARTICLES = 5 -- of a story whose subject can be told from its words
local OF_SUBJECT = 0.3   -- what its words weigh then
local MOST_LISTED = 200 -- sentences with a word that are looked at, the newest

-- Stems that names and offices of people have, and no other name has.
local function people_stems(names)
  local drop, stay = {}, {}
  for _, name in ipairs(names) do
    local of = name.layer == "person" and drop or stay
    for _, word in ipairs(gather.stems(name.name)) do of[word] = true end
    if name.role then
      for _, word in ipairs(gather.stems(name.role)) do of[word] = true end
    end
  end
  for word in pairs(stay) do drop[word] = nil end
  return drop
end

local function read_stems(rows, drop)
  local frequency = {}
  for _, row in ipairs(rows) do
    row.stems = {}
    for _, word in ipairs(gather.stems(row.text)) do
      if not drop[word] then
        row.stems[#row.stems + 1] = word
        frequency[word] = (frequency[word] or 0) + 1
      end
    end
  end
  return frequency
end

-- Stems that stand in most articles of a story of some size: its subject, which says little about
-- what one sentence says of it.
local function find_subject(rows)
  local articles, with, last, subject, before = 0, {}, {}, {}, nil
  for _, row in ipairs(rows) do
    if row.article ~= before then articles, before = articles + 1, row.article end
    for _, word in ipairs(row.stems) do
      if last[word] ~= row.article then with[word] = (with[word] or 0) + 1 end
      last[word] = row.article
    end
  end
  for word, n in pairs(with) do
    subject[word] = articles >= LEAST_ARTICLES and n > articles / 2
  end
  return subject
end

local function weigh(rows, frequency)
  local weight, subject = {}, find_subject(rows)
  for word, n in pairs(frequency) do
    weight[word] = math.log((#rows + BEHIND) / n) * (subject[word] and OF_SUBJECT or 1)
  end
  for _, row in ipairs(rows) do
    row.sum, row.squares = 0, 0
    for _, word in ipairs(row.stems) do
      row.sum = row.sum + weight[word]
      row.squares = row.squares + weight[word] ^ 2
    end
  end
  return weight
end

local function cosine_of(a, b, shared)
  return shared and shared.squares / (a.squares * b.squares) ^ 0.5 or 0
end

-- How alike two sentences are of which so much is the same; nil: they say different things.
local function likeness(a, b, shared)
  if shared.n < LEAST_STEMS then return nil end
  local cosine = cosine_of(a, b, shared)
  local within = shared.sum / math.min(a.sum, b.sum)
  if cosine >= LEAST_ALIKE then return cosine end
  return shared.n >= MANY and within >= LEAST_WITHIN and cosine >= LEAST_LOOSE and cosine or nil
end

-- The earlier sentence of another article that this one is most like. It must be like the first of
-- its claim, too, so that a claim does not wander from one thing to the next.
local function find(row, with, weight, rows)
  local shared, order = {}, {}
  for _, word in ipairs(row.stems) do
    local list = with[word] or {}
    for k = #list, math.max(1, #list - MOST_LISTED + 1), -1 do
      local i = list[k]
      if rows[i].article ~= row.article then
        local s = shared[i]
        if not s then
          s = { n = 0, sum = 0, squares = 0 }
          shared[i] = s
          order[#order + 1] = i
        end
        s.n, s.sum, s.squares = s.n + 1, s.sum + weight[word], s.squares + weight[word] ^ 2
      end
    end
  end
  local best, most
  for _, i in ipairs(order) do
    local first = rows[i].first or i
    local alike = likeness(row, rows[i], shared[i])
    if alike and first ~= i and cosine_of(row, rows[first], shared[first]) < LEAST_FIRST then
      alike = nil
    end
    if alike and (not most or alike > most or alike == most and i < best) then
      best, most = i, alike
    end
  end
  return best and rows[best]
end

-- How much of what weighs in a sentence stands in no other article; its article is the only one
-- that has those words.
local function note_new(rows, weight)
  local article_of = {}
  for _, row in ipairs(rows) do
    for _, word in ipairs(row.stems) do
      local of = article_of[word]
      article_of[word] = (of == nil or of == row.article) and row.article or false
    end
  end
  for _, row in ipairs(rows) do
    local new = 0
    for _, word in ipairs(row.stems) do
      if article_of[word] then new = new + weight[word] end
    end
    row.new = row.sum > 0 and new / row.sum or 0
  end
end

-- Rows are the sentences of a story in order, names its names with their layers. Each that says
-- something gets `claim`, a number, and `new`. Returns by number how many outlets have it.
function M.number(rows, names)
  local frequency = read_stems(rows, people_stems(names))
  local weight, with = weigh(rows, frequency), {}
  local outlets, seen = {}, {}
  note_new(rows, weight)
  for i, row in ipairs(rows) do
    if #row.stems >= LEAST_STEMS then
      local like = find(row, with, weight, rows)
      row.claim, row.first = like and like.claim or #outlets + 1, like and like.first or i
      local key = row.claim .. " " .. row.outlet
      outlets[row.claim] = (outlets[row.claim] or 0) + (seen[key] and 0 or 1)
      seen[key] = true
      for _, word in ipairs(row.stems) do
        with[word] = with[word] or {}
        with[word][#with[word] + 1] = i
      end
    end
  end
  return outlets
end

return M
