"""Random scripts: packs, rules, functions, collates and reports, some of which fail on some articles;
and the shipped reports."""
import json
import os

PACKS = ["names", "dates", "numbers", "chunks", "quotes", "events", "story"]
PERSONS = ("names", "quotes", "events", "story")
KEPT = {"quotes": "quote", "events": "event", "story": "story"}
HEAVY = ("quotes", "events", "story", "chunks")  # fewer articles, so that a round does not take an hour
REPORTS = ["brief", "overview", "who-said-what", "events", "names", "timeline", "money"]
PATTERNS = ['"water"', '"said"%c', '[pos="VERB"] []{0,3} "water"', 'a:[word="[A-Z].*"]+ "said"',
            'who:<person/> []{0,2} [lemma="say|tell"]', '<s> []{2,6} "and"', '[number > 100]',
            'a:[] []{0,6} b:[] :: a.word = b.word', '"the" (?! "mayor") []', '[lex="verbs"]',
            '<verbs/> []{0,5}? x:[shape="X.*"]', '"(\\w+\\w*)+[0-9]"', '[pos="NOUN" & !verbs]{2,4}',
            '(?longest) []{1,9} "water" within 2 s', '$places [] "of"%c', '[] containing "council"']
RECORDS = ["match.text", "match.start", "sentence.text", "article.published | article.title",
           "=constant", "match.lemma"]
WHERES = ["", "", ", where = function(m) return #m.text % 2 == 0 end",
          ', where = function(m) return m.text:find("[aeiou]") end', ", where = function(m) return m.text + 1 end"]
# What a function of an article gives: plain, dear, or wrong.
VALUES = ["#article.text", "article:count 's'", "math.random(9)", "#(article.title or ''):rep(#article.text)",
          "article.state.x", "article.nothing.there", "#table.concat(article:texts 's')",
          "select('#', article.text:gsub('%a+', ''))", "coroutine.create(print)"]
WORK = ["", "", " for _ = 1, #article.text * 40 do end", " local t = {} for i = 1, #article.text * 9 do t[i] = {} end",
        " if #article.text % 7 == 0 then while true do end end", " if #article.text % 5 == 0 then error {} end"]
COLLATES = ["for row in store:each 'select count(*) as n from r0' do store:add { n = row.n } end",
            "for row in store:each 'select article, count(*) n from r0 group by article order by 1' do"
            " store:add { n = row.n } end",
            "for i = 1, 300 do store:add { n = i } end"]
PAGES = ["page:table(store:rows 'select * from r0 order by record limit 20')", "page:evidence('r0', { limit = 5 })",
         "page:bars(store:rows 'select article, count(*) n from r0 group by article order by n desc, article limit 9')",
         "page:kwic('r0', { limit = 9 })", "page:text '<b>&</b>'"]


def rule(dice, i, patterns):
    fields = ", ".join(f"f{k} = {json.dumps(dice.choice(RECORDS))}" for k in range(dice.randint(0, 3)))
    record = f", record = {{ {fields} }}" if fields else ""
    return f"lede.rule {{ name = 'r{i}', pattern = [=[ {dice.choice(patterns)} ]=]{record}{dice.choice(WHERES)} }}"


def write_random(dice, path):
    lines, packs = ['local lede = require "lede"'], []
    if dice.random() < 0.65:
        packs = dice.sample(PACKS, dice.choice([1, 1, 1, 2, 3]))
    for pack in packs:
        lines.append(f'require "lede.{pack}"')
        if pack in KEPT and dice.random() < 0.7:
            lines.append(f'lede.keep "{KEPT[pack]}"')
    lines.append('lede.lexicon("verbs", { "said", "told", "fined", "halted", "suspended its work" })')
    lines.append('lede.list("places", { "Halvery", "Calder", "harbour" })')
    has_person = any(pack in PERSONS for pack in packs)
    patterns = [p for p in PATTERNS if has_person or "person" not in p]
    lines.extend(rule(dice, i, patterns) for i in range(dice.randint(1, 6)))
    if dice.random() < 0.5:
        lines.append(f"lede.article {{ name = 'seen', fields = {{ 'n' }}, emit = function(article)"
                     f"{dice.choice(WORK)} return {{ n = {dice.choice(VALUES)} }} end }}")
    if dice.random() < 0.3:
        lines.append("lede.stage { name = 'mark', writes = { 'first' }, run = function(article)\n"
                     "  for _, s in ipairs(article:spans 's') do article:annotate('first', s) end\nend }")
    if dice.random() < 0.4:
        lines.append("lede.collate { name = 'total', fields = { 'n' }, reads = { 'r0' }, run = function(store)\n"
                     f"  {dice.choice(COLLATES)}\nend }}")
    if dice.random() < 0.5:
        pages = "\n  ".join(dice.sample(PAGES, dice.randint(1, 3)))
        lines.append(f"lede.report {{ name = 'shown', title = 'Shown', build = function(page, store)\n  {pages}\nend }}")
    with open(path, "w") as out:
        out.write("\n".join(lines) + "\n")
    return any(pack in HEAVY for pack in packs)


def write(dice, path, shipped):
    """Whether it is one that takes long. `shipped` is the folder of the reports."""
    if dice.random() > 0.15:
        return write_random(dice, path)
    with open(os.path.join(shipped, dice.choice(REPORTS) + ".lua")) as file:
        text = file.read()
    with open(path, "w") as out:
        out.write(text)
    return True
