# SPDX-License-Identifier: Apache-2.0
"""Sentences as the parser will meet them: joined or cut in the wrong place (as the sentence cutter errs), and as headlines
(present tense, no articles, no form of be, title case), or short clauses. Words are the tuples of features.read_conllu; a head of -100 has
no answer and is left out of the loss."""
import features as fx

FORM, LEMMA, UPOS, XPOS, HEAD, REL, SPACE = range(7)
NONE = -100
VERBS = [v for v in fx.irregular_verbs() if v[3]]
SMALL = ("ADP", "DET", "CCONJ", "PART", "SCONJ")


def pick(words, keep):
    """The words that `keep` names (indices in order), heads counted anew; a head that is gone passes to its own head."""
    new = {old: i + 1 for i, old in enumerate(keep)}
    out = []
    for i in keep:
        w = list(words[i])
        h = w[HEAD]
        while h > 0 and h - 1 not in new:
            h = words[h - 1][HEAD]
        w[HEAD] = new[h - 1] if h > 0 else h
        out.append(tuple(w))
    return out


def join(a, b):
    """Two sentences as one: the second hangs on the first as parataxis."""
    n = len(a)
    root = next((i + 1 for i, w in enumerate(a) if w[HEAD] == 0), 0)
    if not root:
        return a
    out = list(a)
    for w in b:
        w = list(w)
        if w[HEAD] == 0:
            w[HEAD], w[REL] = root, "parataxis"
        elif w[HEAD] > 0:
            w[HEAD] += n
        out.append(tuple(w))
    return out


def piece(words, lo, hi):
    """Words [lo, hi) as a sentence. Whose head is outside has no answer, but for one, which is the root."""
    out, outside = [], []
    for i in range(lo, hi):
        w = list(words[i])
        h = w[HEAD]
        if h > 0 and not lo < h <= hi:
            outside.append(i - lo)
            w[HEAD] = NONE
        elif h > 0:
            w[HEAD] = h - lo
        out.append(w)
    if not any(w[HEAD] == 0 for w in out):
        real = [i for i in outside if out[i][UPOS] not in ("PUNCT", "CCONJ", "SCONJ", "ADP")]
        if len(real) == 1:
            out[real[0]][HEAD], out[real[0]][REL] = 0, "root"
    return [tuple(w) for w in out]


def cut(rng, words):
    """Where our cutter might cut wrongly: before a capital, after a colon, dots, a dash, a closing mark, an abbreviation."""
    at = [i for i in range(2, len(words) - 1) if words[i - 1][SPACE] and words[i][UPOS] != "PUNCT"
          and (words[i][FORM][:1].isupper() or words[i - 1][FORM] in (":", "...", "-", "--", "!", "?", ";", '"', ")")
               or words[i - 1][FORM].endswith("."))]
    if not at:
        return [words]
    k = rng.choice(at)
    return [piece(words, 0, k), piece(words, k, len(words))]


class Inflect:
    """Present forms of the treebank's verbs."""

    def __init__(self, sents):
        self.s = {}
        for s in sents:
            for w in s:
                if w[XPOS] == "VBZ" and w[UPOS] == "VERB":
                    self.s[w[LEMMA]] = w[FORM].lower()

    def third(self, lemma):
        known = self.s.get(lemma)
        if known:
            return known
        if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
            return lemma + "es"
        if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
            return lemma[:-1] + "ies"
        return lemma + "s"


def short(rng, words):
    """A clause of the sentence alone: subject, verb and object with what names them, often without articles ("Rebels seized towns."),
    or None. Treebanks of web text have few such sentences, news has many."""
    n, kids = len(words), {}
    for i, w in enumerate(words):
        kids.setdefault(w[HEAD] - 1, []).append(i)

    def phrase(i, articles):
        out = [i]
        for k in kids.get(i, ()):
            r, low = words[k][REL], words[k][FORM].lower()
            if r in ("compound", "amod", "flat", "nummod", "case", "nmod:poss") or r == "det" and (articles or low not in ("the", "a", "an")):
                out += phrase(k, articles)
        return out
    found = []
    for v, w in enumerate(words):
        if w[UPOS] != "VERB" or w[XPOS] not in ("VBD", "VBZ", "VBP", "VBN", "VB", "VBG"):
            continue
        deps = kids.get(v, [])
        subj = [i for i in deps if words[i][REL] in ("nsubj", "nsubj:pass") and words[i][UPOS] in ("NOUN", "PROPN") and i < v]
        obj = [i for i in deps if words[i][REL] == "obj" and words[i][UPOS] in ("NOUN", "PROPN") and i > v]
        aux = [i for i in deps if words[i][REL] in ("aux", "aux:pass", "compound:prt") or words[i][REL] == "advmod" and words[i][LEMMA] == "not"]
        obl = [i for i in deps if words[i][REL] == "obl" and words[i][UPOS] in ("NOUN", "PROPN") and i > v]
        clause = [i for i in deps if words[i][REL] in ("xcomp", "ccomp") and i > v]
        if len(subj) == 1 and (obj or obl or clause) and (w[XPOS] in ("VBD", "VBZ", "VBP") or aux):
            found.append((v, subj[0], obj[:1], aux, obl, clause[:1]))
    if not found:
        return None
    v, subj, obj, aux, obl, clause = rng.choice(found)
    keep = {v, *aux, *phrase(subj, rng.random() < 0.4)}
    for i in obj:
        keep.update(phrase(i, rng.random() < 0.3))
    if obl and (not obj and not clause or rng.random() < 0.5):
        keep.update(phrase(obl[0], rng.random() < 0.7))
    if clause:
        todo = [clause[0]]
        while todo:
            keep.add(todo[-1])
            todo += kids.get(todo.pop(), [])
    out = [list(w) for w in pick([(*w[:4], 0, "root", w[6]) if i == v else w for i, w in enumerate(words)], sorted(keep))]
    if sum(w[HEAD] == 0 for w in out) != 1 or len(out) < 3:
        return None
    root = next(i for i, w in enumerate(out) if w[HEAD] == 0) + 1
    w = out[root - 1]
    if obj and w[XPOS] in ("VBD", "VBN") and not any(k[REL] == "compound:prt" for k in out) and rng.random() < 0.35:
        verb = rng.choice(VERBS)                        # forms that the treebanks do not have
        w[FORM], w[LEMMA] = verb[1 if w[XPOS] == "VBD" else 2], verb[0]
    out[0][FORM] = out[0][FORM][:1].upper() + out[0][FORM][1:]
    if rng.random() < 0.75:
        out.append([".", ".", "PUNCT", ".", root, "punct", True])
    return [tuple(w) for w in out]


def headline(rng, words, inflect):
    """The sentence as a headline, or None if it does not lend itself to it."""
    n = len(words)
    root = next((i for i, w in enumerate(words) if w[HEAD] == 0), -1)
    if not 4 <= n <= 28 or root < 0 or words[root][UPOS] != "VERB":
        return None
    subj = [i for i, w in enumerate(words) if w[HEAD] == root + 1 and w[REL].startswith("nsubj")]
    if not subj or words[subj[0]][UPOS] not in ("NOUN", "PROPN"):
        return None
    drop, words = set(), [list(w) for w in words]
    has = {w[HEAD] - 1 for w in words if w[HEAD] > 0}
    for i, w in enumerate(words):
        low = w[FORM].lower()
        if w[XPOS] == "DT" and low in ("the", "a", "an") and i not in has and rng.random() < 0.85:
            drop.add(i)
        elif w[UPOS] == "AUX" and w[REL] in ("aux", "aux:pass") and w[LEMMA] == "be" and w[XPOS] != "VB" and rng.random() < 0.6:
            drop.add(i)
    if words[-1][FORM] == "." and len(words) - 1 not in has and rng.random() < 0.9:
        drop.add(n - 1)
    for i, w in enumerate(words):
        if w[FORM].lower() == "will" and w[HEAD] == root + 1 and w[REL] == "aux" and rng.random() < 0.7:
            w[:4] = ["to", "to", "PART", "TO"]
            w[REL] = "mark"
        if w[UPOS] == "VERB" and w[XPOS] == "VBD" and (i == root or w[HEAD] == root + 1 and w[REL] in ("conj", "advcl", "ccomp", "parataxis")):
            own = next((k for k, v in enumerate(words) if v[HEAD] == i + 1 and v[REL].startswith("nsubj")), subj[0])
            plural = words[own][XPOS] in ("NNS", "NNPS") or words[own][FORM].lower() in ("they", "we", "i", "you") \
                or any(v[HEAD] == own + 1 and v[REL] == "conj" for v in words)
            w[FORM], w[XPOS] = (w[LEMMA], "VBP") if plural else (inflect.third(w[LEMMA]), "VBZ")
    out = pick([tuple(w) for w in words], [i for i in range(n) if i not in drop])
    if sum(w[HEAD] == 0 for w in out) != 1:
        return None
    if rng.random() < 0.6:                              # title case
        out = [w if w[UPOS] in SMALL and i else (w[FORM][:1].upper() + w[FORM][1:],) + w[1:] for i, w in enumerate(out)]
    else:
        out[0] = (out[0][FORM][:1].upper() + out[0][FORM][1:],) + out[0][1:]
    return out


def remake(rng, docs, inflect, p=1.0):
    """One epoch's sentences from documents (lists of sentences)."""
    out = []
    for doc in docs:
        i = 0
        while i < len(doc):
            s = doc[i]
            i += 1
            r = rng.random()
            stop = s[-1][FORM] in (".", "!", "?", '"', "''", "\u201d", ")")
            if i < len(doc) and r < (0.03 if stop else 0.25) * p and len(s) + len(doc[i]) <= 100:
                s = join(s, doc[i])
                i += 1
                out.append(s)
            elif r > 1 - 0.03 * p:
                out += cut(rng, s)
            else:
                out.append(s)
                if r > 1 - 0.20 * p:
                    h = headline(rng, s, inflect)
                    if h:
                        out.append(h)
                if rng.random() < 0.35 * p:
                    h = short(rng, s)
                    if h:
                        out.append(h)
    return [s for s in out if 0 < len(s) <= 120]


def by_document(paths):
    docs, last = [], None
    for path in paths:
        for doc, s in fx.read_conllu(path):
            if doc != last or not docs:
                docs.append([])
                last = doc
            docs[-1].append(s)
    return docs
