--- Which words an outlet uses more than the others: each lemma's log-likelihood (Dunning 1993;
--- Rayson and Garside 2000) there against all others. 6.63 comes by chance once in a hundred.
local lede = require "lede"

lede.article {
  name = "word_count", fields = { "word", "n" },
  emit = function(article)
    local rows = {}
    for i, pair in ipairs(article:counts "lemma") do rows[i] = { word = pair[1], n = pair[2] } end
    return rows
  end,
}

local LEAST, MOST_WORDS, MOST_OUTLETS = 6.63, 12, 12

local function round(number)
  return math.floor(number + 0.5)
end

--- `a` times among `c` words here, `b` times among `d` elsewhere.
local function likelihood(a, b, c, d)
  local expected = (a + b) / (c + d)
  local elsewhere = b > 0 and b * math.log(b / (d * expected)) or 0
  return 2 * (a * math.log(a / (c * expected)) + elsewhere)
end

local function keywords(store, outlet, own, all)
  local found = {}
  for row in store:each([[
      select word, sum(w.n) as everywhere,
             sum(w.n) filter (where coalesce(a.publisher, '-') = ?) as here,
             count(*) filter (where coalesce(a.publisher, '-') = ?) as articles
      from word_count w join article a on a.id = w.article
      group by word having here >= 3 and articles >= 2 order by word]], outlet, outlet) do
    local a, b = row.here, row.everywhere - row.here
    local value = likelihood(a, b, own, all - own)
    if a / own > b / (all - own) and value >= LEAST then
      found[#found + 1] = { row.word, a, row.articles, round(a / own * 1e6),
                            round(b / (all - own) * 1e6), round(value) }
    end
  end
  table.sort(found, function(x, y)
    if x[6] ~= y[6] then return x[6] > y[6] end
    return x[1] < y[1]
  end)
  return table.move(found, 1, math.min(#found, MOST_WORDS), 1, {})
end

lede.report {
  name = "keywords", title = "Words that an outlet uses more than the others",
  build = function(page, store)
    local outlets, all = store:rows [[
      select coalesce(a.publisher, '-') as outlet, sum(w.n) as words,
             count(distinct a.id) as articles
      from word_count w join article a on a.id = w.article
      group by outlet order by words desc, outlet]], 0
    for _, outlet in ipairs(outlets) do all = all + outlet.words end
    if #outlets < 2 then
      page:text "All articles are of one outlet, so there is nothing to compare it with."
      return
    end
    for i = 1, math.min(#outlets, MOST_OUTLETS) do
      local outlet = outlets[i]
      page:heading(outlet.outlet == "-" and "Without a publisher" or outlet.outlet)
      local found = keywords(store, outlet.outlet, outlet.words, all)
      page:table(found, {
        caption = ("%d words in %d articles"):format(outlet.words, outlet.articles),
        columns = { "word", "times", "articles", "per million", "elsewhere", "log-likelihood" },
      })
    end
  end,
}
