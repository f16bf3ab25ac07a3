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
echo "the examples run"
