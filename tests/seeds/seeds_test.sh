#!/bin/sh
# Three real articles on one story, where they are at hand beside the project: what loading and grep
# must find in them. Skipped elsewhere; golden tests hold our own articles of the same make.
. tests/tap.sh
seeds=${SEEDS:-../shared/seeds}
lede=${LEDE:-build/release/lede}
if [ ! -d "$seeds" ]; then
    skip "real articles" "no folder $seeds"
    done_testing
    exit
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$lede" load "$seeds"/*.txt >"$work/articles.jsonl" 2>"$work/errors"

# article K: an expression over `a` (the article) and `blocks` ([kind, text] pairs) is true.
holds() {
    python3 - "$work/articles.jsonl" "$1" "$2" <<'PY'
import json, sys
rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
a = rows[int(sys.argv[2])]
blocks = [(b["kind"], a["text"][b["start"]:b["stop"]]) for b in a["blocks"]]
kinds = [k for k, _ in blocks]
texts = dict((t, k) for k, t in blocks)
if not eval(sys.argv[3]):
    print(json.dumps({k: v for k, v in a.items() if k not in ("text", "blocks")}, indent=1))
    print("\n".join("%-12s %s" % (k, t[:70]) for k, t in blocks))
    sys.exit(1)
PY
}
check "loading says nothing on standard error" test ! -s "$work/errors"
check "000: the first line is the title" holds 0 \
    'a["title"] == "Kaspersky Bans All European Security Projects in Protest Over EU Ban"'
check "000: no date is made up" holds 0 'a["published"] is None and a["byline"] is None'
check "000: eight paragraphs follow the title" holds 0 'kinds == ["headline"] + ["paragraph"] * 8'
check "001: no title, no date" holds 1 'a["title"] is None and a["published"] is None'
check "001: Related … is boilerplate, the line after it a heading" holds 1 \
    'kinds[2:4] == ["boilerplate", "heading"] and blocks[2][1].startswith("Related ")'
check "001: the rest is paragraphs" holds 1 'kinds.count("paragraph") == 5'
check "002: the title once" holds 2 \
    'a["title"] == "Kaspersky Lab facing fresh EU and US restrictions" and a["text"].count(a["title"]) == 1'
check "002: the deck" holds 2 'a["deck"].startswith("Eugene Kaspersky has said") and "deck" in kinds'
check "002: published to the minute" holds 2 'a["published"] == "2018-06-16T10:38"'
check "002: byline" holds 2 'a["byline"] == "Mark Sutton" and "byline" in kinds'
check "002: Published: … is meta" holds 2 \
    'any(k == "meta" and t.startswith("Published:") for k, t in blocks)'
check "002: the last three lines are boilerplate" holds 2 \
    'kinds[-3:] == ["boilerplate"] * 3 and kinds.count("boilerplate") == 3'

counts() { "$lede" grep -c "$1" "$seeds" | sed 's/.*://' | tr '\n' ' '; }
check 'grep -c "EU" counts 11, 0 and 5' same "$(counts '"EU"')" "11 0 5 "

check "overview writes a page" "$lede" run -q scripts/reports/overview.lua "$seeds"/*.txt -o "$work/seeds.html"
check "the page stands alone" sh -c '! grep -nE "(src|href)=.?https?:|<script|@import" "$1"' - "$work/seeds.html"
# Names: article K has this mention, as text|layer|name|form|link.
"$lede" mark -q --to json --layers person,org,place,work scripts/lede/names.lua "$seeds"/*.txt >"$work/marked.jsonl"
python3 - "$work/marked.jsonl" >"$work/names" <<'PY'
import json, sys
for k, line in enumerate(open(sys.argv[1], encoding="utf-8")):
    for a in json.loads(line)["annotations"]:
        v = a["attributes"]
        print(k, a["text"], a["layer"], v["name"], v["form"], v["link"], v.get("role", ""), sep="|")
PY
names() { check "$1" grep -qE "^($2)\$" "$work/names"; }
nobody() { check "$1" sh -c '! grep -qE "$2" "$1"' - "$work/names" "$2"; }
names "000: the firm's CEO" '0\|Eugene Kaspersky\|person\|Eugene Kaspersky\|full\|certain\|CEO'
names "000: he is Eugene Kaspersky" '0\|he\|person\|Eugene Kaspersky\|pronoun\|inferred\|CEO'
names "000: Kaspersky is the company" '0\|Kaspersky\|org\|Kaspersky Lab\|short\|certain\|'
nobody "000: and never the founder" '^0\|Kaspersky\|person'
names "000: the EU" '0\|EU\|org\|European Union\|acronym\|certain\|'
names "000: the EU Parliament" '0\|EU Parliament\|org\|European Parliament\|full\|certain\|'
names "000: a hashtag" '0\|#NoMoreRansom\|org\|No More Ransom\|full\|certain\|'
names "000: Twitter" '0\|Twitter\|org\|Twitter\|full\|certain\|'
for place in Moscow Switzerland Russia; do
    names "000: $place" "0\\|$place\\|place\\|$place\\|full\\|certain\\|"
done
names "000: US and United States" '0\|US\|place\|United States\|acronym\|certain\|'
names "000: the United Kingdom" '0\|United Kingdom\|place\|United Kingdom\|full\|certain\|'
names "001: company founder" '1\|Eugene Kaspersky\|person\|Eugene Kaspersky\|full\|certain\|company founder'
names "001: Kaspersky said that he: the founder" '1\|Kaspersky\|person\|Eugene Kaspersky\|short\|certain\|company founder'
names "001: the antivirus maker" '1\|The antivirus maker\|org\|Kaspersky Lab\|noun\|inferred\|'
names "001: No More Ransom" '1\|No More Ransom\|org\|No More Ransom\|full\|certain\|'
names "001: BBC" '1\|BBC\|org\|BBC\|full\|certain\|'
nobody "001: Trump stands in boilerplate" '^1\|Trump'
names "002: a misspelling" '2\|Kasperksy\|org\|Kaspersky Lab\|misspelt\|certain\|'
names "002: the CEO is the only person" '2\|The Kasperksy CEO\|person\|Eugene Kaspersky\|noun\|inferred\|company founder'
initiative="Kaspersky Lab Global Transparency Initiative"
names "002: an initiative of its own" "2\\|$initiative\\|org\\|$initiative\\|full\\|certain\\|"
names "002: the Register" '2\|the Register\|org\|the Register\|full\|certain\|'
nobody "002: the author is not in the story" '^2\|Mark Sutton'
nobody "no demonym is a name" '\|(Russian|European|Russians)\|'

for n in 1 2 7; do
    "$lede" run -q -j $n scripts/reports/overview.lua "$seeds"/*.txt -o "$work/$n.db"
    "$lede" dump "$work/$n.db" >"$work/$n.dump"
done
check "the same bytes for 1 and 2 workers" cmp "$work/1.dump" "$work/2.dump"
check "the same bytes for 1 and 7 workers" cmp "$work/1.dump" "$work/7.dump"
"$lede" mark scripts/lede/dates.lua --layers date --to json "$seeds"/*.txt >"$work/dates.jsonl"
# dates K: "text value resolved" of the dates of article K that match an expression.
dates() {
    python3 -c 'import json, re, sys
article = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")][int(sys.argv[2])]
for date in article["annotations"]:
    said = date["attributes"]
    row = "%s %s %s" % (date["text"], said["value"], said["resolved"])
    if re.search(sys.argv[3], row): print(row, end="; ")' "$work/dates.jsonl" "$@"
}
check "002: both Wednesdays are the one before" same "$(dates 2 Wednesday)" \
    "Wednesday 2018-06-13 True; Wednesday 2018-06-13 True; "
check "002: In May is of that year" same "$(dates 2 May)" "May 2018-05 True; "
check "002: today in a quotation is in no timeline" same "$(dates 2 today)" "today 2018-06-16 False; "
check "000: last month cannot be told" same "$(dates 0 month)" "Last month XXXX-XX False; "
check "000: twice 20 years" same "$(dates 0 P20Y | tr -dc P)" "PP"
check "002: 20 years" same "$(dates 2 P20Y)" "20 years P20Y False; "

# Quotations: article K has this one, as text|kind|source|entity|link|relayed_by|statement.
"$lede" mark -q --to json --layers quote scripts/lede/quotes.lua "$seeds"/*.txt >"$work/quotes.jsonl"
python3 - "$work/quotes.jsonl" >"$work/quotes" <<'PY'
import json, sys
for k, line in enumerate(open(sys.argv[1], encoding="utf-8")):
    for a in json.loads(line)["annotations"]:
        v = a["attributes"]
        told = (v.get(key, "") for key in ("kind", "source", "entity", "link", "relayed_by", "statement"))
        print(k, a["text"], *told, sep="|")
PY
said() { check "$1" grep -qE "^($2)\$" "$work/quotes"; }
unsaid() { check "$1" sh -c '! grep -qE "$2" "$1"' - "$work/quotes" "$2"; }
eugene="Eugene Kaspersky\\|eugene_kaspersky"
lab="Kaspersky Lab\\|kaspersky_lab"
said "000: direct, the first piece" \
    "0\\|We have protected the EU .* arrests of cybercriminals\\|direct\\|$eugene\\|inferred\\|\\|5"
said "000: direct, the second piece of the same" \
    "0\\|Based upon today’s decision .* with orgs\\|direct\\|$eugene\\|inferred\\|\\|5"
said "002: the same undivided, from the paragraph before" \
    "2\\|We have protected .* including Europol\\.\\.\\.\\|direct\\|$eugene\\|inferred\\|\\|[0-9]+"
said "001: mixed, relayed by the BBC" \
    "1\\|.*shows a “distinct lack of respect,”\\|mixed\\|$lab\\|certain\\|BBC\\|[0-9]+"
said "001: mixed, company founder" \
    "1\\|.*“welcomes cybercrime in Europe.”\\|mixed\\|$eugene\\|certain\\|\\|[0-9]+"
said "001: mixed, two quotations in one statement" \
    "1\\|.*“further encourage the balkanization of the internet” .* “definitive action.”\\|mixed\\|$eugene\\|certain\\|\\|[0-9]+"
said "000: they had no choice" "0\\|they had no choice .*\\|indirect\\|$eugene\\|certain\\|\\|[0-9]+"
said "000: EU's decision" "0\\|EU’s decision will encourage .*\\|indirect\\|$eugene\\|inferred\\|\\|[0-9]+"
said "000: it is really frustrating" \
    "0\\|it is really frustrating .*\\|indirect\\|$eugene\\|inferred\\|\\|[0-9]+"
said "000: the accusations" "0\\|the accusations were all untrue .*\\|indirect\\|$lab\\|certain\\|\\|[0-9]+"
said "000: it is relocating" "0\\|it is relocating .*\\|indirect\\|$lab\\|certain\\|\\|[0-9]+"
said "001: this step would stop" "1\\|this step would stop .*\\|indirect\\|BBC\\|bbc\\|certain\\|\\|[0-9]+"
said "001: the antivirus maker" "1\\|this would continue .*\\|indirect\\|$lab\\|inferred\\|\\|[0-9]+"
said "002: the deck" "2\\|the company will stop collaboration .*\\|indirect\\|$eugene\\|certain\\|\\|[0-9]+"
said "002: Eugene Kaspersky, company founder, said" \
    "2\\|the company would halt .*\\|indirect\\|$eugene\\|certain\\|\\|[0-9]+"
said "002: the CEO" "2\\|the company would cease assisting .*\\|indirect\\|$eugene\\|inferred\\|\\|[0-9]+"
said "002: it would move" "2\\|it would move .*\\|indirect\\|$lab\\|certain\\|\\|[0-9]+"
said "002: the Register reports" \
    "2\\|The rule will apply .*\\|indirect\\|the Register\\|the_register\\|certain\\|\\|[0-9]+"
motion="European Parliament's motion\\|european_parliament"
said "002: a term of the motion" "2\\|malicious\\|term\\|$motion\\|inferred\\|\\|[0-9]+"
said "001: a term of the motion" "1\\|confirmed to be malicious\\|term\\|$motion\\|certain\\|\\|[0-9]+"
unsaid "001: the name of a debate is no statement" "Russians use Kaspersky"
unsaid "001: nor is a paragraph that nobody says" "has only ever|time and again"

# A story told by three: what the brief and its tables say.
"$lede" run -q scripts/reports/brief.lua "$seeds"/*.txt -o "$work/brief.db" -o "$work/brief.html" -o "$work/brief.md"
"$lede" report -q scripts/reports/brief.lua "$work/brief.db" >"$work/brief.txt"
# told SQL: the answer's rows, with | between columns and ; between rows.
told() {
    python3 - "$work/brief.db" "$1" <<'PY'
import sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall()
print("; ".join("|".join("" if v is None else str(v) for v in row) for row in rows))
PY
}
check "one story of three articles" same "$(told 'select articles, outlets from story')" "3|3"
check "re-use: 002 and 000 share the quotation, and nothing else of eight words" same \
    "$(told 'select outlet, origin_outlet, words, substr(text, 1, 17) from story_passage order by start')" \
    "000|002|18|We have protected; 000|002|17|Based upon today’"
check "the quotation is one, in two articles" same "$(told "
    select count(distinct quote), group_concat(outlet, '+'), min(outlets), min(source)
    from story_quote where says like 'We have protected%'")" "1|002+000|2|Eugene Kaspersky"
check "no other statement is shared" same \
    "$(told 'select count(distinct quote) from story_quote where outlets > 1')" "1"
check "the move is dated by 002, 000 tells it without a date" same "$(told "
    select day, outlet, dated from story_date where happening =
      (select happening from story_date where text like 'In May%') order by dated desc")" \
    "2018-05|002|1; 2018-05|000|0"
check "both Wednesdays are in the timeline" same \
    "$(told "select count(*) from story_date where day = '2018-06-13'")" "2"
check "nothing else is" same "$(told 'select count(distinct day) from story_date')" "2"
check "today and last month have no day" same \
    "$(told "select count(*) from date where resolved and text in ('today', 'Last month')")" "0"
check "twenty years, twice and once" same "$(told "
    select a.n, count(*) from date d join article a on a.id = d.article
    where d.value = 'P20Y' group by a.n")" "1|2; 3|1"
# who NAME: how many articles have it, across all of its forms.
who() { told "select layer, articles from story_name where name = '$1'"; }
check "Kaspersky Lab in all three" same "$(who 'Kaspersky Lab')" "org|3"
check "Eugene Kaspersky in all three" same "$(who 'Eugene Kaspersky')" "person|3"
check "European Parliament with EU Parliament" same "$(who 'European Parliament')" "org|3"
check "No More Ransom with #NoMoreRansom" same "$(who 'No More Ransom')" "org|2"
check "US with United States" same "$(who 'United States')" "place|3"
check "EU with European Union" same "$(who 'European Union')" "org|2"
for name in Europol; do check "$name in all three" same "$(who $name)" "org|3"; done
for name in Russia Switzerland; do check "$name in all three" same "$(who $name)" "place|3"; done
check "the initiative is a name of its own" same "$(who "$initiative")" "org|1"
check "neither the author nor who stands in boilerplate is in the story" same \
    "$(told "select count(*) from story_name where name like '%Sutton%' or name like '%Trump%'")" "0"
check "the brief shows the quotation once, with both outlets" sh -c \
    'test "$(grep -c "We have protected" "$1")" -le 2 && grep -q "· 002, 000" "$1"' - "$work/brief.txt"
check "the brief's page stands alone" sh -c '! grep -nE "(src|href)=.?https?:|<script|@import" "$1"' - "$work/brief.html"
"$lede" run -q -j 7 scripts/reports/brief.lua "$seeds"/*.txt -o "$work/brief7.html"
check "the brief is the same for 7 workers" cmp "$work/brief.html" "$work/brief7.html"
done_testing
