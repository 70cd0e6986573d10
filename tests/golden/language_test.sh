#!/bin/sh
# The language of articles: stated, guessed from the text, given with --language.
. tests/tap.sh
lede=${LEDE:-build/release/lede}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/news.jsonl" <<'END'
{"id":"de","text":"Die Bürgermeisterin sagte am Dienstag, die Brücke bleibe bis zum Herbst gesperrt. Busse fahren einen Umweg über den alten Markt."}
{"id":"en","text":"The mayor said on Tuesday that the bridge would stay closed until the autumn. Buses go round by the old market."}
{"id":"stated","language":"da","text":"The mayor said on Tuesday that the bridge would stay closed until the autumn."}
{"id":"figures","text":"12.4 13.8 12.9 14.0 15.5 12.4 13.8 12.9 14.0 15.5"}
END
languages() { "$lede" load -q "$@" "$work/news.jsonl" | sed -n 's/.*"id":"\([^"]*\)".*"language":\("[^"]*"\|null\).*/\1=\2/p' | tr '\n' ' '; }
check_languages() {
    name=$1 wanted=$2
    shift 2
    check "$name" same "$(languages "$@")" "$wanted"
}
if "$lede" --version | grep -q 'CLD2 none'; then
    skip "languages" "built without CLD2"
    done_testing
    exit
fi
check_languages "guessed, unless the source states it" 'de="de" en="en" stated="da" figures=null '
check_languages "auto is the default" 'de="de" en="en" stated="da" figures=null ' --language auto
check_languages "none: only what the source states" 'de=null en=null stated="da" figures=null ' --language none
check_languages "given, for articles that name none" 'de="fr-CA" en="fr-CA" stated="da" figures="fr-CA" ' --language fr-CA
check_languages "--where sees the guess" 'de="de" ' --where "language = 'de'"
check_languages "--where sees what was given" 'de="nl" en="nl" figures="nl" ' --language nl --where "language = 'nl'"
check "--explain says that it was guessed" ends_with 0 "guessed from the text" "$lede" load --explain --where "id = 'de'" "$work/news.jsonl"
check "--explain says that it was given" ends_with 0 "the language given" "$lede" load --explain --language fr "$work/news.jsonl"
check "no code" ends_with 2 "a code such as en or pt-BR, auto or none was expected, but got 'german'" "$lede" load --language german "$work/news.jsonl"
cat >"$work/script.lua" <<'END'
local lede = require "lede"
lede.rule { name = "first", pattern = [=[ [word="Die|The"] ]=], record = { language = "article.language" } }
END
"$lede" run -q "$work/script.lua" "$work/news.jsonl" -o "$work/out.db" -o "$work/out.jsonl"
check "a rule reads article.language" ends_with 0 '"language":"de"' grep '"article":"de"' "$work/out.jsonl"
check "the store has it" ends_with 0 '"language":"de"' "$lede" dump "$work/out.db"
check "grep counts by it" ends_with 0 "de" "$lede" grep --by language '[word="Die|The"]' "$work/news.jsonl"
# What rules of one language do with articles in another.
cat >"$work/english.lua" <<'END'
local lede = require "lede"
lede.phase { name = "english", language = "en" }
lede.rule { name = "first", phase = "english", pattern = [=[ [word="Die|The"] ]=], record = { word = "match.text" } }
lede.report { name = "words", title = "Words", build = function(page, store)
  page:table(store:rows "select word from first") end }
END
"$lede" run -q "$work/english.lua" "$work/news.jsonl" >"$work/english.txt"
check "a rule of English finds nothing in German" same "$(grep -c '^Die' "$work/english.txt")" 0
check "and finds what is English" same "$(grep -c '^The' "$work/english.txt")" 1
check "the report says what was not read" grep -q \
    '^Rules for en left out 2 of 4 articles, in other languages: da 1, de 1.$' "$work/english.txt"
check "the run says it" ends_with 0 "lede: rules for another language left out 2 of 4 articles: de 1, da 1" \
    "$lede" run "$work/english.lua" "$work/news.jsonl" -o "$work/english.jsonl"
check "for what watches, too" ends_with 0 '"unread":2' \
    "$lede" run --json "$work/english.lua" "$work/news.jsonl" -o "$work/again.jsonl"
check "why says it" ends_with 0 "no match: the rule reads en, and the article is in de" \
    "$lede" why --where "id = 'de'" "$work/english.lua" first "$work/news.jsonl"
check "packs of English say nothing of German" same "$("$lede" run -q scripts/reports/names.lua "$work/news.jsonl" \
    --where "language = 'de'" --format jsonl 2>&1 | grep -c mention)" 0
# Ten languages in turn, three times, which is more than a worker keeps values of: 1.200 is 1200 in
# seven of them and 1.2 in English, Danish and Swedish, which reads numbers as English does.
for round in 1 2 3; do
    for code in en de fr es it pt nl ru da sv; do
        echo "{\"id\":\"$code$round\",\"language\":\"$code\",\"text\":\"x 1.200 y\"}"
    done
done >"$work/turns.jsonl"
english() { "$lede" grep -q --json -j "$1" '[number = 1.2]' "$work/turns.jsonl" | sed 's/.*"article":"\([a-z0-9]*\)".*/\1/' | tr '\n' ' '; }
check "a number is read in its article's language, whichever came before" \
    same "$(english 1)" "en1 da1 sv1 en2 da2 sv2 en3 da3 sv3 "
done_testing
