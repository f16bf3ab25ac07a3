#!/bin/sh
# Measures the ledger on made-up events: loading, folding, size, and queries. N=number of events (default 1,000,000).
set -eu
BUILD=${BUILD:-build}
N=${N:-1000000}
T=$BUILD/tocsin
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
"$BUILD/mkevents" "$N" > "$dir/records.jsonl"
"$T" load "$dir/ledger.db" "$dir/records.jsonl"
bytes=$(cat "$dir"/ledger.db* | wc -c)
echo "$N events: $bytes bytes, $((bytes / N)) a event"
ask() { # what, command...
	what=$1
	shift
	best=
	for i in 1 2 3 4 5; do
		from=$(date +%s%N)
		"$@" > "$dir/out"
		ms=$((($(date +%s%N) - from) / 1000000))
		[ -n "$best" ] && [ "$best" -le "$ms" ] || best=$ms
	done
	printf '%-44s %6s ms  %8s lines\n' "$what" "$best" "$(wc -l < "$dir/out")"
}
ask "the program alone (--version)" "$T" --version
ask "dyad, a year, ids and days as csv" "$T" query "$dir/ledger.db" --dyad USA-RUS --from 2020-01-01 --to 2020-12-31 -o csv
ask "dyad, a year, counts by week" "$T" query "$dir/ledger.db" --dyad USA-RUS --from 2020-01-01 --to 2020-12-31 --count week
ask "rare dyad, a year, csv" "$T" query "$dir/ledger.db" --dyad GEO-PER --from 2020-01-01 --to 2020-12-31 -o csv
ask "type, a month, csv" "$T" query "$dir/ledger.db" --type ASSAULT --from 2020-03-01 --to 2020-03-31 -o csv
ask "two words of text, csv" "$T" query "$dir/ledger.db" --text "renbati gusal" -o csv
ask "brief, two weeks" "$T" brief "$dir/ledger.db" --dyad USA-RUS --as-of 2020-06-15
