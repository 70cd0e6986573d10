-- dictionary — articles coded by a dictionary that you give: how often the words of each category
-- stand in them, by outlet and by time.
--
--   lede run dictionary --lexicon dictionary=mine.csv ARTICLES... -o coded.csv/ -o coded.html
--
-- mine.csv is a table with the columns `word` and `category`, and perhaps `weight` and `case`: see
-- "Lexicons from files" in scripts/README.md. "econom*" is every word that begins so, and a word of
-- two categories has a row for each. Without the option it is dictionary.tsv beside this script, an
-- example. Table `coded` has a row for each category of each hit, `article_category` one for each
-- article and category, `category_month` one for each outlet, month and category, also where none
-- of its words stands, with the articles and tokens that there are.
local lede = require "lede"
local parts = require "reports.parts"

local MOST_COLUMNS, MOST_WORDS, MOST_PASSAGES = 12, 5, 20

lede.lexicon("dictionary", { file = "dictionary.tsv" })

-- A list without categories counts each of its entries by itself.
local function categories(category, entry)
  return type(category) == "table" and category or { category or entry }
end

lede.rule {
  name = "coded", pattern = [=[ hit:<dictionary/> ]=], fields = { "category", "entry", "weight" },
  emit = function(m)
    local rows = {}
    for i, category in ipairs(categories(m.hit.category, m.hit.entry)) do
      rows[i] = { category = category, entry = m.hit.entry, weight = tonumber(m.hit.weight) }
    end
    return rows
  end,
}

lede.collate {
  name = "article_category", fields = { "category", "hits", "weight" }, reads = { "coded" },
  run = function(store)
    for row in store:each [[
        select article, category, count(*) as hits, total(coalesce(weight, 1)) as weight
        from coded group by article, category order by article, category]] do
      store:add { article = row.article, category = row.category, hits = row.hits,
                  weight = row.weight }
    end
  end,
}

lede.collate {
  name = "category_month",
  fields = { "outlet", "month", "category", "hits", "hit_articles", "articles", "tokens",
             "per_10000" },
  reads = { "article_category" },
  run = function(store)
    for row in store:each [[
        with placed as (
          select id, publisher as outlet, n_tokens as tokens,
                 case when length(published) >= 7 then substr(published, 1, 7) end as month
          from article),
        cell as (select outlet, month, count(*) as articles, sum(tokens) as tokens
                 from placed group by outlet, month),
        counted as (
          select outlet, month, category, 0 as hits, 0 as hit_articles, articles, tokens
          from cell cross join (select distinct category from article_category)
          union all
          select p.outlet, p.month, c.category, c.hits, 1, null, null
          from article_category c join placed p on p.id = c.article)
        select outlet, month, category, sum(hits) as hits, sum(hit_articles) as hit_articles,
               max(articles) as articles, max(tokens) as tokens
        from counted group by outlet, month, category order by outlet, month, category]] do
      store:add {
        outlet = row.outlet, month = row.month, category = row.category, hits = row.hits,
        hit_articles = row.hit_articles, articles = row.articles, tokens = row.tokens,
        per_10000 = row.tokens > 0 and math.floor(1e6 * row.hits / row.tokens + 0.5) / 100 or nil,
      }
    end
  end,
}

local function count(page, store, articles, tokens)
  local is_weighted = store:value "select count(weight) from coded" > 0
  page:table(store:rows(([[
    select category, sum(hits) as hits, count(*) as articles,
           round(100.0 * count(*) / ?, 1) as "%%",
           round(10000.0 * sum(hits) / ?, 1) as "per 10,000" %s
    from article_category group by category order by hits desc, category]]):format(
      is_weighted and ", round(sum(weight), 1) as weight" or ""), articles, tokens))
  page:text("Hits: how often words of the category stand there, and how often in 10,000 tokens "
    .. "(words and punctuation). %: of all articles.")
end

-- Hits in 10,000 tokens, in a column for each part of the articles: those with most tokens.
local function compare(page, store, title, part, most)
  local n = store:value(("select count(distinct %s) from article"):format(part))
  if n < 2 or n > most then return end
  page:heading(title)
  page:crosstab(store:rows(([[
    with placed as (select id, n_tokens, %s as part from article),
    worded as (select part, sum(n_tokens) as tokens from placed where part is not null
               group by part having tokens > 0 order by tokens desc, part limit ?),
    hit as (select c.category, p.part, sum(c.hits) as n
            from article_category c join placed p on p.id = c.article group by 1, 2)
    select c.category, w.part, round(10000.0 * coalesce(h.n, 0) / w.tokens, 1)
    from (select distinct category from coded) c cross join worded w
    left join hit h on h.category = c.category and h.part = w.part
    order by c.category, w.part]]):format(part), MOST_COLUMNS),
    { caption = "Hits in 10,000 tokens" .. (n > MOST_COLUMNS
      and (" of the %d with most tokens"):format(MOST_COLUMNS) or "") })
end

local function list_words(page, store)
  local list, at = {}, {}
  for row in store:each [[
      select category, entry, count(*) as n from coded group by category, entry
      order by category, n desc, entry]] do
    local line = at[row.category]
    if not line then
      line = {}
      at[row.category], list[#list + 1] = line, { row.category, line }
    end
    if #line < MOST_WORDS then line[#line + 1] = row.entry .. " " .. parts.number(row.n) end
  end
  for _, row in ipairs(list) do row[2] = table.concat(row[2], ", ") end
  page:heading "Which words they are"
  page:table(list, { columns = { "category", "words of the dictionary, the most frequent first" } })
end

-- From all over the articles, the same ones each time.
local function list_passages(page, store)
  page:heading "In their sentences"
  page:kwic(store:rows([[
    with drawn as (select rowid, * from coded order by (rowid * 7919) % 10007, rowid limit ?)
    select substr(s.text, 1, d.start - s.start) as left, d.text as match,
           substr(s.text, d.stop - s.start + 1) as right, d.category
    from drawn d join sentence s on s.article = d.article and s.n = d.sentence
    order by d.category, d.rowid]], MOST_PASSAGES))
end

lede.report {
  name = "dictionary", title = "Coded by a dictionary",
  build = function(page, store)
    local articles, tokens = store:value "select count(*) from article",
      store:value "select total(n_tokens) from article"
    local coded = store:value "select count(distinct article) from coded"
    page:text(("Words of the dictionary stand in %s of %s."):format(parts.number(coded),
      parts.counted(articles, "article")))
    if coded == 0 then return end
    count(page, store, articles, tokens)
    compare(page, store, "By outlet", "publisher", math.huge)
    compare(page, store, "By year", "substr(published, 1, 4)", math.huge)
    compare(page, store, "By month", "substr(published, 1, 7)", MOST_COLUMNS)
    list_words(page, store)
    list_passages(page, store)
  end,
}
