#!/bin/sh
# What the shipped reports show of our own articles, and leave out: each thing once, with who says it.
. tests/tap.sh
lede=${LEDE:-build/release/lede}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export COLUMNS=100
pile=tests/data/articles
for report in brief timeline who-said-what names watchlist events money; do
    check "$report: nothing on standard error" sh -c '"$1" run -q scripts/reports/$2.lua '$pile' \
        -o - >"$3/$2.txt" 2>"$3/errors" && test ! -s "$3/errors"' - "$lede" $report "$work"
    check "$report: no space ends a line" sh -c '! grep -n " $" "$1"' - "$work/$report.txt"
done
# has REPORT STRING, lines REPORT N STRING
has() { grep -qF -- "$2" "$work/$1.txt" || { echo "not there: $2"; return 1; }; }
lines() { same "$(grep -cF -- "$3" "$work/$1.txt")" "$2"; }
has_not() { ! grep -nF -- "$2" "$work/$1.txt"; }

check "an article without a title has its first words" has brief "undated     Karlsholm Today  The sale of Baltica"
check "two versions of an article are one headline" lines brief 1 "Karlsholm Today  Northern Star may buy Baltica"
check "a sentence with two figures stands once among the numbers" same \
    "$(grep -c '^Karlsholm Today .*213 crowns' "$work/brief.txt")" 1
check "the plus behind an outlet is explained" has brief "+1: one more outlet has the figure"
check "what one outlet says is not a quotation that others have" has_not brief "was open,\" said Mr Mendes."
check "what one outlet says is of those whom the story is about" sh -c '
    ! sed -n "/only one outlet/,/Word for word/p" "$1" | grep "market on Station Square"' - "$work/brief.txt"
check "a passage that begins amid a sentence says so" has brief "… 85 million crowns. \"We looked"
check "a town that a story takes for an organisation is no organisation" sh -c '! grep "^Calder  " "$1"' - \
    "$work/brief.txt"
check "what one does by saying it has its verb" has brief "… asked for two million"
check "an item of a list has no bullet" has timeline "2024-11-12  X-rays and scans, since 12 November"
check "a heading is no happening" has_not timeline "A warning in March"
check "a quotation that is cut off opens" has timeline "It was a choice,\" Francis Oyelaran"
check "and shows that it was" has timeline "\"… It was a choice"
check "a work of one letter is none" has_not names "Works"
check "evidence names the outlet and the day" has watchlist "anger, The Meridian Post,"
check "and is of several articles: one for each of two names" lines watchlist 2 "boil-notice.txt"
check "types of events are told in words" has events "COERCE: arrests, fines, seizes"
check "three versions of an article are one event" lines events 1 "Okoro welcomed the decision"
check "a fortnight ago is put in its month" has_not events "undated"
check "sums have a day" has_not money "T17:20"
check "none of the names: how to give one's own" sh -c '
    "$1" run -q scripts/reports/watchlist.lua tests/data/story | grep -q -- "--lexicon watch=FILE"' - "$lede"

awk 'BEGIN { print "name"; for (c = 97; c < 123; c++) for (d = 97; d < 123; d++) printf "%c%c*\n", c, d }' >"$work/letters.tsv"
"$lede" run -q watchlist --lexicon watch="$work/letters.tsv" tests/data/articles/meridian-post >"$work/many.txt"
check "every name of a long list is listed" sh -c '
    test "$(sed -n "/^name/,/^$/p" "$1" | wc -l)" -gt 80' - "$work/many.txt"
check "and some are told one by one, which is said" grep -q "The 24 that most articles name; table watched has" "$work/many.txt"

check "a pile begins with the stories that it tells" same "$(sed -n 4p "$work/brief.txt")" \
    "20 articles: 3 stories that several of them tell, and 1 article by itself."
check "of a day what reports rather than what somebody says of it" has brief "2024-09-23  The Water Regulator opened a formal inquiry"
check "and what was told on it rather than before" has brief "2025-03-04  The mayor of Halvery, Maria Lindqvist, told a court"
check "what outlets tell with other figures is not what several say" sh -c '
    ! sed -n "/What several outlets say/,/only one outlet/p" "$1" | grep "58 million"' - "$work/brief.txt"
check "a figure that others have makes nobody the only one" sh -c '
    ! sed -n "/only one outlet/,/Word for word/p" "$1" | grep "600 of 2,900 jobs"' - "$work/brief.txt"
check "a sentence of two versions is evidence once" lines watchlist 1 "] may buy Baltica, with strings"
check "evidence of a name goes by date" sh -c '
    sed -n "/── Brightwater/,/── Maria/p" "$1" | grep -o "20[0-9-]* · rule\|20[0-9-]*, *$" | sort -c' - "$work/watchlist.txt"

"$lede" run -q brief $pile -o "$work/brief.html" -o "$work/brief.md"
check "on a narrow screen a span of days breaks between them" grep -qF \
    '<span class="d">2024-09-13</span> to <span class="d">2025-03-04</span>' "$work/brief.html"
"$lede" run -q timeline $pile -o "$work/timeline.md"
check "a timeline in Markdown has the columns that it was given" grep -qxF "| day | what happened | told by |" "$work/timeline.md"
check "a list that is an example is told" ends_with 0 "--lexicon watch=FILE gives your own" "$lede" run watchlist $pile
check "a list of one's own is not" same "$("$lede" run watchlist --lexicon watch=tests/data/lexicons/people.tsv $pile 2>&1 >"$work/own.txt")" ""
printf 'lemma\nfine\n' >"$work/node.csv"
printf 'The court fined the fine firm. It paid. Fines fell.\n' >"$work/fines.txt"
"$lede" run -q collocates --lexicon node="$work/node.csv" "$work/fines.txt" -o "$work/near.csv/"
check "a word near two hits is near once, and no hit is near another" same \
    "$(tail -n +2 "$work/near.csv/near.csv" | tr -d '\r' | cut -d, -f9- | tr '\n' ' ')" \
    "fine,the,-2 fine,court,-1 fine,the,1 fine,firm,3 fine,fall,1 "
check "a word that is in none of the articles" ends_with 0 "None of the words of the list stands" \
    "$lede" run -q collocates --lexicon node=tests/data/lexicons/people.tsv "$work/fines.txt"
check "keywords of one outlet have nothing to be compared with" ends_with 0 "nothing to compare it with" \
    "$lede" run -q keywords tests/data/articles/radio-calder
check "two versions with one headline are one line of the overview" sh -c '
    test "$("$1" run -q overview "$2" | grep -c "Northern Star may buy Baltica, with strings ·")" = 1' - "$lede" $pile

# Number 12 of article "a" and number 2 of "a1" are two statements.
cat >"$work/keys.py" <<'PY'
import json
def said(n, name):
    return f'"Pump {n} was closed in week {n}," said {name}.'
for id, n in ("a", 11), ("a1", 1):
    text = " ".join([said(i + 1, "Carlos Mendes") for i in range(n)] + [said(n + 1, "Helen Marsh")])
    print(json.dumps({"id": id, "title": "Pumps", "published": "2024-05-01", "language": "en", "text": text}))
PY
python3 "$work/keys.py" >"$work/keys.jsonl"
check "statements are counted by article and number" sh -c '
    "$1" run -q overview "$2" | grep -q "^Helen Marsh  *2  *2 "' - "$lede" "$work/keys.jsonl"

# A pile of which one outlet has lists: what somebody is quoted in comes first, untitled or not.
cat >"$work/lists.py" <<'PY'
import json
for i in range(6):
    print(json.dumps({"id": f"list-{i}", "title": f"Harbour dues, week {i}", "publisher": "The Wire", "language": "en",
        "published": f"2024-05-0{i + 1}", "text": f"Harbour dues of the week. Net: 1{i}. Shares of harbour dues: 2{i}. Dues paid: 3{i}."}))
for i in range(3):
    print(json.dumps({"id": f"said-{i}", "publisher": "The Wire", "published": f"2024-05-0{i + 1}", "language": "en",
        "text": f'The tunnel under the Sound was flooded on Monday. "We saw the tunnel flood {i} times," said Carlos Mendes.'
                ' It said that the railway"s pumps would "never be enough". It closed the tunnel under the Sound.'}))
PY
python3 "$work/lists.py" >"$work/lists.jsonl"
"$lede" run -q scripts/reports/brief.lua "$work/lists.jsonl" -o - >"$work/lists.txt"
"$lede" run -q scripts/reports/who-said-what.lua "$work/lists.jsonl" -o - >"$work/pumps.txt"
check "a story that quotes somebody comes before longer lists, by its first words if it has no title" sh -c '
    sed -n 8p "$1" | grep "^The tunnel under the Sound was flooded on Monday.  *3  "' - "$work/lists.txt"
check "whom a pronoun means is not named if nobody knows" grep -q "— not named · The Wire" "$work/pumps.txt"
check "a quote mark for an apostrophe opens nothing" grep -qF 'the railway"s pumps would "never be enough"' "$work/pumps.txt"
echo "The ferry left last month. It will leave in two days." >"$work/undated.txt"
check "a date that nothing dates is told in words" sh -c '
    "$1" run -q scripts/reports/timeline.lua "$2" | grep "^last month  *1  1 month before"' - "$lede" "$work/undated.txt"

# A surname alone is the person of that name, in every table.
mkdir "$work/people"
echo "Donald J. Marsh met Greta Holm in Ohio, and Marsh won." >"$work/people/1.txt"
echo "The vote is over. In Ohio Mr Marsh spoke to Greta Holm." >"$work/people/2.txt"
"$lede" run -q scripts/reports/names.lua "$work/people" -o - >"$work/people.txt"
echo "The harbour of Calder was dredged." >"$work/harbour.txt"
check "articles that have nothing to do with each other" sh -c '
    "$1" run -q brief "$2/people/2.txt" "$2/harbour.txt" | grep -qx "2 articles, none of which tells the story of another."' - \
    "$lede" "$work"
check "named together in the article that has the surname only" grep -q "Donald J. Marsh  *Greta Holm  *2" "$work/people.txt"
check "and named in both" grep -qE "Donald J. Marsh  *[12]  *1$" "$work/people.txt"

# Of many statements those of one source do not fill the list.
cat >"$work/said.py" <<'PY'
import json
who = ["Helen Marsh", "Carlos Mendes", "Greta Holm"]
def word(n):
    return "b" + "aeiou"[n % 5] + "dlmnrt"[n // 5 % 6] + "aeiou"[n // 30 % 5] + "kpst"[n // 150 % 4] + "a"
for i in range(60):
    name = who[0] if i < 55 else who[1 + i % 2]
    print(json.dumps({"id": f"said-{i}", "title": f"Statement {i}", "publisher": "The Wire",
        "published": "2024-05-01", "language": "en",
        "text": f'"The {word(i)} {word(i + 60)} of {word(i + 120)} will be {word(i + 180)} and {word(i + 240)},"'
                f' said {name}.'}))
PY
python3 "$work/said.py" >"$work/said.jsonl"
"$lede" run -q scripts/reports/who-said-what.lua "$work/said.jsonl" -o - >"$work/said.txt"
check "the list says how many it leaves out" has said "40 of 60 statements"
check "three of one source, then those of the others" same \
    "$(grep -E '^    — ' "$work/said.txt" | head -8 | cut -d' ' -f6 | sort | uniq -c | tr -s ' \n' ' ')" \
    " 2 Carlos 3 Greta 3 Helen "
check "one outlet: nothing is said to stand in one only" sh -c '
    "$1" run -q scripts/reports/brief.lua "$2" -o - >"$3" && ! grep "only one outlet" "$3"' - \
    "$lede" "$work/said.jsonl" "$work/one.txt"
done_testing
