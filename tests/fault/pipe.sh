# A reader that goes away ends the program quietly, with whole lines written; SIGINT and SIGTERM too.
set -u
T=$BUILD/tocsin
W=$BUILD/tests
bad=0
fail() { echo "FAIL $1"; bad=$((bad + 1)); }
i=0
: > "$W/many.jsonl"
while [ $i -lt 400 ]; do
	cat examples/feed.jsonl >> "$W/many.jsonl"
	i=$((i + 1))
done
for j in 1 4; do
	($T code -q -j $j "$W/many.jsonl" 2> "$W/err"; echo $? > "$W/status") | head -n 3 > "$W/out"
	[ "$(wc -l < "$W/out")" = 3 ] || fail "closed pipe, $j workers: output"
	[ -s "$W/err" ] && fail "closed pipe, $j workers: $(cat "$W/err")"
	[ "$(cat "$W/status")" = 141 ] || fail "closed pipe, $j workers: status $(cat "$W/status")"
done
for sig in INT TERM; do
	for j in 1 4; do
		rm -f "$W/fifo"
		mkfifo "$W/fifo"
		# The writer keeps the pipe open, so the program waits for more when the signal comes. A shell starts background
		# jobs with SIGINT ignored; timeout(1) sends the signal to a child that has it as usual.
		(cat examples/feed.jsonl; sleep 3) > "$W/fifo" &
		timeout -s $sig 1 $T code -q -j $j -i jsonl "$W/fifo" > "$W/out" 2> "$W/err"
		wait
		[ -s "$W/out" ] || fail "SIG$sig, $j workers: nothing written"
		[ "$(tail -c 1 "$W/out" | od -An -c | tr -d ' ')" = '\n' ] || fail "SIG$sig, $j workers: half a line"
		grep -vq '^{.*}$' "$W/out" && fail "SIG$sig, $j workers: broken lines"
	done
done
# Killed at any moment, what was written is whole lines but for the last.
for ms in 0.02 0.05 0.1; do
	timeout -s KILL $ms $T code -q "$W/many.jsonl" > "$W/out" 2> /dev/null
	sed '$d' "$W/out" | grep -vq '^{.*}$' && fail "SIGKILL after $ms s: broken lines"
done
echo "$((17 - bad)) passed, $bad failed"
[ $bad = 0 ]
