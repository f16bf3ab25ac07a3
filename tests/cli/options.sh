# All spellings of options; operands anywhere; -- ends options.
printf 'It rained.\n' > a.txt
printf 'It rained.\n' > -b.txt
tocsin code -q -o csv -j2 a.txt | head -c 3
tocsin code -qocsv a.txt | head -c 3
tocsin code a.txt --quiet --output=csv | head -c 3
tocsin code a.txt --output csv -q -- -b.txt | head -c 3
echo
tocsin code -h | head -n 1
tocsin help code | head -n 1
tocsin code --date -h a.txt || echo $?
tocsin --version | sed 's/[0-9.]*$/VERSION/'
