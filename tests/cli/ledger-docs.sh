# The worked examples of docs/schema.md run: those in Python and R where these and their packages are installed.
tocsin load -q crisis.db "$TOP/examples/crisis/articles.jsonl"
part() { sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/p" "$TOP/docs/schema.md" | sed '/^```/d'; }
if command -v sqlite3 > /dev/null; then
	part sql | sqlite3 crisis.db > sql.out
	[ "$(wc -l < sql.out)" -ge 5 ] || cat sql.out
fi
python=$(for p in /usr/bin/python3 python3; do $p -c 'import pandas' 2> /dev/null && echo $p && break; done || true)
if [ -n "$python" ]; then
	part python > example.py
	$python example.py > python.out
	[ "$(wc -l < python.out)" -ge 8 ] || cat python.out
fi
if Rscript -e 'library(RSQLite)' > /dev/null 2>&1; then
	part r > example.R
	Rscript example.R > r.out 2>&1
	[ "$(wc -l < r.out)" -ge 8 ] || cat r.out
fi
# So do the commands that README and examples/README.md show.
ln -s "$TOP/examples" examples
rm -f crisis.db*
sed -n 's/^    \(tocsin .*\)/\1/p' "$TOP/README.md" "$TOP/examples/README.md" "$TOP/examples/crisis/README.md" > commands
[ "$(wc -l < commands)" -ge 5 ] || echo "README shows only $(wc -l < commands) commands"
while read -r command; do
	sh -c "$command" > out 2> err < /dev/null || { echo "status $?: $command"; cat err; }
	[ -s out ] || [ -s err ] || echo "nothing said: $command"
done < commands
# And the first example of README gives, in the main, the table that stands there.
sed -n '/^border.txt:$/,/^$/s/^> //p' "$TOP/README.md" > border.txt
sed -n '/^`build\/tocsin code .*border.txt`/s/^`build\/\([^`]*\)`.*/\1/p' "$TOP/README.md" > command
awk '/^`build\/tocsin code .*border.txt`/ { seen = 1 } seen && /^```$/ { n++; next } n == 1' "$TOP/README.md" > shown
sh -c "$(cat command)" 2> /dev/null | sed 's/ *$//' > got
same=$(grep -cxFf got shown)
[ "$same" -ge 8 ] || { echo "README shows another table ($same lines are the same); now it is"; cat got; }
echo "the examples run"
