#!/bin/sh
# Ready tokens: CoNLL-U comes back as it went in, from our own files and from treebanks; whatever
# comes from a vertical file is CoNLL-U that comes back, too; columns and elements are known by name.
. tests/tap.sh
lede=${LEDE:-build/release/lede}
gold=${GOLD:-../shared/gold}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ready=tests/data/ready
same() { "$lede" tokens -q "$1" >"$work/out" && diff "$1" "$work/out"; }
check "CoNLL-U comes back" same $ready/harbour.conllu
"$lede" tokens -q $ready/council.vrt >"$work/council.conllu"
check "CoNLL-U of a vertical file comes back" same "$work/council.conllu"
"$lede" tokens -q tests/data/articles >"$work/articles.conllu"
check "CoNLL-U of our own tokens comes back" same "$work/articles.conllu"
vertical() { "$lede" tokens -q --to vertical "$@"; }
vertical tests/data/articles >"$work/articles.vrt"
back() { vertical "$1" >"$work/out" && diff "$1" "$work/out"; }
check "vertical text of our own tokens comes back" back "$work/articles.vrt"
check "its words are ours" ends_with 0 "$("$lede" grep -q --by match.lemma '[pos="VERB"]' tests/data/articles)" \
    "$lede" grep -q --by match.lemma '[pos="VERB"]' "$work/articles.vrt"
printf 'Tom & Ann <ann@moor.example> said "no"\n\nR&D, 1 < 2.\n' >"$work/signs.txt"
vertical "$work/signs.txt" >"$work/signs.vrt"
check "signs of elements are escaped" ends_with 0 "title=\"Tom &amp; Ann" cat "$work/signs.vrt"
check "and come back" back "$work/signs.vrt"
gzip -c $ready/harbour.conllu >"$work/harbour.conllu.gz"
"$lede" tokens -q "$work/harbour.conllu.gz" >"$work/unpacked"
check "also when it was packed" diff $ready/harbour.conllu "$work/unpacked"
sed 's/$/\r/' $ready/harbour.conllu >"$work/crlf.conllu"
"$lede" tokens -q "$work/crlf.conllu" >"$work/lf"
check "line ends of other systems" diff $ready/harbour.conllu "$work/lf"
for set in ewt-dev gum-dev; do
    if [ -f "$gold/ud/$set.gold.jsonl" ]; then
        python3 tests/golden/treebank.py "$gold/ud/$set" >"$work/$set.conllu"
        check "treebank $set comes back" same "$work/$set.conllu"
    else
        skip "treebank $set comes back" "no $set in $gold"
    fi
done
cut -f 1,2 $ready/harbour.conllu | sed 's/^\([0-9].*\)/\1\t_\t_\t_\t_\t_\t_\t_\t_/; s/^# .*//' >"$work/bare.conllu"
check "bare tokens are tagged" ends_with 0 "	wanna	_" "$lede" tokens -q "$work/bare.conllu"
check "bare tokens have lemmas" ends_with 0 "	ferries	ferry	NOUN	NNS" "$lede" tokens -q "$work/bare.conllu"

grep='grep -q --columns word,pos,lemma,lempos --regions np,ner'
check "a column of a vertical file" ends_with 0 "Nobody signed anything" "$lede" $grep '[lempos="nobody-d"]' $ready
check "an element" ends_with 0 "Port-Halvery" "$lede" $grep '<np type="def"/>' $ready
check "inside an element" ends_with 0 "Ann Moor" "$lede" $grep '[ner.type="person"]+' $ready
check "within an element" ends_with 0 "deal" "$lede" $grep '[pos="NN"] within np' $ready
check "an attribute of a sentence" ends_with 0 "Port-Halvery" "$lede" $grep '<s id="c2"/>' $ready
check "an attribute of a paragraph" ends_with 0 "council.vrt#1" "$lede" $grep '<p n="1"/> within p' $ready
check "a lemma that the file gives" ends_with 0 "wanna" "$lede" $grep '[lemma="to"]' $ready/harbour.conllu
check "a feature" ends_with 0 "ferries" "$lede" $grep '[feats="Number=Plur" & deprel="nsubj"]' $ready
check "a head" ends_with 0 "Boats leave" "$lede" $grep '[head=0 & word="leave"]' $ready
check "what else is said" ends_with 0 "Calder" "$lede" $grep '[misc="Entity=.town."]' $ready
check "the sense of a given lemma" ends_with 0 "mayor" "$lede" $grep '[sense="noun.person" & lemma="mayor"]' $ready/harbour.conllu
check "no other lemma is found" ends_with 1 "" "$lede" $grep '[lemma="wan|gon"]' $ready
check "a column that is misspelt" ends_with 2 "did you mean 'lempos'" "$lede" $grep '[lemps="a"]' $ready
check "an element that is misspelt" ends_with 2 "did you mean 'np'" "$lede" $grep '<npp/>' $ready
check "a column that nobody declares" ends_with 2 "unknown attribute 'lempos'" "$lede" grep '[lempos="a"]' $ready
check "a column of a computed name" ends_with 2 "cannot be given" "$lede" grep --columns word,shape '"a"' $ready
printf '<s>\nThe\tDT\n</s>\n' >"$work/unnamed.vrt"
check "columns without names" ends_with 1 "unnamed.vrt:2: a token has 2 columns" "$lede" load "$work/unnamed.vrt"
check "columns named by an option" ends_with 0 "	The	_	_	DT" "$lede" tokens -q --columns word,tag "$work/unnamed.vrt"
printf '# newdoc id = a\n1\tOne\t_\n\n' | cat - $ready/harbour.conllu >"$work/bad.conllu"
check "treebanks' names of columns" ends_with 0 "The" "$lede" grep -q --columns word,xpos '[tag="DT"]' "$work/unnamed.vrt"
check "which are other names in patterns" ends_with 2 "did you mean 'pos'" "$lede" grep --columns word,upos '[upos="DT"]' "$work/unnamed.vrt"
check "a bad document is told" ends_with 1 "bad.conllu:2: expected 10 columns" "$lede" tokens --format conllu "$work/bad.conllu"
check "the others are done" ends_with 1 "harbour-2-s1" "$lede" tokens --format conllu "$work/bad.conllu"
script() { printf 'local lede = require "lede"\n%s\n' "$1" >"$work/script.lua"; }
script 'lede.attribute "Lempos"'
check "a bad name" ends_with 2 "script.lua:2: 'Lempos' is no name of an attribute" "$lede" run "$work/script.lua" $ready
script 'lede.layer()'
check "no name" ends_with 2 "lede.layer takes names" "$lede" run "$work/script.lua" $ready
script 'lede.rule { name = "r", pattern = [=[ [lempos="sign-v"] ]=], record = { x = "match.lempos" } }'
check "a script may leave the names to an option" ends_with 0 "sign-v" "$lede" run -q --columns word,pos,lemma,lempos "$work/script.lua" $ready
printf '# newdoc id = de\n# meta::language = de\n1\tH\303\244user\tHaus\tNOUN\tNN\t_\t2\tnsubj\t_\t_\n2\tbrannten\tbrennen\tVERB\tVVFIN\t_\t0\troot\t_\t_\n\n' >"$work/de.conllu"
script 'lede.lexicon("dwelling", { lemma = { "Haus" } })
lede.rule { name = "r", pattern = [=[ a:<dwelling/> v:[lemma = "brennen" & tag = "VV.*"] ]=], record = { a = "a.lemma", v = "v.pos" } }'
check "what is given is read in any language" ends_with 0 '"a":"Haus","v":"VERB"' "$lede" run -q "$work/script.lua" "$work/de.conllu"
check "words of other tokenisers" ends_with 0 "1 200" "$lede" $grep '"1 200"%l' $ready
done_testing
