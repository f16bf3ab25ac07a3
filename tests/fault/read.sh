# Reads that fail or give little at a time.
set -u
T=$BUILD/tocsin
W=$BUILD/tests
bad=0
fail() { echo "FAIL $1"; bad=$((bad + 1)); }
# A byte or a few at a time through a pipe: the same records.
$T code -q -i jsonl < examples/feed.jsonl > "$W/whole"
dd if=examples/feed.jsonl bs=7 2> /dev/null | $T code -q -i jsonl > "$W/slow"
cmp -s "$W/whole" "$W/slow" || fail "short reads"
# Line by line, each is answered before the next is sent.
mkfifo "$W/in.$$"
$T code -q -i jsonl < "$W/in.$$" > "$W/live" &
exec 3> "$W/in.$$"
head -n 1 examples/feed.jsonl >&3
n=0
while [ ! -s "$W/live" ] && [ $n -lt 100 ]; do
	sleep 0.05
	n=$((n + 1))
done
[ -s "$W/live" ] || fail "a live stream is answered only at its end"
exec 3>&-
wait
rm -f "$W/in.$$"
# A directory read as a file, a file that is gone, memory that cannot be read.
$T code -q -i text /proc/self/mem > /dev/null 2> "$W/err"
[ $? = 1 ] && grep -q 'Input/output error' "$W/err" || fail "unreadable memory"
$T code -q /nonexistent examples/wire.txt > "$W/out" 2> "$W/err"
[ $? = 1 ] && grep -q 'No such file' "$W/err" && grep -q '"doc":"examples/wire.txt"' "$W/out" || fail "missing file"
printf '\037\213\010broken' > "$W/broken.gz"
$T code -q "$W/broken.gz" > /dev/null 2> "$W/err"
[ $? = 1 ] && [ -s "$W/err" ] || fail "broken compressed file"
if [ "$(id -u)" != 0 ]; then
	mkdir -p "$W/locked" && chmod 000 "$W/locked"
	$T code -q "$W/locked" > /dev/null 2> "$W/err"
	[ $? = 1 ] && grep -q 'Permission denied' "$W/err" || fail "unreadable directory"
	chmod 700 "$W/locked"
fi
echo "$((6 - bad)) passed, $bad failed"
[ $bad = 0 ]
