# A line of 200 MB is refused, the next one is coded, and memory stays small. So with an endless text and page.
kb=250000; [ -z "${SANITIZE:-}" ] || kb=500000        # sanitizers keep what is freed for a while
(printf '{"id":"big","text":"'; head -c 200000000 /dev/zero | tr '\0' 'a'; printf '"}\n{"id":"small","text":"Norway thanked Denmark."}\n') |
	measure -m $kb tocsin code -q -i jsonl --only events 2> err | sed 's/.*"doc"/"doc"/; s/,"sentence.*//' || true
grep -v peak_kb err
head -c 200000000 /dev/zero | tr '\0' 'a' | measure -m $kb tocsin code -q 2>&1 | grep -v peak_kb || true
head -c 200000000 /dev/zero | tr '\0' '<' | measure -m $kb tocsin code -q -i html 2>&1 | grep -v peak_kb || true
# Long texts, coded in pieces: one sentence after the other, and one token again and again.
yes 'Norway thanked Denmark. ' | head -c 400000 | tr -d '\n' | measure -m $kb tocsin code -q --only events 2> err | wc -l | grep -c '[0-9]'
grep -v peak_kb err || true
head -c 40000 /dev/zero | tr '\0' ',' | measure -m $kb tocsin code -q 2>&1 | grep -v peak_kb || true
