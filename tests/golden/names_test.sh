#!/bin/sh
# What lede.names makes of an article of our own as a whole: types by all mentions together, short
# forms, an acronym, a misspelling, a company and a person of one name, pronouns, role nouns.
. tests/tap.sh
lede=${LEDE:-build/release/lede}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/article.txt" <<'EOF'
Harbour Firm Leaves Norway as Board Protests

Lindqvist Shipping will leave Norway, said Greta Lindqvist, founder of the firm. The Halvery Harbour Board (HHB) protested. The company employs 400 people.

Lindqvist said that she had no choice. Lindqvist moves its ships to Lisbon in May. She spoke to the BBC.

The HHB met on Monday. The Linqdvist founder stayed away. Mayor Tomas Okafor and Iraq's envoy came, and he smiled. Okafor had asked the EU for help with the #SaveOurShips initiative.

Iran sent nobody. Nobody from Iraq stayed.

Ada Berg sold tickets to Otto Berg. Berg paid in coins.
EOF
cat >"$work/second.txt" <<'EOF'
Maria Clinton Blasts Verdano Over Ferries

Mayor Maria Clinton met dealers in Clinton on Monday. Clinton had no plan. Maria was late.

Verdano said no. Traders said nothing. "Norway is far," the mayor said.
EOF
cat >"$work/third.txt" <<'EOF'
HALVERY STEEL <HALV> SELLS YARD UNIT

Halvery Steel Ltd <HALV> of Norway sold a yard to Berg and Co, said its chairman, Karl T. Marsh.

Karl Marsh spoke late. Marsh was glad, and so was Commerce Secretary Anna Lund.
EOF
cat >"$work/fourth.txt" <<'EOF'
The Ferry Line

MARIA Clinton has sold the ferry. HALVERY RIVER BANK paid, and AMERICAN FERRIES LTD did not.
EOF
cat >"$work/fifth.txt" <<'EOF'
The Rowing Race

Hillary Marsden met Bill Marsden. Mrs. Marsden left, and Mr. Marsden stayed. Kim Jong-un of the Halvery Nautical Reading Circle (HNRC) won. Kim was glad. It was in Lisbon.

SUNNY LISBON. It rained in LISBON.

Otto Berg Lisbon is here. Otto Berg is not. The Norwegian manager left. Its founder is Ada Lund, the manager.
EOF
cat >"$work/sixth.txt" <<'EOF'
The Visit

President Whitcombe came by ship. Traders met the first lady, Olga Whitcombe, at noon. Whitcombe left soon after.

Prime Minister Okoro waited in the hall. Daniel Okoro is fond of ships. Okoro waved.
EOF
cat >"$work/seventh.txt" <<'EOF'
Cargo Ship Blocks Highway Bridge in Norway

Halvery Motors Corp and the Lisbon Otters met on Monday. HM paid, said Halvery Motors, and Holm and Berg Co left.

The Otters won. Holm will build the Calder State Mutual Life Co a yard in Utena, Pa., and Calder State said so.

Customers left. Customers who stayed met the group Grey Tern.
EOF
cat >"$work/eighth.txt" <<'EOF'
The Boats

Tom van der Meer joined the Halvery Rowing League. The League was glad, and so was the Calder Regatta Council. The council said nothing. Mr van der Meer paid Greta Holm's Brightwater Ltd in May.

The Calder Trade Bank met the Bank of Halvery, and he paid the Bank. Otto Merck sold a boat, and Merck left. Anna King came. King stayed until the King of Norway had left.

Ada Sund: 1,204.

Sund won.
EOF
"$lede" mark -q --to json --layers person,org,place,work scripts/lede/names.lua "$work"/article.txt "$work"/second.txt "$work"/third.txt "$work"/fourth.txt "$work"/fifth.txt "$work"/sixth.txt "$work"/seventh.txt "$work"/eighth.txt >"$work/articles.jsonl"
python3 - "$work/articles.jsonl" >"$work/names" <<'PY'
import json, sys
for a in (a for line in open(sys.argv[1], encoding="utf-8") for a in json.loads(line)["annotations"]):
    values = a["attributes"]
    print(a["text"], a["layer"], values["entity"], values["form"], values["link"], sep="|")
    print(a["text"], "is called", values["name"])
PY
has() { check "$1" grep -qxF "$2" "$work/names"; }
hasnt() { check "$1" sh -c '! grep -q "$2" "$1"' - "$work/names" "$2"; }
has "a company by its last word" "Lindqvist Shipping|org|lindqvist_shipping|full|certain"
has "a person by given name and office" "Greta Lindqvist|person|greta_lindqvist|full|certain"
has "the shared name is the person's where she follows" "Lindqvist|person|greta_lindqvist|short|certain"
has "and the company's where its ships follow" "Lindqvist|org|lindqvist_shipping|short|certain"
has "letters in brackets stand for the name before them" "HHB|org|halvery_harbour_board|acronym|certain"
has "the company is the only one there is" "The company|org|lindqvist_shipping|noun|inferred"
has "she is the only woman there is" "she|person|greta_lindqvist|pronoun|inferred"
has "a misspelling joins" "Linqdvist|org|lindqvist_shipping|misspelt|certain"
has "the founder is she who has that role" "The Linqdvist founder|person|greta_lindqvist|noun|inferred"
has "a title makes a person, whose surname stands for him" "Okafor|person|tomas_okafor|short|certain"
has "an acronym that everybody knows" "EU|org|european_union|acronym|certain"
has "a hashtag is the name in it" "#SaveOurShips|org|save_our_ships|full|certain"
has "Iran is not a misspelt Iraq" "Iran|place|iran|full|certain"
has "nor the other way" "Iraq|place|iraq|full|certain"
has "a headline in capitals has the names of the text" "Norway|place|norway|full|certain"
has "of two people of a name the last one named is meant" "Berg|person|otto_berg|short|inferred"
has "a surname that is a town's, too, is the person's" "Clinton|person|maria_clinton|short|certain"
has "but the town's behind in" "Clinton|place|clinton|full|certain"
has "a first name that one person alone has" "Maria|person|maria_clinton|short|certain"
has "in a headline the name is as long as in the text" "Maria Clinton|person|maria_clinton|full|certain"
has "who speaks and has no full name is a body" "Verdano|org|verdano|full|certain"
has "a name behind a quote mark" "Norway|place|norway|full|certain"
has "a middle initial is no part of the key" "Karl T. Marsh|person|karl_marsh|full|certain"
has "without it he is the same" "Karl Marsh|person|karl_marsh|short|certain"
has "and his surname is certain" "Marsh|person|karl_marsh|short|certain"
has "of a couple she is Mrs." "Marsden is called Hillary Marsden"
has "and he Mr." "Marsden is called Bill Marsden"
has "a name that begins with the family's" "Kim|person|kim_jong_un|short|certain"
has "a body by its letters in brackets" "HNRC|org|halvery_nautical_reading_circle|acronym|certain"
has "a place in capitals that is named in small letters, too" "LISBON|place|lisbon|full|certain"
has "a caption runs on behind a name" "Otto Berg Lisbon|person|otto_berg|short|certain"
hasnt "a manager of another people is not the one named later" "^The Norwegian manager|person"
has "a company in a headline in capitals" "HALVERY STEEL|org|halvery_steel_ltd|full|certain"
has "a firm of one and others" "Berg and Co|org|berg_and_co|full|certain"
has "a person's name partly in capitals is the same name" "MARIA Clinton|person|maria_clinton|full|certain"
has "and called as elsewhere" "MARIA Clinton is called Maria Clinton"
has "and so is a company of known words" "AMERICAN FERRIES LTD is called American Ferries Ltd"
has "what may be an acronym stays" "HALVERY RIVER BANK is called HALVERY RIVER BANK"
hasnt "the sign of a share is no name" "^HALV|"
hasnt "nor are other words of such a headline" "YARD"
hasnt "and no others" "^Harbour Firm\|^Board"
hasnt "days and months are no names" "^May|\|^Monday|"
hasnt "nor is a word for beginning a sentence" "^Nobody\|^Traders"
hasnt "nor what follows a name in a headline" "Blasts"

cat >"$work/state.lua" <<'EOF'
local lede = require "lede"
require "lede.names"
lede.article { name = "state", fields = { "norm" }, emit = function(article) return { norm = type(article.state.norm) } end }
EOF
"$lede" run -q "$work/state.lua" "$work/article.txt" -o "$work/state.jsonl"
check "what packs keep of an article is not in the way of a script" grep -q '"norm":"nil"' "$work/state.jsonl"
has "a president is not the first lady of that surname" "Whitcombe|person|whitcombe|full|certain"
has "who keeps her name" "Olga Whitcombe|person|olga_whitcombe|full|certain"
hasnt "nor is the surname hers" "^Whitcombe|person|olga_whitcombe"
has "one who is nobody else is" "Okoro|person|daniel_okoro|short|certain"
has "a company's initials are without its legal form" "HM|org|halvery_motors_corp|acronym|certain"
has "a company of two" "Holm and Berg Co|org|holm_and_berg_co|full|certain"
has "the first of the two is it" "Holm|org|holm_and_berg_co|short|certain"
has "the first two words of a long name" "Calder State|org|calder_state_mutual_life_co|short|certain"
has "a team without its place" "Otters|org|lisbon_otters|short|certain"
has "a state as a dateline has it" "Pa.|place|pennsylvania|full|certain"
has "a group by the noun before it" "Grey Tern|org|grey_tern|full|certain"
hasnt "a headline's common words are no place" "^Cargo"
hasnt "those who are no names are none" "^Customers"
has "the word that says what a body is" "League|org|halvery_rowing_league|short|certain"
hasnt "but not in small letters" "^council"
hasnt "nor where two bodies have it" "^Bank|org"
has "a surname with its particles" "van der Meer|person|tom_van_der_meer|short|certain"
has "whose firm it is, is no part of the firm" "Brightwater Ltd|org|brightwater_ltd|full|certain"
has "a person called like a firm that is not named" "Merck|person|otto_merck|short|certain"
has "and one called like a title" "King|person|anna_king|short|certain"
has "a line of a list is no headline" "Sund|person|ada_sund|short|certain"
done_testing
