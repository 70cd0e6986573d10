#!/bin/sh
# What lede.quotes makes of an article of our own as a whole: marks that pair over paragraphs, pieces
# joined to statements, who is meant by "he" and by "the report", what is no statement at all.
. tests/tap.sh
lede=${LEDE:-build/release/lede}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/article.txt" <<'EOF'
Mayor says harbour pipe will fail

Mayor Greta Holm has said the harbour pipe will fail within a year, the Halvery Courier reported.

“We looked at it in May,” she said. “Nobody listened”, pointing to a letter of that month.

Tomas Okafor, a doctor, told the BBC that 30 people were ill. He added that it was "only a matter of time" before others came. Okafor said he did not want to "frighten anybody" but the town had to take "real steps."

Holm continued:

"The pipe is old. It was laid in 1931.

"It will be replaced."

The Harbour Board passed a motion calling the pipe "a disgrace". The motion also warned that money was short. Two states sent reports.

The board's chairman, Anna Berg, announced on Friday that work would begin.

"We begin on Monday, whatever it costs us all."

According to the police, nobody was hurt. The road, a spokesman said, is open.

The so-called "Pipe of Halvery" debate went on. The play "Winter in the Harbour" was sold out. She wrote "Winter Tides" there.

We have always cared for the pipe. It is ours.

‘It is late,’ said Anna Berg.

The National Bank of Halvery said the pipe is paid. A National Bank of Halvery trader said the price was high. Halvery Pipes Ltd <HALV.L> said it sold the pipe.
EOF
"$lede" mark -q --to json --layers quote scripts/lede/quotes.lua "$work/article.txt" >"$work/article.json"
python3 - "$work/article.json" >"$work/quotes" <<'PY'
import json, sys
for a in json.load(open(sys.argv[1], encoding="utf-8"))["annotations"]:
    told = ("kind", "source", "link", "cue", "verb_class", "relayed_by", "addressee", "statement")
    print(a["text"], *(a["attributes"].get(key) or "-" for key in told), sep="|")
PY
cat >"$work/expected" <<'EOF'
harbour pipe will fail|indirect|Mayor|certain|says|say|-|-|1
the harbour pipe will fail within a year|indirect|Greta Holm|certain|said|say|Halvery Courier|-|2
We looked at it in May|direct|Greta Holm|inferred|said|say|-|-|3
Nobody listened|direct|Greta Holm|inferred|said|say|-|-|3
30 people were ill|indirect|Tomas Okafor|certain|told|tell|BBC|BBC|4
it was "only a matter of time" before others came|mixed|Tomas Okafor|inferred|added|add|-|-|5
he did not want to "frighten anybody" but the town had to take "real steps."|mixed|Tomas Okafor|certain|said|say|-|-|6
The pipe is old. It was laid in 1931.|direct|Greta Holm|certain|continued|say|-|-|7
It will be replaced.|direct|Greta Holm|certain|continued|say|-|-|7
a disgrace|term|Harbour Board's motion|inferred|calling|call|-|-|8
money was short|indirect|Harbour Board's motion|inferred|warned|warn|-|-|9
work would begin|indirect|Anna Berg|certain|announced|announce|-|-|10
We begin on Monday, whatever it costs us all.|direct|Anna Berg|inferred|-|-|-|-|11
nobody was hurt|indirect|the police|certain|According to|say|-|-|12
The road|indirect|a spokesman|certain|said|say|-|-|13
is open|indirect|a spokesman|certain|said|say|-|-|13
It is late|direct|Anna Berg|certain|said|say|-|-|14
the pipe is paid|indirect|National Bank of Halvery|certain|said|say|-|-|15
the price was high|indirect|A National Bank of Halvery trader|certain|said|say|-|-|16
it sold the pipe|indirect|Halvery Pipes Ltd|certain|said|say|-|-|17
EOF
is() { check "$1" same "$(sed -n "$2" "$work/quotes")" "$(sed -n "$2" "$work/expected")"; }
is "a headline says who" 1p
is "a paper hands on what another said" 2p
is "one statement in two pieces, by her" 3,4p
is "whom it is told, and that this is an outlet" 5p
is "words in marks within a clause make it mixed, twice in one statement" 6,7p
is "a quotation over two paragraphs, behind a colon" 8,9p
is "a term with a source, and what the same document says" 10,11p
is "the name behind an office" 12p
is "a paragraph in marks goes on with who spoke before, inferred" 13p
is "according to" 14p
is "a clause around its verb" 15,16p
is "single marks" 17p
is "a body whose name goes on, a trader of it, a company with its ticker" 18,20p
check "names of things, titles, nouns and the paper's own voice are no statements" \
    cmp "$work/quotes" "$work/expected"
cat >"$work/not.txt" <<'EOF'
Holm did not say whether the road is open. An official, who asked not to be named, said it is late. Okafor said it is not paid and agreed that it is old. Anna Berg never said the pipe is ours.
EOF
"$lede" mark -q --to json --layers quote scripts/lede/quotes.lua "$work/not.txt" >"$work/not.json"
check "what was not said, and no \"not\" of an aside or of what was said before" same "$(python3 - "$work/not.json" <<'PY'
import json, sys
for a in json.load(open(sys.argv[1], encoding="utf-8"))["annotations"]:
    print(a["text"], a["attributes"].get("negated") or "-", sep="|")
PY
)" "whether the road is open|yes
it is late|-
it is not paid|-
it is old|-
the pipe is ours|yes"
done_testing
