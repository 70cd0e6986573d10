#!/bin/sh
# Every command shown in a doc is run: lines of ```sh blocks that begin with "lede " or "./build/".
# A line may end in "# exit N"; else it must end with 0. They run in a copy of the tree's samples.
. tests/tap.sh
lede=${LEDE:-build/release/lede}
case $lede in /*) ;; *) lede=$PWD/$lede ;; esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/tree/build/release" "$work/bin"
cp -R scripts tests "$work/tree/" 2>/dev/null
printf '#!/bin/sh\nLEDE_PATH=%s/scripts exec %s "$@"\n' "$PWD" "$lede" >"$work/bin/lede"
chmod +x "$work/bin/lede"
cp "$work/bin/lede" "$work/tree/build/release/lede"
PATH=$work/bin:$PATH
XDG_CACHE_HOME=$work/cache
export XDG_CACHE_HOME
for doc in README.md scripts/README.md core/README.md; do
    [ -f "$doc" ] || continue
    awk '/^```sh/ { inside = 1; next } /^```/ { inside = 0 } inside && /^(lede|\.\/build\/release\/lede) /' "$doc" >"$work/commands"
    while IFS= read -r line; do
        status=$(printf '%s\n' "$line" | sed -n 's/.*# exit \([0-9]*\)$/\1/p')
        check "$doc: $line" sh -c 'cd "$1" && eval "$2" </dev/null >out 2>err; got=$?; [ "$got" -eq "$3" ] || { echo "status $got"; cat err; exit 1; }' - "$work/tree" "$line" "${status:-0}"
    done <"$work/commands"
done
# Scripts shown in a doc: ```lua blocks that require lede and carry examples pass them.
for doc in README.md scripts/README.md; do
    awk -v out="$work/script" '/^```lua/ { n++; inside = 1; next } /^```/ { inside = 0 }
        inside { print > (out n ".lua") }' "$doc"
    for script in "$work"/script*.lua; do
        [ -f "$script" ] || continue
        if grep -q '^local lede = require' "$script" && grep -q 'examples' "$script"; then
            check "$doc: $(basename "$script") passes its examples" "$work/bin/lede" test "$script"
        fi
        rm -f "$script"
    done
done
check "the man page formats" sh -c '"$1" help --man | { if command -v man >/dev/null && man --version >/dev/null 2>&1; then man -l - >/dev/null 2>"$2/man"; ! grep . "$2/man"; else grep -q "^.SH COMMANDS"; fi; }' - "$lede" "$work"
check "every command has help" sh -c 'for c in $("$1" --help | sed -n "s/^  lede \([a-z]*\) .*/\1/p"); do n=$((n + 1)); "$1" "$c" --help | grep -q Options || { echo "$c"; exit 1; }; done; [ "${n:-0}" -gt 10 ]' - "$lede"
done_testing
