#!/bin/sh
# Each folder under src includes only what docs/dependencies.md allows it. The rows there read "| folder | may include |".
set -u
failed=0
passed=0
for dir in src/*/; do
	name=$(basename "$dir")
	row=$(sed -n "s/^| $name *| *\([a-z ]*\) *|.*/\1/p" docs/dependencies.md)
	if [ -z "$row" ]; then
		echo "FAIL $name has no row in docs/dependencies.md"
		failed=$((failed + 1))
		continue
	fi
	bad=$(grep -hoE '^#include "[a-z_]+/' "$dir"*.[ch] 2> /dev/null | sed 's/^#include "//; s,/,,' | sort -u | while read -r used; do
		[ "$used" = "$name" ] && continue
		case " $row " in
		*" $used "* | *" all "*) ;;
		*) echo "$used" ;;
		esac
	done)
	if [ -n "$bad" ]; then
		echo "FAIL $name includes" $bad "but may include only: $row"
		failed=$((failed + 1))
	else
		passed=$((passed + 1))
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
