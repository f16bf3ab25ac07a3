#!/bin/sh
# Scores the program on the gold files of ../shared/gold, appends the figures to tests/eval/results.tsv (date, commit, file,
# measure, value) and prints them beside the last ones there. GOLD_DIR names another folder. CHECK=1: append nothing, fail where a
# score fell more than 0.5 points below the last row of the file; ends with "N passed, N failed".
set -eu
BUILD=${BUILD:-build}
gold=${GOLD_DIR:-../shared/gold}
table=tests/eval/results.tsv
[ -d "$gold" ] || { echo "no gold files at $gold"; exit 1; }
[ -e "$table" ] || printf 'date\tcommit\tfile\tmeasure\tvalue\n' > "$table"
rows=$(mktemp)
trap 'rm -f "$rows"' EXIT
commit=$(git rev-parse --short HEAD 2> /dev/null || echo none)
[ -z "$(git status --porcelain src data models 2> /dev/null)" ] || commit=$commit+
day=$(date -u +%F)

# The JSON line of `tocsin eval` as rows. Levels are objects with p, r, f1.
rows_of() { # file
	tail -n 1 | tr -d '{}" ' | tr ',' '\n' | awk -F: -v f="$1" -v OFS='\t' '
		NF == 3 { level = $1; name = $2; value = $3 }
		NF == 2 { name = $1; value = $2 }
		name ~ /^acc_/ || name == "false_alarm_rate" || name ~ /recall_open/ { level = "" }
		name == "sentences" || name == "strays" || name == "tp" || name == "fp" || name == "fn" { next }
		{ printf "%s\t%s\t%.2f\n", f, (level == "" ? name : level "_" name), 100 * value }'
}

for f in news wikinews petr gsr cameo_manual icbe synthetic; do
	[ -e "$gold/$f.jsonl" ] || continue
	docs=
	[ ! -e "$gold/${f}_docs.jsonl" ] || docs="--docs $gold/${f}_docs.jsonl"
	"$BUILD/tocsin" eval "$gold/$f.jsonl" $docs | rows_of $f >> "$rows"
done
# "dev   rows 272  found 98.9  country 98.1 (263) ..."
[ ! -x "$BUILD/tests/eval_actors" ] || "$BUILD/tests/eval_actors" tests/eval/actors.tsv 2> /dev/null |
	awk -v OFS='\t' '/^(dev|test) /{ for (i = 2; i < NF; i++) if ($i ~ /^(country|sector|office)$/) print "actors_" $1, $i, $(i + 1) }' >> "$rows"

passed=0
failed=0
tab=$(printf '\t')
while IFS=$tab read -r file measure value; do
	last=$(awk -F '\t' -v f="$file" -v m="$measure" '$3 == f && $4 == m { v = $5 } END { print v }' "$table")
	printf '%-14s %-22s %6s   (last %s)\n' "$file" "$measure" "$value" "${last:--}"
	[ -n "${CHECK:-}" ] || printf '%s\t%s\t%s\t%s\t%s\n' "$day" "$commit" "$file" "$measure" "$value" >> "$table"
	# What is held: F1 and accuracies of the news files; a rate of false alarms must not rise.
	case $file.$measure in
	news.*_f1 | wikinews.*_f1 | petr.*_f1 | news.acc_*) fell=$(awk -v a="${last:-0}" -v b="$value" 'BEGIN { print (b < a - 0.5) }') ;;
	news.false_alarm_rate | wikinews.false_alarm_rate) fell=$(awk -v a="${last:-100}" -v b="$value" 'BEGIN { print (b > a + 0.5) }') ;;
	*) continue ;;
	esac
	if [ "$fell" = 1 ]; then
		echo "FAIL $file $measure: $value after $last"
		failed=$((failed + 1))
	else
		passed=$((passed + 1))
	fi
done < "$rows"
if [ -n "${CHECK:-}" ]; then
	echo "$passed passed, $failed failed"
	[ "$failed" = 0 ]
fi
