-- Who pays how much: rules over a small pack of the script's own, and a page.
local lede = require "lede"
require "mentions"

lede.rule {
  name = "sum",
  pattern = [=[ who:<org/> []{0,12}? amount:([kind="number"] ("million" | "billion")?)
                unit:[word="crowns|euros|dollars|pounds"] ]=],
  record = { who = "who.name", amount = "amount.text", unit = "unit.text" },
  examples = {
    { "Baltica Line lost 3 million crowns.", { who = "Baltica Line", amount = "3 million" } },
    { "Baltica Line lost 3 million passengers.", false },
    { "It cost Baltica Line dearly: 3 million crowns.", { amount = "3 million" } },
    -- the sum before the name
    { "A fine of 3 million crowns for Baltica Line.", { amount = "3 million" }, todo = true },
  },
}

lede.report {
  name = "payments", title = "Sums of money",
  build = function(page, store)
    page:table(store:rows [[
      select who, amount, unit, count(*) as times, min(substr(a.published, 1, 10)) as first
      from sum join article a on a.id = sum.article
      group by who, amount, unit order by times desc, first, who]])
    page:evidence("sum", { limit = 5 })
  end,
}
