#!/bin/sh
# Kills `tocsin load` hundreds of times at random moments. After each kill the ledger must open and hold whole documents;
# a load that is let through in the end must leave exactly what a load without a kill leaves. Two loads of the same records
# at the same time must do so, too. N=number of kills.
set -u
BUILD=${BUILD:-build}
T=$BUILD/tocsin
N=${N:-200}
dir=$(mktemp -d -p "$([ -w /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")")
trap 'rm -rf "$dir"' EXIT
passed=0
failed=0
check() { # what, status
	if [ "$2" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL $1"; fi
}
dump() { "$T" query "$1" -u -o jsonl | sort | cksum; }
random() { od -An -N2 -tu2 /dev/urandom | tr -d ' '; }

mkfifo "$dir/fifo"
"$BUILD/mkevents" 2000 7 > "$dir/records.jsonl"
"$T" load -q "$dir/whole.db" "$dir/records.jsonl" || exit 1
want=$(dump "$dir/whole.db")
folds=$("$T" query "$dir/whole.db" --count type -o csv | cksum)

i=0
bad=0
while [ $i -lt "$N" ]; do
	[ $((i % 12)) != 0 ] || rm -f "$dir"/killed.db*
	"$T" load -q --batch 50 "$dir/killed.db" "$dir/records.jsonl" 2> /dev/null &
	pid=$!
	sleep "0.$(printf '%03d' $(($(random) % 100)))"
	kill -9 $pid 2> /dev/null
	wait $pid 2> /dev/null
	i=$((i + 1))
	[ -s "$dir/killed.db" ] || continue
	# Documents have five events each: a document is there whole or not at all.
	if ! "$T" load -q --no-fold "$dir/killed.db" < /dev/null 2> "$dir/err"; then
		cat "$dir/err"
		bad=$((bad + 1))
		continue
	fi
	if ! "$T" query "$dir/killed.db" -u -o csv > "$dir/rows.csv"; then
		bad=$((bad + 1))
		continue
	fi
	odd=$(sed 1d "$dir/rows.csv" | cut -d, -f2 | sort | uniq -c | awk '$1 != 5' | wc -l)
	[ "$odd" = 0 ] || bad=$((bad + 1))
done
check "$bad of $N killed loads left a bad ledger" $bad
"$T" load -q "$dir/killed.db" "$dir/records.jsonl"
check "the last load failed" $?
[ "$(dump "$dir/killed.db")" = "$want" ]
check "the completed ledger differs from the whole one" $?
[ "$("$T" query "$dir/killed.db" --count type -o csv | cksum)" = "$folds" ]
check "folds differ" $?
# The same from a pipe into a new ledger: such a load does without indexes until its end.
i=0
bad=0
while [ $i -lt $((N / 4)) ]; do
	rm -f "$dir"/bulk.db*
	"$T" load -q --batch 50 "$dir/bulk.db" - < "$dir/fifo" 2> /dev/null &
	pid=$!
	cat "$dir/records.jsonl" 2> /dev/null > "$dir/fifo" &
	sleep "0.$(printf '%03d' $(($(random) % 200)))"
	kill -9 $pid 2> /dev/null
	wait 2> /dev/null
	i=$((i + 1))
	[ -s "$dir/bulk.db" ] || continue
	"$T" load -q --no-fold "$dir/bulk.db" < /dev/null && "$T" query "$dir/bulk.db" -u -o csv > "$dir/rows.csv" || bad=$((bad + 1))
	odd=$(sed 1d "$dir/rows.csv" | cut -d, -f2 | sort | uniq -c | awk '$1 != 5' | wc -l)
	[ "$odd" = 0 ] || bad=$((bad + 1))
done
check "$bad of $((N / 4)) killed large loads left a bad ledger" $bad
"$T" load -q "$dir/bulk.db" "$dir/records.jsonl"
check "the load after them failed" $?
[ "$(dump "$dir/bulk.db")" = "$want" ]
check "the ledger of a killed large load differs from the whole one" $?
if command -v sqlite3 > /dev/null; then
	[ "$(sqlite3 "$dir/bulk.db" 'SELECT count(*) FROM sqlite_schema WHERE sql IS NOT NULL')" = \
	  "$(sqlite3 "$dir/whole.db" 'SELECT count(*) FROM sqlite_schema WHERE sql IS NOT NULL')" ]
	check "indexes" $?
fi
if command -v sqlite3 > /dev/null; then
	[ "$(sqlite3 "$dir/killed.db" 'PRAGMA integrity_check')" = ok ]
	check "integrity" $?
	[ "$(sqlite3 "$dir/killed.db" "SELECT count(*) FROM evidence WHERE evidence MATCH 'ba*'")" = \
	  "$(sqlite3 "$dir/whole.db" "SELECT count(*) FROM evidence WHERE evidence MATCH 'ba*'")" ]
	check "full text" $?
fi

"$T" load -q --batch 20 "$dir/two.db" "$dir/records.jsonl" &
first=$!
"$T" load -q --batch 30 "$dir/two.db" "$dir/records.jsonl"
second=$?
wait $first
check "two writers: the first failed" $?
check "two writers: the second failed" $second
[ "$(dump "$dir/two.db")" = "$want" ]
check "two writers left another ledger" $?
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
