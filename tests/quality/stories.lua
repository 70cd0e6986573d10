-- Which articles tell the same story, for tests/quality/run.
local lede = require "lede"
require "lede.story.articles"
lede.keep "story_article"
