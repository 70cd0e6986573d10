-- events — who did what to whom, in the types of PLOVER: how often each, between whom, and when.
--
--   lede run scripts/reports/events.lua ARTICLES... -o events.html -o events.csv/
--
-- What is denied, or told not to have happened, is in the table `event` and not counted here.
local lede = require "lede"
require "lede.events"
lede.keep "event"

local TOLD <const> = "negated is null and modality <> 'denied'"
local MOST_PAIRS <const>, MOST_DAYS <const> = 20, 60

local function types(page, store)
  local rows = store:rows("select type, count(*) n from event where " .. TOLD
    .. " group by type order by n desc, type")
  if #rows == 0 then return page:text "The articles tell of no event." end
  page:bars(rows, { caption = "Events by type" })
end

local function pairs_of(page, store)
  local rows = store:rows([[
    select coalesce(actor, '?') as actor, type, coalesce(recipient, '?') as recipient,
      count(*) as events, count(distinct article) as articles
    from event where ]] .. TOLD .. [[ and (actor is not null or recipient is not null)
    group by coalesce(actor_entity, lower(actor)), type,
      coalesce(recipient_entity, lower(recipient))
    order by events desc, min(rowid) limit ?]], MOST_PAIRS)
  if #rows == 0 then return end
  page:heading("Who did what to whom", 2)
  page:table(rows)
end

-- By the date that stands beside the event, else the day of its article.
local function days(page, store)
  local rows = store:rows([[
    select coalesce(e.date, substr(a.published, 1, 10)) as day, e.type, s.text as sentence
    from event e join article a on a.id = e.article
      join sentence s on s.article = e.article and s.n = e.sentence
    where e.]] .. TOLD:gsub("modality", "e.modality") .. [[ and e.modality = 'happened'
      and coalesce(e.date, a.published) glob '[0-9]*'
    order by day, e.rowid limit ?]], MOST_DAYS)
  if #rows == 0 then return end
  page:heading("When", 2)
  page:timeline(rows)
end

lede.report {
  name = "events", title = "Events",
  build = function(page, store)
    for _, part in ipairs { types, pairs_of, days } do part(page, store) end
  end,
}
