-- unicode_tables.lua — writes core/base/unicode_tables.c from the Unicode Character Database.
--     lua5.4 core/base/unicode_tables.lua UCD > core/base/unicode_tables.c
-- UCD is a folder laid out as the database is published, with emoji-data.txt in emoji/. Every
-- property of a code point goes into one record; equal records are shared, and so are equal
-- blocks of 128 code points (two-stage table).

local ucd = arg[1] or error("usage: lua5.4 unicode_tables.lua UCD > unicode_tables.c", 0)
local LAST = 0x10FFFF
local BLOCK = 128

local function open(name)
  local path = ucd .. "/" .. name
  return io.open(path, "r") or error("cannot open " .. path, 0)
end

-- Calls each(first, last, field2, field3 …) for the lines of a semicolon-separated file.
local function each_line(name, each)
  for line in open(name):lines() do
    line = line:gsub("#.*", "")
    local fields = {}
    for field in (line .. ";"):gmatch("%s*(.-)%s*;") do fields[#fields + 1] = field end
    local first, last = (fields[1] or ""):match("^(%x+)%.*(%x*)$")
    if first then
      last = last ~= "" and last or first
      each(tonumber(first, 16), tonumber(last, 16), table.unpack(fields, 2))
    end
  end
end

local function version_of(name)
  local line = open(name):read("l")
  return line:match("%-(%d+%.%d+%.%d+)%.txt") or error(name .. " names no Unicode version", 0)
end

local function property(name)
  local values = {}
  each_line(name, function(first, last, value)
    for c = first, last do values[c] = value end
  end)
  return values
end

-- One flag of a file that lists several properties.
local function listed(name, wanted, value)
  local set = {}
  each_line(name, function(first, last, key, key_value)
    if key == wanted and (value == nil or key_value == value) then
      for c = first, last do set[c] = true end
    end
  end)
  return set
end

local function code_points(text)
  local list = {}
  for hex in text:gmatch("%x+") do list[#list + 1] = tonumber(hex, 16) end
  return list
end

---- read ----

local category, ccc, lower, upper, decomposition, digit = {}, {}, {}, {}, {}, {}
do
  local range_start
  for line in open("UnicodeData.txt"):lines() do
    local fields = {}
    for field in (line .. ";"):gmatch("(.-);") do fields[#fields + 1] = field end
    local c = tonumber(fields[1], 16)
    local first = c
    if fields[2]:find("First>$") then range_start = c end
    if fields[2]:find("Last>$") then first = range_start end
    for i = first, c do category[i] = fields[3] end
    if fields[4] ~= "0" then ccc[c] = tonumber(fields[4]) end
    if fields[6]:find("^%x") then decomposition[c] = code_points(fields[6]) end
    if fields[3] == "Nd" then digit[c] = tonumber(fields[7]) end
    if fields[13] ~= "" then upper[c] = tonumber(fields[13], 16) - c end
    if fields[14] ~= "" then lower[c] = tonumber(fields[14], 16) - c end
  end
end

local word_break = property("auxiliary/WordBreakProperty.txt")
local sentence_break = property("auxiliary/SentenceBreakProperty.txt")
local grapheme_break = property("auxiliary/GraphemeBreakProperty.txt")
local east_asian = property("EastAsianWidth.txt")
local pictographic = listed("emoji/emoji-data.txt", "Extended_Pictographic")
local white_space = listed("PropList.txt", "White_Space")
local is_upper = listed("DerivedCoreProperties.txt", "Uppercase")
local is_lower = listed("DerivedCoreProperties.txt", "Lowercase")
local alphabetic = listed("DerivedCoreProperties.txt", "Alphabetic")
local excluded = listed("DerivedNormalizationProps.txt", "Full_Composition_Exclusion")
local nfc_no = listed("DerivedNormalizationProps.txt", "NFC_QC", "N")
local nfc_maybe = listed("DerivedNormalizationProps.txt", "NFC_QC", "M")

local fold, long_fold = {}, {}
each_line("CaseFolding.txt", function(c, _, status, mapping)
  local to = code_points(mapping)
  if status == "C" then fold[c] = to[1] - c end
  if status == "F" then long_fold[c] = to end
end)

---- derive ----

-- Blocks of unassigned ideographs are wide as well (EastAsianWidth.txt, header).
local function is_wide(c)
  local width = east_asian[c]
  if width then return width == "W" or width == "F" end
  return c >= 0x3400 and c <= 0x4DBF or c >= 0x4E00 and c <= 0x9FFF or c >= 0xF900 and c <= 0xFAFF
    or c >= 0x20000 and c <= 0x2FFFD or c >= 0x30000 and c <= 0x3FFFD
end

-- Takes no column of a terminal: marks, controls, format characters but the soft hyphen, and the
-- vowels and final consonants of conjoining Hangul.
local function is_zero_width(c)
  local general = category[c]
  if c == 0xAD then return false end
  return general == "Mn" or general == "Me" or general == "Cf" or general == "Cc"
    or general == "Zl" or general == "Zp" or c >= 0x1160 and c <= 0x11FF
end

local function decompose(c, out)
  local parts = decomposition[c]
  if not parts then out[#out + 1] = c return out end
  for _, part in ipairs(parts) do decompose(part, out) end
  return out
end

local FLAGS = {
  { "PICTOGRAPHIC", function(c) return pictographic[c] end },
  { "WHITE_SPACE", function(c) return white_space[c] end },
  { "WIDE", is_wide },
  { "ZERO_WIDTH", is_zero_width },
  { "UPPERCASE", function(c) return is_upper[c] end },
  { "LOWERCASE", function(c) return is_lower[c] end },
  { "ALPHABETIC", function(c) return alphabetic[c] end },
  { "NFC_CHECK", function(c) return nfc_no[c] or nfc_maybe[c] end },
  { "DECOMPOSES", function(c) return decomposition[c] end },
  { "LONG_FOLD", function(c) return long_fold[c] end },
}

local function constant(prefix, name)
  return "LEDE_" .. prefix .. "_" .. name:gsub("_", ""):upper()
end

local function record(c)
  local flags = {}
  for _, flag in ipairs(FLAGS) do
    if flag[2](c) then flags[#flags + 1] = "F(" .. flag[1] .. ")" end
  end
  return string.format("{%s, %s, %s, %s, %d, %d, %s, %d, %d, %d}",
    constant("GC", category[c] or "Cn"), constant("WB", word_break[c] or "Other"),
    constant("SB", sentence_break[c] or "Other"), constant("GCB", grapheme_break[c] or "Other"),
    ccc[c] or 0, digit[c] or -1, #flags > 0 and table.concat(flags, " | ") or "0",
    lower[c] or 0, upper[c] or 0, fold[c] or 0)
end

---- write ----

local version = version_of("PropList.txt")
for _, name in ipairs { "CaseFolding.txt", "auxiliary/WordBreakProperty.txt",
  "auxiliary/SentenceBreakProperty.txt", "auxiliary/GraphemeBreakProperty.txt" } do
  if version_of(name) ~= version then error(name .. " is not of Unicode " .. version, 0) end
end

local function write_numbers(numbers, format)
  local line = "   "
  for _, number in ipairs(numbers) do
    local item = string.format(" " .. format .. ",", number)
    if #line + #item > 100 then
      io.write(line, "\n")
      line = "   "
    end
    line = line .. item
  end
  io.write(line, "\n")
end

local head = ([[
/* Written by core/base/unicode_tables.lua from the Unicode Character Database VERSION; do not edit.
 * make unicode UCD=DIR writes it again.
 *
 * Derived from data files that are copyright (c) 1991-2022 Unicode, Inc. All rights reserved.
 * Distributed under the Terms of Use in https://www.unicode.org/copyright.html.
 *
 * Permission is hereby granted, free of charge, to any person obtaining a copy of the Unicode data
 * files and any associated documentation (the "Data Files") or Unicode software and any associated
 * documentation (the "Software") to deal in the Data Files or Software without restriction,
 * including without limitation the rights to use, copy, modify, merge, publish, distribute, and/or
 * sell copies of the Data Files or Software, and to permit persons to whom the Data Files or
 * Software are furnished to do so, provided that either (a) this copyright and permission notice
 * appear with all copies of the Data Files or Software, or (b) this copyright and permission
 * notice appear in associated Documentation.
 *
 * THE DATA FILES AND SOFTWARE ARE PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
 * IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR
 * PURPOSE AND NONINFRINGEMENT OF THIRD PARTY RIGHTS. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR
 * HOLDERS INCLUDED IN THIS NOTICE BE LIABLE FOR ANY CLAIM, OR ANY SPECIAL INDIRECT OR CONSEQUENTIAL
 * DAMAGES, OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
 * ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE
 * USE OR PERFORMANCE OF THE DATA FILES OR SOFTWARE.
 *
 * Except as contained in this notice, the name of a copyright holder shall not be used in
 * advertising or otherwise to promote the sale, use or other dealings in these Data Files or
 * Software without prior written authorization of the copyright holder. */
#include "base/unicode.h"

/* clang-format off */
#define F(name) LEDE_UNICODE_##name

const char lede_unicode_version[] = "VERSION";

]]):gsub("VERSION", version)
io.write(head)

local records, record_ids, blocks, block_ids, stage_one = {}, {}, {}, {}, {}
for block = 0, LAST, BLOCK do
  local ids = {}
  for c = block, block + BLOCK - 1 do
    local text = record(c)
    if not record_ids[text] then
      records[#records + 1] = text
      record_ids[text] = #records - 1
    end
    ids[#ids + 1] = record_ids[text]
  end
  local key = table.concat(ids, ",")
  if not block_ids[key] then
    blocks[#blocks + 1] = ids
    block_ids[key] = #blocks - 1
  end
  stage_one[#stage_one + 1] = block_ids[key]
end

io.write("const lede_unicode lede_unicode_records[] = {\n")
for _, text in ipairs(records) do io.write("    ", text, ",\n") end
io.write("};\n\nconst uint16_t lede_unicode_blocks[] = {\n")
write_numbers(stage_one, "%d")
io.write("};\n\nconst uint16_t lede_unicode_block_records[] = {\n")
for _, ids in ipairs(blocks) do write_numbers(ids, "%d") end
io.write("};\n\n")

local function sorted_keys(map)
  local keys = {}
  for key in pairs(map) do keys[#keys + 1] = key end
  table.sort(keys)
  return keys
end

-- Full canonical decompositions; Hangul syllables are computed.
local pool = {}
io.write("const lede_unicode_expansion lede_unicode_decompositions[] = {\n")
for _, c in ipairs(sorted_keys(decomposition)) do
  local parts = decompose(c, {})
  io.write(string.format("    {0x%X, %d, %d},\n", c, #pool, #parts))
  table.move(parts, 1, #parts, #pool + 1, pool)
end
io.write("};\nconst size_t lede_unicode_n_decompositions =\n",
  "    sizeof lede_unicode_decompositions / sizeof *lede_unicode_decompositions;\n\n")

io.write("const lede_unicode_expansion lede_unicode_long_folds[] = {\n")
for _, c in ipairs(sorted_keys(long_fold)) do
  io.write(string.format("    {0x%X, %d, %d},\n", c, #pool, #long_fold[c]))
  table.move(long_fold[c], 1, #long_fold[c], #pool + 1, pool)
end
io.write("};\nconst size_t lede_unicode_n_long_folds =\n",
  "    sizeof lede_unicode_long_folds / sizeof *lede_unicode_long_folds;\n\n")

io.write("const uint32_t lede_unicode_pool[] = {\n")
write_numbers(pool, "0x%X")
io.write("};\n\n")

local pairs_list = {}
for _, c in ipairs(sorted_keys(decomposition)) do
  local parts = decomposition[c]
  if #parts == 2 and not excluded[c] then table.insert(pairs_list, { parts[1], parts[2], c }) end
end
table.sort(pairs_list, function(a, b)
  if a[1] ~= b[1] then return a[1] < b[1] end
  return a[2] < b[2]
end)
io.write("const lede_unicode_pair lede_unicode_compositions[] = {\n")
for _, pair in ipairs(pairs_list) do
  io.write(string.format("    {0x%X, 0x%X, 0x%X},\n", table.unpack(pair)))
end
io.write("};\nconst size_t lede_unicode_n_compositions =\n",
  "    sizeof lede_unicode_compositions / sizeof *lede_unicode_compositions;\n")
