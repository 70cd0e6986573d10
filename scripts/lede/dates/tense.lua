-- lede.dates.tense — past or future: whether a date lies ahead of the day of speaking, by its verb.
--
--   tense(article, t)   1: ahead, -1: behind, 0: nobody knows
--
-- That is what the nearest verb before the date in its sentence says, else the nearest one behind
-- it; "until", "by" and "put off to" look ahead.
local set = require "lede.set"
local words = require "lexicons.time_words"

local future, planned, saying = set(words.future), set(words.planned), set(words.saying)
local until_words, scheduled, timetabled =
  set(words.until_words), set(words.scheduled), set(words.timetabled)
local shifted, arranged, lasting = set(words.shifted), set(words.arranged), set(words.lasting)
local preparing, to_come = set(words.preparing), set(words.to_come)
local has, demanding = set { "has", "have", "had", "'ve", "'d" }, set(words.demanding)
local says = set { "said", "told", "announced", "reported", "wrote" } -- "Holm on Monday said that"
local negations = set { "not", "n't", "never", "neither", "nor", "nobody", "none", "no" }
local joining = set { "that", "while", "if", "whether", "because", "although" }
local reported = set { "qtr", "mths", "months", "half", "year" }
local is_or_are = set { "is", "are", "'re" }
local ready, being = set { "set", "due", "ready", "scheduled" }, set { "is", "are", "'s", "'re" }
local no_auxiliary = set { "be", "get", "being", "getting" }
local had_been = set { "was", "were", "been" }
local continuing = set { "is", "are", "continues", "continue" }
local come_to_be = set(words.come_to_be)

-- "Could not be reached", "nor could she be reached".
local function is_negated(norms, modal, first, verb)
  for i = math.max(first, modal - 8), verb - 1 do
    if negations[norms[i]] then return true end
  end
  return false
end

-- A plan lies ahead, unless it is told as one that was: "it had been due on Friday"; "as planned"
-- says nothing.
local function plan_tense(norms, i, first)
  local before = i > first and norms[i - 1] or ""
  if before == "as" or before == "previously" or before == "originally" then return nil end
  return before == "been" and i - 1 > first and norms[i - 2] == "had" and -1 or 1
end

-- "Qtr ends Dec 31": a period that a firm reports on is over.
local function is_reported(norms, i) return norms[i] == "ends" and reported[norms[i - 1]] end

-- "A report to be published on Friday", but not "the first man to be charged on Friday".
local function is_to_come(norms, tags, i, first)
  if i - 3 < first or norms[i - 1] ~= "be" or norms[i - 2] ~= "to" then return false end
  if norms[i - 3] ~= "," and tags[i - 3]:sub(1, 2) ~= "NN" then return false end
  for k = math.max(first, i - 7), i - 4 do
    if come_to_be[norms[k]] then return false end
  end
  return true
end

-- "The results, due out on Friday", but neither "due to rain" nor what was due.
local function is_due(norms, i, first)
  return norms[i] == "due" and norms[i + 1] ~= "to" and not (i > first and had_been[norms[i - 1]])
end

-- "The deadline is Friday", "the trial continues on Monday", "it comes into force on Monday".
local function is_told_ahead(norms, tags, start, first)
  local k = norms[start - 1] == "on" and start - 2 or start - 1
  if k <= first then return false end
  if continuing[norms[k]] then return true end
  local is_law = norms[k - 1] == "into" and (norms[k] == "force" or norms[k] == "effect")
  return is_law and k - 2 >= first and (tags[k - 2] == "VBZ" or tags[k - 2] == "VBP")
end

-- -1, 0 or 1: what a token says of when its clause takes place; nil: nothing. What stands before
-- `first` is not looked at.
local function token_tense(norms, tags, i, first)
  local norm = norms[i]
  if future[norm] or timetabled[norm] and not is_reported(norms, i) then return 1 end
  if saying[norm] then return 0 end
  if is_due(norms, i, first) then return 1 end
  local tag = tags[i]
  if tag == "VBN" and i > first and no_auxiliary[norms[i - 1]] then
    return is_to_come(norms, tags, i, first) and 1 or nil -- will be sold
  end
  if tag == "JJ" and i > first and ready[norm] and being[norms[i - 1]] then return 1 end -- is set
  if tag == "VBD" or tag == "VBN" then
    if planned[norm] then return plan_tense(norms, i, first) end
    return -1
  end
  if (tag == "VBZ" or tag == "VBP") and scheduled[norm] then
    return not is_reported(norms, i) and 1 or nil
  end
  if tag == "VBG" and i > first and arranged[norm] and is_or_are[norms[i - 1]] then return 1 end
  if tag ~= "VB" then return nil end
  -- an infinitive: "will meet", "expected to meet", "did not meet"
  for k = i - 1, math.max(first, i - 5), -1 do
    local word = norms[k]
    if word == "could" and is_negated(norms, k, first, i) then return -1 end
    if future[word] then return 1 end
    local is_trying = is_or_are[word] and tags[k + 1] == "VBG" -- is trying to sell: no plan
    if planned[word] and not is_trying then return plan_tense(norms, k, first) end
    if word == "did" then return -1 end
  end
  return nil
end

local FAR = 40 -- tokens; a verb further away tells of something else

-- Whether what is told before token i is over: "fell by Friday", "had filed it by Friday", and, if
-- `negated`, "nobody knew it until Friday"; but not "demanded it by Friday".
local function is_over(norms, tags, i, first, negated)
  for k = i - 1, first, -1 do
    local tag, word = tags[k], norms[k]
    if tag == "VBN" and k > first and has[norms[k - 1]] then tag = "VBD" end
    if tag == "VBD" then
      return not (planned[word] or demanding[word])
        and (not negated or lasting[word] or is_negated(norms, k, first, i))
    end
    if tag:sub(1, 2) == "VB" and tag ~= "VBN" or future[word] or planned[word] then return false end
  end
  return false
end

-- What "until" or "by" in front of a date says, as `tense` does; nil where nothing is. They look
-- ahead, unless what they end is over: "Until Thursday, nobody had seen it".
local function limit_tense(norms, tags, start, stop, first, last)
  if start - 2 > first and norms[start - 1] == "least" then start = start - 2 end -- at least Monday
  local norm = start > first and norms[start - 1]
  local before = start - 2 >= first and norms[start - 2]
  if norm == "since" then return -1 end
  if norm == "of" and before == "ahead" or norm == "for" and preparing[before] then return 1 end
  if norm == "to" and shifted[before] then return 1 end
  if not until_words[norm] then return nil end
  if start - 1 > first then
    return is_over(norms, tags, start - 1, first, norm ~= "by") and -1 or 1
  end
  for i = stop + 1, last do
    local after = token_tense(norms, tags, i, first)
    if after then return after < 0 and -1 or 1 end
  end
  return 1
end

-- "The week in September when 40,000 homes had no water" is over, whatever the company must pay.
local function had_been_then(norms, tags, stop, last)
  local from = norms[stop + 1] == "," and stop + 2 or stop + 1
  if norms[from] ~= "when" then return false end
  for i = from + 1, last do
    if tags[i]:find "^VB" or tags[i] == "MD" then return tags[i] == "VBD" end
  end
  return false
end

local EVENT_AWAY = 4 -- tokens: "Saturday's Six Nations match"

local function names_event(norms, stop, last)
  for i = stop + 2, math.min(last, stop + 1 + EVENT_AWAY) do
    if to_come[norms[i]] then return true end
  end
  return false
end

-- Whether what is named by its day lies ahead: "will miss Saturday's game", "Saturday's game will".
local function is_awaited(norms, tags, start, stop, first, last)
  if not names_event(norms, stop, last) then return false end
  for i = start - 1, first, -1 do
    if norms[i] == "after" or norms[i] == "following" then return false end
    local found = token_tense(norms, tags, i, first)
    if found and found ~= 0 then return found > 0 end
  end
  local is_object = start > first and tags[start - 1] == "IN" and not joining[norms[start - 1]]
  if is_object then return false end
  for i = stop + 1, last do
    local found = token_tense(norms, tags, i, first)
    if found and found ~= 0 then return found > 0 end
  end
  return false
end

return function(article, t)
  local start, stop = t.start, t.stop
  local norms, tags = article:answers("norm"), article:answers("tag")
  local sentence = article:span(start, stop).sentence
  local first = math.max(sentence.start, start - FAR)
  local last = math.min(sentence.stop, stop + FAR)
  local limit = limit_tense(norms, tags, start, stop, first, last)
  if limit then return limit end
  if stop < last and norms[stop + 1] == "'s" then -- Wednesday's ruling
    return is_awaited(norms, tags, start, stop, first, last) and 1 or -1
  end
  if is_told_ahead(norms, tags, start, first) then return 1 end
  if had_been_then(norms, tags, stop, last) then return -1 end
  local found
  for i = start - 1, first, -1 do
    found = token_tense(norms, tags, i, first)
    if found and found ~= 0 then return found end
    if found then break end
  end
  for i = stop + 1, last do
    local after = token_tense(norms, tags, i, first)
    if after == 0 and not found and says[norms[i]] and norms[i + 1] ~= "," then return -1 end
    if after and after ~= 0 then return found == 0 and 0 or after end
  end
  return 0
end
