-- lede.tokens — an attribute of the tokens of an article, each asked once, whichever stage asks.
--
--   local norm = tokens(article, "norm")
--   norm[3]
--
-- What a token has not, and what lies outside of the article, is "".
return function(article, attribute)
  local state = article.state
  local column = state[attribute]
  if column then return column end
  local n = article.n_tokens
  column = setmetatable({}, {
    __index = function(list, i)
      local value = i and i >= 1 and i <= n and article:at(i, attribute) or ""
      if i then list[i] = value end
      return value
    end,
  })
  state[attribute] = column
  return column
end
