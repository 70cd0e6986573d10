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
local LEAST_POSSIBLE = 0.999 * math.min(LEAST_ALIKE, LEAST_LOOSE) -- however sums are rounded
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

-- Gives rows their `stems`; returns all of them in order of appearance, and how often each occurs.
local function read_stems(rows, drop)
  local list, frequency = {}, {}
  for _, row in ipairs(rows) do
    row.stems = {}
    for _, word in ipairs(gather.stems(row.text)) do
      if not drop[word] then
        local n = frequency[word]
        if not n then list[#list + 1] = word end
        row.stems[#row.stems + 1] = word
        frequency[word] = (n or 0) + 1
      end
    end
  end
  return list, frequency
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

-- From here on a stem is a number, the heaviest of the story 1; among those of one weight the first
-- comes first. Returns the weights.
local function weigh(rows, list, frequency)
  local subject, alike, order, weight, number = find_subject(rows), {}, {}, {}, {}
  for _, word in ipairs(list) do
    local w = math.log((#rows + BEHIND) / frequency[word]) * (subject[word] and OF_SUBJECT or 1)
    if not alike[w] then
      alike[w] = {}
      order[#order + 1] = w
    end
    table.insert(alike[w], word)
  end
  table.sort(order)
  for i = #order, 1, -1 do
    for _, word in ipairs(alike[order[i]]) do
      weight[#weight + 1] = order[i]
      number[word] = #weight
    end
  end
  for _, row in ipairs(rows) do
    local stems, has, sum, squares = row.stems, {}, 0, 0
    for i, word in ipairs(stems) do stems[i] = number[word] end
    table.sort(stems)
    for _, stem in ipairs(stems) do
      local w = weight[stem]
      has[stem], sum, squares = true, sum + w, squares + w ^ 2
    end
    row.has, row.sum, row.squares = has, sum, squares
  end
  return weight
end

-- What two sentences share: how many stems, what they weigh, and the sum of the squares of that.
local function share(a, b, weight)
  local has, n, sum, squares = b.has, 0, 0, 0
  for _, stem in ipairs(a.stems) do
    if has[stem] then
      local w = weight[stem]
      n, sum, squares = n + 1, sum + w, squares + w ^ 2
    end
  end
  return n, sum, squares
end

local function cosine_of(a, b, squares) return squares / (a.squares * b.squares) ^ 0.5 end

-- How alike two sentences are; nil: they say different things.
local function likeness(a, b, weight)
  local n, sum, squares = share(a, b, weight)
  if n < LEAST_STEMS then return nil end
  local cosine = cosine_of(a, b, squares)
  if cosine >= LEAST_ALIKE then return cosine end
  local within = sum / math.min(a.sum, b.sum)
  return n >= MANY and within >= LEAST_WITHIN and cosine >= LEAST_LOOSE and cosine or nil
end

local function is_like_first(row, other, weight)
  if other.first == other then return true end
  local _, _, squares = share(row, other.first, weight)
  return cosine_of(row, other.first, squares) >= LEAST_FIRST
end

-- Earlier sentences of other articles with one of the heaviest stems. Each is told in itself what
-- it may share at the most, `most` being of the sentence `asked`: those that cannot be like this
-- one, of which there are hundreds, are told by that.
local function candidates(row, with, weight)
  local list, kept, probes, rest = {}, {}, 0, 0
  for _, stem in ipairs(row.stems) do
    local others, square = with[stem], weight[stem] ^ 2
    if others then probes = probes + 1 end
    if others and probes > PROBES then
      rest = rest + square
    elseif others then
      local last = math.max(1, #others - MOST_LISTED + 1)
      if last > 1 then rest = rest + square end
      for k = #others, last, -1 do
        local other = others[k]
        if other.asked == row then
          other.most = other.most + square
        elseif other.article ~= row.article then
          other.asked, other.most = row, square
          list[#list + 1] = other
        end
      end
    end
  end
  for _, other in ipairs(list) do
    if cosine_of(row, other, other.most + rest) >= LEAST_POSSIBLE then kept[#kept + 1] = other end
  end
  table.sort(kept, function(a, b) return a.i < b.i end)
  return kept
end

-- The earlier sentence of another article that this one is most like. It must be like the first of
-- its claim, too, so that a claim does not wander from one thing to the next.
local function find(row, with, weight)
  local best, most
  for _, other in ipairs(candidates(row, with, weight)) do
    local alike = likeness(row, other, weight)
    if alike and (not most or alike > most) and is_like_first(row, other, weight) then
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
    for _, stem in ipairs(row.stems) do
      local of = article_of[stem]
      article_of[stem] = (of == nil or of == row.article) and row.article or false
    end
  end
  for _, row in ipairs(rows) do
    local new = 0
    for _, stem in ipairs(row.stems) do
      if article_of[stem] then new = new + weight[stem] end
    end
    row.new = row.sum > 0 and new / row.sum or 0
  end
end

-- Rows are the sentences of a story in order, names its names with their layers. Each that says
-- something gets `claim`, a number, and `new`. Returns by number how many outlets have it.
function M.number(rows, names)
  local list, frequency = read_stems(rows, people_stems(names))
  local weight, with = weigh(rows, list, frequency), {}
  local outlets, seen = {}, {}
  note_new(rows, weight)
  for i, row in ipairs(rows) do
    if #row.stems >= LEAST_STEMS then
      local like = find(row, with, weight)
      row.i, row.first = i, like and like.first or row
      row.claim = like and like.claim or #outlets + 1
      local key = row.claim .. " " .. row.outlet
      outlets[row.claim] = (outlets[row.claim] or 0) + (seen[key] and 0 or 1)
      seen[key] = true
      for _, stem in ipairs(row.stems) do
        with[stem] = with[stem] or {}
        table.insert(with[stem], row)
      end
    end
  end
  return outlets
end

return M
