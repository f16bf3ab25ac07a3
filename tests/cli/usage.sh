# Bad usage ends with status 2 and says where help is.
try() { tocsin "$@" > /dev/null || echo "status $?" >&2; }
try 2>&1 | sed -n '1p; $p' >&2
try cod
try frobnicate
try code --nonsense
try code -i xml
try code -o docx
try code --date yesterday
try code -j many
try code --min-confidence 2
try code --only quotes
try code --date
try code --dyads=yes
try eval
try explain --date 2024-13-01 x
