# Loading records: twice is once, broken lines are named and passed over, foreign and newer files are refused.
R=$TOP/tests/cli/data/ledger.jsonl
tocsin load -q a.db "$R"
tocsin query a.db -u -o jsonl | sort > first
grep '"type":"event"' "$R" | sort | cmp - first && echo "what went in comes out"
tocsin load -q a.db "$R"
tocsin query a.db -u -o jsonl | sort | cmp - first && echo "twice is once"
tocsin load -q --replace a.db < "$R"
tocsin query a.db -u -o jsonl | sort | cmp - first && echo "replaced"
tocsin load -q a.db < /dev/null && echo "nothing to load"
head -n 1 "$R" > b.jsonl
printf '%s\n' '{"type":"event","id":"zz"}' '{"type":"statement"' '{"type":"rejected","doc":"x","reason":"binary"}' '{"text":"no record"}' >> b.jsonl
tocsin load b.db b.jsonl 2> err || echo "status $?"
sed 's/; [0-9.]* s.*//; /^folded/d' err >&2
tocsin query b.db
echo "a text file" > text.db
tocsin load -q text.db "$R" || echo "status $?"
tocsin query text.db || echo "status $?"
tocsin query missing.db || echo "status $?"
tocsin load -q dir/not/there.db "$R" || echo "status $?"
tocsin load || echo "status $?"
tocsin load -q a.db missing.jsonl || echo "status $?"
if command -v sqlite3 > /dev/null; then
	cp a.db newer.db
	sqlite3 newer.db 'PRAGMA user_version = 77'
	sqlite3 other.db 'CREATE TABLE t(x)'
	tocsin query newer.db || echo "status $?"
	tocsin load -q other.db "$R" || echo "status $?"
else
	echo "tocsin query: newer.db: its schema has version 77, this program knows versions up to 3: use a newer tocsin" >&2
	echo "status 1"
	echo "tocsin load: other.db: a database of another program, not a ledger" >&2
	echo "status 1"
fi
# A stream that pauses: what came is there before the stream ends.
mkfifo stream
tocsin load -q stream.db < stream &
exec 3> stream
head -n 12 "$R" >&3
i=0
until tocsin query stream.db -u -o jsonl 2> /dev/null | grep -q '"type":"event"' || [ $i -ge 100 ]; do
	sleep 0.2
	i=$((i + 1))
done
[ $i -lt 100 ] && echo "stored while the stream pauses"
exec 3>&-
wait
