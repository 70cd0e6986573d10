-- lede.names.misspelt — which of the short forms of an article a name misspells: Kasperksy.
local words = require "lexicons.name_words"

local apart = {}
for _, pair in ipairs(words.apart) do
  apart[pair[1] .. " " .. pair[2]], apart[pair[2] .. " " .. pair[1]] = true, true
end

local LEAST = 6                          -- letters of a name that may be misspelt

-- One letter more, less or other, or two neighbours swapped.
local function differ_by_one(a, b)
  if #a > #b then a, b = b, a end
  if a == b then return false end
  local i = 1
  while i <= #a and a:byte(i) == b:byte(i) do i = i + 1 end
  if #b > #a then return a:sub(i) == b:sub(i + 1) end
  if a:sub(i + 1) == b:sub(i + 1) then return true end
  return a:sub(i, i) == b:sub(i + 1, i + 1) and a:sub(i + 1, i + 1) == b:sub(i, i)
    and a:sub(i + 2) == b:sub(i + 2)
end

-- The one short form that a name is a misspelling of; `forms` has them by their first letter.
return function(text, forms)
  local near, found = forms[text:byte()], nil
  if #text < LEAST or not near then return nil end
  for i = 1, #near do
    local form = near[i]
    local more = #form - #text
    if more < 2 and more > -2 and differ_by_one(text, form)
      and not apart[text .. " " .. form] and text .. "s" ~= form and form .. "s" ~= text then
      if found then return nil end
      found = form
    end
  end
  return found
end
