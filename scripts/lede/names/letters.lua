-- lede.names.letters — names in capitals as they are written elsewhere: MICHAEL Sheen, AMERICAN
-- AIRLINES. What has other letters than A to Z stays, since Lua knows no case of them.
local set = require "lede.set"
local words = require "lexicons.name_words"

local M = {}

local small = set { "of", "the", "and", "for", "in", "on", "at", "to" }
local is_suffix = set(words.suffixes)

function M.ordinary(word)
  return word:sub(1, 1) .. word:sub(2):lower()
end

-- The name of a person. Initials stay: JFK, JRR.
function M.of_person(text)
  if text:find("[\128-\255]") then return text end
  return (text:gsub("%f[%a]%u%u%u+%f[%A]", function(word)
    local is_name = #word > 3 or word:find("^[^AEIOU][AEIOUY]")
    return is_name and not is_suffix[word] and M.ordinary(word) or nil
  end))
end

local known_words = { "name_common", "name_kind_word", "name_people", "name_place", "name_where" }

local function is_known(article, token)
  if article:at(token, "kind") ~= "word" or small[article:at(token, "norm")] then return true end
  for _, lexicon in ipairs(known_words) do
    if article:covers(lexicon, token, token) then return true end
  end
  return false
end

-- Of another name that is all in capitals, if each of its words is known: what is not may be an
-- acronym, as in HSBC BANK. Else nil.
function M.of_words(article, first, last, text)
  if text:find("[\128-\255]") then return nil end
  for token = first, last do
    if not is_known(article, token) then return nil end
  end
  local name = text:gsub("%f[%a]%u+%f[%A]", function(word)
    return small[word:lower()] and word:lower() or M.ordinary(word)
  end)
  return (name:gsub("^%l", string.upper))
end

-- Whether a name has this word, whatever its letters.
function M.has_word(name, word)
  return ((" " .. name .. " "):lower():find(" " .. word:lower() .. " ", 1, true)) ~= nil
end

return M
