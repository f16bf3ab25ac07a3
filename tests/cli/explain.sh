# The tree holds each word once; an empty sentence is refused.
tocsin explain 'Norway thanked Denmark.' --date 2024-01-02 | sed -n 's/^ *\([A-Za-z.]*\)  *[a-z:]*  *\(PROPN\|VERB\|PUNCT\) .*/\1/p'
tocsin explain '' || echo "status $?"
tocsin explain < /dev/null || echo "status $?"
