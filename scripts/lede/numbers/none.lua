-- lede.numbers.none — scores, tallies and telephone numbers, which count nothing: layer
-- `number_none`, so that no other rule of the phase of lede.numbers takes them.
local lede = require "lede"
local words = require "lexicons.number_words"

lede.list("number_winning", words.winning)
lede.list("number_calling", words.calling)

lede.macro {
  name = "number_pair",
  pattern = [=[ ( a:[word="[0-9]{1,3}"] [word="-|–"] b:[word="[0-9]{1,3}"] ) ]=],
}

lede.rule {
  name = "score", phase = "numbers", priority = 9,
  pattern = [=[ /number_pair[] (?! "-"? [number_unit | number_currency]
                                | "%" | [norm="percent|pct|per"] | /number_times[]) ]=],
  annotate = "number_none", attributes = { kind = "=score" },
  where = function(m) return m.a.number >= m.b.number end,
  examples = {
    { "They won 12-7 and drew 1-1.", { {}, {} } },
    { "It takes 20-25 people.", false },
  },
}

lede.rule {
  name = "score_behind", phase = "numbers", priority = 9,
  pattern = [=[ (?<= [norm = $number_winning] []{0,6}
                   | [word="[0-9]{1,3}"] "-" [word="[0-9]{1,3}"] [word="[,()]"]{0,2})
                /number_pair[] (?! [tag="NNS?|JJ" | number_unit] | "%")
                | /number_pair[]
                  (?= [word="[,(]"]? [word="[0-9]{1,3}"] "-" [word="[0-9]{1,3}"]) ]=],
  annotate = "number_none", attributes = { kind = "=score" },
  examples = {
    { "They lost 2-3 on Sunday, and the final 6-7, 4-6.", { {}, {}, {} } },
    { "Holm, down 6-7 (4-7) 2-6, had come back.", { {}, {}, {} } },
    { "They won 20-25 seats.", false },
  },
}

lede.rule {
  name = "telephone", phase = "numbers", priority = 9,
  pattern = [=[ [word="\+[0-9]{1,3}|0[0-9]{2,4}"] ("-"? [word="[0-9]{2,8}"]){1,4}
                | (?<= [norm = $number_calling] []{0,8})
                  [word="\("] [word="[0-9]{3}"] [word="\)"] ]=],
  annotate = "number_none", attributes = { kind = "=telephone" },
  examples = {
    { "Call 020 7946 0123 or 555-0123, or dial (212) 555-2368.", { {}, {} } },
    { "It seats 3000 people.", false },
  },
}

lede.offer() -- lede.numbers does
