-- lede.story.gather — which texts are about the same thing: groups of word vectors, in one pass.
--
-- A text joins the group that it is most like (the cosine to the sum of its texts), or opens one of
-- its own. Words weigh the more the rarer they are in the pile (TF-IDF, squared: what is common to
-- all reports of profits must not make them one story); so that few articles can be told apart as
-- well as many, a pile is reckoned as if a thousand more texts stood behind it.
-- A group is looked for by the heaviest words of a text, so the cost grows with the texts and not
-- with their square.
local common = require("lexicons.story_words").common
local M = {}

local BEHIND = 1000     -- texts that every pile is thought to have besides
local MOST_WORDS = 40   -- of a text, the heaviest
local MOST_OF_GROUP = 100
local PROBES = 20       -- words of a text that groups are looked for by
local MOST_LISTED = 500 -- groups with a word that are looked at, the newest
local MOST_LOOKED = 3000 -- groups that are looked at by all of these words, the heaviest first
local MOST_COMPARED = 12 -- groups that a text is compared with as a whole
local MOST_KEPT = 10000  -- groups in memory
local MOST_BETWEEN = 300 -- texts between a text and the middle of a group that is long past
local MOST_NOTED = 500000 -- words whose texts are counted, in memory
local PREFIX = 6        -- letters that two words of one stem share, near enough

-- ---- words ------------------------------------------------------------------------------------

-- What stands for a word and its forms: relocate, relocating.
local function stem(word)
  local stop = #word > PREFIX and utf8.offset(word, PREFIX + 1)
  return stop and word:sub(1, stop - 1) or word
end

local is_common = {}
for word in common:gmatch("%S+") do is_common[word] = true end

-- The stem of a word in small letters; nil for one that says nothing.
function M.stem(word)
  if is_common[word] or #word < 2 then return nil end
  return stem(word)
end

-- The stems of a text in order of appearance, and how often each occurs.
function M.stems(text)
  local list, count = {}, {}
  text = text:lower():gsub("['’]s%f[%W]", " "):gsub("\226[\128\129][\128-\191]", " ")
  for word in text:gmatch("[%w\128-\255]+") do
    word = M.stem(word)
    if word then
      if not count[word] then list[#list + 1] = word end
      count[word] = (count[word] or 0) + 1
    end
  end
  return list, count
end

-- ---- vectors ----------------------------------------------------------------------------------

-- In how many texts each word occurs.
function M.frequencies() return { n = 0, of = {}, size = 0, rare = 1 } end

-- Words of few texts are forgotten, of more and more until half the words are: they count as rare.
local function forget_rare(frequencies)
  local size = frequencies.size
  while size > MOST_NOTED // 2 do
    for word, n in pairs(frequencies.of) do
      if n <= frequencies.rare then
        frequencies.of[word] = nil
        size = size - 1
      end
    end
    if size > MOST_NOTED // 2 then frequencies.rare = frequencies.rare + 1 end
  end
  frequencies.size = size
end

function M.note(frequencies, words)
  local of = frequencies.of
  frequencies.n = frequencies.n + 1
  for _, word in ipairs(words) do
    local n = of[word]
    if not n then frequencies.size = frequencies.size + 1 end
    of[word] = (n or 0) + 1
  end
  if frequencies.size > MOST_NOTED then forget_rare(frequencies) end
end

local function heavier(a, b)
  if a.weight ~= b.weight then return a.weight > b.weight end
  return a.word < b.word
end

-- A text as its heaviest words, of length 1.
function M.vector(frequencies, words, count)
  local list, sum = {}, 0
  for i, word in ipairs(words) do
    local rare = math.log((frequencies.n + BEHIND) / (frequencies.of[word] or 1))
    list[i] = { word = word, weight = (1 + math.log(count[word])) * rare ^ 2 }
  end
  table.sort(list, heavier)
  for i = #list, MOST_WORDS + 1, -1 do list[i] = nil end
  for _, item in ipairs(list) do sum = sum + item.weight ^ 2 end
  for _, item in ipairs(list) do item.weight = item.weight / sum ^ 0.5 end
  return list
end

-- ---- groups -----------------------------------------------------------------------------------

-- `least`: the cosine from which on a text belongs to a group; `window`: days without a text after
-- which a group is over (nil: never); `middle`: days from its middle after which it is over, too,
-- if MOST_BETWEEN texts lie between: among so many some are always alike, whatever they tell.
function M.new(options)
  return {
    least = options.least, window = options.window, middle = options.middle, n = 0, n_texts = 0,
    kept = {}, with = {},
  }
end

local function is_over(all, group, day)
  if all.middle and day and group.dated > 0
    and day - group.days / group.dated > all.middle
    and all.n_texts - group.places / group.n > MOST_BETWEEN then
    return true
  end
  return all.window and day and group.day and day - group.day > all.window
end

-- Forget groups that are over, and if that is not enough those that got no text for longest: a pile
-- of any size needs memory for MOST_KEPT groups.
local function forget(all, day)
  local kept = {}
  for _, group in ipairs(all.kept) do
    if not is_over(all, group, day) then kept[#kept + 1] = group end
  end
  if #kept > MOST_KEPT * 3 // 4 then
    table.sort(kept, function(a, b) return a.last > b.last end)
    for i = #kept, MOST_KEPT * 3 // 4 + 1, -1 do kept[i] = nil end
    table.sort(kept, function(a, b) return a.number < b.number end)
  end
  all.kept, all.with = kept, {}
  for _, group in ipairs(kept) do
    for _, word in ipairs(group.words) do
      local with = all.with[word] or {}
      all.with[word] = with
      with[#with + 1] = group
    end
  end
end

-- The length of a group's sum, of which only the heaviest words are kept.
local function measure(group)
  if #group.words > 2 * MOST_OF_GROUP then
    table.sort(group.words, function(a, b)
      local x, y = group.weight[a], group.weight[b]
      if x ~= y then return x > y end
      return a < b
    end)
    for i = #group.words, MOST_OF_GROUP + 1, -1 do
      group.weight[group.words[i]] = nil
      group.words[i] = nil
    end
  end
  local sum = 0
  for _, word in ipairs(group.words) do sum = sum + group.weight[word] ^ 2 end
  group.length = sum ^ 0.5
end

local function join(all, group, vector, day)
  for _, item in ipairs(vector) do
    local word = item.word
    if not group.weight[word] then
      group.words[#group.words + 1] = word
      local with = all.with[word] or {}
      all.with[word] = with
      with[#with + 1] = group
    end
    group.weight[word] = (group.weight[word] or 0) + item.weight
  end
  if day then
    group.day = math.max(group.day or day, day)
    group.days, group.dated = group.days + day, group.dated + 1
  end
  group.n, group.places = group.n + 1, group.places + all.n_texts
  measure(group)
end

local function closeness(group, vector)
  local sum = 0
  for _, item in ipairs(vector) do
    local weight = group.weight[item.word]
    if weight then sum = sum + item.weight * weight end
  end
  return sum / group.length
end

local function more_shared(a, b)
  if a.sum ~= b.sum then return a.sum > b.sum end
  return a.number < b.number
end

-- Those of a list that share most, at most MOST_COMPARED: few of hundreds, so they are not sorted.
local function sharing_most(list)
  local most, n = {}, 0
  for _, group in ipairs(list) do
    if n < MOST_COMPARED or more_shared(group, most[n]) then
      local at = n < MOST_COMPARED and n + 1 or n
      while at > 1 and more_shared(group, most[at - 1]) do
        most[at] = most[at - 1]
        at = at - 1
      end
      most[at] = group
      n = #most
    end
  end
  return most
end

-- The few groups that share most of the text's heaviest words, in the order they were opened. What
-- a group shares is kept in itself, `seen` telling by which text, since thousands are looked at.
local function candidates(all, vector, day)
  local list, n, text, left = {}, 0, all.n_texts, MOST_LOOKED
  for i = 1, math.min(PROBES, #vector) do
    local word, weight = vector[i].word, vector[i].weight
    local with = all.with[word] or {}
    local last = math.max(1, #with - math.min(MOST_LISTED, left) + 1)
    left = left - (#with - last + 1)
    for k = #with, last, -1 do
      local group = with[k]
      local of_group = group.weight[word]
      if of_group then
        if group.seen ~= text then
          group.seen, group.sum = text, not is_over(all, group, day) and 0
          if group.sum then
            n = n + 1
            list[n] = group
          end
        end
        if group.sum then group.sum = group.sum + weight * of_group / group.length end
      end
    end
  end
  if n > MOST_COMPARED then list = sharing_most(list) end
  table.sort(list, function(a, b) return a.number < b.number end)
  return list
end

-- Add a text; the group it belongs to, and how close it is to it. `may` says of a group whether the
-- text may join it (nil: any).
function M.add(all, vector, day, may)
  local best, most = nil, all.least
  for _, group in ipairs(candidates(all, vector, day)) do
    local close = closeness(group, vector)
    if close > most and (not may or may(group)) then best, most = group, close end
  end
  if not best then
    if #all.kept == MOST_KEPT then forget(all, day) end
    all.n = all.n + 1
    best = {
      number = all.n, n = 0, days = 0, dated = 0, places = 0, words = {}, weight = {}, seen = -1,
      sum = false,
    }
    all.kept[#all.kept + 1] = best
    most = 1
  end
  all.n_texts = all.n_texts + 1
  best.last = all.n_texts
  join(all, best, vector, day)
  return best, most
end

return M
