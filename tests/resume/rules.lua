-- Rules, a function an article, a collate and a report for tests of runs that go on.
local lede = require "lede"
lede.rule { name = "said", pattern = [=[ who:[word = "\\p{Lu}.*"] verb:("said" | "announced") ]=],
  record = { who = "who.text", id = "article.id", verb = "verb.text", day = "article.published" } }
lede.rule { name = "year", pattern = [=[ "in" year:[word = "(19|20)\\d\\d"] ]=],
  record = { year = "year.text" } }
lede.article { name = "length", fields = { "n" }, emit = function(article)
  if article.title == "Broken" then error "this one fails" end
  return { n = #article:tokens() }
end }
lede.collate { name = "total", fields = { "who", "n" }, run = function(store)
  -- collate
  for _, row in ipairs(store:rows "select who, count(*) n from said group by who order by who") do
    store:add { who = row.who, n = row.n }
  end
end }
lede.report { name = "sayings", title = "Sayings", build = function(page, store)
  page:bars(store:rows "select who, n from total order by n desc, who limit 5")
end }
