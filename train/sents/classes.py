#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Classes of words for the sentence model: which Penn tags a form has in the treebanks, as a table by hash (sents.c).
usage: classes.py TREEBANK... > src/text/sents_words.h"""
import collections
import gzip
import sys

SLOTS, CLASSES, LEAST = 8192, 127, 4
FINITE = {"VBD", "VBZ", "VBP", "MD"}


def word_hash(form):
    """As in sents.c: ASCII letters in lower case, digits as 0."""
    h = 2166136261
    for b in form.encode():
        c = b + 32 if 65 <= b <= 90 else 48 if 48 <= b <= 57 else b
        h = ((h ^ c) * 16777619) & 0xffffffff
    return h ^ h >> 13


def main():
    count = collections.defaultdict(collections.Counter)
    for path in sys.argv[1:]:
        skip, form = 0, ""
        for line in (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8"):
            c = line.rstrip("\n").split("\t")
            if len(c) != 10 or "." in c[0]:
                continue
            if "-" in c[0]:                             # a multiword token counts with its first word's tag
                skip, form = int(c[0].split("-")[1]), c[1]
                continue
            if int(c[0]) <= skip:
                if form:
                    count[word_hash(form)][c[4]] += 1
                form = ""
                skip = 0 if int(c[0]) == skip else skip
                continue
            count[word_hash(c[1])][c[4]] += 1
    words, sets = [], collections.Counter()
    for h, tags in count.items():
        n = sum(tags.values())
        if n >= LEAST:
            best = min(tags, key=lambda t: (-tags[t], t))
            name = best + "|" + "/".join(sorted(t for t in tags if tags[t] >= 0.2 * n))
            words.append((n, h, name, best))
            sets[name] += n
    ids = {s: i + 1 for i, (s, _) in enumerate(sorted(sets.items(), key=lambda x: (-x[1], x[0]))[:CLASSES])}
    table, lost = [0] * SLOTS, 0
    for n, h, name, best in sorted(words, key=lambda w: (-w[0], w[1])):
        i = ids.get(name) or ids.get(best + "|" + best)
        for k in range(4):
            if i and not table[(h ^ k) % SLOTS]:
                table[(h ^ k) % SLOTS] = (h >> 16 & 255) << 8 | i
                break
        else:
            lost += 1
    print("/* SPDX-License-Identifier: CC-BY-SA-4.0 */")
    print("/* Classes of words by the tags they have in the training parts of UD EWT and GUM's free documents, made by")
    print(" * train/sents/classes.py; do not edit. A slot: eight bits of the hash, the class. */")
    print("static const unsigned short word_classes[%d] = {" % SLOTS)
    for i in range(0, SLOTS, 16):
        print("\t" + ",".join(map(str, table[i:i + 16])) + ",")
    print("};")
    print("/* Is it mostly a finite verb? */")
    print("static const unsigned char finite_classes[%d] = {" % (len(ids) + 1))
    fin = [0] + [int(s.split("|")[0] in FINITE) for s in sorted(ids, key=ids.get)]
    for i in range(0, len(fin), 64):
        print("\t" + ",".join(map(str, fin[i:i + 64])) + ",")
    print("};")
    print("%d words, %d classes, %d without a slot" % (len(words), len(ids), lost), file=sys.stderr)


if __name__ == "__main__":
    main()
