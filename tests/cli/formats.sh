# Every format writes, and its shape is right.
cp "$TOP/examples/feed.jsonl" .
for o in jsonl csv table plover polecat gdelt icews phoenix; do
	tocsin code -q -o $o feed.jsonl > $o.out
	[ -s $o.out ] || echo "$o is empty"
done
columns() { awk -F '\t' -v n="$2" 'NF != n { bad++ } END { print FILENAME, n, bad + 0 }' "$1"; }
columns gdelt.out 61
columns icews.out 20
columns phoenix.out 26
columns polecat.out 40
for k in events statements figures; do
	tocsin code -q --only $k feed.jsonl | sed 's/^{"type":"\([a-z]*\)".*/\1/' | sort -u
done
tocsin code -q --only events --min-confidence 1 feed.jsonl | wc -l
