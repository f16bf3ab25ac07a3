# A folder gives its files in name order, folders below it too, dot files not; compressed files are read as they are.
mkdir -p in/b
printf 'x' > in/.hidden
for f in in/c.txt in/a.txt in/b/z.txt; do printf 'It rained.' > $f; done
printf '{"id":"zipped","text":""}\n' | gzip > in/d.jsonl.gz
tocsin code in 2>&1 | sed 's/; [0-9.]* s.*/; N s/' || true
tocsin code -q in/b/z.txt in/a.txt
