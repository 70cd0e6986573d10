-- lede.quotes.marks — which quote marks belong together.
local set = require "lede.set"
local opens = set { "“", "‘", "``", "„", "«" }
local closes = set { "”", "’", "»" }
local singles = set { "'", "‘", "’" }

-- Whether white space stands between a token and the next.
local function is_apart(article, i)
  return #article:span(i, i + 1).text > #article:at(i, "text") + #article:at(i + 1, "text")
end

-- Whether a mark opens, closes or may do either, by its form and by the space around it.
local function side_of(article, m, block)
  local text, at = m.text, m.start
  if at == block.start then return "open" end
  if opens[text] then return "open" end
  if at == block.stop then return "close" end
  if closes[text] then return "close" end
  local space_before, space_behind = is_apart(article, at - 1), is_apart(article, at)
  if space_before and not space_behind then return "open" end
  if space_behind and not space_before then return "close" end
  return "either"
end

local function style_of(text)
  if text == '"' or text == "''" then return "straight" end
  return singles[text] and "single" or "curly"
end

-- Marks of one style pair; marks of another inside are left to what they stand in.
local function pair_block(article, marks, block)
  local open
  local function close(last, how)
    if open.at + 1 <= last then
      article:annotate("quote_marked", article:span(open.at + 1, last), { ends = how })
    end
    open = nil
  end
  for _, m in ipairs(marks) do
    local style, side, at = style_of(m.text), side_of(article, m, block), m.start
    if not open then
      if side ~= "close" then open = { at = at, style = style, inner = 0 } end
    elseif open.style == style and side ~= "open" or side == "close" and open.inner == 0
      and open.style ~= "single" and style ~= "single" then
      close(at - 1, "mark")
    elseif open.style == style and article:span(at, at).sentence.start == at then
      close(at - 1, "block")             -- of the next paragraph, had breaks not been lost
      open = { at = at, style = style, inner = 0 }
    elseif open.style == style or open.style == "single" then
      open = { at = at, style = style, inner = 0 }
    elseif style ~= "single" then
      open.inner = open.inner + (side == "close" and -1 or 1)
    end
  end
  if open and open.style ~= "single" then close(block.stop, "block") end
end

-- Writes `quote_marked`: what stands between two marks of a block, or behind one that stays open.
return function(article)
  local marks, block = {}, nil
  for _, m in ipairs(article:spans "quote_mark") do
    if block and m.start > block.stop then
      pair_block(article, marks, block)
      marks, block = {}, nil
    end
    block = block or m.paragraph
    marks[#marks + 1] = m
  end
  if block then pair_block(article, marks, block) end
end
