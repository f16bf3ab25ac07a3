# The built-in tables: that they are listed, that one comes out as it is, that an unknown one is said to be so.
tocsin know | cut -f1,2 | grep -v '^version\|^bytes' | grep '^entities\|lexicon/agree.tsv'
tocsin know lexicon/agree.tsv | cmp - "$TOP/data/lexicon/agree.tsv" && echo same
tocsin know no/such.tsv || echo "exit $?"
