#!/bin/sh
# usage: tests/run.sh ['NAME GOLDFILE...' ...]    one argument for each golden program
# Runs every test program and script; each is a line here, its output goes to $BUILD/tests/log. Ends with "N passed, N failed".
# A program's own count is taken from its "N passed, N failed" or from cmocka's lines; otherwise it counts as one.
set -u
BUILD=${BUILD:-build}
export BUILD
log=$BUILD/tests/log
rm -rf "$log"
mkdir -p "$log"
passed=0
failed=0

count() { # name seconds status
	file=$log/$1.txt
	own=$(grep -aE '^[0-9]+ passed, [0-9]+ failed$' "$file" | tail -n 1)
	# "dates.gold: 296 passed, 0 failed, 0 known failures", one line a file
	[ -n "$own" ] || own=$(sed -n 's/.*: \([0-9]*\) passed, \([0-9]*\) failed.*/\1 \2/p' "$file" |
		awk '{ p += $1; f += $2 } END { if (NR) print p " passed, " f " failed" }')
	if [ -n "$own" ]; then
		p=${own%% *}
		f=${own#*, }
		f=${f%% *}
	else
		p=$(sed -n 's/^\[  PASSED  \] \([0-9]*\) test.*/\1/p' "$file" | awk '{ n += $1 } END { print n + 0 }')
		f=$(sed -n 's/^\[  FAILED  \] \([0-9]*\) test.*/\1/p' "$file" | awk '{ n += $1 } END { print n + 0 }')
		[ "$p" = 0 ] && [ "$f" = 0 ] && [ "$3" = 0 ] && p=1
	fi
	[ "$3" != 0 ] && [ "$f" = 0 ] && f=1
	[ "$3" = 0 ] && f=0
	passed=$((passed + p))
	failed=$((failed + f))
	if [ "$f" = 0 ]; then
		printf 'ok    %-28s %5s passed  %4s s\n' "$1" "$p" "$2"
	else
		printf 'FAIL  %-28s %5s passed, %s failed; the end of %s:\n' "$1" "$p" "$f" "$file"
		tail -n 15 "$file" | sed 's/^/      /'
	fi
}

run() { # name command...
	name=$1
	shift
	from=$(date +%s)
	timeout 900 "$@" > "$log/$name.txt" 2>&1
	status=$?
	count "$name" $(($(date +%s) - from)) $status
}

for t in tests/unit/test_*.c; do
	n=$(basename "$t" .c)
	run "$n" "$BUILD/tests/$n"
done
for golden in "$@"; do
	set -- $golden
	n=$1
	shift
	run "golden-$n" "$BUILD/tests/${n}_check" "$@"
done
for t in tests/fuzz/fuzz_*.c; do
	n=$(basename "$t" .c)
	run "$n" "$BUILD/tests/$n" "tests/fuzz/corpus/${n#fuzz_}"
done
run cli tests/cli/run.sh
for t in tests/fault/*.sh; do
	run "fault-$(basename "$t" .sh)" sh "$t"
done
run headers tools/check-headers.sh
run deps tools/check-deps.sh
run manual tools/check-man.sh
run comments tools/check-style.sh
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
