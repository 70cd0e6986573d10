-- Words that attribute something to somebody in English news, for lede.quotes: verbs by class, with
-- all their forms, and nouns for documents and for people who speak. Collected for this project.
local M = {}

-- Each line is a class of what speakers do, what may follow its verbs, and the verbs:
--   clause   a bare clause too: said the road was shut
--   thought  the same, of what one finds or thinks
--   that     "that", a quote mark or a colon: added that the road was shut
--   listener whom it is told first: told the BBC (that) the road was shut
--   voice    only a quote mark: sang "…"
--   deed     what is asked for, promised, condemned: called for an inquiry
--   act      the same, and only with "to": agreed to stay
--   about    the same, with "about" or "of": complained about the road
--   over     whom one blames or lauds, and for what: attacked the board for its silence
--   name     what something is called: called it "a farce"
-- A past that is not regular stands behind a verb; forms for have and be are left out.
local classes = {
  { "say", "clause", "say/said state remark declare" },
  { "say", "that", [[
    mention comment inform note observe clarify explain reveal indicate signal emphasise emphasize
    stress write/wrote tweet post blog recall recount joke quip continue conclude read/read
    reiterate repeat testify elaborate report muse point]] },
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
  { "agree", "clause", "agree" },
  { "find", "thought", "find/found show/showed" },
  { "find", "that", [[
    learn discover determine rule predict estimate forecast/forecast demonstrate]] },
  { "think", "thought", [[
    believe think/thought feel/felt hope fear expect guess know/knew]] },
  { "think", "that", [[
    assume doubt worry suspect recognise recognize understand/understood realise realize
    remember]] },
  { "demand", "deed", [[
    demand urge propose recommend encourage call advocate implore exhort request instruct]] },
  { "promise", "deed", "promise pledge vow threaten" },
  { "promise", "act", "swear/swore refuse decline agree hope offer" },
  { "want", "act", "want plan intend wish" },
  { "judge", "deed", [[
    criticise criticize condemn denounce accuse decry bemoan lament deplore deride ridicule mock
    disparage lambaste chide rebuke praise laud applaud commend congratulate thank blame defend
    endorse oppose support reject welcome tout echo attribute deny describe liken downplay
    disavow dispute question challenge bash rail concede chastise castigate excoriate berate
    censure belittle extol salute repudiate renounce rebut refute contradict reaffirm]] },
  { "mention", "deed", [[
    mention cite discuss reference express voice outline detail highlight invoke stress emphasise
    emphasize underscore underline debate recount]] },
  { "mention", "about", [[
    talk speak/spoke complain boast brag warn joke lie write/wrote
    rule]] },
  { "mention", "that", "complain" },
  { "judge", "over", "attack blast slam rip fault hail" },
  { "call", "name", [[
    call describe label brand dub term portray characterise characterize dismiss denounce refer]] },
  { "say", "voice", [[
    begin/began gush shout yell scream chant cry exclaim laugh sing/sang scold demand urge
    ask whisper mutter sneer snap boom sigh smile offer press interject murmur enthuse fume]] },
}

-- Behind which a noun group hangs on another: protesters outside the court.
M.hangs = {
  "of", "for", "from", "at", "in", "with", "by", "near", "outside", "inside", "across", "within",
  "behind", "along",
}

-- Who speaks to or for another: an aide to Mr Holm.
M.near = {
  "ambassador", "ambassadors", "envoy", "envoys", "adviser", "advisers", "advisor", "advisors",
  "aide", "aides", "rival", "rivals", "heir", "heirs",
}

-- Behind which a name in an aside is somebody else's: Greta Holm, who met Anna Berg, said.
M.no_apposition = {
  "who", "whose", "which", "including", "like", "with", "by", "to", "for", "of", "after",
  "alongside",
}

-- What is denied without a word: entry, an application.
M.refused = {
  "access", "appeal", "application", "applications", "asylum", "bail", "entry", "motion",
  "permission", "permit", "petition", "request", "requests", "service", "treatment", "visa",
  "visas",
}

-- Words between which a noun group stands, and which are never part of one: these, and verbs of
-- saying by forms that are hardly anything else.
M.closed = {}
for word in ([[
  a an the this that these those and or but nor yet so if than as of in on at by to from with for
  about after against amid among around before behind below between beyond despite during except
  into like near off onto out outside over past per since through throughout toward towards under
  until unlike up upon via within without because although though while whereas when whenever where
  who whom whose which what why how whether there here not n't also then later just only even too
  either neither both again once now soon still already never always often ever however moreover
  meanwhile therefore thus instead rather further be is are was were been being am 're 've 'm 'd
  'll has have had having do does did done will would shall should can could may might must ca wo
  i he she it we they me him us them you myself himself herself itself themselves yes no
  , . ; : ? ! - -- – — … ... ( ) [ ] " / * • said says told tells adds added believes thinks wrote
  knows argues insists cited criticised criticized condemned denounced praised thanked urged mocked
  lauded applauded commended congratulated vowed echoed ridiculed lambasted lamented decried
  derided disparaged rebuked voiced warned mentioned argued insisted claimed announced asked called
  attacked tweeted boasted complained suggested explained replied responded refused promised pledged
  declined endorsed outlined admitted conceded blamed acknowledged say believe argue insist
  suggest]]):gmatch("%S+") do
  M.closed[#M.closed + 1] = word
end
M.closed[#M.closed + 1], M.closed[#M.closed + 2] = "<", ">" -- Halvery Steel <HALV.L>

-- Between a speaker and the verb: has also said, later told, did not say.
M.between = {
  "has", "have", "had", "did", "does", "do", "not", "n't", "also", "later", "then", "once",
  "again", "just", "still", "even", "only", "never", "always", "often", "ever", "now", "already",
  "further", "would", "will", "could", "may", "might", "should", "must", "can", "'s", "'d", "'ve",
  "earlier", "long", "soon", "recently", "first", "simply", "too", "both", "however",
  "meanwhile", "instead", "therefore", "nevertheless", "nonetheless", "himself",
  "herself", "themselves", "itself",
}

-- What a question begins with, asked or told.
M.questions = { "how", "if", "what", "when", "where", "whether", "which", "who", "whose", "why" }

-- When it was said, between speaker and verb.
M.when = {
  "today", "yesterday", "tonight", "monday", "tuesday", "wednesday", "thursday", "friday",
  "saturday", "sunday",
}

-- Verbs of one class and kind whose last letter doubles.
local doubled = {
  quip = true, brag = true, refer = true, dub = true, admit = true, rip = true, slam = true,
  plan = true, rebut = true,
}

local function forms_of(verb)
  local base, past = verb:match("^([^/]+)/?(.*)$")
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
  local forms = { [base] = "finite", [s] = "finite", [ed] = "finite", [ing] = "ing" }
  if past == "" and base:find("[^aeiou][aeo]l$") then -- signalled, labelled
    forms[base .. "led"], forms[base .. "ling"] = "finite", "ing"
  end
  return base, forms
end

-- What somebody writes or passes, and what it says is theirs: the Parliament's motion.
M.documents = {}
for word in ([[
  account ad ads analysis announcement article audit bill book brief bulletin charter complaint
  contract
  data decision declaration decree directive document draft editorial email e-mail essay filing
  finding findings guidance guidelines indictment invitation judgement judgment law lawsuit leaflet
  letter letters list manifesto memo memorandum message minutes motion newsletter note notice order
  paper
  petition plan poll posting proposal records reply report reports resolution review ruling
  statement statements statistics study studies submission summary summons survey surveys
  testimony text transcript treaty tweet tweets verdict warrant website will]]):gmatch("%S+") do
  M.documents[word] = true
end

M.papers = {}
for word in pairs(M.documents) do M.papers[#M.papers + 1] = word end
table.sort(M.papers)

-- What one does while one says something: by criticizing, after adding that.
M.opening = { "by", "in", "after", "before", "while", "when", "since", "despite" }

-- What is said to be so, nobody tells by whom: is expected to, is accused of.
M.held = {
  "said", "reported", "believed", "thought", "expected", "feared", "alleged", "understood",
  "estimated", "assumed", "claimed", "rumoured", "rumored", "considered", "predicted",
}
M.accused = {
  "accused", "criticised", "criticized", "blamed", "praised", "condemned", "denounced", "mocked",
  "ridiculed", "derided", "lauded", "commended", "hailed", "described", "dismissed", "touted",
  "portrayed", "regarded", "viewed",
}

-- Nouns that say what is said, in front of "that": his claim that. By form as the verbs' are.
M.nouns, M.about_noun = {}, {}
for class, nouns in pairs {
  say = "statement statements comment comments remark remarks message suggestion view argument"
    .. " emphasis",
  claim = "claim claims assertion assertions allegation allegations contention insistence",
  warn = "warning warnings caution", promise = "promise promises pledge pledges vow threat threats",
  admit = "admission acknowledgement acknowledgment concession confession",
  deny = "denial denials refusal",
  announce = "announcement confirmation disclosure revelation assurance assurances",
  report = "report reports news rumour rumours rumor rumors speculation",
  accuse = "accusation accusations charge charges",
  worry = "concern concerns worry worries doubt doubts suspicion suspicions",
  find = "finding findings conclusion conclusions estimate estimates prediction predictions "
    .. "forecast consensus",
  think = "belief conviction hope hopes fear fears expectation expectations notion theory",
  ask = "question questions",
  demand = "demand demands proposal recommendation call calls plea",
  judge = "criticism complaint complaints praise",
} do
  for noun in nouns:gmatch("%S+") do
    M.nouns[#M.nouns + 1], M.about_noun[noun] = noun, { class = class, verb = noun }
  end
end
table.sort(M.nouns)

-- What somebody does with them: expressed concern that, issued a warning that.
M.makes = {}
for word in ([[
  express expresses expressed expressing voice voices voiced voicing make makes made making issue
  issues issued issuing raise raises raised raising give gives gave given giving send sends sent
  sending repeat repeats repeated repeating reiterate reiterates reiterated reiterating deliver
  delivered delivering renew renewed offer offered offering]]):gmatch("%S+") do
  M.makes[word] = true
end

-- What is told, and nobody who listens: told the story of.
M.tales = {}
for word in ("story stories tale tales truth lie lies joke jokes time anecdote"):gmatch("%S+") do
  M.tales[word] = true
end

-- What is conceded in games.
M.games = {}
for word in ([[
  goal goals penalty penalties corner corners try tries run runs wicket free-kick kick point points
  set game match lead equaliser equalizer touchdown field defeat election]]):gmatch("%S+") do
  M.games[word] = true
end

-- Those that also stand before what is claimed, feared or asked for: her criticism of it.
M.about_nouns = {
  "accusation", "accusations", "allegation", "allegations", "claim", "claims", "concern",
  "concerns",
  "complaint", "complaints", "criticism", "call", "calls", "demand", "demands", "denial", "doubts",
  "fear", "fears", "pledge", "plea", "praise", "promise", "promises", "proposal", "question",
  "questions", "refusal", "threat", "threats", "vow", "warning", "warnings", "worries",
}

-- People who are told without a name, so that "he" can be one: an official said.
M.persons = {}
for word in ([[
  actor actress adviser advisor aide analyst attorney author banker bishop boss broker captain
  chairman chief coach colonel commander consultant correspondent critic dealer director doctor
  driver economist editor employee engineer envoy executive expert farmer father founder friend
  general governor guard head historian judge lawmaker lawyer leader lecturer lieutenant man
  manager mayor member minister mother neighbor neighbour nurse observer officer official
  organiser organizer owner passenger pilot player president producer professor prosecutor
  protester reporter representative researcher resident sailor scientist secretary senator
  soldier source spokesman spokesperson spokeswoman student surgeon teacher teenager trader
  victim voter witness woman worker writer]]):gmatch("%S+") do
  M.persons[word] = true
end

-- Bodies that speak in headlines.
M.bodies = {}
for word in ([[
  army cabinet charity court government judges ministry parliament party police pm regulator
  union unions watchdog]]):gmatch("%S+") do
  M.bodies[word] = true
end

-- By form: { class, verb }.
M.about = {}

-- By kind: the forms that can say who says it, and those in -ing.
M.finite, M.saying = {}, {}
for _, class in ipairs(classes) do
  local name, kind, verbs = class[1], class[2], class[3]
  M.finite[kind], M.saying[kind] = M.finite[kind] or {}, M.saying[kind] or {}
  for verb in verbs:gmatch("%S+") do
    local base, forms = forms_of(verb)
    for form, part in pairs(forms) do
      local list = part == "ing" and M.saying[kind] or M.finite[kind]
      list[#list + 1] = form
      M.about[form] = M.about[form] or { class = name, verb = base }
    end
  end
end

return M
