-- Words that attribute something to somebody in English news, for lede.quotes: verbs by class, with
-- all their forms, and nouns for documents and for people who speak. Collected for this project.
local M = {}

-- Each line is a class of what speakers do, what may follow its verbs, and the verbs:
--   clause   a bare clause too: said the road was shut
--   that     "that", a quote mark or a colon: added that the road was shut
--   listener whom it is told first: told the BBC (that) the road was shut
--   deed     what is asked for, promised, praised: called for an inquiry
--   name     what something is called: called it "a farce"
-- Past and participle that are not regular stand behind a verb.
local classes = {
  { "say", "clause", "say/said state remark declare" },
  { "say", "that", [[
    mention comment note observe explain reveal indicate signal emphasise emphasize stress
    write/wrote/written tweet post blog recall recount joke quip begin/began/begun continue
    conclude read/read reiterate repeat testify elaborate echo report muse gush shout yell
    scream chant cry exclaim laugh]] },
  { "add", "that", "add" },
  { "tell", "listener", "tell/told inform remind assure brief notify" },
  { "claim", "clause", "claim allege contend" },
  { "claim", "that", "argue insist assert maintain suggest imply hint posit speculate boast brag" },
  { "admit", "clause", "admit acknowledge concede confess" },
  { "deny", "clause", "deny" },
  { "deny", "that", "dispute counter" },
  { "ask", "that", "ask wonder inquire question" },
  { "answer", "that", "reply respond answer retort object protest" },
  { "warn", "clause", "warn caution" },
  { "warn", "listener", "warn" },
  { "announce", "clause", "announce confirm disclose" },
  { "agree", "that", "agree" },
  { "find", "clause", "find/found show/showed/shown" },
  { "find", "that", "discover determine rule predict estimate forecast/forecast demonstrate" },
  { "think", "clause", [[
    believe think/thought feel/felt hope fear expect guess know/knew/known]] },
  { "think", "that", [[
    assume doubt worry recognise recognize understand/understood see/saw/seen realise realize
    remember]] },
  { "demand", "deed", "demand urge call propose recommend advise request" },
  { "promise", "deed", "promise pledge vow threaten offer swear/swore/sworn refuse decline" },
  { "judge", "deed", [[
    criticise criticize praise condemn denounce blast slam attack accuse blame mock welcome applaud
    support oppose back endorse reject defend]] },
  { "call", "name", [[
    call describe label brand dub term portray characterise characterize dismiss denounce refer]] },
}

-- Verbs of one class and kind whose last letter doubles.
local doubled = { quip = true, brag = true, refer = true, dub = true, admit = true }

local function forms_of(verb)
  local base, past, participle = verb:match("^([^/]+)/?([^/]*)/?([^/]*)$")
  local stem = doubled[base] and base .. base:sub(-1) or base
  local ed, ing = stem .. "ed", stem .. "ing"
  if base:find("[^aeiou]y$") then
    ed = base:sub(1, -2) .. "ied"
  elseif base:find("e$") then
    ed, ing = base .. "d", base:find("[eo]e$") and base .. "ing" or base:sub(1, -2) .. "ing"
  end
  local s = base .. "s"
  if base:find("[^aeiou]y$") then s = base:sub(1, -2) .. "ies" end
  if base:find("[sxz]$") or base:find("[cs]h$") then s = base .. "es" end
  if past ~= "" then ed = past end
  local forms = { [base] = "base", [s] = "finite", [ing] = "ing", [ed] = "finite" }
  if participle ~= "" then forms[participle] = "participle" end
  return base, forms
end

-- { word, class, verb, form } of all verbs of a kind: form is base, finite, participle or ing.
function M.verbs(kind)
  local entries = {}
  for _, class in ipairs(classes) do
    if class[2] == kind then
      for verb in class[3]:gmatch("%S+") do
        local base, forms = forms_of(verb)
        for form, part in pairs(forms) do
          entries[#entries + 1] = { form, class = class[1], verb = base, form = part }
        end
      end
    end
  end
  table.sort(entries, function(a, b) return a[1] < b[1] end)
  return entries
end

return M
