# SPDX-License-Identifier: Apache-2.0
"""Sentences as the parser will meet them: joined or cut in the wrong place (as the sentence cutter errs), and as headlines
(present tense, no articles, no form of be, title case), or short clauses. Words are the tuples of features.read_conllu; a head of -100 has
no answer and is left out of the loss."""
import glob
import re

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
    """Forms of verbs: the treebank's, irregular.tsv's, or by rule."""

    def __init__(self, sents):
        self.known = {(base, tag): form for base, past, part, _ in fx.irregular_verbs() for tag, form in (("VBD", past), ("VBN", part))}
        for s in sents:
            for w in s:
                if w[XPOS] in ("VBZ", "VBD", "VBN", "VBG") and w[UPOS] == "VERB":
                    self.known[w[LEMMA], w[XPOS]] = w[FORM].lower()

    def form(self, lemma, tag):
        known = self.known.get((lemma, tag))
        if known or tag in ("VB", "VBP"):
            return known or lemma
        if tag == "VBZ":
            return lemma + "es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else lemma[:-1] + "ies" if re.search("[^aeiou]y$", lemma) \
                else lemma + "s"
        end = "ing" if tag == "VBG" else "ed"
        if lemma.endswith("e"):
            return lemma[:-1] + end
        if tag != "VBG" and re.search("[^aeiou]y$", lemma):
            return lemma[:-1] + "ied"
        return lemma + (lemma[-1] if re.fullmatch("[^aeiou]*[aeiou][bdglmnprt]", lemma) else "") + end


class Names:
    """Verbs with an object that the coder's lexicon knows, and who acts in its tables (data/): for short clauses."""
    GOODS = "boats drones guns helicopters houses jets loans missiles radars rifles ships tanks tents trucks vaccines visas weapons".split()
    SAME = {"has": "have", "have": "has", "is": "are", "are": "is", "was": "were", "were": "was"}

    def __init__(self, folder):
        def rows(path):
            return [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")][1:]
        self.verbs = sorted({r[1] for f in sorted(glob.glob(folder + "/lexicon/*.tsv")) for r in rows(f)
                             if len(r) > 4 and r[2] == "V" and r[1].isalpha() and re.search("@tr|obj=[AR]", r[3])})
        self.people = sorted({(r[0] if r[3] == "plural" else r[0] + "s", r[0]) for r in rows(folder + "/actors/roles.tsv") if len(r) > 3
                              and r[0].isalpha() and r[0].islower() and (r[3] == "plural" or r[3] == "person" and not r[0].endswith(("s", "y", "man", "x", "ch")))})
        lands = rows(folder + "/actors/countries.tsv")
        self.lands = sorted({n for r in lands for n in [r[2], *r[6].split("|")] if n.isalpha() and n.isascii()})
        self.adjectives = sorted({n for r in lands for n in r[5].split("|") if n.isalpha() and n.isascii()})

    def recast(self, rng, words, inflect):
        """The clause with another verb, subject or object."""
        root = next(i for i, w in enumerate(words) if w[HEAD] == 0)
        deps = [i for i, w in enumerate(words) if w[HEAD] == root + 1]
        words = [list(w) for w in words]
        subj = [i for i in deps if words[i][REL] in ("nsubj", "nsubj:pass")]
        obj = [i for i in deps if words[i][REL] in ("obj", "iobj")]
        plain = not any(words[i][REL] in ("compound:prt", "xcomp", "ccomp", "iobj") for i in deps)
        gone = set()
        for i in [k for k in subj + obj if words[k][UPOS] == "PRON" or rng.random() < 0.5]:
            below = [k for k, w in enumerate(words) if w[HEAD] == i + 1 and w[REL] != "case"]
            if any(words[k][REL] == "conj" for k in below):
                continue
            for k in below:
                gone |= {k, *[j for j, w in enumerate(words) if w[HEAD] == k + 1]}
            r, gift = rng.random(), words[i][REL] == "obj" and words[obj[0]][REL] == "iobj"
            if gift:
                form = rng.choice(self.GOODS)
                words[i][:4] = [form, form[:-1], "NOUN", "NNS"]
            elif r < 0.4 or words[i][REL] == "iobj":
                land = rng.choice(self.lands)
                words[i][:4] = [land, land, "PROPN", "NNP"]
            else:
                form, lemma = rng.choice(self.people)
                words[i][:4] = [form, lemma, "NOUN", "NNS"]
            if r > 0.6 and below and below[0] < i and words[i][REL] != "iobj":      # a word before it
                gone.discard(below[0])
                name = rng.choice(self.adjectives)
                words[below[0]] = [name, name, "ADJ", "JJ", i + 1, "amod", True] if r < 0.85 else ["the", "the", "DET", "DT", i + 1, "det", True]
        verb = words[root]
        if plain and (obj or verb[XPOS] == "VBN") and verb[UPOS] == "VERB" and rng.random() < 0.6:
            verb[LEMMA] = rng.choice(self.verbs)
            verb[FORM] = inflect.form(verb[LEMMA], verb[XPOS])
        many = bool(subj) and (words[subj[0]][XPOS] in ("NNS", "NNPS") or any(w[HEAD] == subj[0] + 1 and w[REL] == "conj" for w in words))
        if verb[XPOS] in ("VBZ", "VBP"):
            verb[XPOS] = "VBP" if many else "VBZ"
            verb[FORM] = inflect.form(verb[LEMMA], verb[XPOS])
        for i in deps:
            low = words[i][FORM].lower()
            if words[i][REL].startswith("aux") and low in self.SAME and (low in ("have", "are", "were")) != many:
                words[i][FORM] = self.SAME[low]
                words[i][XPOS] = {"VBZ": "VBP", "VBP": "VBZ"}.get(words[i][XPOS], words[i][XPOS])
        out = pick([tuple(w) for w in words], [i for i in range(len(words)) if i not in gone])
        i = next((i for i, w in enumerate(out) if w[REL] == "iobj"), 0)
        if i and i + 1 < len(out) and out[i + 1][XPOS] in ("NNS", "JJ") and rng.random() < 0.7:        # "gave Chad 50 trucks"
            obj = next((k for k, w in enumerate(out) if w[HEAD] == out[i][HEAD] and w[REL] == "obj" and w[XPOS] == "NNS"), 0)
            number = str(rng.randrange(2, 2000))
            out = insert(out, i + 1, (number, number, "NUM", "CD", obj + 1, "nummod", True)) if obj else out
        out = [list(w) for w in out]
        out[0][FORM] = out[0][FORM][:1].upper() + out[0][FORM][1:]
        return [tuple(w) for w in out]


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
        iobj = [i for i in deps if words[i][REL] == "iobj" and i > v]
        subj = [i for i in deps if words[i][REL] in ("nsubj", "nsubj:pass") and words[i][UPOS] in ("NOUN", "PROPN", "PRON" if iobj else "") and i < v]
        obj = [i for i in deps if words[i][REL] == "obj" and words[i][UPOS] in ("NOUN", "PROPN") and i > v]
        aux = [i for i in deps if words[i][REL] in ("aux", "aux:pass", "compound:prt") or words[i][REL] == "advmod" and words[i][LEMMA] == "not"]
        obl = [i for i in deps if words[i][REL] == "obl" and words[i][UPOS] in ("NOUN", "PROPN") and i > v]
        clause = [i for i in deps if words[i][REL] in ("xcomp", "ccomp") and i > v]
        if len(subj) == 1 and (obj or obl or clause) and (w[XPOS] in ("VBD", "VBZ", "VBP") or aux):
            found.append((v, subj[0], iobj[:1] + obj[:1], aux, obl, clause[:1]))
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
    if obj and w[XPOS] in ("VBD", "VBN") and not any(k[REL] in ("compound:prt", "iobj") for k in out) and rng.random() < 0.35:
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
    brief = rng.random() < 0.5                          # "Diplomats expelled": only where no full stop says that "they expelled" goes on
    has = {w[HEAD] - 1 for w in words if w[HEAD] > 0}
    for i, w in enumerate(words):
        low = w[FORM].lower()
        if w[XPOS] == "DT" and low in ("the", "a", "an") and i not in has and rng.random() < 0.85:
            drop.add(i)
        elif w[UPOS] == "AUX" and w[REL] in ("aux", "aux:pass") and w[LEMMA] == "be" and w[XPOS] not in ("VB", "VBN") and brief:
            drop.add(i)
    if words[-1][FORM] == "." and len(words) - 1 not in has and (brief or rng.random() < 0.7):
        drop.add(n - 1)
    for i, w in enumerate(words):
        if w[FORM].lower() == "will" and w[HEAD] == root + 1 and w[REL] == "aux" and rng.random() < 0.7:
            w[:4] = ["to", "to", "PART", "TO"]
            w[REL] = "mark"
        if w[UPOS] == "VERB" and w[XPOS] == "VBD" and (i == root or w[HEAD] == root + 1 and w[REL] in ("conj", "advcl", "ccomp", "parataxis")):
            own = next((k for k, v in enumerate(words) if v[HEAD] == i + 1 and v[REL].startswith("nsubj")), subj[0])
            plural = words[own][XPOS] in ("NNS", "NNPS") or words[own][FORM].lower() in ("they", "we", "i", "you") \
                or any(v[HEAD] == own + 1 and v[REL] == "conj" for v in words)
            w[FORM], w[XPOS] = (w[LEMMA], "VBP") if plural else (inflect.form(w[LEMMA], "VBZ"), "VBZ")
    out = pick([tuple(w) for w in words], [i for i in range(n) if i not in drop])
    if sum(w[HEAD] == 0 for w in out) != 1:
        return None
    if rng.random() < 0.6:                              # title case
        small = SMALL if rng.random() < 0.7 else ()
        out = [w if w[UPOS] in small and i else (w[FORM][:1].upper() + w[FORM][1:],) + w[1:] for i, w in enumerate(out)]
    else:
        out[0] = (out[0][FORM][:1].upper() + out[0][FORM][1:],) + out[0][1:]
    return out


def insert(words, at, new):
    """The sentence with one word more at index `at`; its head is counted as before."""
    out = [[*w[:HEAD], w[HEAD] + (w[HEAD] > at), *w[REL:]] for w in [*words[:at], new, *words[at:]]]
    return [tuple(w) for w in out]


def perfect(words, inflect):
    """A clause in the past as one with have."""
    root = next(i for i, w in enumerate(words) if w[HEAD] == 0)
    subj = [i for i, w in enumerate(words) if w[HEAD] == root + 1 and w[REL] == "nsubj"]
    if words[root][XPOS] != "VBD" or not subj or any(w[HEAD] == root + 1 and w[REL] == "aux" for w in words):
        return words
    has = ("has", "have", "AUX", "VBZ") if words[subj[0]][XPOS] in ("NN", "NNP") else ("have", "have", "AUX", "VBP")
    out = list(words)
    out[root] = (inflect.form(words[root][LEMMA], "VBN"), words[root][LEMMA], "VERB", "VBN", *words[root][HEAD:])
    return insert(out, root, (*has, root + 1, "aux", True))


def clause(rng, words, inflect, names):
    """A short clause, recast or not, as such or as a headline; or None."""
    s = short(rng, words)
    if s and rng.random() < 0.15:
        s = perfect(s, inflect)
    if s and names and rng.random() < 0.7:
        s = names.recast(rng, s, inflect)
    return s and rng.random() < 0.5 and headline(rng, s, inflect) or s


def remake(rng, docs, inflect, names=None, p=1.0):
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
                    h = clause(rng, s, inflect, names)
                    if h:
                        out.append(h)
    return [s for s in out if 0 < len(s) <= 120]


def news(rng, sents, inflect, names, share):
    """Of sentences that label.py has labelled, a share: as they are, or as headlines, short clauses or headlines made of those."""
    out = []
    for s in sents:
        if rng.random() >= share:
            continue
        r = rng.random()
        new = clause(rng, s, inflect, names) if r < 0.6 else headline(rng, s, inflect) if r < 0.75 else None
        out.append(new or s)
    return out


def by_document(paths):
    docs, last = [], None
    for path in paths:
        for doc, s in fx.read_conllu(path):
            if doc != last or not docs:
                docs.append([])
                last = doc
            docs[-1].append(s)
    return docs
