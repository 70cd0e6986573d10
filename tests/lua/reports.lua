-- Reports and collates over one article's results, in tests/unit/lua/report_test.c. Each case is a
-- script with a rule that finds two names; `--==` says what comes of its report: elements, one a
-- line, or the message of its failure.

--## every element
page:heading "Names"
page:heading("More", 2)
page:text("a text")
page:text(7)
page:table(store:rows [[select value, start from out order by start]])
page:table({ { "a", 1 }, { "b" } }, { columns = { "name", "n" }, caption = "By hand" })
page:table({ { n = 1, name = "a" } }, { columns = { "name", "n" } })
page:bars(store:rows [[select value, count(*) from out group by value order by value]])
page:crosstab({ { "r", "c", 3 } })
page:timeline({ { "2024-01-02", "first" } })
page:kwic({ { "left", "match", "right", "source" } })
page:evidence("out", { limit = 1, order = "start desc" })
page:table(store:rows "select value from out where value = 'none'")
--== heading 1 Names
--== heading 2 More
--== text a text
--== text 7
--== table value,start: Berg,14; Dahl,74
--== table By hand name,n: a,1; b,
--== table name,n: a,1
--== bars value,count(*): Berg,1; Dahl,1
--== crosstab ,,: r,c,3
--== timeline ,: 2024-01-02,first
--== kwic ,,,: left,match,right,source
--== evidence 1 of 2: The harbour master, Carl Dahl, told Anna Berg that cafés are full. [first 20-24 Carl] [last 25-29 Dahl]
--== table value:

--## a row of a collate that says where it stands is evidence
page:evidence("placed", { limit = 1, where = "who = 'Dahl'" })
--== evidence 1 of 1: The harbour master, Carl Dahl, told Anna Berg that cafés are full. [match 20-29 Carl Dahl]

--## quotes: what is said, by whom, and a note
page:quotes({ { "It is late.", "Anna Berg", "two outlets" }, { 5, nil } }, { caption = "Said" })
--== evidence Said 2 of 0: It is late. — Anna Berg · two outlets 5

--## quotes of one column
page:quotes { { "It is late." } }
--== failure 14: page:quotes takes rows of what is said, by whom, and perhaps a note; got 1 columns

--## values by name and position, NULL is nil
local rows = store:rows("select value, null as blank, ? as given from out order by value", 3.5)
page:text(rows[1].value .. rows[1][1] .. tostring(rows[1].blank) .. rows[1].given .. #rows .. rows.columns[3])
page:text(store:value("select count(*) from out where value = ?", "Dahl"))
page:text(tostring(store:value "select value from out where value = 'x'"))
--== text BergBergnil3.52given
--== text 1
--== text nil

--## rows one by one, as far as the loop goes
local names = {}
for row in store:each("select value, ? as given from out order by start", "x") do
  names[#names + 1] = row.value .. row[2]
end
for row in store:each "select value from out order by start" do
  names[#names + 1] = row.value
  break
end
page:text(table.concat(names, " "))
--== text Bergx Dahlx Berg

--## rows within rows
for row in store:each "select value from out order by start" do
  for other in store:each("select value from out where value <> ?", row.value) do
    page:text(row.value .. other.value)
  end
end
--== text BergDahl
--== text DahlBerg

--## rows that outlive their loop
local step = store:each "select value from out"
page:text(step().value)
local kept
for row in store:each "select value from out" do
  kept = kept or row.value
end
page:text(kept)
--== text Berg
--== text Berg

--## a mistake inside of a loop over rows
for row in store:each "select value from out" do page:text(row.value + 1) end
--== failure 14: attempt to add a

--## SQL with a mistake, row by row
for row in store:each "select valu from out" do page:text(row.value) end
--== failure 14: no such column: valu

--## SQL with a mistake
store:rows "select valu from out"
--== failure 14: no such column: valu

--## a table that is not there
store:rows "select * from nowhere"
--== failure 14: no such table

--## attaching a file
store:rows "attach 'x.db' as x"
--== failure 14:

--## changing the store
store:value "delete from out"
--== failure 14:

--## a pragma
store:rows "pragma table_info(out)"
--== failure 14:

--## rows that are no rows
page:table("x")
--== failure 14: page:table takes rows, as store:rows gives them, got string

--## a row that is no table
page:table({ "x" })
--== failure 14: page:table: row 1 must be a table, got string

--## bars without numbers
page:bars({ { "a", "b" } })
--== failure 14: page:bars takes rows of 2 columns, a label and a number; the last of row 1 is no number

--## bars of three columns
page:bars({ { "a", "b", 3 } })
--== failure 14: page:bars takes rows of 2 columns, a label and a number; got 3

--## an option that does not exist
page:table({}, { title = "x" })
--== failure 14: page:table has no field 'title'; the fields are caption, columns

--## an element that does not exist
page:pie({})
--== failure 14: a page has no 'pie'; it has bars(), crosstab()

--## a level that does not exist
page:heading("x", 4)
--== failure 14: the level of a heading is 1, 2 or 3, got 4

--## evidence of a table that does not exist
page:evidence("nothing")
--== failure 14: no such table

--## adding in a report
store:add({ value = 1 })
--== failure 14: store:add works in a collate only; a report reads

--## an endless report
while true do end
--== failure 14: too many Lua instructions for one report

--## rows and columns that say they are more than any
page:table({ setmetatable({ 1 }, { __len = function() return (1 << 60) - 1 end }) })
--== failure 14: __len gives 1152921504606846975, which is the length of no list

--## columns that say they are more than any
page:table({ { 1 } }, { columns = setmetatable({}, { __index = function() return "x" end,
  __len = function() return (1 << 60) - 1 end }) })
--== failure 14: __len gives 1152921504606846975, which is the length of no list

--## strings that nothing holds any more when the table is written
local function waste() for i = 1, 10000 do local _ = ("waste "):rep(10) .. i end end
local options = { caption = ("c"):rep(50), columns = { ("x"):rep(50) .. "1", ("x"):rep(50) .. "2" } }
page:table({ setmetatable({}, { __len = function() return 2 end, __index = function()
  options.caption, options.columns[1], options.columns[2] = nil, nil, nil
  waste()
  return 3
end }) }, options)
--== table cccccccccccccccccccccccccccccccccccccccccccccccccc xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx1,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx2: 3,3

--## a table whose cells write on the page while they are read
local rows = { setmetatable({ "a" }, { __index = function(_, column)
  page:text "inner"
  return column == 2 and ("b"):rep(60) or nil
end }) }
page:table(rows, { columns = { "first", "second" } })
--== text inner
--== table first,second: a,bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb

--## passages that texts share
for _, p in ipairs(lede.passages({ "The old bridge is shut.", "He said: the OLD bridge is open.",
  "The old bridge is open." }, { least = 4 })) do
  page:text(p.text .. "<" .. p.of .. " " .. p.words .. " " .. p.start .. "-" .. p.stop .. " "
    .. p.of_start .. "-" .. p.of_stop)
end
--== text 2<1 4 10-26 1-17
--== text 3<1 4 1-17 1-17

--## passages of eight words unless said otherwise
page:text(#lede.passages { "a b c d e f g", "a b c d e f g" })
page:text(#lede.passages { "a b c d e f g h", "a b c d e f g h" })
--== text 0
--== text 1

--## passages of what is no text
lede.passages { "a", {} }
--== failure 14: lede.passages takes a list of texts; item 2 is a table

--## passages of no list
lede.passages "a"
--== failure 14: lede.passages takes a list of texts, as in lede.passages({ a, b }, { least = 8 }), got string

--## groups of texts
local groups = lede.groups { least = 0.3, window = 10 }
local texts = { "ferry 3 sink 1", "bank 2 profit 1", "ferry 1 sink 2" }
for _, text in ipairs(texts) do groups:note(text) end
local function show(number, closeness)
  page:text(number .. (closeness > 0.999 and " all" or closeness > 0.3 and " close" or " far"))
end
for day, text in ipairs(texts) do show(groups:add(text, day)) end
show(groups:add("sink 1 ferry 1", 14))
show(groups:add "ferry 1 sink 1")
--== text 1 all
--== text 2 all
--== text 1 close
--== text 3 all
--== text 3 all

--## groups that are told elsewhere, too
local groups = lede.groups { least = 0.9, elsewhere = 0.3 }
local function show(origin, words) page:text(origin .. " " .. groups:add(words, 1, origin)) end
show("Post", "ferry 1 sink 1 storm 1")
show("Post", "ferry 1 sink 1 owner 1")
show("Gazette", "ferry 1 storm 1 crew 1")
show("Post", "storm 1 crew 1 rain 1")
--== text Post 1
--== text Post 2
--== text Gazette 1
--== text Post 1

--## groups of an outlet that is no name
lede.groups({ least = 0.3 }):add("ferry 1", 1, {})
--== failure 14: bad argument #3 to 'add' (string expected, got table)

--## groups of what is no text
lede.groups({ least = 0.3 }):note "ferry"
--== failure 14: a text to gather is words with counts, as in "ferry 3 sink 1"

--## groups of a list
lede.groups({ least = 0.3 }):add { "ferry" }
--== failure 14: groups:add takes words with counts, as in "ferry 3 sink 1", got table

--## groups of half a day
lede.groups { least = 0.3, window = 0.5 }
--== failure 14: lede.groups: window must be a whole number of days

--## groups without the least
lede.groups { window = 1 }
--== failure 14: lede.groups needs a field 'least': a number

--## passages of no words
lede.passages({ "a" }, { least = 0 })
--== failure 14: lede.passages: least must be a number of words from 1 to 1000

--## a first row that ends with nil has the columns of the others
page:table { { "a" }, { "b", 2 } }
--== table ,: a,; b,2

--## rows with names and no columns
page:table { { who = "Kent", n = 3 } }
--== failure 14: page:table: the rows are no lists; of rows with names say which are the columns

--## evidence with a number for options
page:evidence("out", 1)
--== failure 14: page:evidence takes options in a table, as in { limit = 10 }, got number

--## evidence of two passages and a half
page:evidence("out", { limit = 2.5 })
--== failure 14: page:evidence: limit must be a whole number from 1 to 1000, got 2.5
