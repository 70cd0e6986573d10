-- lede.tokens — an attribute of the tokens of an article, each asked once, whichever stage asks.
--
--   local norm = tokens(article, "norm")
--   norm[3]
--
-- What a token has not, and what lies outside of the article, is "".
local KEPT = "lede.tokens" -- in article.state, which is the script's, too

return function(article, attribute)
  local state = article.state
  local columns = state[KEPT]
  if not columns then
    columns = {}
    state[KEPT] = columns
  end
  local column = columns[attribute]
  if column then return column end
  local n = article.n_tokens
  column = setmetatable({}, {
    __index = function(list, i)
      local value = i and i >= 1 and i <= n and article:at(i, attribute) or ""
      if i then list[i] = value end
      return value
    end,
  })
  columns[attribute] = column
  return column
end
