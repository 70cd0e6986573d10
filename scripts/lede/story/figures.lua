-- lede.story.figures — which numbers of a claim contradict each other.
--
-- Two numbers are compared if they count the same, as far as words tell: of a kind and a unit, a
-- plain one before the same word (14 people), with another word in common before or behind it (were
-- injured), other kinds if each is alone in its sentence; and if neither stands in the sentence of
-- the other. "About 40" is 42, "more than 100" is 114, and 1.2 million is 1,234,000.
local gather = require "lede.story.gather"
local M = {}

local ABOUT = 0.1 -- of the greater one, between numbers that are said to be near

-- The first word behind a number: what a plain one counts.
local function noun(row)
  local word = row.right:match("^[%s%-]+([%a\128-\255]+)")
  return word and (gather.stem(word:lower()) or word:lower())
end

local function share_word(a, b)
  local has = {}
  for _, word in ipairs(gather.stems(a)) do has[word] = true end
  for _, word in ipairs(gather.stems(b)) do
    if has[word] then return true end
  end
  return false
end

-- Without the word that is counted, and what may be cut at the ends.
local function around(row)
  return row.left:gsub("^%S*", ""), (row.right:gsub("%S*$", ""):gsub("^[%s%-]+%S+", ""))
end

local function count_the_same(a, b)
  if a.kind ~= b.kind or a.unit ~= b.unit then return false end
  if a.kind == "cardinal" and (not noun(a) or noun(a) ~= noun(b)) then return false end
  local left_a, right_a = around(a)
  local left_b, right_b = around(b)
  return share_word(left_a, left_b) or share_word(right_a, right_b)
end

-- The step to which a number is rounded: 100,000 of 1.2 million.
local function step(value)
  if value == 0 then return 1 end
  local size = 10.0 ^ math.floor(math.log(math.abs(value), 10))
  for _ = 1, 15 do
    local times = value / size
    if math.abs(times - math.floor(times + 0.5)) < 1e-9 * math.abs(times) then break end
    size = size / 10
  end
  return size
end

local below = { LESS_THAN = true, EQUAL_OR_LESS = true }
local above = { MORE_THAN = true, EQUAL_OR_MORE = true }

-- The values that a number leaves open: from, to.
local function bounds(row)
  if not row.value then return row.low, row.high end
  if below[row.mod] then return -math.huge, row.value end
  if above[row.mod] then return row.value, math.huge end
  local half = step(row.value) / 2
  if row.mod == "APPROX" then half = math.max(half, ABOUT * math.abs(row.value)) end
  return row.value - half, row.value + half
end

local function agree(a, b)
  if a.value and a.value == b.value then return true end
  local from_a, to_a = bounds(a)
  local from_b, to_b = bounds(b)
  if a.value and b.value and not a.mod and not b.mod then -- the rounder one decides
    local width_a, width_b = to_a - from_a, to_b - from_b
    if width_a == width_b then return false end
    if width_a > width_b then return from_a <= b.value and b.value <= to_a end
    return from_b <= a.value and a.value <= to_b
  end
  return from_a <= to_b and from_b <= to_a
end

local function place_of(row) return row.article .. "\n" .. row.sentence end

-- Of each sentence its values, and how many numbers of a kind it has.
local function by_sentence(rows)
  local places = {}
  for _, row in ipairs(rows) do
    local place = places[place_of(row)] or { has = {} }
    places[place_of(row)] = place
    if row.value then place.has[row.value] = true end
    place[row.kind] = (place[row.kind] or 0) + 1
  end
  return places
end

-- Of the numbers of a claim, in order: lists of those that count the same and contradict each
-- other.
function M.differing(rows)
  local places, list, figure = by_sentence(rows), {}, {}
  local function may_compare(row, other)
    local place = places[place_of(row)]
    return not place.has[other.value] and (row.kind == "cardinal" or place[row.kind] == 1)
  end
  local function contradict(a, b)
    return a.outlet ~= b.outlet and may_compare(a, b) and may_compare(b, a)
      and count_the_same(a, b) and not agree(a, b)
  end
  for i, row in ipairs(rows) do
    for k = 1, i - 1 do
      if contradict(rows[k], row) and not figure[row] then
        if not figure[rows[k]] then
          list[#list + 1] = { rows[k] }
          figure[rows[k]] = list[#list]
        end
        figure[row] = figure[rows[k]]
        table.insert(figure[row], row)
      end
    end
  end
  return list
end

return M
