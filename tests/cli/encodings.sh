# The same words in five encodings are the same document; bad UTF-8 is repaired and counted.
printf 'Jos\303\251 said: \342\200\234It rained.\342\200\235' > utf8.txt
printf '\357\273\277Jos\303\251 said: \342\200\234It rained.\342\200\235' > bom.txt
printf 'Jos\351 said: \223It rained.\224' > cp1252.txt
iconv -f UTF-8 -t UTF-16LE utf8.txt > le.txt
(printf '\376\377'; iconv -f UTF-8 -t UTF-16BE utf8.txt) > be.txt
for f in utf8 bom cp1252 le be; do
	tocsin code -q --only statements < $f.txt > $f.out
	cmp utf8.out $f.out
done
printf '<meta charset="iso-8859-15"><p>Jos\351 said that, on Monday, the price was 5 \244 and nobody objected.</p>' | tocsin parse - > page.out 2> /dev/null || true
printf '{"id":"Jos\303\251","text":"It rained."}\n' | iconv -f UTF-8 -t UTF-16 | tocsin code -q -o csv > /dev/null
printf 'Jos\303\251 \377\376 said: It rained.' | tocsin code 2>&1 > /dev/null | grep -o '[0-9]* bad characters repaired'
