-- lede.story.gather — the words by which texts are compared: stems that say something.
local common = require("lexicons.story_words").common
local M = {}

local PREFIX = 6 -- letters that two words of one stem share, near enough

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

return M
