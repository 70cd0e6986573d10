-- names_data.lua — writes the tables of scripts/lede/names from WordNet 3.0 and Debian's iso-codes.
--     lua5.4 core/language/names_data.lua WORDNET ISO_CODES FOLDER
-- WORDNET is the folder with data.*, cntlist.rev and *.exc (Debian: wordnet-base), ISO_CODES that
-- with iso_*.json (Debian: iso-codes). Each table comes of one source, under the licence of that
-- source: scripts/lede/names/LICENSE. Rows are sorted, so the same data gives the same bytes.

local wordnet, iso_codes, folder = arg[1], arg[2], arg[3]
if not folder then error("usage: lua5.4 names_data.lua WORDNET ISO_CODES FOLDER", 0) end

local function lines_of(path)
  return (io.open(path, "r") or error("cannot open " .. path, 0)):lines()
end

local function write(name, columns, rows)
  local lines = {}
  for _, row in pairs(rows) do lines[#lines + 1] = table.concat(row, "\t") end
  table.sort(lines)
  local file = assert(io.open(folder .. "/" .. name, "w"))
  file:write(columns, "\n", table.concat(lines, "\n"), "\n")
  file:close()
end

-- The first row of a name counts.
local function add(rows, name, ...) rows[name] = rows[name] or { name, ... } end

-- ---- WordNet: wndb(5) ---------------------------------------------------------------------------

local LOCATION, OBJECT, PERSON, GROUP, COMMUNICATION = "15", "17", "18", "14", "10"

-- Each synset of a data file: offset, lexicographer file, words, and whether and of what it is an
-- instance.
local function synsets(name)
  local next_line = lines_of(wordnet .. "/" .. name)
  return function()
    local line = next_line()
    while line and line:find("^ ") do line = next_line() end
    if not line then return nil end
    local offset, file, count, rest = line:match("^(%d+) (%d+) %a (%x%x) (.*)$")
    local synset = { offset = offset, file = file, words = {} }
    for i = 1, tonumber(count, 16) do
      synset.words[i], rest = rest:match("^(%S+) %x (.*)$")
      synset.words[i] = synset.words[i]:gsub("%(%a+%)$", ""):gsub("_", " ")
    end
    synset.class, synset.kind = rest:match("@i (%d+) n"), rest:match("@ (%d+) n")
    return synset
  end
end

local function is_name(word)
  return word:find("^%u") and not word:find("[%d(),/]") and #word > 2
end

-- Words in small letters that were seen in texts, with their regular and irregular forms: what
-- begins a sentence and is no name for that.
local common = {}
local endings = {
  noun = { { "", "s" }, { "", "es" }, { "y$", "ies" } },
  verb = { { "", "s" }, { "", "es" }, { "y$", "ies" }, { "e?$", "ed" }, { "e?$", "ing" },
    { "y$", "ied" } },
  adj = { { "", "ly" } },
  adv = {},
}
local function inflect(word, kind)
  common[word] = { word }
  for _, ending in ipairs(endings[kind]) do
    local stem, found = word:gsub(ending[1], "", 1)
    if found > 0 then common[stem .. ending[2]] = { stem .. ending[2] } end
  end
  local last = kind == "verb" and word:match("^%l?%l?%l?[aeiou]([bdgmnprt])$")
  if last then
    for _, ending in ipairs { "ed", "ing" } do
      common[word .. last .. ending] = { word .. last .. ending }
    end
  end
end

local function read_common()
  local seen = {}
  for line in lines_of(wordnet .. "/cntlist.rev") do seen[line:match("^([^%%]+)")] = true end
  for kind in pairs(endings) do
    for synset in synsets("data." .. kind) do
      for _, word in ipairs(synset.words) do
        if seen[word] and #word > 1 and word:find("^%l+$") then inflect(word, kind) end
      end
    end
  end
  for _, kind in ipairs { "noun", "verb", "adj" } do
    for line in lines_of(wordnet .. "/" .. kind .. ".exc") do
      local form, base = line:match("^(%l+) (%l+)")
      if form and common[base] then common[form] = { form } end
    end
  end
end

local class_names = {}                   -- offset → the first word of the synset
local adjectives = {}                    -- Turkish, not Boswell
local places, given, surnames, groups, peoples = {}, {}, {}, {}, {}

local function add_person(name)
  local first, last = name:match("^(%u[%l'-]+) .*%f[%w](%u[%w-]+)$")
  if first and first ~= "The" and not common[first:lower()] then add(given, first) end
  if last and not last:find("^%u+$") and not common[last:lower()] then add(surnames, last) end
end

-- Not taxa, peoples, creeds and the like, of which there are many more in the file of groups.
local bodies = { "organi", "agency", "alliance", "party", "department", "bureau", "bank", "company",
  "army", "navy", "force", "union", "parliament", "legislat", "court", "committee", "commission",
  "government", "institut", "league", "office", "nongovernmental", "united nations", "service",
  "cartel", "movement", "firm", "corporation", "executive", "guerrilla", "council" }
local function is_body(class)
  for _, word in ipairs(bodies) do
    if class:lower():find(word, 1, true) then return true end
  end
  return false
end

-- Places that news does not write of.
local heavenly = { constellation = true, star = true, ["binary star"] = true,
  ["sign of the zodiac"] = true, ["soil horizon"] = true, ["geographical area"] = true }

local function add_name(word, synset)
  local class = class_names[synset.class]
  local file, is_common = synset.file, common[word:lower()]
  if class and (file == LOCATION or file == OBJECT) then
    if not is_common and not heavenly[class] then add(places, word, class) end
  elseif class and file == PERSON then
    add_person(word)
  elseif file == GROUP then
    class = class or class_names[synset.kind] or "genus"
    if not is_common and is_body(class) then add(groups, word, class, synset.words[1]) end
  elseif not class and (file == PERSON or file == COMMUNICATION) and word:find("^%u%l+$") then
    if not is_common then add(peoples, word) end
  end
end

local function read_wordnet()
  for synset in synsets("data.noun") do class_names[synset.offset] = synset.words[1] end
  for synset in synsets("data.noun") do
    for _, word in ipairs(synset.words) do
      if is_name(word) then add_name(word, synset) end
    end
  end
  for synset in synsets("data.adj") do
    for _, word in ipairs(synset.words) do
      if word:find("^%u%l+$") then
        add(peoples, word)
        adjectives[word] = true
      end
    end
  end
end

-- ---- iso-codes ----------------------------------------------------------------------------------

-- The flat objects of one of its files: "key": "value" pairs between braces.
local function objects(name)
  local text = ""
  for line in lines_of(iso_codes .. "/" .. name) do text = text .. line .. "\n" end
  local next_object = text:gmatch("{([^{}]*)}")
  return function()
    local object = next_object()
    if not object then return nil end
    local fields = {}
    for key, value in object:gmatch('"([%w_]+)": "([^"]*)"') do fields[key] = value end
    return fields
  end
end

local countries, regions, languages = {}, {}, {}

-- "Iran, Islamic Republic of" is Iran to everybody else.
local function short_name(name) return (name:gsub(",.*$", ""):gsub("%s*[%(%[].*$", "")) end

local function read_countries()
  for country in objects("iso_3166-1.json") do
    local name = short_name(country.common_name or country.name)
    add(countries, name, "country", name)
    if country.official_name then add(countries, country.official_name, "country", name) end
  end
end

local function read_regions()
  for region in objects("iso_3166-2.json") do
    local name = short_name((region.name:gsub("%*$", ""))) -- a star: in a second language
    if is_name(name) and #name > 3 and not common[name:lower()] and not countries[name] then
      add(regions, name, region.type:lower())
    end
  end
end

local function read_languages()
  for language in objects("iso_639-2.json") do
    for name in (language.name or ""):gmatch("[^;]+") do
      name = name:gsub("^ ", "")
      if name:find("^%u%l+$") and not common[name:lower()] then add(languages, name) end
    end
  end
end

read_common()
read_wordnet()
local plurals = {}
for name in pairs(peoples) do
  if not name:find("s[eh]?$") then plurals[#plurals + 1] = name .. "s" end
end
for _, name in ipairs(plurals) do add(peoples, name) end
for name in pairs(peoples) do
  if places[name] or not adjectives[name] and (given[name] or surnames[name]) then
    peoples[name] = nil
  end
end
for name in pairs(groups) do
  if places[name] then groups[name] = nil end
end
groups["Six Nations"] = nil              -- which is rugby today, not the Iroquois League
read_countries()
read_regions()
read_languages()
write("common.tsv", "word", common)
write("places.tsv", "entry\ttype", places)
write("groups.tsv", "entry\ttype\tname", groups)
write("given.tsv", "entry", given)
write("surnames.tsv", "entry", surnames)
write("peoples.tsv", "entry", peoples)
write("countries.tsv", "entry\ttype\tname", countries)
write("regions.tsv", "entry\ttype", regions)
write("languages.tsv", "entry", languages)
