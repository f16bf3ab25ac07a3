# Output does not depend on the number of workers, nor on how the input comes.
i=0
while [ $i -lt 30 ]; do
	cat "$TOP/examples/feed.jsonl"
	i=$((i + 1))
done > many.jsonl
printf '{bad\n' >> many.jsonl
cat "$TOP/examples/feed.jsonl" >> many.jsonl
for j in 1 2 5; do
	tocsin code -q -j $j many.jsonl "$TOP"/examples/*.html > $j.out 2> $j.err || echo "status $?"
done
cmp 1.out 2.out
cmp 1.out 5.out
cmp 1.err 5.err
cat many.jsonl | tocsin code -q -j 3 -i jsonl > pipe.out 2> /dev/null || echo "status $?"
tocsin code -q -i jsonl < many.jsonl > stdin.out 2> /dev/null || echo "status $?"
cmp pipe.out stdin.out
[ "$(wc -l < 1.out)" -gt 100 ] && echo many lines
grep -c '"type":"rejected"' 1.out
