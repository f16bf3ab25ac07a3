# Asking a ledger.
tocsin load -q a.db "$TOP/tests/cli/data/ledger.jsonl"
echo "--- table"; tocsin query a.db --country ISL --limit 5
echo "--- dyad"; tocsin query a.db --dyad ISL-NOR --type CONSULT,REQUEST
echo "--- directed"; tocsin query a.db --dyad 'Norway>Iceland' --quad 3
echo "--- unfolded"; tocsin query a.db --dyad ISL-NOR --type CONSULT --unfolded
echo "--- text"; tocsin query a.db --text 'trawler seized' -o csv | cut -d, -f2,9
echo "--- expression"; tocsin query a.db --text 'trawl* AND (seized OR shots)' -o csv | cut -d, -f2,9
echo "--- broken expression"; tocsin query a.db --text 'trawler AND (' -o csv | cut -d, -f2,9
echo "--- source"; tocsin query a.db --source 'bergen courier' --sort confidence --reverse --limit 3
echo "--- scheduled"; tocsin query a.db --scheduled
echo "--- statements"; tocsin query a.db --kind statements --actor Haugen
echo "--- figures"; tocsin query a.db --kind figures --class wounded
echo "--- both as csv"
tocsin query a.db --kind statements --actor Haugen -o csv; tocsin query a.db --kind figures --class wounded -o csv
tocsin query a.db --kind statements --count month; tocsin query a.db --kind figures --count source -o csv
echo "--- counts"; tocsin query a.db --count week; tocsin query a.db --count type -o csv; tocsin query a.db --count source -o jsonl -u
echo "--- layouts"
for o in gdelt icews phoenix polecat; do
	tocsin query a.db -o $o | awk -F'\t' -v o=$o '{ print o, NF }' | sort | uniq -c | awk '{ print $2, $3, ($1 > 0) }'
done
tocsin query a.db -o plover | head -n 1 | cut -c 1-60 | sed 's/"id":"[0-9a-f]*"/"id":"..."/'
echo "--- told"; tocsin query a.db -o jsonl --sort sources --reverse --limit 1 | sed 's/.*"told"/"told"/'
echo "--- the first digits of an id"
id=$(tocsin query a.db --limit 1 -o csv | tail -n 1 | cut -c 1-12)
tocsin query a.db --id "$id" -o csv | tail -n +2 | cut -c 1-12 | sed "s/^$id\$/found/"
echo "--- a month, from its first day to its last"
tocsin query a.db --from 2027-03 --to 2027-03 --count month
tocsin query a.db --to 2027-02 --count month -o csv; tocsin query a.db --from 2027 --to 2027 --count year -o csv
echo "--- names without their accents"
tocsin query a.db --actor 'JÓNSDÓTTIR' -o csv | cut -d, -f2 | tail -n +2 | sort -u
echo "--- near"; tocsin query a.db --text 'NEAR(trawler seized, 5)' -o csv | cut -d, -f2,9
echo "--- nothing"; tocsin query a.db --text zeppelin; tocsin query a.db --text zeppelin -o jsonl; tocsin query a.db --text '"'
echo "--- mistakes"
tocsin query a.db --from 2027-03-09 --to 2027-03-08 || echo "status $?"
tocsin query a.db --from 2027-13 || echo "status $?"
tocsin query a.db --limit -1 || echo "status $?"
tocsin query a.db --dyad ISL-NORR || echo "status $?"
tocsin query . || echo "status $?"
tocsin query a.db --country Icelland || echo "status $?"
tocsin query a.db --country ISK || echo "status $?"
tocsin query a.db --dyad Norwey-Iceland || echo "status $?"
tocsin query a.db --dyad Norway || echo "status $?"
tocsin query a.db --type HUG || echo "status $?"
tocsin query a.db --quad 7 || echo "status $?"
tocsin query a.db --status done || echo "status $?"
tocsin query a.db --from yesterday || echo "status $?"
tocsin query a.db -o xml || echo "status $?"
tocsin query a.db --kind figures -o gdelt || echo "status $?"
tocsin query a.db --kind figures --count dyad || echo "status $?"
tocsin query || echo "status $?"
