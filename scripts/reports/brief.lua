-- brief — which stories a pile of articles tells, and of those that most outlets tell, on one page:
-- the headlines, who said what, when, who and where, in numbers, where figures differ, what several
-- say, what only one does, who took over from whom.
--
--   lede run scripts/reports/brief.lua ARTICLES... -o brief.html
local lede = require "lede"
local parts = require "reports.parts"
require "lede.story"
lede.keep("story", "story_article", "story_quote", "story_passage", "story_claim", "story_date",
  "story_name", "story_figure", "amount")

local MOST_STORIES = 3 -- of those that several articles tell; the others are listed
local MOST_FIRST, MOST_LISTED = 10, 40 -- stories in the table in front, and in the one behind
local MOST_FIGURES = 4 -- of a story, on which outlets differ
local MOST_HEADLINES = 12
local MOST_STATEMENTS, MOST_OF_ONE = 10, 3 -- of a story; of a source, before others have theirs

-- By date; of many, those that each outlet had first. Without a title the first words stand there.
local function headlines(page, store, story, all)
  local caption = all.articles > MOST_HEADLINES
    and ("%d of %s headlines"):format(MOST_HEADLINES, parts.number(all.articles)) or nil
  local list = {}
  for i, row in ipairs(store:rows([[
    with ranked as (
      select article, outlet, place, row_number() over (partition by outlet order by place) as rank
      from story_article where story = ? order by rank, place limit ?)
    select coalesce(substr(a.published, 1, 10), 'undated') as day, m.outlet, a.title,
      (select s.text from sentence s where s.article = a.id order by s.n limit 1) as text
    from ranked m join article a on a.id = m.article
    group by day, m.outlet, coalesce(a.title, a.id) order by min(m.place)]],
    story, MOST_HEADLINES)) do
    list[i] = { row.day, row.outlet,
      row.title or row.text and parts.short(row.text, 60) or "no title" }
  end
  page:table(list, { columns = { "day", "outlet", "headline" }, caption = caption })
end

local function who_said_what(page, store, story)
  local rows = parts.quotes(store, story, MOST_STATEMENTS, MOST_OF_ONE)
  local statements = parts.statements(store, rows)
  if #statements == 0 then return end
  page:heading("Who said what", 2)
  page:quotes(statements)
end

-- The most told of each day, in the sentence that says most exactly when, in what reports rather
-- than quotes, and on the day rather than before it.
local function timeline(page, store, story, all)
  local rows = store:rows([[
    with one as (
      select day, text, outlets, article, min(not dated), min(rowid) as first from story_date
      where story = ? and length(day) > 4 and block not in ('headline', 'heading')
      group by happening),
    exact as (
      select *, row_number() over (partition by text order by length(day) desc, first) as rank
      from one),
    daily as (
      select e.*, row_number() over (partition by day order by outlets desc,
          text glob '["“]*', a.published < day, first) as of_day
      from exact e join article a on a.id = e.article where rank = 1)
    select day, text, outlets from (
      select * from daily order by of_day, outlets desc, length(day) desc, day limit 14)
    order by day, first]], story)
  if #rows == 0 then return end
  local list, columns = {}, { "day", "what happened", all.outlets > 1 and "outlets" or nil }
  for i, row in ipairs(rows) do
    list[i] = { row.day, parts.sentence(row.text), all.outlets > 1 and row.outlets or nil }
  end
  page:heading("When", 2)
  page:table(list, { columns = columns })
end

-- A name that articles put in several layers is in that of most mentions in all stories.
local function who_and_where(page, store, story)
  local names = store:rows(parts.OWN_LAYER .. [[
    select name || coalesce(', ' || role, '') as who, mentions from (
      select * from story_name n where story = ? and layer in ('person', 'org')
        and (entity, layer) in (select entity, layer from own)
        and name not in (select outlet from story_article m where m.story = n.story)
      order by outlets desc, mentions desc, name limit 10)
    order by mentions desc, name]], story)
  local places = {}
  for _, row in ipairs(store:rows([[
    select name from story_name where story = ? and layer = 'place'
    order by outlets desc, mentions desc, name limit 12]], story)) do
    places[#places + 1] = row.name
  end
  if #names + #places == 0 then return end
  page:heading("Who and where", 2)
  if #names > 0 then
    page:bars(names, { caption = "People and organisations, by number of mentions" })
  end
  if #places > 0 then page:text("Places: " .. parts.join(places) .. ".") end
end

-- Each figure once, in the sentence of the first outlet that has it, and one a sentence. A bare
-- number is left out where it is that of a sum, and so are headlines and rows of tables.
local function numbers(page, store, story)
  local list, several = {}, false
  for i, row in ipairs(store:rows([[
    with day as materialized (
      select d.article, d.start, d.stop from story_article m join date d on d.article = m.article
      where m.story = ?),
    figure as materialized (
      select s.text, n.start - s.start as start, n.stop - s.start as stop, n.text as match,
        n.start as at, n.kind, n.value, n.low, m.outlet, count(distinct m.outlet) as outlets,
        min(m.place) as place
      from amount n join story_article m on m.article = n.article
        join sentence s on s.article = n.article and s.n = n.sentence
        left join day d on d.article = n.article and d.start <= n.start and d.stop >= n.stop
      where m.story = ? and (n.kind in ('money', 'percentage', 'quantity') or n.value >= 10)
        and n.block not in ('headline', 'heading') and s.text glob '*[.!?"”’]'
        and coalesce(n.value, n.low) is not null and d.article is null
      group by n.kind, n.value, n.low, n.unit),
    once as (
      select *, row_number() over (partition by text
        order by outlets desc, kind = 'cardinal', place, at) as rank
      from figure f where kind <> 'cardinal' or not exists (select 1 from figure g
        where g.kind <> 'cardinal' and g.value = f.value))
    select substr(text, 1, start) as left, match, substr(text, stop + 1) as right,
      outlet || case when outlets > 1 then ' +' || (outlets - 1) else '' end as source, outlets
    from once where rank = 1
    order by outlets desc, kind = 'cardinal', place, at limit 8]], story, story)) do
    list[i] = { row.left, row.match, row.right, row.source }
    several = several or row.outlets > 1
  end
  if #list == 0 then return end
  page:heading("In numbers", 2)
  page:kwic(list, { caption = several and "+1: one more outlet has the figure" or nil })
end

-- Figures on which outlets differ, each in the sentence that has it.
local function where_figures_differ(page, store, story)
  local rows = store:rows([[
    select substr(s.text, 1, f.start - s.start) as left, f.text as match,
      substr(s.text, f.stop - s.start + 1) as right, f.outlet as source
    from story_figure f join sentence s on s.article = f.article and s.n = f.sentence
    where f.story = ? and f.figure <= ? group by f.figure, f.outlet, f.text
    order by f.figure, f.rowid]], story, MOST_FIGURES)
  if #rows == 0 then return end
  page:heading("Where figures differ", 2)
  local list = {}
  for i, row in ipairs(rows) do list[i] = { row.left, row.match, row.right, row.source } end
  page:kwic(list)
end

-- What they tell with other figures stands above, and quotations do.
local function what_several_say(page, store, story)
  local list = {}
  for i, row in ipairs(store:rows([[
    select story, claim, outlets, text, min(rowid) as first from story_claim
    where story = ? and outlets > 1 and block not in ('headline', 'deck', 'heading')
      and claim not in (select c.claim from story_claim c join story_quote q
        on q.article = c.article and q.start < c.stop and q.stop > c.start
        where c.story = ? and q.kind = 'direct')
      and claim not in (select claim from story_figure where story = ?)
    group by claim order by outlets desc, first limit 5]], story, story, story)) do
    list[i] = { parts.sentence(row.text),
      table.concat(parts.outlets(store, "claim", story, row.claim), ", ") }
  end
  if #list == 0 then return end
  page:heading("What several outlets say", 2)
  page:quotes(list)
end

-- Of each outlet the two sentences of which most stands nowhere else, those first that tell most:
-- name somebody whom the story is about, or anybody, or count something, though not what others
-- count, too. Lists of names, addresses,
-- credits of pictures, questions and tweets are none, nor what is quoted from somebody whom other
-- outlets quote, too, or without who said it.
local function what_one_says(page, store, story, all)
  if all.outlets == 1 then return end
  local rows = store:rows([[
    with about as materialized (
      select layer, entity from story_name where story = ? and layer in ('person', 'org')
      order by outlets desc, mentions desc, name limit 8),
    shared as materialized (
      select n.kind, n.value from amount n join story_article m on m.article = n.article
      where m.story = ? and (n.kind in ('money', 'percentage', 'quantity') or n.value >= 100)
      group by 1, 2 having count(distinct m.outlet) > 1)
    select text, outlet from (
      select text, outlet, new, first,
        row_number() over (partition by outlet
          order by of_story desc, tells desc, shared, new desc, first) as rank
      from (select c.text, c.outlet, c.new, c.rowid as first,
          exists (select 1 from mention m where m.article = c.article and m.start >= c.start
            and m.stop <= c.stop) or exists (select 1 from amount n where n.article = c.article
            and n.start >= c.start and n.stop <= c.stop and n.kind <> 'ordinal') as tells,
          exists (select 1 from mention m join about b on b.layer = m.layer and b.entity = m.entity
            where m.article = c.article and m.start >= c.start and m.stop <= c.stop) as of_story,
          exists (select 1 from amount n join shared s on s.kind = n.kind and s.value = n.value
            where n.article = c.article and n.start >= c.start and n.stop <= c.stop) as shared
        from story_claim c
        where c.story = ? and c.outlets = 1 and c.new >= 0.4 and c.block = 'paragraph'
          and length(c.text) between 30 and 400 and c.text glob '*[.!"”’]'
          and c.text not glob '(*' and c.text not like '%@%' and c.text not like '%http%'
          and c.text not like '%copyright%' and c.text not like '%content%available%'
          and not exists (select 1 from story_quote q where q.article = c.article
            and q.start < c.stop and q.stop > c.start and (q.outlets > 1
            or q.kind = 'direct' and q.start <= c.start + 1 and q.stop >= c.stop - 2))))
    where rank <= 2 order by rank, new desc, first limit 8]], story, story, story)
  if #rows == 0 then return end
  local list = {}
  for i, row in ipairs(rows) do list[i] = { parts.sentence(row.text), row.outlet } end
  page:heading("What only one outlet says", 2)
  page:quotes(list)
end

-- Passages by article and where it took them from, with the longest.
local function taken_over(page, store, story)
  local list = {}
  for i, row in ipairs(store:rows([[
    select outlet, origin_outlet, sum(words) as words, sum(share) as share, max(words), text,
      (select s.start < p.start - 1 from sentence s
        where s.article = p.article and s.n = p.sentence) as amid
    from story_passage p where story = ? and outlet <> origin_outlet
    group by article, origin having sum(words) >= 20
    order by sum(words) desc, outlet limit 5]], story)) do
    local text = parts.short(row.text, 160)
    list[i] = { (row.amid == 1 and "… " or "") .. text, row.outlet .. " from " .. row.origin_outlet,
      ("%d words, %d %% of the article"):format(row.words, math.floor(100 * row.share + 0.5)) }
  end
  if #list == 0 then return end
  page:heading("Word for word", 2)
  page:quotes(list)
end

local function write_story(page, store, story)
  page:heading(story.title)
  page:text(parts.counted(story.articles, "article") .. " from "
    .. parts.counted(story.outlets, "outlet")
    .. (story.first and ", " .. parts.span(story) or "")
    .. (story.compared < story.articles and "; the first " .. parts.number(story.compared)
      .. " are compared below." or "."))
  for _, part in ipairs { headlines, who_said_what, timeline, who_and_where, numbers,
    where_figures_differ, what_several_say, what_one_says, taken_over } do
    part(page, store, story.story, story)
  end
end

local function list_stories(page, stories)
  local list = {}
  for i, story in ipairs(stories) do
    list[i] = { story.title, story.articles, story.outlets, parts.span(story) or "undated" }
  end
  page:table(list, { columns = { "story", "articles", "outlets", "when" } })
end

-- "20 articles: 3 stories that several of them tell, and 1 article by itself."
local function summary(all)
  local alone, text = all.stories - all.told, parts.counted(all.articles, "article")
  if all.told == 0 then return text .. ", none of which tells the story of another." end
  text = text .. ": " .. parts.counted(all.told, "story", "stories") .. " that several of them tell"
  if alone > 0 then
    text = text .. ", and " .. parts.counted(alone, "article")
      .. (alone == 1 and " by itself" or " by themselves")
  end
  return text .. "."
end

lede.report {
  name = "brief", title = "Brief",
  build = function(page, store)
    local all = store:rows([[
      select count(*) as stories, sum(articles) as articles, sum(articles > 1) as told
      from story]])[1]
    if all.stories == 0 then return page:text "There are no articles." end
    local stories = parts.stories(store, "story", 1, MOST_FIRST)
    if #stories > 1 then
      page:text(summary(all))
      list_stories(page, stories)
    end
    for i = 1, math.min(#stories, MOST_STORIES) do
      if i == 1 or stories[i].articles > 1 then write_story(page, store, stories[i]) end
    end
    if all.stories > #stories then
      page:heading "More stories"
      list_stories(page, parts.stories(store, "story", #stories + 1, MOST_LISTED))
      local left = all.stories - #stories - MOST_LISTED
      if left > 0 then page:text("And " .. parts.number(left) .. " more.") end
    end
  end,
}
