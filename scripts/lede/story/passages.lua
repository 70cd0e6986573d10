-- lede.story.passages — which articles of a story take over the words of an earlier one.
--
--   require "lede.story.passages"
--   lede.keep "story_passage"
--
-- A part of lede.story that needs no names. Table `story_passage`; see lede.story. Runs of eight
-- words or more count, whatever the letter case, punctuation and line breaks.
local lede = require "lede"
local each = require "lede.story.each"
require "lede.story.articles"

-- Every sentence, by its first token: table `sentence` then has its text.
lede.rule { name = "story_sentence", pattern = [=[ <s> [] ]=], record = {} }

-- Articles of a story as texts, and where each sentence begins in its text.
local function join_sentences(rows)
  local articles = {}
  for _, row in ipairs(rows) do
    local article = articles[#articles]
    if not article or article.id ~= row.article then
      article = { id = row.article, outlet = row.outlet, sentences = {}, size = 0, parts = {} }
      articles[#articles + 1] = article
    end
    article.sentences[#article.sentences + 1] = { row = row, from = article.size + 1 }
    article.parts[#article.parts + 1] = row.text
    article.size = article.size + #row.text + 1
  end
  for _, article in ipairs(articles) do
    article.text = table.concat(article.parts, "\n")
    local _, n = article.text:gsub("[%w\128-\255]+", "")
    article.words = n
  end
  return articles
end

local function sentence_at(article, byte)
  local found = article.sentences[1]
  for _, sentence in ipairs(article.sentences) do
    if sentence.from > byte then break end
    found = sentence
  end
  return found
end

-- Code points of the article, for bytes of its joined sentences.
local function place_of(article, byte)
  local sentence = sentence_at(article, byte)
  local within = math.min(byte - sentence.from + 1, #sentence.row.text + 1)
  return sentence.row.start + utf8.len(sentence.row.text, 1, within - 1, true), sentence.row
end

lede.collate {
  name = "story_passage",
  fields = { "story", "outlet", "words", "share", "origin", "origin_outlet" },
  reads = { "story", "story_article", "story_sentence" },
  run = function(store)
    each.story(store, each.sentences, function(story, rows)
      local articles, texts = join_sentences(rows), {}
      for i, article in ipairs(articles) do texts[i] = article.text end
      for _, run in ipairs(lede.passages(texts)) do
        local article, origin = articles[run.text], articles[run.of]
        local start, row = place_of(article, run.start)
        store:add {
          story = story, outlet = article.outlet, words = run.words,
          share = each.share(run.words / math.max(article.words, run.words)),
          origin = origin.id, origin_outlet = origin.outlet, article = article.id,
          start = start, stop = place_of(article, run.stop + 1), sentence = row.sentence,
          block = row.block, text = article.text:sub(run.start, run.stop),
        }
      end
    end)
  end,
}
