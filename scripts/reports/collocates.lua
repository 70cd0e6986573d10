-- collocates — the words that stand near yours more often than elsewhere: within five tokens of
-- them, in the same sentence.
--
--   lede run collocates --lexicon node=words.csv ARTICLES... -o collocates.html -o collocates.csv/
--
-- words.csv is a table with a column `word` or `lemma`, and perhaps `category`, whose words count
-- as one: see "Lexicons from files" in scripts/README.md. Without the option it is collocates.tsv
-- beside this script, an example. Table `collocate` has the numbers of each pair, `near` each word
-- near a hit and how many tokens it is away, `node_hit` the hits.
local lede = require "lede"
local keyness = require "reports.keyness"
local parts = require "reports.parts"

local WINDOW = 5
local LEAST_NEAR, LEAST_ARTICLES, MOST_WORDS, MOST_NODES = 3, 2, 15, 12
local round = keyness.round

lede.lexicon("node", { file = "collocates.tsv" })

lede.article(keyness.word_count)

-- A list without categories counts each of its entries by itself.
local function nodes(category, entry)
  return type(category) == "table" and category or { category or entry }
end

lede.rule {
  name = "node_hit", pattern = [=[ hit:<node/> ]=], fields = { "node", "entry" },
  emit = function(m)
    local rows = {}
    for i, node in ipairs(nodes(m.hit.category, m.hit.entry)) do
      rows[i] = { node = node, entry = m.hit.entry }
    end
    return rows
  end,
}

-- Words near two hits of one node are near it once, by the first of them.
lede.rule {
  name = "near", pattern = [=[ hit:<node/> ]=], fields = { "node", "word", "distance" },
  emit = function(m, article)
    local rows, kind, lemma = {}, article:answers "kind", article:answers "lemma"
    local sentence, first, last = m.sentence, m.start, m.stop
    for _, node in ipairs(nodes(m.hit.category, m.hit.entry)) do
      local met = article.state[node] or {}
      article.state[node] = met
      for i = math.max(first - WINDOW, sentence.start), math.min(last + WINDOW, sentence.stop) do
        local is_word = (kind[i] == "word" or kind[i] == "number") and lemma[i] ~= ""
        if is_word and not met[i] and not article:covers("node", i) then
          met[i] = true
          rows[#rows + 1] = { node = node, word = lemma[i],
                              distance = i < first and i - first or i - last }
        end
      end
    end
    return rows
  end,
  examples = {
    { "The harbour of Halvery was shut by ice.",
      { { node = "harbour", word = "the", distance = -1 }, { word = "of", distance = 1 },
        { word = "Halvery", distance = 2 }, { word = "be" }, { word = "shut" },
        { word = "by", distance = 5 } } },
    { "Ships left. The water ran out.",
      { { node = "water", word = "the" }, { word = "run" }, { word = "out" } } },
    { "The ferry sank.", false },
  },
}

lede.collate {
  name = "collocate",
  fields = { "node", "word", "near", "articles", "expected", "log_likelihood", "log_ratio" },
  reads = { "near", "word_count" },
  run = function(store)
    local all = store:value "select total(n) from word_count"
    for row in store:each [[
        with everywhere as (select word, sum(n) as n from word_count group by word),
             beside as (select node, count(*) as n from near group by node)
        select near.node, near.word, count(*) as near, count(distinct near.article) as articles,
               everywhere.n as n, beside.n as beside
        from near join everywhere using (word) join beside using (node)
        group by near.node, near.word order by near.node, near.word]] do
      local elsewhere, rest = row.n - row.near, all - row.beside
      store:add {
        node = row.node, word = row.word, near = row.near, articles = row.articles,
        expected = round(row.n * row.beside / all, 2),
        log_likelihood = round(keyness.likelihood(row.near, elsewhere, row.beside, rest), 2),
        log_ratio = round(keyness.log_ratio(row.near, elsewhere, row.beside, rest), 2),
      }
    end
  end,
}

local function list(page, store, node)
  local rows = store:rows([[
    select word, near, articles, round(expected, 1) as expected,
           cast(round(log_likelihood) as integer) as "log-likelihood",
           round(log_ratio, 1) as "log ratio"
    from collocate
    where node = ? and near > expected and near >= ? and articles >= ? and log_likelihood >= ?
    order by log_likelihood desc, word limit ?]],
    node, LEAST_NEAR, LEAST_ARTICLES, keyness.LEAST, MOST_WORDS)
  if #rows == 0 then
    page:text "No word stands near it in two articles and more often than chance would have it."
    return
  end
  page:table(rows)
end

lede.report {
  name = "collocates", title = "Words that stand near",
  build = function(page, store)
    local found = store:rows([[
      select node, count(*) as hits, count(distinct article) as articles
      from node_hit group by node order by hits desc, node limit ?]], MOST_NODES)
    if #found == 0 then
      page:text "None of the words of the list stands in these articles."
      return
    end
    page:text(("Near: within %d tokens, in the same sentence. Expected: as often as a word stands "
      .. "near by chance. Log ratio: 1 is twice as often as elsewhere, 2 four times.")
      :format(WINDOW))
    for _, row in ipairs(found) do
      page:heading(row.node)
      page:text(("%s in %s."):format(parts.counted(row.hits, "hit"),
        parts.counted(row.articles, "article")))
      list(page, store, row.node)
    end
  end,
}
