# SPDX-License-Identifier: Apache-2.0
"""Lemma tables from treebanks: edit scripts for known (form, UPOS, XPOS) and for suffixes. src/lang/lemma.c applies them."""
import collections

import features as fx

MAX_SUFFIX = 6


def low(form):
    return fx.lower(form).replace("\u2019", "'").replace("\u2018", "'")


NAMES = ("NNP", "NNPS")


def script(mark, base, lemma):
    """Base, characters to strip, string to add."""
    n = 0
    while n < min(len(base), len(lemma)) and base[n] == lemma[n]:
        n += 1
    strip, add = len(base) - n, lemma[n:]
    return mark + ("z" if n == 0 or strip > 20 else chr(ord("a") + strip)) + (lemma if n and strip > 20 else add)


def apply(s, form, xpos):
    """What lemma.c makes of a form by a script: names in lower case get a capital."""
    base = form if s[0] == "k" else low(form)
    if s[0] == "k" and xpos in NAMES and base and all("a" <= c <= "z" for c in base):
        base = base[:1].upper() + base[1:]
    return ("" if s[1] == "z" else base[:max(0, len(base) - (ord(s[1]) - ord("a")))]) + s[2:]


def candidates(form, lemma, xpos):
    """Scripts that could be meant, the likeliest first."""
    l, k = script("l", low(form), lemma), script("k", form, lemma)
    return [k, l] if xpos in NAMES + ("ADD", "GW", "FW") else [l, k] if len(l) <= len(k) else [k, l]


def letters(upos, xpos):
    return chr(ord("A") + upos) + chr(ord("A") + xpos)


def would_double(s):
    v = [c in "aeiou" for c in s]
    groups = sum(v[i] and (i == 0 or not v[i - 1]) for i in range(len(s)))
    return (groups == 1 and len(s) >= 2 and not v[-1] and v[-2] and (len(s) == 2 or not v[-3])) and s[-1] not in "wxy"


def verb_base(low_form, xpos, rank):
    """The commonest word that a regular verb form could come from, or None. As verb_base in lemma.c."""
    end = "ing" if xpos == "VBG" else "ed"
    if len(low_form.encode()) < len(end) + 2 or not low_form.endswith(end):
        return None
    stem = low_form[:-len(end)]
    out = []
    if not would_double(stem):
        out.append(stem)
    out.append(stem + "e")
    if len(stem) > 1 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        out.append(stem[:-1])
    if end == "ed" and stem[-1] == "i":
        out.append(stem[:-1] + "y")
    found = [(rank[w], w) for w in out if rank.get(w, 0) > 0 and len(w) >= 2]
    return min(found)[1] if found else None


def tables(sentences, rank):
    """(known, rules): dicts from key to script. rank: of the words of the vocabulary, by frequency."""
    seen = collections.defaultdict(collections.Counter)
    for s in sentences:
        for w in s:
            if w[1] == "_" and w[0] != "_" or w[3] == "_":
                continue
            key = (low(w[0]), letters(fx.UPOS.index(w[2]), fx.XPOS.index(w[3])))
            seen[key][w[0], w[1]] += 1

    bases = {form for form, tags in seen if tags[0] == chr(ord("A") + fx.UPOS.index("VERB")) and fx.XPOS[ord(tags[1]) - ord("A")] == "VB"}

    def right(s, pairs, xpos):
        return sum(n for (form, lemma), n in pairs.items() if apply(s, form, xpos) == lemma)

    by_suffix = collections.defaultdict(collections.Counter)
    for (form, tags), pairs in seen.items():
        xpos = fx.XPOS[ord(tags[1]) - ord("A")]
        options = list(dict.fromkeys(s for (f, l), n in pairs.most_common(3) for s in candidates(f, l, xpos)))
        s = max(options, key=lambda o: right(o, pairs, xpos))
        data = form.encode()
        for k in range(0, min(MAX_SUFFIX, len(data)) + 1):
            suffix = data[len(data) - k:]
            if k and (suffix[0] & 0xc0) == 0x80:
                continue
            by_suffix[suffix, tags][s] += 1
    rules = {}

    def decide(data, tags):
        for k in range(min(MAX_SUFFIX, len(data)), -1, -1):
            r = rules.get((data[len(data) - k:], tags))
            if r:
                return r
        return None
    for (suffix, tags), c in sorted(by_suffix.items(), key=lambda x: (len(x[0][0]), x[0])):
        s, n = max(c.items(), key=lambda x: (x[1], x[0]))
        total = sum(c.values())
        if suffix == b"":
            rules[suffix, tags] = s
        elif n >= 2 and n >= 0.6 * total and decide(suffix, tags) != s:
            rules[suffix, tags] = s
    known = {}
    for (form, tags), pairs in seen.items():
        xpos = fx.XPOS[ord(tags[1]) - ord("A")]
        base = verb_base(form, xpos, rank) if xpos in ("VBD", "VBN", "VBG") else None
        guess = "lz" + base if base else decide(form.encode(), tags)
        options = [guess]
        for (f, l), n in pairs.most_common(3):
            c = candidates(f, l, xpos)
            options += ([] if xpos in NAMES else ["lz" + l] if l != l.lower() else []) + [c[0], "lz" + l, c[1]]
        best = max(options, key=lambda o: right(o, pairs, xpos))
        if best != guess:
            known[form.encode() + b"\t" + tags.encode()] = best
    # irregular forms: also with tags that are not theirs, where the tagger is wrong; the treebanks have slips (flead)
    for base, past, part, _ in fx.irregular_verbs():
        for form in (past, part):
            for xpos in ("VBD", "VBN", "VB", "VBP", "VBG"):
                t = letters(fx.UPOS.index("VERB"), fx.XPOS.index(xpos))
                own = xpos in ("VBD", "VBN")
                if sum(seen.get((form, t), {}).values()) < (10 if own else 1) and (own or form == base or form not in bases):
                    known[form.encode() + b"\t" + t.encode()] = script("l", form, base)
    return known, {k + b"\t" + t.encode(): s for (k, t), s in rules.items()}
