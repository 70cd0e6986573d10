-- lede.quotes.join — pairs quote marks, finds what is said around each frame, and who says it.
--
-- A region is what stands between two marks: { first, last (tokens), par (its block's first token),
-- starts and ends (whether with its block), owner (a statement) }. A statement is { source … , and
-- pieces: { first, last } }.
local words = require "lexicons.quote_words"

local M = {}

local function set(list)
  local members = {}
  for _, word in ipairs(list) do members[word] = true end
  return members
end

-- ---- 1. quote marks -----------------------------------------------------------------------------

local opens = set { "“", "‘", "``", "„", "«" }
local closes = set { "”", "’", "»" }

-- Whether a mark opens, closes or may do either, by its form and by the space around it.
local function side_of(article, m, block)
  local text, at = m.text, m.start
  if at == block.start then return "open" end
  if opens[text] then return "open" end
  if at == block.stop then return "close" end
  local space_before = article:span(at - 1, at).text:find("%s" .. text:gsub("%p", "%%%0") .. "$")
  local space_behind = article:span(at, at + 1).text:sub(#text + 1):find("^%s")
  if closes[text] then return "close" end
  if space_before and not space_behind then return "open" end
  if space_behind and not space_before then return "close" end
  return "either"
end

local function style_of(text)
  return (text == '"' or text == "''") and "straight" or (text == "'" or text == "‘" or text == "’") and "single"
    or "curly"
end

-- Marks of one style pair; marks of another inside are left to what they stand in.
local function pair_block(article, marks, block)
  local open
  local function close(last, how)
    if open.at + 1 <= last then
      article:annotate("quote_marked", article:span(open.at + 1, last), { ends = how })
    end
    open = nil
  end
  for _, m in ipairs(marks) do
    local style, side, at = style_of(m.text), side_of(article, m, block), m.start
    if not open then
      if side ~= "close" then open = { at = at, style = style, inner = 0 } end
    elseif open.style == style and side ~= "open" or side == "close" and open.inner == 0
      and open.style ~= "single" and style ~= "single" then
      close(at - 1, "mark")
    elseif open.style == style or open.style == "single" then
      open = { at = at, style = style, inner = 0 }
    elseif style ~= "single" then
      open.inner = open.inner + (side == "close" and -1 or 1)
    end
  end
  if open and open.style ~= "single" then close(block.stop, "block") end
end

function M.pair(article)
  local marks, block = {}, nil
  for _, m in ipairs(article:spans "quote_mark") do
    if block and m.start > block.stop then
      pair_block(article, marks, block)
      marks, block = {}, nil
    end
    block = block or m.paragraph
    marks[#marks + 1] = m
  end
  if block then pair_block(article, marks, block) end
end

-- ---- 2. regions and frames ----------------------------------------------------------------------

local function read_regions(article)
  local regions, by_first, by_last = {}, {}, {}
  for i, r in ipairs(article:spans("quote_marked")) do
    local block, sentence = r.paragraph, r.sentence
    local region = {
      first = r.start, last = r.stop, par = block.start,
      starts = r.start == block.start + 1, opens = r.start - 1 <= sentence.start,
      sentence = sentence.start, is_open = r.ends == "block",
      ends = r.stop >= block.stop - 1,
    }
    regions[i] = region
    by_first[r.start], by_last[r.stop] = region, region
  end
  return { list = regions, by_first = by_first, by_last = by_last }
end

local according = { class = "say", verb = "according" }

-- What its verb is; nil where that is a noun: two states, reports.
local function about_cue(article, first)
  local word = article:span(first, first)
  local about = words.about[word.norm] or according
  if not about.noun or word.pos == "VERB" then return about end
end

local function read_frames(article)
  local frames = {}
  for _, f in ipairs(article:spans("quote_frame")) do
    local cue_first = f.cue_first
    local about = about_cue(article, cue_first)
    if about then
      local at, start, stop, open = f.at, f.start, f.stop, f.open
      if at == "behind" or at == "end" and f.first > start then start = start + 1 end
      if open then stop = open - 1 elseif at == "end" then stop = stop - 1 end
      frames[#frames + 1] = {
        start = start, stop = stop,
        at = at, about = about, cue_first = cue_first, cue_last = f.cue_last, first = f.first,
        last = f.last, head = f.head, to_first = f.to_first, to_last = f.to_last,
        from = f.from, to = f.to, par = f.par,
      }
    end
  end
  return frames
end

-- The word of a token in small letters; "" outside the article.
local function word_at(work, i)
  local word = work.words[i]
  if not word then
    word = i >= 1 and i <= work.article.n_tokens and work.article:span(i, i).norm or ""
    work.words[i] = word
  end
  return word
end

local stops = set { ".", "?", "!", "…", '"', "...", ")", ";" }
local leads = set { ",", ":", "that", "-", "–", "—", ";" }
local tails = set {
  ",", ":", "-", "–", "—", ";", "and", "but", ".", "while", "whereas", "although", "though",
}

-- Without what only parts it from its surroundings; nil if nothing is left.
local function trim(work, first, last)
  while first <= last and leads[word_at(work, first)] do first = first + 1 end
  while last >= first and tails[word_at(work, last)] do last = last - 1 end
  if first <= last then return { first = first, last = last } end
end

local function is_mark(word) return word == '"' or word == "'" end

-- The region that ends right before a frame, but for a comma; and the one that begins behind it.
local function region_before(work, f)
  local at = f.start - 1
  if word_at(work, at) == "," then at = at - 1 end
  return is_mark(word_at(work, at)) and work.regions.by_last[at - 1] or work.regions.by_last[at]
end

local function region_behind(work, f)
  local at = f.stop + 1
  while at <= f.to and leads[word_at(work, at)] do at = at + 1 end
  if is_mark(word_at(work, at)) then return work.regions.by_first[at + 1] end
end

local function region_over(work, f)
  for _, r in ipairs(work.regions.list) do
    if r.first > f.start then break end
    if r.first <= f.start and r.last >= f.stop then return r end
  end
end

-- ---- 3. who -------------------------------------------------------------------------------------

local layers = { "person", "org", "place" }

-- The longest name, or what stands for one, that ends with the head of a source.
local function name_in(article, first, last, head)
  local found
  local span = article:span(first, last)
  for _, layer in ipairs(layers) do
    for _, a in ipairs(article:spans(layer, span)) do
      if a.stop == head and (not found or a.start < found.start) then found = a end
    end
  end
  return found
end

local function known(a)
  return { source = a.name, entity = a.entity, link = a.link, layer = a.layer, type = a.type }
end

local groups = { he = "person", she = "person", it = "org" }

local function resolve(work, f)
  local article = work.article
  local span = article:span(f.first, f.last)
  local a = name_in(article, f.first, f.last, f.head or f.last)
  if a then return known(a) end
  local norm = span.norm
  if norm == "who" then
    local at = word_at(work, f.first - 1) == "," and f.first - 2 or f.first - 1
    a = at >= f.from and name_in(article, f.from, at, at)
    if a then return known(a) end
  end
  local layer = groups[norm]
  if layer then
    for i = #work.speakers, 1, -1 do
      local who = work.speakers[i]
      if who.layer == layer then
        return { source = who.source, entity = who.entity, link = "inferred", layer = layer }
      end
    end
  end
  return { source = span.text, link = "certain" }
end

-- The subject of a sentence before a verb that goes on: "The firm left and said that".
local function subject(work, f)
  if f.start <= f.from then return nil end
  local found = work.article:find(M.subject, work.article:span(f.from, f.start - 1))[1]
  if found then
    f.first, f.last = found.source.start, found.source.stop
    f.head = found.head and found.head.stop
    return resolve(work, f)
  end
end

local function who_says(work, f, before)
  if f.first then
    local who = resolve(work, f)
    work.speakers[#work.speakers + 1] = who
    return who
  end
  if before and before.who then
    f.first, f.last = before.first, before.last
    return before.who
  end
  return subject(work, f)
end

local function listener(work, f)
  if not f.to_first then return nil end
  local a = name_in(work.article, f.to_first, f.to_last, f.to_last)
  local to = a and a.name or work.article:span(f.to_first, f.to_last).text
  return to, a and a.type == "media" and a.name or nil
end

-- ---- 4. what is said ----------------------------------------------------------------------------

local function new_statement(work, f, pieces)
  local to, relay = listener(work, f)
  local statement = { frame = f, who = f.who, pieces = pieces, to = to, relay = relay, par = f.par }
  work.statements[#work.statements + 1] = statement
  f.statement = statement
  for _, piece in ipairs(pieces) do
    for _, r in ipairs(work.regions.list) do
      if r.first >= piece.first and r.last <= piece.last then
        r.owner = r.owner or statement
        if r == piece then statement.is_direct = true end
      end
    end
  end
  return statement
end

-- Where the words of a sentence end: before its full stop and closing marks.
local function end_of(work, f)
  local last = f.to
  while last > f.stop and stops[word_at(work, last)] do last = last - 1 end
  return last
end

local function is_parted(word) return word == "," or word == ";" or word == "–" or word == "—" end

-- Said beside its frame: "The road, he said, is shut." "It is late, officials say."
local function is_aside(work, f)
  if f.at == "behind" then return true end
  if f.at ~= "lead" and f.at ~= "end" or not is_parted(word_at(work, f.start - 1)) then
    return false
  end
  return f.at == "end" and not region_behind(work, f) or f.stop >= end_of(work, f)
end

local function both_sides(work, f, left, right)
  local pieces = {}
  pieces[1] = left < f.start and trim(work, left, f.start - 1) or nil
  if f.stop < right then pieces[#pieces + 1] = trim(work, f.stop + 1, right) end
  return pieces
end

local function around_quoted(work, f, left, region)
  if not region.opens and region.sentence == f.from and left < region.first - 1 then
    return { trim(work, left, f.start - 1) }
  end
  local pieces = { region }
  local more = region_behind(work, f)
  if more and not more.owner then pieces[2] = more end
  return pieces
end

local LEAST = 3                          -- words that are said without marks; "said last week"

local function behind(work, f, right)
  local region = region_behind(work, f)
  if region and not region.owner then
    local next_word = word_at(work, region.last + 2)
    if region.last + 1 >= right or is_parted(next_word) then return { region } end
    return { trim(work, region.first - 1, right) }
  end
  local piece = trim(work, f.stop + 1, right)
  if not piece or piece.last - piece.first + 1 < LEAST then return {} end
  return { piece }
end

local function pieces_of(work, f, left, right)
  local region = region_before(work, f)
  if region and not region.owner and f.at ~= "more" and not (f.at == "lead" and f.stop < right
    and not is_parted(word_at(work, f.stop + 1)) and not region_behind(work, f)) then
    return around_quoted(work, f, left, region)
  end
  if is_aside(work, f) then
    return both_sides(work, f, left, is_parted(word_at(work, f.stop + 1)) and right or f.stop)
  end
  if f.at == "beside" then
    if f.start <= f.from + 1 then return behind(work, f, right) end
    return both_sides(work, f, left, f.stop)
  end
  return behind(work, f, right)
end

-- "…, BBC reported.": who hands on what another said.
local function is_relay(work, f, before)
  return before and before.statement and f.who and f.who.type == "media"
    and is_aside(work, f)
end

local links = set { "and", "but", "while", "whereas", "although", "though", ";" }

-- Part of what another said: "She said that he believes …".
local function is_inside(work, before, f)
  return before and before.statement and f.at == "lead" and before.at == "lead"
    and not links[word_at(work, f.start - 1)] and before.statement.pieces[#before.statement.pieces].last >= f.start
end

local function read_sentence(work, list)
  for k, f in ipairs(list) do
    local before, after = list[k - 1], list[k + 1]
    f.who = not is_inside(work, before, f) and who_says(work, f, before)
    if f.who then
      if is_relay(work, f, before) then
        before.statement.relay = f.who.source
      else
        local left = before and before.stop + 1 or f.from
        local right = end_of(work, f)
        if after and (after.at ~= "lead" or is_aside(work, after)
          or links[word_at(work, after.start - 1)]) then
          right = after.start - 1
        end
        local pieces = pieces_of(work, f, left, right)
        if #pieces > 0 then
          new_statement(work, f, pieces)
        elseif word_at(work, f.stop + 1) == ":" then
          work.waiting = f
        end
      end
    end
  end
end

-- ---- 5. quotations without a verb beside them --------------------------------------------------

-- The last statement before a region, in its own block or the one before.
local function last_before(work, region)
  local found
  for _, statement in ipairs(work.statements) do
    local piece = statement.pieces[1]
    if piece.first < region.first and (not found or piece.first > found.pieces[1].first) then
      found = statement
    end
  end
  return found
end

local LEAST_ALONE = 5                    -- words in marks, less one, that are no heading or title

local function follow(work, region, previous)
  if previous and previous.is_open and previous.owner and region.starts then
    local owner = previous.owner
    owner.pieces[#owner.pieces + 1] = region
    region.owner = owner
    return
  end
  if not region.opens then return end
  local before = last_before(work, region)
  local is_near = before and (before.last_par or before.par) == region.par
  if is_near and before.is_direct then
    before.pieces[#before.pieces + 1] = region
    region.owner = before
  elseif before and (is_near or region.starts and region.ends)
    and region.last - region.first >= LEAST_ALONE then
    local who = {}
    for key, value in pairs(before.who) do who[key] = value end
    who.link = "inferred"
    region.owner = new_statement(work, { who = who, par = region.par }, { region })
  end
end

-- ---- 6. writing ---------------------------------------------------------------------------------

local function kind_of(work, statement)
  local direct, mixed = true, false
  for _, piece in ipairs(statement.pieces) do
    if not piece.par then direct = false end
    for _, r in ipairs(work.regions.list) do
      if r.first <= piece.last and r.last >= piece.first then mixed = true end
    end
  end
  return direct and "direct" or mixed and "mixed" or "indirect"
end

-- Words alone, to be compared with other articles.
local function plain(text)
  if text:find("'", 1, true) then text = text:gsub("'", "") end
  if text:find("\u{2026}", 1, true) then text = text:gsub("\u{2026}", " ") end
  if text:find("\u{2014}", 1, true) then text = text:gsub("\u{2014}", " ") end
  if text:find("\u{2013}", 1, true) then text = text:gsub("\u{2013}", " ") end
  text = text:gsub("[^%w\128-\255]+", " ")
  local first, last = text:byte(1) == 32 and 2 or 1, text:byte(-1) == 32 and -2 or -1
  return text:sub(first, last)
end

local function write(work, statement, number)
  local article, f, who = work.article, statement.frame, statement.who
  local cue = f.cue_first and article:span(f.cue_first, f.cue_last)
  local values = {
    kind = kind_of(work, statement), cue = cue and cue.text, verb_class = cue and f.about.class,
    source = who.source, entity = who.entity, link = who.link, relayed_by = statement.relay,
    addressee = statement.to, statement = number,
  }
  for _, piece in ipairs(statement.pieces) do
    local last = piece.last
    if word_at(work, last) == "," and last > piece.first then last = last - 1 end
    local span = article:span(piece.first, last)
    values.words = plain(span.norm)
    article:annotate("quote", span, values)
  end
  if cue then
    article:annotate("quote_cue", cue, { statement = number })
    article:annotate("quote_source", article:span(f.first, f.last), { statement = number })
  end
end

function M.run(article)
  local frames = read_frames(article)
  if #frames == 0 then return end
  local work = {
    article = article, words = {}, regions = read_regions(article), statements = {}, speakers = {},
  }
  local i, n = 1, #frames
  while i <= n do
    local list, from = {}, frames[i].from
    while i <= n and frames[i].from == from do
      if not region_over(work, frames[i]) then list[#list + 1] = frames[i] end
      i = i + 1
    end
    read_sentence(work, list)
  end
  local previous
  for _, region in ipairs(work.regions.list) do
    if not region.owner then follow(work, region, previous) end
    previous = region
  end
  table.sort(work.statements, function(a, b) return a.pieces[1].first < b.pieces[1].first end)
  for number, statement in ipairs(work.statements) do write(work, statement, number) end
end

return M
