# What the knowledge base says of names, forwards and backwards, with a table of the user's own.
tocsin lookup 'Antony Blinken' --date 2021-12-30
tocsin lookup Lavrov --json -d 2015-01-01 | head -c 160; echo
tocsin lookup 'the Kremlin' Demonstrators
tocsin lookup --reverse SUN GOV -d 1990-06-01
printf 'name\tkind\tcountry\tsector\toffice\tfrom\nAli Demir\tperson\tTUR\tEDU\trector\t2020\n' > own.tsv
tocsin lookup --actors own.tsv demir
printf 'name\tkind\tcountry\nRuritania\tcountry\tRUR\n' > bad.tsv
tocsin lookup --actors bad.tsv Ruritania || echo "exit $?"
tocsin lookup 'Xyzzy Plugh' || echo "exit $?"
tocsin lookup || echo "exit $?"
tocsin lookup --reverse RU GOV || echo "exit $?"
tocsin lookup --reverse RUS GUV || echo "exit $?"
tocsin lookup -d 2021-13-01 Lavrov || echo "exit $?"
