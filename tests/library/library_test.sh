#!/bin/sh
# The library as others see it: what is installed, what it shows, programs in C, C++ and Lua around
# it, and that uninstalling takes all back.
#     ROCK=yes tests/library/library_test.sh    also `luarocks make`, where luarocks is installed
. tests/tap.sh
out=$(dirname "${LEDE:-build/release/lede}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prefix=$work/prefix
articles=tests/data/articles
variant=$(basename "$out") build=$(dirname "$out")
make_it() { make --no-print-directory -s VARIANT="$variant" BUILD="$build" DEPS=no "$@"; }
have() { command -v "$1" >/dev/null 2>&1; }

# Installed by DESTDIR, so that nothing is compiled anew: all of it finds its packs where it stands.
check "make install" make_it install DESTDIR="$work/root" PREFIX=/usr/local
mkdir -p "$prefix" && cp -R "$work/root/usr/local/." "$prefix/"
for file in bin/lede include/lede.h include/lede_base.h lib/liblede.so lib/liblede.a lib/pkgconfig/lede.pc \
    lib/lua/5.4/lede.so share/man/man1/lede.1 share/lede/lede/names.lua share/lede/meta/lede.lua \
    share/lede/reports/brief.lua share/lede/models/english.tagger; do
    check "installed: $file" test -s "$prefix/$file"
done
check "the program runs where it was moved to" sh -c '"$1" grep -c "[pos=\"VERB\"]" -r lede.names "$2" | grep -q "[1-9]"' - "$prefix/bin/lede" "$articles"

# What it shows.
if [ "$(uname)" = Linux ]; then
    awk '/^LEDE_API/ { more = 1; line = "" } more { line = line " " $0 }
        more && /\(/ { sub(/\(.*/, "", line); n = split(line, word, /[ *]+/); print word[n]; more = 0 }' \
        include/*.h | sort >"$work/header"
    nm -D --defined-only "$prefix/lib/liblede.so" | awk '{ print $3 }' | sort >"$work/shown"
    check "the header declares functions" test "$(wc -l <"$work/header")" -gt 40
    check "the shared library shows what the header declares, and nothing else" diff "$work/header" "$work/shown"
    check "the module of Lua shows its one function" same "$(nm -D --defined-only "$prefix/lib/lua/5.4/lede.so" | awk '{ print $3 }')" luaopen_lede
    check "the static library has no name but its own" sh -c '! nm -A --defined-only -g "$1" 2>/dev/null | awk "NF > 2 { print \$NF }" | grep -v "^lede_" | grep .' - "$prefix/lib/liblede.a"
    check "the library has a versioned name" sh -c 'objdump -p "$1" | grep -q "SONAME *liblede.so.[0-9.]*$"' - "$prefix/lib/liblede.so"
    check "the module of Lua brings no Lua of its own" sh -c '! ldd "$1" | grep lua' - "$prefix/lib/lua/5.4/lede.so"
else
    skip "the names that libraries show" "nm and objdump differ on this system"
fi

# Programs around it.
export PKG_CONFIG_PATH="$prefix/lib/pkgconfig"
flags() { pkg-config --define-variable=prefix="$prefix" "$@" lede; }
compile() { # compiler, source, program, pkg-config options …
    compiler=$1 source=$2 program=$3
    shift 3
    # shellcheck disable=SC2046 # flags are words
    $compiler -Wall -Wextra -Werror "$source" $(flags "$@") -o "$work/$program"
}
says() { "$work/$1" "$articles" >"$work/$1.out" && grep -q "$2" "$work/$1.out"; }
cc=${CC:-cc}
export LD_LIBRARY_PATH="$prefix/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
check "a program in C is linked with the shared library" compile "$cc" tests/library/who_said.c who_said --cflags --libs
check "and tells who said what" says who_said '^Helen Marsh: '
check "and is forty lines long" test "$(wc -l <tests/library/who_said.c)" -le 45
check "a program in C is linked with the static library" sh -c '
    $1 "$2/tests/library/who_said.c" -I"$3/include" "$3/lib/liblede.a" $(PKG_CONFIG_PATH="$3/lib/pkgconfig" pkg-config --static --libs lede | tr " " "\n" | grep -v "llede$\|^-L/usr/local" | tr "\n" " ") -o "$3/bin/static"' - "$cc" "$PWD" "$prefix"
check "and says the same" sh -c '"$1/bin/static" "$2" | cmp - "$3/who_said.out"' - "$prefix" "$articles" "$work"
check "it is told what is wrong" ends_with 1 "none.txt" "$work/who_said" none.txt
if have g++; then
    check "a program in C++ is compiled" compile g++ tests/library/count.cc count --cflags --libs
    check "and counts as lede grep does" same "$("$work/count" "$articles")" "$("$prefix/bin/lede" grep '"water"' "$articles" | wc -l)"
else
    skip "a program in C++" "g++ is not installed"
fi
lua=$(command -v lua5.4 || true)
if [ -n "$lua" ]; then
    check "stock Lua: objects, stores, mistakes" "$lua" tests/library/stock.lua "$prefix/lib/lua/5.4" "$articles"
else
    skip "stock Lua" "lua5.4 is not installed"
fi

# The rock.
rock=$(echo scripts/lede-*.rockspec)
version=$(sed -n 's/^#define LEDE_VERSION "\(.*\)"/\1/p' include/lede_base.h)
check "the rockspec has the version of the header" same "$rock" "scripts/lede-$version-1.rockspec"
if [ "${ROCK:-no}" = yes ] && have luarocks && [ -n "$lua" ]; then
    check "luarocks makes it" luarocks --lua-version 5.4 --tree "$work/tree" make "$rock"
    check "and Lua requires it" "$lua" tests/library/stock.lua "$work/tree/lib/lua/5.4" "$articles"
    check "luarocks removes it" luarocks --lua-version 5.4 --tree "$work/tree" remove lede
else
    skip "luarocks make" "ROCK=yes is not set, or luarocks is not installed"
fi

check "make uninstall" make_it uninstall DESTDIR="$work/root" PREFIX=/usr/local
check "and nothing is left" sh -c '! find "$1" ! -type d | grep .' - "$work/root"
done_testing
