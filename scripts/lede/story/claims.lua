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
local PROBES = 8         -- stems of a sentence, the heaviest, that others are looked for by
local MOST_LISTED = 50   -- sentences with a stem that are looked at, the newest

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
    row.sum, row.squares, row.has = 0, 0, {}
    table.sort(row.stems, function(a, b)
      if weight[a] ~= weight[b] then return weight[a] > weight[b] end
      return a < b
    end)
    for _, word in ipairs(row.stems) do
      row.has[word] = true
      row.sum = row.sum + weight[word]
      row.squares = row.squares + weight[word] ^ 2
    end
  end
  return weight
end

local function cosine_of(a, b, shared)
  return shared.squares / (a.squares * b.squares) ^ 0.5
end

-- How alike two sentences are of which so much is the same; nil: they say different things.
local function likeness(a, b, shared)
  if shared.n < LEAST_STEMS then return nil end
  local cosine = cosine_of(a, b, shared)
  local within = shared.sum / math.min(a.sum, b.sum)
  if cosine >= LEAST_ALIKE then return cosine end
  return shared.n >= MANY and within >= LEAST_WITHIN and cosine >= LEAST_LOOSE and cosine or nil
end

-- What two sentences share: how many stems, and what they weigh.
local function share(a, b, weight)
  local shared = { n = 0, sum = 0, squares = 0 }
  for _, word in ipairs(a.stems) do
    if b.has[word] then
      shared.n = shared.n + 1
      shared.sum = shared.sum + weight[word]
      shared.squares = shared.squares + weight[word] ^ 2
    end
  end
  return shared
end

-- Earlier sentences of other articles with one of the heaviest stems.
local function candidates(row, with, rows)
  local list, seen, probes = {}, {}, 0
  for _, word in ipairs(row.stems) do
    local places = with[word] or {}
    if #places > 0 then probes = probes + 1 end
    if probes > PROBES then break end
    for k = #places, math.max(1, #places - MOST_LISTED + 1), -1 do
      local place = places[k]
      if not seen[place] and rows[place].article ~= row.article then
        seen[place] = true
        list[#list + 1] = place
      end
    end
  end
  table.sort(list)
  return list
end

-- The earlier sentence of another article that this one is most like. It must be like the first of
-- its claim, too, so that a claim does not wander from one thing to the next.
local function find(row, with, weight, rows)
  local best, most
  for _, i in ipairs(candidates(row, with, rows)) do
    local other, first = rows[i], rows[rows[i].first]
    local alike = likeness(row, other, share(row, other, weight))
    if alike and (not most or alike > most)
      and (first == other or cosine_of(row, first, share(row, first, weight)) >= LEAST_FIRST) then
      best, most = other, alike
    end
  end
  return best
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
