# --fast takes the other network everywhere: other trees, and the records are those of its trees.
cp -r "$TOP/examples/crisis" in 2> /dev/null || mkdir in
cp "$TOP"/examples/*.txt "$TOP"/examples/*.html in
tocsin parse -q in > a.conllu
tocsin parse -q --fast in > f.conllu
grep -c '^[0-9]' a.conllu > a.n
grep -c '^[0-9]' f.conllu | cmp - a.n && echo the same words
cmp -s a.conllu f.conllu || echo other trees
tocsin code -q in > a.jsonl
tocsin code -qf in > f.jsonl
cmp -s a.jsonl f.jsonl || echo other records
tocsin code -q --fast -j 3 in | cmp - f.jsonl && echo the same from three workers
tocsin load -q a.db in
tocsin load -q --fast f.db in
tocsin query f.db -u -o jsonl | sort > f.db.jsonl
grep '"type":"event"' f.jsonl | sort | cmp - f.db.jsonl && echo the ledger holds those of --fast
tocsin query a.db -u -o jsonl | sort | cmp -s - f.db.jsonl || echo and not the others
