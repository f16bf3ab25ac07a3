#!/bin/sh
# What `make demo` shows once the program is built: the examples coded, a sentence explained, and, where the ledger's commands are
# there, a timeline and a brief of the invented crisis under examples/crisis.
set -eu
BUILD=${BUILD:-build}
T=$BUILD/tocsin
step() {
	printf '\n$ %s\n' "$*"
	"$@"
}
has() { "$T" --tables | grep -q "^command	$1	"; }
echo "Articles under examples/, coded. Dates in brackets are the day of publication."
step $T code -o table --date 2024-03-13 examples/wire.txt examples/digest.txt
step $T code -o table examples/summit.html examples/feed.jsonl
step $T code -o table --date 2024-03-22 examples/aid.html
echo
echo "A story without politics yields no event:"
step $T code --only events examples/bakery.txt
echo
echo "How a sentence is coded:"
step $T explain --date 2024-03-13 'Kenya accused Ethiopia of arming raiders, which Addis Ababa denied on Wednesday.'
has load || exit 0
echo
echo "An invented crisis, forty articles of six outlets, in a ledger: its timeline and a brief of its last two weeks."
db=$BUILD/demo.db
rm -f "$db" "$db"-wal "$db"-shm
step $T load -j 0 "$db" examples/crisis/articles.jsonl
step $T timeline -o text --dyad ISL-NOR --from 2027-03-20 --to 2027-04-10 "$db"
step $T brief -o text --dyad ISL-NOR --days 14 --max-events 10 --max-statements 3 "$db"
echo
echo "The program is $T; the ledger is $db. \`$T --help\` lists what else it does."
