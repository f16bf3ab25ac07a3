#!/bin/sh
# Manual pages and completion against the program: each command has a page, whose NAME, SYNOPSIS and OPTIONS are what the program
# says (`make update-man` writes them), `-h` shows the SYNOPSIS, every page is good roff, completion knows every command.
set -u
BUILD=${BUILD:-build}
T=$BUILD/tocsin
passed=0
failed=0
check() { # what status
	if [ "$2" = 0 ]; then
		passed=$((passed + 1))
	else
		echo "FAIL $1"
		failed=$((failed + 1))
	fi
}
fresh=$BUILD/tests/man
rm -rf "$fresh"
BUILD=$BUILD tools/update-man.sh "$fresh"
for page in "$fresh"/*.1; do
	name=$(basename "$page")
	diff -u "man/$name" "$page"
	check "$name is not what the program says; run \`make update-man\`" $?
	command=${name#tocsin-}
	command=${command%.1}
	want=$("$T" "$command" -h | sed -n '3,/^$/p' | sed '/^$/d')
	have=$(sed -n '/^\.SH SYNOPSIS/,/^\.SH /p' "man/$name" | grep -v '^\.' | sed 's/\\-/-/g; s/\\f[BIR]//g')
	[ "$want" = "$have" ]
	check "$command -h differs from the SYNOPSIS" $?
	grep -q "^\.SH DESCRIPTION" "man/$name" && [ "$(sed -n '/^\.SH DESCRIPTION/,/^\.SH /p' "man/$name" | wc -w)" -gt 25 ]
	check "$name describes nothing" $?
	grep -qw "$command" completion/tocsin.bash
	check "completion does not know $command" $?
	grep -q "tocsin\\\\-$command" man/tocsin.1
	check "tocsin.1 does not name tocsin-$command" $?
done
for page in man/*.[15]; do
	if command -v mandoc > /dev/null; then
		out=$(mandoc -T lint -W error "$page")
		[ -z "$out" ]
		check "$page: $out" $?
	else
		grep -q '^\.TH ' "$page"
		check "$page has no .TH" $?
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
