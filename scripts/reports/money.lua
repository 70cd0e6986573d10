-- money — who pays, asks or earns how much: the script of "a rule in ten minutes" in
-- scripts/README.md.
local lede = require "lede"
require "lede.names"
require "lede.numbers"

lede.rule {
  name = "sum",
  pattern = [=[ who:<org/> []{0,12}? amount:<money/> ]=],
  record = {
    who = "who.name", amount = "amount.text", value = "amount.value", currency = "amount.currency",
  },
  examples = {
    { "Baltica Line lost 3m crowns.", { who = "Baltica Line", amount = "3m crowns" } },
    { "The Water Regulator asks for $1.2bn.", { value = 1200000000, currency = "USD" } },
    { "Baltica Line lost 3 million passengers.", false },
    { "It cost Baltica Line dearly: 3 million crowns.", { amount = "3 million crowns" } },
    -- the sum before the name
    { "A fine of 3m crowns for Baltica Line.", { amount = "3m crowns" }, todo = true },
  },
}

lede.report {
  name = "money", title = "Sums of money",
  build = function(page, store)
    page:table(store:rows [[
      select who, amount, count(*) as times, min(substr(a.published, 1, 10)) as first
      from sum join article a on a.id = sum.article
      group by who, value, currency order by times desc, value desc, first, who limit 40]])
    page:evidence("sum", { limit = 5 })
  end,
}
