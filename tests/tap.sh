# tap.sh — for tests that are shell scripts: source it, call check, skip and done_testing.
#     check "two workers give the same bytes" cmp -s a b
tap_n=0 tap_failed=0
trap 'exit 1' HUP INT TERM # so that the test's own trap of EXIT clears away
check() {
    tap_name=$1
    shift
    tap_n=$((tap_n + 1))
    if tap_output=$("$@" 2>&1); then
        echo "ok $tap_n - $tap_name"
    else
        tap_failed=$((tap_failed + 1))
        echo "not ok $tap_n - $tap_name"
        printf '%s\n' "$tap_output" | head -n 40 | sed 's/^/#   /'
    fi
}
skip() {
    tap_n=$((tap_n + 1))
    echo "ok $tap_n - $1 # SKIP $2"
}
done_testing() {
    echo "1..$tap_n"
    [ "$tap_failed" -eq 0 ]
}
# The two texts are the same; the difference is shown.
same() { [ "$1" = "$2" ] || { printf 'got:      %s\nexpected: %s\n' "$1" "$2"; return 1; }; }
# The command ends with this status and its output (both channels) contains this text.
ends_with() {
    wanted_status=$1 wanted_text=$2
    shift 2
    got=$("$@" 2>&1)
    got_status=$?
    [ "$got_status" -eq "$wanted_status" ] || {
        printf 'status %s, expected %s\n%s\n' "$got_status" "$wanted_status" "$got"
        return 1
    }
    case $got in
    *"$wanted_text"*) ;;
    *) printf 'the output lacks "%s":\n%s\n' "$wanted_text" "$got"; return 1 ;;
    esac
}
