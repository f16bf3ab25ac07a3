#!/bin/sh
# Writes NAME, SYNOPSIS and OPTIONS of man/tocsin-<command>.1 from the program's own tables, and leaves the other sections as they
# are; makes a page where there is none. usage: tools/update-man.sh [FOLDER]   (default: man)
set -eu
BUILD=${BUILD:-build}
T=$BUILD/tocsin
dir=${1:-man}
mkdir -p "$dir"
tab=$(printf '\t')
roff() { sed 's/\\/\\e/g; s/-/\\-/g; s/^\./\\\&./; s/^'"'"'/\\\&'"'"'/'; }
"$T" --tables | grep "^command$tab" | while IFS=$tab read -r _ name args summary; do
	page=$dir/tocsin-$name.1
	old=man/tocsin-$name.1
	head=$(mktemp)
	{
		printf '.TH TOCSIN\\-%s 1 "" "Tocsin" "Tocsin manual"\n' "$(echo "$name" | tr a-z A-Z)"
		printf '.SH NAME\ntocsin\\-%s \\- %s\n.SH SYNOPSIS\n.nf\n' "$name" "$(printf '%s' "$summary" | roff)"
		"$T" "$name" --help | sed -n '3,/^$/p' | sed '/^$/d' | roff
		printf '.fi\n'
	} > "$head"
	options=$(mktemp)
	{
		printf '.SH OPTIONS\n'
		"$T" --tables | grep "^option$tab$name$tab" | awk -F '\t' '{
			printf ".TP\n"
			printf "%s--%s%s\n", ($4 != "" ? "-" $4 ", " : ""), $3, ($5 != "" ? " " $5 : "")
			printf "%s.\n", $6
		}' | awk '/^\.TP$/ { print; next } { gsub(/\\/, "\\e"); gsub(/-/, "\\-"); print }' | awk '/^\.TP$/ { print; getline; print ".B " $0; next } { print }'
		printf '.TP\n.B \\-h, \\-\\-help\nShow a summary of the options.\n'
	} > "$options"
	body=$(mktemp)
	if [ -e "$old" ]; then
		awk '/^\.SH / { keep = !($2 == "NAME" || $2 == "SYNOPSIS" || $2 == "OPTIONS") } /^\.TH / { next } keep' "$old" > "$body"
	else
		printf '.SH DESCRIPTION\n%s.\n.SH EXIT STATUS\n0 done, 1 trouble found, 2 wrong usage.\n.SH SEE ALSO\n.BR tocsin (1)\n' \
			"$(printf '%s' "$summary" | roff)" > "$body"
	fi
	# Options follow the description.
	{
		cat "$head"
		awk -v options="$options" '
			/^\.SH / && seen && !done { while ((getline line < options) > 0) print line; done = 1 }
			/^\.SH DESCRIPTION/ { seen = 1 }
			{ print }
			END { if (!done) while ((getline line < options) > 0) print line }' "$body"
	} > "$page.new"
	mv "$page.new" "$page"
	rm -f "$head" "$options" "$body"
done
