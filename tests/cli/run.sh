#!/bin/sh
# Runs each tests/cli/X.sh in an empty scratch folder, with the program on PATH as `tocsin`, TOP as the repository's root and
# LC_ALL=C, and compares standard output with X.out, standard error with X.err (each empty where there is no such file) and
# the exit status with X.exit (0 where there is none). UPDATE=1 writes the files instead. X=name runs one.
set -u
BUILD=${BUILD:-build}
TOP=$(pwd)
export TOP
PATH=$TOP/$BUILD:$TOP/$BUILD/tests:$PATH
export PATH
LC_ALL=C
export LC_ALL
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0
for script in "$TOP"/tests/cli/${X:-*}.sh; do
	name=$(basename "$script" .sh)
	[ "$name" = run ] && continue
	rm -rf "$scratch/here"
	mkdir "$scratch/here"
	(cd "$scratch/here" && timeout 300 sh -e "$script" > "$scratch/out" 2> "$scratch/err" < /dev/null)
	echo $? > "$scratch/exit"
	base=$TOP/tests/cli/$name
	if [ -n "${UPDATE:-}" ]; then
		for k in out err; do
			rm -f "$base.$k"
			[ ! -s "$scratch/$k" ] || cp "$scratch/$k" "$base.$k"
		done
		rm -f "$base.exit"
		[ "$(cat "$scratch/exit")" = 0 ] || cp "$scratch/exit" "$base.exit"
	fi
	bad=
	for k in out err exit; do
		want=$base.$k
		if [ ! -e "$want" ]; then
			want=$scratch/want
			: > "$want"
			[ $k != exit ] || echo 0 > "$want"
		fi
		diff -u "$want" "$scratch/$k" > "$scratch/diff" 2>&1 && continue
		bad=1
		echo "FAIL $name: $k differs"
		head -n 30 "$scratch/diff"
	done
	if [ -z "$bad" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
