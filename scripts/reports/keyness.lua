-- keyness — how much more often a word stands in one part of the text than in the rest: `a` times
-- among the `c` words of the part, `b` times among the `d` of the rest.
local M = {}

-- What comes by chance once in a hundred (chi-squared, one degree of freedom).
M.LEAST = 6.63

-- Log-likelihood (Dunning 1993; Rayson and Garside 2000): how sure it is.
function M.likelihood(a, b, c, d)
  local expected = (a + b) / (c + d)
  local elsewhere = b > 0 and b * math.log(b / (d * expected)) or 0
  return 2 * (a * math.log(a / (c * expected)) + elsewhere)
end

-- Log ratio (Hardie 2014): how much it is. 1 is twice as often, 2 four times; a word that the rest
-- has not counts half a time there.
function M.log_ratio(a, b, c, d)
  return math.log((a / c) / (math.max(b, 0.5) / d), 2)
end

-- What both sides are counted from: how often each lemma stands in each article.
M.word_count = {
  name = "word_count", fields = { "word", "n" },
  emit = function(article)
    local rows = {}
    for i, pair in ipairs(article:counts "lemma") do rows[i] = { word = pair[1], n = pair[2] } end
    return rows
  end,
}

function M.round(number, digits)
  local factor = 10 ^ (digits or 0)
  local rounded = math.floor(number * factor + 0.5)
  return digits and rounded / factor or rounded
end

return M
