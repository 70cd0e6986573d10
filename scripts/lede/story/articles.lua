-- lede.story.articles — which articles tell the same story.
--
--   require "lede.story.articles"
--   lede.keep("story", "story_article")
--
-- A part of lede.story that needs no other pack: names and dates are not looked for, so it costs
-- little. Tables `story` and `story_article`; see lede.story.
local lede = require "lede"
local calendar = require "lede.calendar"
local each = require "lede.story.each"
local gather = require "lede.story.gather"

-- ---- what is kept of each article -----------------------------------------------------------

local MOST_STEMS = 60 -- the most frequent of an article, which tell its story

-- Words of the title count as four.
local function count_stems(article)
  local list, count = {}, {}
  local function add(word, n)
    word = gather.stem(word)
    if not word then return end
    if not count[word] then
      if #list == MOST_STEMS then return end
      list[#list + 1] = word
    end
    count[word] = (count[word] or 0) + n
  end
  if article.title then
    for _, word in ipairs(gather.stems(article.title)) do add(word, 3) end
  end
  for _, item in ipairs(article:counts "norm") do add(item[1], item[2]) end
  return list, count
end

lede.article {
  name = "story_words", fields = { "words" },
  emit = function(article)
    local list, count = count_stems(article)
    for i, word in ipairs(list) do list[i] = word .. " " .. count[word] end
    return { words = table.concat(list, " ") }
  end,
}

-- ---- which articles tell the same story -----------------------------------------------------

-- The cosine of an article to its story. The more articles there are, the likelier some are alike
-- that tell nothing in common; so from FEW on more is asked of ten times as many, above all where
-- one outlet writes alike of two things (two banks' bonds, sugar of two countries).
local LEAST_CLOSE, FEW, MOST_CLOSE = 0.09, 500, 0.2
local MORE_CLOSE, MORE_ELSEWHERE = 0.2, 0.045
local QUIET_DAYS = 120 -- without an article of it, after which a story is over
local STORY_DAYS = 7   -- from the middle of a story to its last article, in a large pile

local function least_close(n, more)
  return math.min(MOST_CLOSE, LEAST_CLOSE + more * math.log(math.max(n, FEW) / FEW, 10))
end

local function day_of(published)
  local y, m, d = (published or ""):match("^(%d%d%d%d)%-(%d%d)%-(%d%d)")
  return y and calendar.day_of(math.tointeger(y), math.tointeger(m), math.tointeger(d))
end

-- A file's name without its ending, and without a digest behind the name.
local function file_name(source)
  local name = source:match("([^/]+)$") or source
  name = name:gsub("%.%w+$", "")
  return name:match("^(.+)[_-]%x%x%x%x%x%x%x%x+$") or name
end

-- Who published it, as the article says it.
local function publisher_of(row)
  local name = row.publisher or row.url and row.url:match("^%a+://([^/:]+)")
  return name and (name:gsub("^www%.", ""))
end

local function outlet_of(row)
  return publisher_of(row) or row.source and file_name(row.source) or row.id
end

-- Whether an article is compared with the others of its story, sentence by sentence: so that a pile
-- of any size needs memory for one story of this size, and time that grows with the pile.
local MOST_COMPARED = 200  -- articles of a story, the first
local MOST_COPIES = 50     -- of these, copies are among the first so many only
local MOST_TOKENS = 200000 -- of all that are compared

-- `articles` and `tokens` count those that are, by story.
local function is_compared(articles, tokens, story, row)
  local n, sum = articles[story] or 0, (tokens[story] or 0) + row.n_tokens
  if n >= (row.duplicate_of and MOST_COPIES or MOST_COMPARED) then return false end
  if n > 1 and sum > MOST_TOKENS then return false end
  articles[story], tokens[story] = n + 1, sum
  return true
end

lede.collate {
  name = "story_article", fields = { "story", "place", "outlet", "closeness", "compared" },
  reads = { "story_words" },
  run = function(store)
    local n = store:value "select count(*) from story_words"
    local stories = lede.groups {
      least = least_close(n, MORE_CLOSE), elsewhere = least_close(n, MORE_ELSEWHERE),
      window = QUIET_DAYS, middle = STORY_DAYS,
    }
    local articles, tokens, place = {}, {}, 0
    for row in store:each "select words from story_words" do stories:note(row.words) end
    for row in store:each [[
      select a.id, a.published, a.publisher, a.url, a.source, a.n_tokens, a.duplicate_of, w.words
      from story_words w join article a on a.id = w.article
      order by a.published is null, substr(a.published, 1, 16), a.n]] do
      local story, close = stories:add(row.words, day_of(row.published), publisher_of(row))
      place = place + 1
      store:add {
        article = row.id, story = story, place = place, outlet = outlet_of(row),
        closeness = each.share(close), compared = is_compared(articles, tokens, story, row),
      }
    end
  end,
}

lede.collate {
  name = "story", fields = { "story", "title", "articles", "outlets", "first", "last", "compared" },
  reads = { "story_article" },
  run = function(store)
    for row in store:each [[
      select m.story, count(*) as articles, count(distinct m.outlet) as outlets,
        sum(m.compared) as compared, min(a.published) as first, max(a.published) as last,
        (select b.title from story_article c join article b on b.id = c.article
         where c.story = m.story and b.title is not null
         order by c.place limit 1) as title
      from story_article m join article a on a.id = m.article
      group by m.story order by articles desc, m.story]] do
      store:add {
        story = row.story, title = row.title, articles = row.articles, outlets = row.outlets,
        first = row.first and row.first:sub(1, 10), last = row.last and row.last:sub(1, 10),
        compared = row.compared,
      }
    end
  end,
}
