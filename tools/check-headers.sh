#!/bin/sh
# Each header must compile alone, in C and (the public one) in C++.
set -u
CC=${CC:-gcc}
flags="-std=gnu17 -D_GNU_SOURCE -Isrc -I${BUILD:-build} -Wall -Wextra -Wno-unused-function -fsyntax-only ${PKG_CFLAGS:-}"
[ -n "${PKG_CFLAGS:-}" ] || flags="$flags $(pkg-config --cflags libxml-2.0 jansson sqlite3)"
passed=0
failed=0
for h in $(find src -name '*.h' | sort); do
	case $h in
	*_weights.h | src/lang/kernels.h) continue ;; # bodies that .c files include, not contracts
	esac
	if printf '#include "%s"\nextern int tc_empty;\n' "${h#src/}" | $CC $flags -x c -; then
		passed=$((passed + 1))
	else
		echo "FAIL $h does not compile alone"
		failed=$((failed + 1))
	fi
done
if [ -e src/tocsin.h ] && command -v c++ > /dev/null; then
	if printf '#include "tocsin.h"\n' | c++ -Isrc -Wall -Wextra -fsyntax-only -x c++ -; then
		passed=$((passed + 1))
	else
		echo "FAIL tocsin.h is no C++"
		failed=$((failed + 1))
	fi
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
