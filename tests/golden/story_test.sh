#!/bin/sh
# What lede.story and the reports make of our own articles: three on one story by three outlets, of
# which two have no date and one no title, then the pile of all sample articles.
. tests/tap.sh
lede=${LEDE:-build/release/lede}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export COLUMNS=80
"$lede" run -q scripts/reports/brief.lua tests/data/story -o "$work/one.db" -o "$work/one.html" \
    -o "$work/one.md" -o "$work/one.csv/" -o "$work/one.jsonl" -o - >"$work/one.txt" 2>"$work/errors"
check "nothing on standard error" test ! -s "$work/errors"
# told DB SQL: the answer's rows, with | between columns and "; " between rows.
told() {
    python3 - "$work/$1.db" "$2" <<'PY'
import sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall()
print("; ".join("|".join("" if v is None else str(v) for v in row) for row in rows))
PY
}
check "one story, three outlets" same "$(told one 'select articles, outlets, first from story')" \
    "3|3|2025-03-15"
check "outlets: the publisher, else the file" same \
    "$(told one 'select outlet from story_article order by place')" \
    "Sound Observer; 000-dispatch; 001-gazette"
check "the quotation that two share is what they share" same "$(told one "
    select outlet, origin_outlet, words, substr(text, 1, 13) from story_passage order by start")" \
    "000-dispatch|Sound Observer|18|We have built; 000-dispatch|Sound Observer|17|After this vo"
check "a statement cut in two is one with the undivided" same "$(told one "
    select count(distinct quote), group_concat(outlet, '+'), min(outlets), min(source)
    from story_quote where says like 'We have built%'")" \
    "1|Sound Observer+000-dispatch|2|Helga Larkmoor"
check "the move is dated by the one article that has a date" same "$(told one "
    select day, outlet, dated from story_date where happening =
      (select happening from story_date where text like 'In February%') order by dated desc")" \
    "2025-02|Sound Observer|1; 2025-02|000-dispatch|0"
check "both Wednesdays" same \
    "$(told one "select count(*) from story_date where day = '2025-03-12'")" "2"
check "a hashtag and a project are one name" same \
    "$(told one "select layer, articles from story_name where name = 'Safe Crossing'")" "org|2"
check "the firm and its founder are two" same "$(told one "
    select layer, name, articles from story_name where name like '%Larkmoor%' order by 1")" \
    "org|Larkmoor Industries|3; person|Helga Larkmoor|3"
check "the author is not in the story" same \
    "$(told one "select count(*) from story_name where name like '%Holl%'")" "0"
check "a row of a collate leads to its sentence" same "$(told one "
    select count(*) from story_claim c where not exists
      (select 1 from sentence s where s.article = c.article and s.n = c.sentence)")" "0"
check "the page stands alone" \
    sh -c '! grep -nE "(src|href)=.?https?:|<script|@import" "$1"' - "$work/one.html"
check "Markdown has the quotation with its source" grep -q '^> — \*\*Helga Larkmoor' "$work/one.md"
check "CSV has a file a table" test -s "$work/one.csv/story_quote.csv"
check "no line is wider than the terminal" sh -c '! grep -nE "^.{81,}" "$1"' - "$work/one.txt"

mkdir "$work/ferry"
cat >"$work/ferry/wire.txt" <<'EOF'
Ferry sinks off Halvery

The ferry Aurora sank off Halvery in a storm on Monday night and 14 people were killed, the coast guard said.

The owner of the ferry Aurora had paid about 3 million crowns for repairs of the hull in Karlsholm.
EOF
cat >"$work/ferry/courier.txt" <<'EOF'
Ferry Aurora sinks in storm off Halvery

The ferry Aurora sank off Halvery in a storm on Monday and at least 16 people were killed, said the navy.

The owner of the ferry Aurora had paid 3.1 million crowns for repairs of the hull in Karlsholm.
EOF
"$lede" run -q scripts/reports/brief.lua "$work/ferry" -o "$work/ferry.db" -o - >"$work/ferry.txt"
check "figures that contradict each other are told, about 3 and 3.1 million are not" same "$(told ferry "
    select figure, outlet, value, mod from story_figure order by outlet desc")" \
    "1|wire|14|; 1|courier|16|EQUAL_OR_MORE"
check "and stand in the brief" grep -q "Where figures differ" "$work/ferry.txt"

pile=tests/data/articles
"$lede" run -q scripts/reports/brief.lua $pile -o "$work/pile.db" -o "$work/pile.html"
check "three stories and an article by itself" same \
    "$(told pile 'select articles from story order by articles desc')" "9; 7; 3; 1"
check "wire copy is found" same "$(told pile "
    select outlet, origin_outlet, words from story_passage where words > 150")" \
    "Radio Calder|North Sea Wire|170"
check "one sentence in four outlets" same "$(told pile "
    select count(distinct outlet) from story_quote where says like 'We told the company in March%'")" "4"
check "a place that one article takes for a person is a place" same \
    "$(told pile "select layer from story_name where name = 'Halvery'")" "place"
for n in 1 7; do
    "$lede" run -q -j $n scripts/reports/brief.lua $pile -o "$work/$n.db" -o "$work/$n.html"
    "$lede" dump "$work/$n.db" >"$work/$n.dump"
done
check "the same store for 1 and 7 workers" cmp "$work/1.dump" "$work/7.dump"
check "the same page" cmp "$work/1.html" "$work/7.html"
"$lede" report -q scripts/reports/brief.lua "$work/pile.db" -o "$work/again.html"
check "a stored result gives the same page" cmp "$work/pile.html" "$work/again.html"
for report in who-said-what timeline names watchlist; do
    check "$report: every kind of output" "$lede" run -q scripts/reports/$report.lua $pile \
        -o "$work/$report.html" -o "$work/$report.md" -o "$work/$report.csv/" -o "$work/$report.jsonl"
    "$lede" run -q scripts/reports/$report.lua $pile >"$work/$report.txt"
    check "$report: no line is wider than the terminal" sh -c '! grep -nE "^.{81,}" "$1"' - "$work/$report.txt"
done
check "a watch-list of one's own" sh -c '
    printf "name\nHelen Marsh\n" >"$2/mine.tsv"
    "$1" run -q scripts/reports/watchlist.lua --lexicon watch="$2/mine.tsv" '$pile' >"$2/mine.txt" &&
    grep -q "Helen Marsh" "$2/mine.txt" && ! grep -q "Grey Heron" "$2/mine.txt"' - "$lede" "$work"
check "a lexicon that the script does not have" sh -c '
    "$1" run -q scripts/reports/watchlist.lua --lexicon wacth="$2/mine.tsv" '$pile' 2>"$2/said"
    test $? -eq 2 && grep -q "no lexicon of that name" "$2/said"' - "$lede" "$work"

# One person under several names, over articles.
mkdir "$work/people"
echo "Donald J. Marsh won the vote. Marsh left for Ohio." >"$work/people/1.txt"
echo 'The vote is over, and in Ohio Mr Marsh said: "I will stay in Ohio with my friends."' >"$work/people/2.txt"
echo "Donald Marsh and Anna Lund Berg met in Ohio. Berg said she would leave." >"$work/people/3.txt"
echo "Anna Berg left Ohio. Mr Marsh said he would stay." >"$work/people/4.txt"
"$lede" run -q scripts/reports/who-said-what.lua "$work/people" -o "$work/people.db"
check "names are joined over articles" same "$(told people "select name, sum(mentions) from story_name
    where layer = 'person' group by entity order by 1")" "Anna Berg|4; Donald J. Marsh|6"
check "and so are those who said something" same "$(told people "select source, count(*) from story_quote
    group by entity order by 1")" "Anna Berg|1; Donald J. Marsh|2"

mkdir "$work/offices"
echo "The guitarist Otto Charles played three old songs for sailors and their children in a tavern." >"$work/offices/1.txt"
echo "Prince Charles opened the barley market and said the harvest of barley was poor." >"$work/offices/2.txt"
"$lede" run -q scripts/reports/names.lua "$work/offices" -o "$work/offices.db"
check "a surname with another office is somebody else, in another story" same \
    "$(told offices "select name, role from story_name where layer = 'person' order by 1")" \
    "Charles|Prince; Otto Charles|guitarist"

echo "Anna Berg said the road is shut. Berg did not say whether the bridge will open." >"$work/unsaid.txt"
"$lede" run -q scripts/reports/who-said-what.lua "$work/unsaid.txt" -o "$work/unsaid.db"
check "what somebody did not say is no statement of a story" same \
    "$(told unsaid "select count(*), (select count(*) from quote) from story_quote")" "1|2"

printf 'Live: the vote in Ohio\n\nPublished: 24 February 2024\n\n9:40 p.m.\n\nAnna Berg left Ohio on Saturday.\n\n9:30 p.m.\n\nThe hall was full at 9 p.m.\n' >"$work/live.txt"
"$lede" run -q scripts/reports/timeline.lua "$work/live.txt" -o "$work/live.db"
check "a time that stands alone is no happening" same "$(told live "select text from story_date order by start")" \
    "Anna Berg left Ohio on Saturday.; The hall was full at 9 p.m."

# Ten weeks of a large pile: every day a bond of the same kind, and other things in words of their own;
# a bridge that falls and is told for four days, and once without a date; a fire and a strike of each of
# which two reports have two words in common, the fire's by two outlets, the strike's by one.
cat >"$work/weeks.py" <<'PY'
import datetime, json
first = datetime.date(2018, 3, 1)
def told(i, day, title, text, publisher=None):
    print(json.dumps({"id": f"{i}-{day}", "title": title, "text": text, "language": "en", "publisher": publisher,
                      "published": str(first + datetime.timedelta(day)) if day >= 0 else None}))
for day in range(70):
    told("bond", day, "Eurobond issued", f"Bank b{day}x issued a eurobond of {day} million, lead manager and coupon as usual.")
    for k in range(30):
        name = f"q{day}k{k}z"
        told(name, day, f"{name}a {name}b", f"{name}a, {name}b {name}c or {name}d, {name}e, {name}f.")
for day in [30, 31, 32, 33, -1]:
    told("bridge", day, "Lund bridge falls", "The harbour bridge of Lund fell into the Hoje river, engineers of Lund said.")
for what, outlets in [("fire", ["Post", "Gazette"]), ("strike", ["Courier", "Courier"])]:
    for k, outlet in enumerate(outlets):
        own = " ".join(f"{letter}{k}{what}" for letter in "abcdefghij")
        told(what, 50 + k, None, f"ha{what} ya{what} {own}.", outlet)
PY
python3 "$work/weeks.py" >"$work/weeks.jsonl"
"$lede" run -q tests/quality/stories.lua "$work/weeks.jsonl" -o "$work/weeks.db"
check "what is told again and again is no story of ten weeks" same "$(told weeks "select count(*) > 3,
    max(days) < 30 from (select julianday(max(a.published)) - julianday(min(a.published)) days
    from story_article s join article a on a.id = s.article where a.id like 'bond%' group by story)")" "1|1"
check "a story of some days is one, with the article that has no date" same "$(told weeks "select
    count(distinct story), count(*) from story_article where article like 'bridge%'")" "1|5"
check "two outlets need less in common than two reports of one" same "$(told weeks "select
    substr(article, 1, 4), count(distinct story) from story_article
    where article like 'fire%' or article like 'strike%' group by 1")" "fire|1; stri|2"

# A timeline of more than 60 entries leaves out what one outlet tells, and not what came last.
cat >"$work/pumps.py" <<'PY'
import datetime, json
days = [datetime.date(2018, 1, 1) + datetime.timedelta(i) for i in range(80)]
pumps = " ".join(f"On {d.day} {d:%B} 2018 pump {d:%j} of the waterworks of Lund failed." for d in days)
end = "On 30 June 2018 the mayor of Lund resigned over the pumps."
for i, text in enumerate([pumps + " " + end, end + " The waterworks of Lund have pumps that failed."]):
    print(json.dumps({"id": f"pumps-{i}", "title": "Pumps of Lund fail", "publisher": f"www.p{i}.org",
                      "published": f"2018-07-0{i + 1}", "text": text, "language": "en"}))
PY
python3 "$work/pumps.py" >"$work/pumps.jsonl"
"$lede" run -q scripts/reports/timeline.lua "$work/pumps.jsonl" >"$work/pumps.txt"
check "a long timeline keeps what most outlets tell" grep -q "mayor of Lund resigned" "$work/pumps.txt"
check "and says how much it leaves out, and outlets without www" sh -c '
    grep -q "60 of 8[01] sentences" "$1" && grep -q "p0.org" "$1" && ! grep -q www "$1"' - "$work/pumps.txt"
done_testing
