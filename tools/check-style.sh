#!/bin/sh
# What a reviewer should not have to look for: licence lines, long lines, forbidden functions, leftovers.
set -u
failed=0
passed=0
report() {
	if [ -n "$2" ]; then
		echo "FAIL $1:"
		echo "$2" | head -n 20
		failed=$((failed + 1))
	else
		passed=$((passed + 1))
	fi
}
sources=$(git ls-files 'src/*.[ch]' 'tools/*.[ch]' 'tests/*.[ch]' 2> /dev/null || find src tools tests -name '*.[ch]')
report "no SPDX line at the top of a .c file" "$(for f in $sources; do
	case $f in *.c) head -n 1 "$f" | grep -q 'SPDX-License-Identifier: Apache-2.0' || echo "$f" ;; esac
done)"
report "functions that have safer or locale-free forms" "$(grep -nE '\b(strcpy|strcat|sprintf|vsprintf|strtok|atoi|atol|atof|gets|localtime|setlocale)\(' $sources | grep -v '^tools/check')"
report "ctype.h depends on the locale" "$(grep -n '#include <ctype.h>' $sources)"
report "lines longer than 200 columns (tabs count 8)" "$(for f in $(echo "$sources" | grep -v '_weights.h'); do
	expand "$f" | LC_ALL=C.UTF-8 awk -v f="$f" 'length($0) > 200 { print f ":" NR ": " length($0) }'
done)"
report "files, clocks or sockets in a pure stage" "$(grep -nE '\b(fopen|open|socket|time|clock_gettime|getenv)\(' $(echo "$sources" | grep -E '^src/(base|text|lang|know|event|code|ingest)/') | grep -vE '^src/base/(arena|err)')"
report "mutable globals" "$(objdump -t ${BUILD:-build}/libtocsin.a 2> /dev/null | awk '/^[^ ]+: +file format/ { f = $1 }
	$2 ~ /^[gl]$/ && $0 ~ / O \.(data|bss)\t/ && $NF !~ /asan|odr|ubsan|gcov/ { print f, $NF }
	$3 == "O" && ($4 == ".data" || $4 == ".bss" || $4 == "*COM*") && $NF !~ /asan|odr|ubsan|gcov/ { print f, $NF }' | sort -u)"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
