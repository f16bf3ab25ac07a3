# The compiler of the tables names every error with file, line and column, and writes nothing.
new() {
	rm -rf d; mkdir -p d/actors d/places d/outlets
	printf 'class\tone_holder\nhead of state\t1\n' > d/actors/offices.tsv
	printf 'iso3\tname\tdemonyms\trank\nRUR\tRuritania\tRuritanian\t1\nGRA\tGraustark\t\t1\n' > d/actors/countries.tsv
	printf 'person\tcountry\toffice\tclass\tsector\tfrom\tto\trank\n' > d/actors/leaders.tsv
	printf 'name\tsector\tcountry\trank\n' > d/actors/orgs.tsv
}
try() { rm -f blob; if ASAN_OPTIONS=detect_leaks=0 mkknow d blob; then echo "$1: compiled"; else echo "$1: $?"; fi; [ ! -e blob ] || rm blob; }
new; try good
new; printf 'Rudolf\tRUR\tking\thead of state\tGUV\t1880\t\t1\n' >> d/actors/leaders.tsv; try sector
new; printf 'Rudolf\tRRR\tking\thead of state\tGOV\t1880\t\t1\n' >> d/actors/leaders.tsv; try country
new; printf 'Rudolf\tRUR\tking\tking of kings\tGOV\t1880\t\t1\n' >> d/actors/leaders.tsv; try class
new; printf 'Rudolf\tRUR\tking\thead of state\tGOV\t1880\t1870\t1\n' >> d/actors/leaders.tsv; try order
new; printf 'Rudolf\tRUR\tking\thead of state\tGOV\t1880-02-30\t\t1\n' >> d/actors/leaders.tsv; try date
new; printf 'Rudolf\tRUR\tking\thead of state\tGOV\t1880\t1894\t1\nMichael\tRUR\tking\thead of state\tGOV\t1893\t\t1\n' >> d/actors/leaders.tsv; try overlap
new; printf 'Rudolf\tRUR\tking\thead of state\tGOV\t1880\t1894\t1\nMichael\tGRA\tking\thead of state\tGOV\t1893\t\t1\n' >> d/actors/leaders.tsv; try apart
new; printf 'Red Hand\tREB\tRUR\t1\nRed  Hand\tREB\tRUR\t1\n' >> d/actors/orgs.tsv; try duplicate
new; printf 'Red Hand\tREB\tRUR\t9\n' >> d/actors/orgs.tsv; try rank
new; printf 'role\tsector\tnumber\nrebel\tREB\tfew\n' > d/actors/roles.tsv; try number
new; printf 'org\tcountry\nLeague\tRUR\n' > d/actors/members.tsv; try member
new; printf 'name\tlat\tlon\tkind\nStrelsau\t99\t14\tcapital\n' > d/places/places.tsv; try degrees
new; printf 'iso3\tname\n' > d/actors/countries.tsv; try column
new; mkdir d/lexicon; printf 'id\tlemma\nx\t\377\n' > d/lexicon/agree.tsv; try bytes
new; mkdir d/lexicon; printf 'anything goes here\n' > d/lexicon/agree.tsv; try carried
