#!/bin/sh
# What the commands print over our own articles, held byte for byte in tests/golden/cli/.
# GOLDEN=update writes the files anew; read the difference before committing it.
. tests/tap.sh
lede=${LEDE:-build/release/lede}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
expected=tests/golden/cli
mkdir -p "$expected"
export COLUMNS=100
golden() {
    name=$1
    shift
    "$@" >"$work/out" 2>&1
    echo "exit $?" >>"$work/out"
    [ "${GOLDEN:-}" != update ] || cp "$work/out" "$expected/$name"
    check "$name" diff -u "$expected/$name" "$work/out"
}
articles=tests/data/articles
folder=tests/data/articles/calder-review
golden help.txt "$lede" --help
golden help-grep.txt "$lede" grep --help
golden load.jsonl "$lede" load $articles
golden load-explain.txt "$lede" load --explain $articles
golden load-text.txt "$lede" load --to text $articles
golden load-damaged.txt "$lede" load -q --language none tests/data/damaged
pages=tests/data/pages
golden load-pages.jsonl "$lede" load -q $pages
golden load-pages-explain.txt "$lede" load -q --explain $pages
golden load-pages-text.txt "$lede" load -q --to text $pages
golden load-pages.html "$lede" load --to html $pages/semantic.html
tables=tests/data/tables
golden load-tables.jsonl "$lede" load --language none $tables
golden load-tables-field.txt "$lede" load -q --explain --language nl --field text=brief --field title=onderwerp --field published=wanneer $tables/letters.tsv
golden load-feeds.jsonl "$lede" load --language none tests/data/feeds
golden load-wire.jsonl "$lede" load --language none tests/data/wire
golden load-web.jsonl "$lede" load --language none tests/data/web
golden load-mail.jsonl "$lede" load --language none tests/data/mail
golden load-mail-explain.txt "$lede" load -q --explain --language none tests/data/mail
golden load-trade.jsonl "$lede" load --language none tests/data/trade
golden load-trade-explain.txt "$lede" load -q --explain --language none tests/data/trade
golden load-several.jsonl "$lede" load --language none tests/data/several
golden load-markdown.jsonl "$lede" load --language none tests/data/markdown
golden load-markdown-explain.txt "$lede" load -q --explain --language none tests/data/markdown
golden load-packed.jsonl "$lede" load --language none tests/data/packed
golden load-charsets.jsonl "$lede" load tests/data/charsets
golden load-wire-explain.txt "$lede" load -q --explain --language none tests/data/wire/message.xml
golden tokens.conllu "$lede" tokens $folder
golden tokens.jsonl "$lede" tokens --to json $folder
golden grep.txt "$lede" grep '[word="said|told"%c] []{0,2} [word="[A-Z].*"]+' $articles
golden grep-count.txt "$lede" grep -c '[word="said|told"%c]' $articles
golden grep-by.txt "$lede" grep --by publisher,month '"said"' $articles
golden grep-by-lemma.txt "$lede" grep --by match.lemma '[pos="VERB"]' $folder
golden grep-by-capture.jsonl "$lede" grep --json --by v.lemma,publisher 'v:[pos="VERB"] "that"' $articles
golden grep-sort-lemma.txt "$lede" grep --sort match.lemma '[pos="VERB"]' $folder
golden grep-sort.txt "$lede" grep --sort right1 '"said"' $folder
golden grep-sample.txt "$lede" grep --sample 3 '"said"' $articles
golden grep-json.jsonl "$lede" grep --json 'who:([word="[A-Z].*"]{2,}) "said"' $articles
golden grep-json-list.jsonl "$lede" grep --json -C 2 'a:"the" x:[pos="ADJ|NOUN"]+ "of"' $folder
golden grep.csv "$lede" grep --csv --sort right1 'a:"the" x:[pos="ADJ|NOUN"]{2,}' $folder
golden grep-by.csv "$lede" grep --csv --by publisher,match '[kind="punct"]' $articles
golden grep-json-by.jsonl "$lede" grep --json --by publisher,month '"said"' $articles
golden grep-json-count.jsonl "$lede" grep --json -c '"said"' $articles
golden grep-lemma.txt "$lede" grep '[pos="PROPN"]+ [lemma="say|tell" & pos="VERB"]' $articles
golden grep-pack.txt "$lede" grep -r lede.names '<person/> "said"' $articles
golden check.txt "$lede" check tests/data/scripts/questionable.lua
golden check-none.txt "$lede" check scripts/reports/overview.lua scripts/reports/money.lua
payments=tests/data/scripts/payments.lua
golden why.txt "$lede" why $payments sum $folder
golden why-misses.txt "$lede" why --misses 2 $payments sum $articles
golden why-colour.txt "$lede" why --colour always $payments sum $folder
golden why.jsonl "$lede" why --to json $payments sum $folder
golden why.html "$lede" why --to html $payments sum $folder
sums=tests/data/scripts/sums.lua
post=tests/data/articles/meridian-post/2025-01-15-regulator.txt
for rule in sum of_the euros not_safe; do
    golden why-$rule.txt "$lede" why -q $sums $rule $post
    golden why-$rule.jsonl "$lede" why -q --to json $sums $rule $post
    golden why-$rule.html "$lede" why -q --to html $sums $rule $post
done
golden why-no-rule.txt "$lede" why $payments sums $folder
golden cover.txt "$lede" cover -q $payments $articles
"$lede" cover -q $payments $articles -o "$work/c.jsonl" -o "$work/c.html" -o "$work/c.md"
golden cover.jsonl cat "$work/c.jsonl"
golden cover.html cat "$work/c.html"
golden cover.md cat "$work/c.md"
golden cover-again.txt "$lede" cover -q $payments --add "$work/c.jsonl"
check "counts of an earlier run alone give the same page" cmp "$expected/cover.txt" "$expected/cover-again.txt"
golden cover-other-rules.txt sh -c '"$1" cover -q scripts/reports/overview.lua --add "$2" 2>&1 | sed "s|$3|.|"' - "$lede" "$work/c.jsonl" "$work"
cp tests/data/scripts/mention*.lua "$work"
sed 's/{0,12}?/{0,4}?/; s/"million" | "billion"/"million"/; s/unit:\[word="crowns|/unit:[word="kronor|crowns|/; s/amount = "amount.text"/amount = "amount.norm"/' $payments >"$work/money.lua"
golden diff.txt "$lede" diff -q $payments "$work/money.lua" $articles
golden diff.jsonl "$lede" diff -q --json $payments "$work/money.lua" $folder/../radio-calder
golden diff-none.txt "$lede" diff -q scripts/reports/overview.lua scripts/reports/overview.lua $folder
golden ready.conllu "$lede" tokens -q tests/data/ready/council.vrt
golden ready.jsonl "$lede" run -q tests/golden/ready.lua tests/data/ready
golden ready-load.jsonl "$lede" load tests/data/ready
golden ready-tokens.jsonl "$lede" tokens --to json tests/data/ready
golden ready-mark.txt "$lede" mark -q --layers np,ner tests/golden/ready.lua tests/data/ready
golden mark.txt "$lede" mark --colour always $payments $folder
golden mark.html "$lede" mark --to html $payments $folder
golden mark.ann "$lede" mark --to brat $payments $folder
golden collocates.txt "$lede" run -q collocates --lexicon node=tests/data/lexicons/frames.csv $articles
golden keywords.txt "$lede" run -q keywords $articles
golden dictionary.txt "$lede" run -q dictionary --lexicon dictionary=tests/data/lexicons/frames.csv $articles
"$lede" run -q dictionary --lexicon dictionary=tests/data/lexicons/frames.csv $articles -o "$work/coded.csv/"
golden dictionary-months.csv cat "$work/coded.csv/category_month.csv"
golden overview.txt "$lede" run -q scripts/reports/overview.lua $articles
golden overview-colour.txt "$lede" run -q --colour always scripts/reports/overview.lua $articles
"$lede" run -q scripts/reports/overview.lua $articles -o "$work/o.md" -o "$work/o.html"
"$lede" run -q $payments $articles -o "$work/p.jsonl" -o "$work/p.db"
golden overview.md cat "$work/o.md"
golden overview.html cat "$work/o.html"
golden payments.jsonl cat "$work/p.jsonl"
# The row of the run names the versions of the libraries, which differ from machine to machine.
golden payments.dump sh -c '"$1" dump "$2" | sed "/\"engine\":/d"' - "$lede" "$work/p.db"
golden examples.tap "$lede" test $payments
golden examples-own.tap "$lede" test scripts/reports/money.lua
golden examples-none.tap "$lede" test scripts/reports/overview.lua
cat >"$work/both.lua" <<'END'
require("lede").rule { name = "both", pattern = "\"a\"", record = { what = "match.text" } }
END
check "a script that does not load keeps no other from being tested" \
    ends_with 2 "; 1 of 2 scripts not tested" "$lede" test "$work/both.lua" scripts/reports/money.lua
check "the other's examples are among the outcome" \
    ends_with 2 "ok 2 - sum: Baltica Line lost" "$lede" test "$work/both.lua" scripts/reports/money.lua
check "a table that would be a word of SQL is told with its rule and with into" \
    ends_with 2 "rule 'both': table 'both' is a word of SQL, so reports could not ask for it: choose another name; a rule names its table with into" \
    "$lede" test "$work/both.lua"
printf 'local lede = require "lede"\nrequire "lede.names"\nlede.lexicon("loud", { "crowns" })\n' >"$work/offer.lua"
marked() {
    "$lede" mark --to json "$work/offer.lua" $articles/north-sea-wire "$@" | grep -o '"layer":"[a-z_]*"' | sort -u | cut -d '"' -f 4 | tr '\n' ' '
}
check "mark shows the script's own layers and those that packs offer, no helpers" same "$(marked)" "loud org person place "
check "nor do packs that a shipped report requires show theirs" same \
    "$("$lede" mark --to json brief $articles | grep -o '"layer":"[a-z_]*"' | sort -u | cut -d '"' -f 4 | tr '\n' ' ')" \
    "cardinal date money ordinal org percentage person place quantity quote quote_cue quote_source work "
check "a helper is shown to who asks for it" same "$(marked --layers name_office)" "name_office "
check "a layer that is misspelt is told with the nearest" \
    ends_with 2 "did you mean 'person'?" "$lede" mark "$work/offer.lua" $articles --layers persn
printf 'require("lede").rule { name = "x", pattern = "<person/>" }\n' >"$work/packless.lua"
check "a layer of a pack that is not loaded is told with require" \
    ends_with 2 'nothing writes it; require "lede.names" gives it' \
    "$lede" check "$work/packless.lua"
printf 'require("lede").rule { name = "x", pattern = "a:[]", record = { who = "sentence.person.name" } }\n' >"$work/packless.lua"
check "so is a path to one" \
    ends_with 2 "no layer 'person'; require \"lede.names\" gives it" \
    "$lede" check "$work/packless.lua"
printf 'require("lede").rule { name = "x", pattern = "a:[]", record = { who = a.text } }\n' >"$work/packless.lua"
check "a path without quotes is told" \
    ends_with 2 'stands in quotes, as in "a.text"' "$lede" check "$work/packless.lua"
check "a misspelt layer of a pack is told with both" \
    ends_with 2 "did you mean 'person', which -r lede.names gives?" "$lede" grep '<prson/>' $articles
check "grep that finds nothing tells why it cannot" \
    ends_with 1 'a whole article is found only where it has no more' "$lede" grep '<article/> "x"' $articles
printf 'require("lede").rule { name = "x", pattern = [=[ "x" a:<article/> ]=], record = { who = "a.text" } }\n' >"$work/narrow.lua"
check "so does run" ends_with 0 'so a whole article' "$lede" run "$work/narrow.lua" $articles
check "a pattern whose quotes the shell took is told how to be written" \
    ends_with 2 "the shell takes quotes off" "$lede" grep said $articles
done_testing
