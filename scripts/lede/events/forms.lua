-- lede.events.forms — the forms of verbs that taggers and headlines give otherwise: a past tense
-- that is read as a participle, the passive of a headline, a participle within a noun group.
local clause = require "lede.events.clause"
local fit = require "lede.events.fit"
local senses = require "lede.events.senses"
local works = require "lede.events.work"

local M = {}
local set = clause.set
local subject_of, has_verb_before = clause.subject, clause.has_verb_before
local may_be_subject, object_behind = clause.may_be_subject, clause.object

-- ---- participles that modify --------------------------------------------------------------------

local owns = set "had have has"
local before_nouns = set "POS DT JJ JJR JJS CD PRP$"

-- "opposing views", "the best supporting actor", "his team's defending"; "tired and injured
-- players", "ice and frozen food sold well".
function M.is_modifier(work, f)
  local tag, i = work.tags[f.first], f.first - 1
  if f.first ~= f.last or tag ~= "VBG" and tag ~= "VBN" then return false end
  local before = work.words[i]
  if tag == "VBN" then
    local group = before == "and" and work.group_from[f.last + 1]
    return group and (work.tags[i - 1] == "JJ" or clause.is_finite(work, group.last + 1))
  end
  local _, lasts = works.nouns(work)            -- "money laundering"
  return lasts[i] == f.last or before_nouns[work.tags[i]] or owns[before]
end

-- ---- passives and past tenses -------------------------------------------------------------------

local joints = set ", and but :"

-- Whether a verb goes on with another one ("and thanked her"), or has a subject of its own that
-- begins behind a comma ("they fled, rebels seized it").
local function starts_clause(work, f)
  local before = work.words[f.first - 1]
  if before == "and" or before == "but" then return true end
  local group = work.group_to[f.first - 1]
  return group and group.first > f.from and joints[work.words[group.first - 1]]
end

local in_objects = set "DT PRP PRP$ JJ CD NN NNS NNP NNPS POS"

local function has_object(work, f)
  return in_objects[work.tags[f.last + 1]] or object_behind(work, f.last, f.to)
end

-- Whether a participle without an object is a passive: "man arrested in".
local function is_suffered(work, f)
  if has_object(work, f) then return false end
  if clause.has_verb_behind(work, f.last, f.to) then return true end
  f.voice = "active"
  local is_early, sense = fit.without_subject(work, f)
  f.voice = "passive"
  if is_early then return not sense or sense.on_object end
  local about = senses.verbs[work.verb_entry[f.last] or ""]
  return about and about.is_transitive
end

-- "Iran on Tuesday rejected plans".
local function mend_participle(work, f)
  local is_active = work.group_from[f.last + 1] and starts_clause(work, f)
  if not is_active then
    if not may_be_subject(work, f.first - 1) or has_verb_before(work, f.first, f.from)
      or work.words[f.last + 1] == "by" or is_suffered(work, f) then
      return
    end
    local subject = subject_of(work, f.first, f.from)
    is_active = subject and subject ~= "and"
  end
  if is_active then f.form, f.voice, f.tense = "finite", "active", "past" end
end

-- "The minister quit his post", and in headlines "Norway to visit Mali".
local function mend_infinitive(work, f)
  if work.words[f.first] ~= "to" then
    if f.first == f.last and may_be_subject(work, f.first - 1)
      and not has_verb_before(work, f.first, f.from) then
      f.form, f.tense = "finite", "past"
    end
  elseif not f.before and work.group_to[f.first - 1]
    and not clause.has_verb_behind(work, f.last, f.to) then
    local subject = subject_of(work, f.first, f.from)
    if subject and subject ~= "and" and subject.first == f.from then
      f.form, f.tense = "finite", "future"
    end
  end
end

local never_alone = set "injured wounded arrested detained jailed hospitalised hospitalized"
local ordered = set "told urged ordered forced"

-- Whether a past tense is a passive, as it has no object: "train derails, one injured", "minister
-- told to quit".
local function is_alone(work, f)
  local word = work.words[f.last]
  return f.tense == "past" and f.voice == "active" and f.first == f.last
    and (never_alone[word] or ordered[word] and clause.is_infinitive(work, f.last + 1))
    and not has_object(work, f)
end

-- Gives a frame the form that its verb has where it stands.
function M.mend(work, f)
  if f.form == "finite" and is_alone(work, f) then
    f.form, f.voice = "participle", "passive"
  end
  if f.form == "infinitive" then
    mend_infinitive(work, f)
  elseif f.form == "participle" and f.voice == "passive" then
    mend_participle(work, f)
  end
end

return M
