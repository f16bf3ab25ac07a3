# Timeline, brief and calendar; every record that a brief cites is in the ledger, every line is a document's own.
tocsin load -q a.db "$TOP/tests/cli/data/ledger.jsonl"
tocsin brief a.db --dyad ISL-NOR --as-of 2027-03-21
tocsin timeline a.db --dyad ISL-NOR
tocsin calendar a.db --as-of 2027-03-30
tocsin brief a.db --topic trawler --days 60 -o text | head -n 12
tocsin brief a.db --dyad ISL-NOR --days 60 --json > brief.json
tr ',[]' '\n\n\n' < brief.json | grep -E '^"[0-9a-f]{32}"$' | tr -d '"' | sort -u > cited
[ "$(wc -l < cited)" -gt 10 ] && echo "ten records and more are cited"
for kind in events statements figures; do
	tocsin query a.db --kind $kind -u -o jsonl
done | sed 's/.*"id":"\([0-9a-f]*\)","doc".*/\1/' | sort > known
comm -23 cited known | sed 's/^/unknown record: /'
# No item without a record and a source; what it says stands in a document (where JSON needs no escapes to say so).
tr '{}' '\n\n' < brief.json | grep '"records":' | grep -E '"(records|sources)":\[\]' | sed 's/^/without a source: /'
tr '{}' '\n\n' < brief.json | sed -n 's/.*"text":"\([^"\\]*\)","quote".*/\1/p' | sort -u > said
[ "$(wc -l < said)" -gt 10 ] || echo "only $(wc -l < said) texts"
while read -r text; do
	grep -qF "$text" "$TOP/tests/cli/data/ledger.jsonl" || echo "in no document: $text"
done < said
tocsin timeline a.db --dyad ISL-FRA
tocsin brief a.db --dyad ISL-FRA --json > /dev/null
tocsin brief a.db --dyad ISL-NOR --days 60 -o html > brief.html
grep -c '<li' brief.html > /dev/null && tail -n 1 brief.html
tocsin brief a.db --dyad ISL-NOR --days 0 || echo "status $?"
tocsin timeline a.db -o pdf || echo "status $?"
