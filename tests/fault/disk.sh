# A full disk: a message and status 1, for every format that writes much and for small output that only the end writes.
set -u
T=$BUILD/tocsin
bad=0
for o in jsonl csv table; do
	$T code -q -o $o examples/feed.jsonl > /dev/full 2> "$BUILD/tests/err"
	s=$?
	[ $s = 1 ] && grep -q 'No space left' "$BUILD/tests/err" || { echo "FAIL $o: status $s"; bad=$((bad + 1)); }
done
for c in --help --version --tables "eval --help"; do
	$T $c > /dev/full 2> "$BUILD/tests/err"
	s=$?
	[ $s = 1 ] && [ -s "$BUILD/tests/err" ] || { echo "FAIL $c: status $s"; bad=$((bad + 1)); }
done
$T code -q -j 3 examples/feed.jsonl examples/feed.jsonl examples/feed.jsonl > /dev/full 2> /dev/null
[ $? = 1 ] || { echo "FAIL workers on a full disk"; bad=$((bad + 1)); }
echo "$((8 - bad)) passed, $bad failed"
[ $bad = 0 ]
