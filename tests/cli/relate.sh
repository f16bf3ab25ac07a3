# The pair decides, not the sentence; damaged lines are named and passed over; the same features every time.
text='The rebels shelled the town while the envoy met the mayor in Geneva.'
pair() { printf '{"id":"%s","pair":%s,"text":"%s","source":%s,"target":%s}\n' "$1" "$2" "$text" "$3" "$4"; }
{
	pair a 0 '[0,10]' '[19,27]'
	pair a 1 '[34,43]' '[48,57]'
	pair b 0 null '[19,27]'
} > pairs.jsonl
tocsin relate pairs.jsonl | sed 's/"probabilities.*"ASSAULT/... "ASSAULT/; s/0\.[0-9]*/P/'
tocsin relate --features pairs.jsonl > one
tocsin relate --features < pairs.jsonl > two
cmp one two && cut -f1 one
{
	pair c 0 '[0,10]' '[19,999]'
	pair c 1 '[0,10]' '"town"'
	pair c 2 '[10,0]' null
	echo 'no json'
	echo '{"id":"d"}'
	echo
	pair e 0 null null
} > bad.jsonl
tocsin relate bad.jsonl | cut -c1-20 || true
tocsin relate bad.jsonl > /dev/null 2>&1 || echo "status $?"
tocsin relate nowhere.jsonl || echo "status $?"
