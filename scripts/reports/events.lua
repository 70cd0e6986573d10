-- events — who did what to whom, in the types of PLOVER: how often each, between whom, and when.
--
--   lede run scripts/reports/events.lua ARTICLES... -o events.html -o events.csv/
--
-- What is denied, or told not to have happened, is in the table `event` and not counted here.
local lede = require "lede"
local parts = require "reports.parts"
require "lede.events"
lede.keep "event"

local TOLD <const> = "negated is null and modality <> 'denied'"
local MOST_PAIRS <const>, MOST_DAYS <const> = 20, 60

-- The types in words, as far as one line can.
local meaning = {
  AGREE = "agrees, consents", CONSULT = "meets, talks", SUPPORT = "backs, praises, apologises",
  COOPERATE = "works together, signs", AID = "gives, helps, shelters",
  CONCEDE = "gives way, frees, lifts", RETREAT = "pulls out, resigns",
  INVESTIGATE = "looks into", DEMAND = "asks, orders", DISAPPROVE = "criticises, accuses",
  REJECT = "refuses, vetoes", THREATEN = "threatens, warns", PROTEST = "marches, strikes",
  SANCTION = "breaks off, boycotts", MOBILIZE = "sends troops, alerts",
  COERCE = "arrests, fines, seizes", ASSAULT = "attacks, kills, kidnaps",
  FIGHT = "fights, bombs, shells", CRIME = "steals, hacks, defrauds",
}

local function types(page, store)
  local rows = store:rows("select type, count(*) n from event where " .. TOLD
    .. " group by type order by n desc, type")
  if #rows == 0 then return page:text "The articles tell of no event." end
  local list = {}
  for i, row in ipairs(rows) do
    list[i] = { row.type .. (meaning[row.type] and ": " .. meaning[row.type] or ""), row.n }
  end
  page:bars(list, { columns = { "type", "events" }, caption = "Events by type" })
end

-- Those between two whom the articles name come first, then those with one.
local function pairs_of(page, store)
  local rows = store:rows([[
    select coalesce(actor, '–') as actor, type, coalesce(recipient, '–') as recipient,
      count(*) as events
    from event where ]] .. TOLD .. [[ and (actor is not null or recipient is not null)
      and coalesce(actor_entity, lower(actor), 1) <> coalesce(recipient_entity, lower(recipient), 2)
    group by coalesce(actor_entity, lower(actor)), type,
      coalesce(recipient_entity, lower(recipient))
    order by (actor_entity is null) + (recipient_entity is null), events desc, min(rowid) limit ?]],
    MOST_PAIRS)
  if #rows == 0 then return end
  page:heading("Who did what to whom", 2)
  page:table(rows)
end

-- By the date that stands beside the event, else the day of its article; a sentence once a day,
-- however many articles have it. Of many those that most tell, then the latest.
local function days(page, store)
  local rows = store:rows([[
    with told as (
      select coalesce(e.date, substr(a.published, 1, 10)) as day, e.type, s.text,
        count(distinct e.article) as articles, min(e.rowid) as first, count(*) over () as n
      from event e join article a on a.id = e.article
        join sentence s on s.article = e.article and s.n = e.sentence
      where e.]] .. TOLD:gsub("modality", "e.modality") .. [[ and e.modality = 'happened'
        and e.block not in ('headline', 'heading')
        and coalesce(e.date, a.published) glob '[0-9]*'
      group by day, s.text)
    select * from (select * from told order by articles desc, day desc, first limit ?)
    order by day, first]], MOST_DAYS)
  if #rows == 0 then return end
  local list = {}
  for i, row in ipairs(rows) do
    list[i] = { row.day, parts.sentence(row.text), row.type,
      row.articles > 1 and parts.counted(row.articles, "article") or nil }
  end
  page:heading("When", 2)
  if rows[1].n > #rows then
    page:text(("%d of %s sentences, those of most articles and the latest."):format(#rows,
      parts.number(rows[1].n)))
  end
  page:timeline(list, { columns = { "day", "sentence", "type", "articles" } })
end

lede.report {
  name = "events", title = "Events",
  build = function(page, store)
    page:text("Who did what to whom, in the types of PLOVER. “–” is somebody whom the sentence "
      .. "does not name.")
    for _, part in ipairs { types, pairs_of, days } do part(page, store) end
  end,
}
