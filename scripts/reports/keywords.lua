-- keywords — which words an outlet uses more than the others: each lemma's log-likelihood there
-- against all others.
local lede = require "lede"
local keyness = require "reports.keyness"

lede.article(keyness.word_count)

local MOST_WORDS, MOST_OUTLETS = 12, 12
local round = keyness.round

local function keywords(store, outlet, own, all)
  local found = {}
  for row in store:each([[
      select word, sum(w.n) as everywhere,
             sum(w.n) filter (where coalesce(a.publisher, '-') = ?) as here,
             count(*) filter (where coalesce(a.publisher, '-') = ?) as articles
      from word_count w join article a on a.id = w.article
      group by word having here >= 3 and articles >= 2 order by word]], outlet, outlet) do
    local a, b = row.here, row.everywhere - row.here
    local value = keyness.likelihood(a, b, own, all - own)
    if a / own > b / (all - own) and value >= keyness.LEAST then
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
