# What a page gives: its main text, its date and publisher. Cut in the middle it still gives what is there.
tocsin code -q "$TOP/examples/summit.html" > whole.out
grep -c . whole.out > /dev/null && echo records
grep -ciE 'subscribe|cyclist|delegates arrive|tracking' whole.out || true
grep -o '"name":"The Mekong Ledger"' whole.out | sort -u
head -c 2600 "$TOP/examples/summit.html" | tocsin code -q -i html > cut.out && [ -s cut.out ] && echo cut
printf '<p>Unclosed, on Monday, in the capital, as officials said <b>so' | tocsin code -q -i html > /dev/null && echo unclosed
