# Each bad document is told with a reason, the run goes on, the status is 1.
: > empty.txt
printf ' \n\n' > blank.txt
printf 'PK\003\004abc' > office.txt
printf 'some\0thing' > nul.txt
printf '%%PDF-1.4\nx' > paper.txt
printf '<rss><channel></channel></rss>' > feed.html
printf '<html><body><nav>Home</nav></body></html>' > nothing.html
printf '{"id":"ok","text":"It rained."}\n{"id":"no-text","title":"x"}\n{"id":"number","text":5}\n{broken\n[1,2]\n"text"\n{"id":"null","text":null}\n{"id":"surrogate","text":"\\ud800"}\n{"id":"empty","text":""}\n{"id":"last","text":"It rained."}' > lines.jsonl
mkdir locked
tocsin code empty.txt blank.txt office.txt nul.txt paper.txt feed.html nothing.html lines.jsonl missing.txt locked/gone.jsonl 2>&1 | sed 's/; [0-9.]* s, .*/; N s/' 
tocsin code -q empty.txt > /dev/null 2>&1 || echo "status $?"
tocsin code -q lines.jsonl > /dev/null 2>&1 || echo "status $?"
tocsin code -q -i jsonl < /dev/null || echo "status $?"
