-- lede.story — which articles tell the same story, and what each of them has of it.
--
--   require "lede.story"
--   lede.keep("story", "story_article", "story_quote", "story_passage", "story_claim",
--     "story_date", "story_name", "story_figure")
--
-- Tables, each made after all articles by a function over the store; keep those that you need, the
-- rest follows. A row says where its evidence stands, as rows of rules do.
--   story          story, title, articles, outlets, first, last, compared
--   story_article  story, place, outlet, closeness, compared: which article belongs to which; of a
--                  very large story the first 200 articles are compared, and make the other tables
--   story_passage  story, outlet, words, share, origin, origin_outlet: stretches of eight words or
--                  more that an earlier article of the story has, word for word
--   story_claim    story, claim, outlet, outlets, new: sentences that say the same have one number;
--                  new is how much of a sentence no other article's words say
--   story_figure   story, figure, claim, outlet, kind, value, low, high, unit, mod: numbers of a
--                  claim that contradict each other; those that count the same are one figure
--   story_quote    story, quote, outlet, outlets, kind, source, entity, cue, relayed_by, says: a
--                  statement that several articles have is one quote, however they cut it
--   story_date     story, happening, day, outlet, outlets, dated: the timeline; a sentence with no
--                  date is dated by another article's that says the same
--   story_name     story, layer, entity, name, role, outlets, articles, mentions
--
-- An outlet is the publisher, else the host of the URL, else the file. Names are joined across
-- articles by their keys, a surname with the one person who has it, and within a story by a short
-- form that can mean only one.
local lede = require "lede"
local calendar = require "lede.calendar"
local claims = require "lede.story.claims"
local each = require "lede.story.each"
local figures = require "lede.story.figures"
local people = require "lede.story.people"
local same = require "lede.story.same"
require "lede.names"
require "lede.dates"
require "lede.numbers"
require "lede.quotes"
require "lede.story.articles"
require "lede.story.passages"

-- ---- what all say, and what only one says ---------------------------------------------------

-- The names of each story, by its number.
local function names_of(store, story)
  return store:rows([[
    select distinct n.layer, n.name, n.role from story_article m
    join mention n on n.article = m.article
    where m.story = ? and m.compared order by n.layer, n.name, n.role]], story)
end

lede.collate {
  name = "story_claim", fields = { "story", "claim", "outlet", "outlets", "new" },
  reads = { "story", "story_article", "story_sentence" },
  run = function(store)
    each.story(store, each.sentences, function(story, rows)
      local outlets = claims.number(rows, names_of(store, story))
      for _, row in ipairs(rows) do
        if row.claim then
          store:add {
            story = story, claim = row.claim, outlet = row.outlet, outlets = outlets[row.claim],
            new = each.share(row.new), article = row.article, start = row.start,
            stop = row.stop, sentence = row.sentence, block = row.block, text = row.text,
          }
        end
      end
    end)
  end,
}

-- ---- figures that contradict each other -----------------------------------------------------

lede.collate {
  name = "story_figure",
  fields = {
    "story", "figure", "claim", "outlet", "kind", "value", "low", "high", "unit", "mod",
  },
  reads = { "story_article", "story_claim", "amount", "date" },
  run = function(store)
    local story, number
    each.group(store, [[
      select c.story, c.claim, c.outlet, n.article, n.sentence, n.start, n.stop, n.block, n.text,
        n.kind, n.value, n.low, n.high, n.unit, n.mod,
        substr(s.text, max(1, n.start - s.start - 29), min(30, n.start - s.start)) as left,
        substr(s.text, n.stop - s.start + 1, 30) as right
      from story_claim c join amount n on n.article = c.article and n.sentence = c.sentence
        join sentence s on s.article = c.article and s.n = c.sentence
      where c.outlets > 1 and n.kind <> 'ordinal' and coalesce(n.value, n.low) is not null
        and not exists (select 1 from date d
        where d.article = n.article and d.start <= n.start and d.stop >= n.stop)
      order by c.story, c.claim, c.rowid, n.start]], { "story", "claim" }, function(rows)
      if rows[1].story ~= story then story, number = rows[1].story, 0 end
      for _, group in ipairs(figures.differing(rows)) do
        number = number + 1
        for _, row in ipairs(group) do
          store:add {
            story = story, figure = number, claim = row.claim, outlet = row.outlet,
            kind = row.kind, value = row.value, low = row.low, high = row.high, unit = row.unit,
            mod = row.mod, article = row.article, start = row.start, stop = row.stop,
            sentence = row.sentence, block = row.block, text = row.text,
          }
        end
      end
    end)
  end,
}

-- ---- statements that several articles have --------------------------------------------------

-- Pieces of one statement, which the article cut, are one.
local function join_pieces(rows)
  local statements = {}
  for _, row in ipairs(rows) do
    local last = statements[#statements]
    if last and last.article == row.article and last.statement == row.statement then
      last.text, last.stop = last.text .. " … " .. row.text, row.stop
    else
      statements[#statements + 1] = row
    end
  end
  return statements
end

lede.collate {
  name = "story_quote",
  fields = {
    "story", "quote", "outlet", "outlets", "kind", "source", "entity", "link", "cue", "verb_class",
    "relayed_by", "says",
  },
  reads = { "story_article", "quote" },
  run = function(store)
    local people_of = people.same(store)
    each.story(store, [[
      select m.story, m.outlet, q.* from story_article m
      cross join quote q on q.article = m.article
      where m.compared and q.negated is null
      order by m.story, m.rowid, q.start]], function(story, rows)
      local statements = join_pieces(rows)
      for _, s in ipairs(statements) do
        local one = people_of[s.entity]
        if one then s.entity, s.source = one.entity, one.name end
      end
      local outlets = same.number(statements)
      for _, s in ipairs(statements) do
        store:add {
          story = story, quote = s.quote, outlet = s.outlet, outlets = outlets[s.quote],
          kind = s.kind, source = s.source, entity = s.entity, link = s.link, cue = s.cue,
          verb_class = s.verb_class, relayed_by = s.relayed_by, says = s.text,
          article = s.article, start = s.start, stop = s.stop, sentence = s.sentence,
          block = s.block, text = s.text,
        }
      end
    end)
  end,
}

-- ---- when -----------------------------------------------------------------------------------

-- Sentences of a story that say what those with a date say, by claim.
local function undated(store, story)
  local by_claim = {}
  for row in store:each([[
    select c.claim, c.outlet, c.article, c.start, c.stop, c.sentence, c.block, c.text
    from story_claim c where c.story = ? and c.outlets > 1 and not exists (select 1 from date d
      where d.article = c.article and d.sentence = c.sentence and d.resolved
        and d.type in ('DATE', 'TIME'))]], story) do
    local list = by_claim[row.claim] or {}
    by_claim[row.claim] = list
    list[#list + 1] = row
  end
  return by_claim
end

local of_quarter = { "01", "04", "07", "10" }
local of_season = { SP = "03", SU = "06", FA = "09", WI = "12" }

-- A TIMEX3 value as a day, month or year to sort by: a week is in the month of its Thursday.
local function day_of(value)
  local year, week = value:match("^(%d%d%d%d)%-W(%d%d)")
  if week then
    local first = calendar.day_of(math.tointeger(year), 1, 4)
    local thursday = first - (calendar.weekday_of(first) - 4) + 7 * (math.tointeger(week) - 1)
    return calendar.day_text(thursday):sub(1, 7)
  end
  local y, q = value:match("^(%d%d%d%d)%-Q(%d)")
  if q then return y .. "-" .. of_quarter[math.tointeger(q)] end
  local of, season = value:match("^(%d%d%d%d)%-(%u%u)$")
  if season then return of_season[season] and of .. "-" .. of_season[season] or of end
  return value:match("^%d%d%d%d%-%d%d%-%d%d") or value:match("^%d%d%d%d%-%d%d$")
    or value:match("^%d%d%d%d$")
end

-- Rows with a day, in its order; those of one day in theirs.
local function with_days(rows)
  local list = {}
  for i, row in ipairs(rows) do
    row.day, row.i = day_of(row.value), i
    if row.day then list[#list + 1] = row end
  end
  table.sort(list, function(a, b)
    if a.day ~= b.day then return a.day < b.day end
    return a.i < b.i
  end)
  return list
end

-- What happened on which day, by day and claim: each with the sentences that tell it.
local function happenings(rows, by_claim)
  local list, by_key, seen = {}, {}, {}
  for _, row in ipairs(rows) do
    local key = row.day .. " " .. (row.claim or row.article .. " " .. row.sentence)
    local one = by_key[key]
    if not one then
      one = { day = row.day }
      by_key[key] = one
      list[#list + 1] = one
      for _, other in ipairs(row.claim and by_claim[row.claim] or {}) do one[#one + 1] = other end
      table.insert(one, 1, row)
    elseif not seen[key .. " " .. row.article .. " " .. row.sentence] then
      table.insert(one, 2, row)
    end
    row.dated = true
    seen[key .. " " .. row.article .. " " .. row.sentence] = true
  end
  return list
end

lede.collate {
  name = "story_date", fields = { "story", "happening", "day", "outlet", "outlets", "dated" },
  reads = { "story", "story_article", "story_sentence", "story_claim", "date" },
  run = function(store)
    each.story(store, [[
      select m.story, m.outlet, d.article, d.sentence, s.start, s.stop, s.text, d.block,
        d.value, c.claim
      from story_article m cross join date d on d.article = m.article
        cross join sentence s on s.article = d.article and s.n = d.sentence
        left join story_claim c on c.article = d.article and c.sentence = d.sentence
      where m.compared and d.resolved and d.type in ('DATE', 'TIME')
        and s.stop - s.start > d.stop - d.start + 2 -- "9:40 p.m." alone is no happening
      order by m.story, m.rowid, d.start]], function(story, rows)
      rows = with_days(rows)
      for number, one in ipairs(happenings(rows, undated(store, story))) do
        local outlets, n = {}, 0
        for _, row in ipairs(one) do
          if not outlets[row.outlet] then outlets[row.outlet], n = true, n + 1 end
        end
        for _, row in ipairs(one) do
          store:add {
            story = story, happening = number, day = one.day, outlet = row.outlet, outlets = n,
            dated = row.dated or false, article = row.article, start = row.start, stop = row.stop,
            sentence = row.sentence, block = row.block, text = row.text,
          }
        end
      end
    end)
  end,
}

-- ---- who and where --------------------------------------------------------------------------

-- The layer of a name that articles put in several: that of most articles.
local function other_layer(name, by_entity)
  local best = name
  for _, other in ipairs(by_entity[name.entity]) do
    local a, b = #other.told, #best.told
    if a > b or a == b and other.mentions > best.mentions then best = other end
  end
  return best ~= name and best or nil
end

-- The one longer name of the layer that begins or, of a person, ends with a name of one word.
local function longer_name(name, names)
  if name.name:find(" ") or name.layer ~= "org" and name.layer ~= "person" then return nil end
  local found
  for _, other in ipairs(names) do
    local word = other.name:match(name.layer == "person" and "%s(%S+)$" or "^(%S+)%s")
    if other.layer == name.layer and word == name.name then
      if found then return nil end
      found = other
    end
  end
  return found
end

-- Rows of a name, an article and a role as names: those who have it, and the role of most articles.
local function read_names(rows, people_of)
  local names, by_key = {}, {}
  for _, row in ipairs(rows) do
    local one = row.layer == "person" and people_of[row.entity] or row
    local key = row.layer .. " " .. one.entity
    local name = by_key[key]
    if not name then
      name = { layer = row.layer, entity = one.entity, name = one.name, mentions = 0, told = {},
        roles = {} }
      names[#names + 1], by_key[key] = name, name
    end
    name.mentions = name.mentions + row.mentions
    name.told[#name.told + 1] = { article = row.article, outlet = row.outlet }
    local role = row.role
    if role and not people.is_no_office[role] then
      name.roles[role] = (name.roles[role] or 0) + 1 + row.mentions / 1e6
      if not name.role or name.roles[role] > name.roles[name.role] then name.role = role end
    end
  end
  return names
end

local function join_names(names)
  local by_entity = {}
  for _, name in ipairs(names) do
    by_entity[name.entity] = by_entity[name.entity] or {}
    table.insert(by_entity[name.entity], name)
  end
  for _, name in ipairs(names) do
    name.into = other_layer(name, by_entity) or longer_name(name, names)
  end
  for _, name in ipairs(names) do
    local into = name
    while into.into do into = into.into end
    if into ~= name then
      into.mentions = into.mentions + name.mentions
      for _, place in ipairs(name.told) do into.told[#into.told + 1] = place end
    end
  end
end

local function count_different(list, key)
  local n, seen = 0, {}
  for _, item in ipairs(list) do
    if not seen[item[key]] then seen[item[key]], n = true, n + 1 end
  end
  return n
end

lede.collate {
  name = "story_name",
  fields = { "story", "layer", "entity", "name", "role", "outlets", "articles", "mentions" },
  reads = { "story_article" },
  run = function(store)
    local people_of = people.same(store)
    each.story(store, [[
      select m.story, n.layer, n.entity, n.role, m.article, m.outlet, min(n.name) as name,
        count(*) as mentions
      from story_article m join mention n on n.article = m.article
      where m.compared group by m.story, n.layer, n.entity, m.article, n.role
      order by m.story, n.layer, n.entity, m.place, n.role]], function(story, rows)
      local names = read_names(rows, people_of)
      join_names(names)
      for _, name in ipairs(names) do
        if not name.into then
          store:add {
            story = story, layer = name.layer, entity = name.entity, name = name.name,
            role = name.role, outlets = count_different(name.told, "outlet"),
            articles = count_different(name.told, "article"), mentions = name.mentions,
          }
        end
      end
    end)
  end,
}
