#!/bin/sh
# The gates: what holds for the tree as a whole. A gate whose tool is not installed is skipped by
# name.
. tests/tap.sh

have() { command -v "$1" >/dev/null 2>&1; }
lua=$(command -v lua5.4 || command -v lua || true)

top_level() {
    extra=$(git ls-files | cut -d/ -f1 | sort -u | grep -v '^\.' |
        grep -vxE 'core|scripts|include|tests|Makefile|README\.md|LICENSE')
    [ -z "$extra" ] || { echo "not allowed at the top: $extra"; return 1; }
}
left_overs() {
    ! git grep -nIE '\b(TODO|FIXME|XXX|HACK)\b' -- core include scripts Makefile '*.md' |
        grep -vE 'todo = |# TODO known miss' | grep .
}
no_machine_paths() { ! git grep -nIE '(^|[^.[:alnum:]])/(work|home|root)/' -- . ':!tests/gates' | grep .; }
no_exit_in_library() {
    ! git grep -nE '\b(exit|abort|printf|puts|perror) *\(' -- 'core/*.c' ':!core/cli' | grep -vE 'snprintf|_printf|"' | grep .
}
no_mutable_state() {
    # A file-level object that is neither const, a function, nor a type.
    ! git grep -nE '^static [a-z_ ]+\*?[a-z_]+(\[[^]]*\])?( = .*)?;' -- 'core/*.c' ':!core/cli' |
        grep -vE 'static const|\(|_Thread_local' | grep .
}
formatted() { git ls-files 'core/*.[ch]' 'include/*.h' 'tests/*.[ch]' | grep -v '_tables\.c$' | xargs clang-format --dry-run --Werror; }

if git rev-parse --git-dir >/dev/null 2>&1; then
    check "the top level holds what the owner asked for" top_level
    check "nothing is left over" left_overs
    check "no path of one machine" no_machine_paths
    check "the library never prints or exits" no_exit_in_library
    check "no mutable state of a file" no_mutable_state
else
    skip "gates over the tracked files" "not a git checkout"
fi
if [ -n "$lua" ]; then
    check "rooms include only lower rooms" "$lua" tests/gates/floors.lua
    check "budgets of files, functions and lines" "$lua" tests/gates/budgets.lua
else
    skip "rooms and budgets" "lua5.4 is not installed"
fi
if have clang-format; then check "C is formatted" formatted; else skip "C is formatted" "clang-format is not installed"; fi
if have luacheck; then
    check "luacheck finds nothing" luacheck -q --no-color scripts tests/gates core
else
    skip "luacheck finds nothing" "luacheck is not installed"
fi
check "programs of bench, fuzz and quality compile" make -s WERROR=1 apart
for gate in tests/gates/*.sh; do
    case $gate in
    */gates_test.sh) ;;
    *) check "$(basename "$gate" .sh)" sh "$gate" ;;
    esac
done
done_testing
