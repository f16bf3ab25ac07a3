#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Fit the sentence model: logistic regression on the lines of dump.c, averaged, written as a C table of bytes.
usage: fit.py FEATURES... > src/text/sents_weights.h"""
import sys

import numpy as np

BITS, EPOCHS, RATE, DECAY, HIDE, SEED = 14, 20, 0.12, 5e-5, 0.4, 1


def read(paths):
    x, y = [], []
    for p in paths:
        for line in open(p, encoding="utf-8", errors="replace"):
            if line[0] in "01":
                v = line.split()
                y.append(int(v[0]))
                x.append([int(f) for f in v[1:]])
    return np.array(x), np.array(y, dtype=np.float32)


def main():
    x, y = read(sys.argv[1:])
    rng = np.random.default_rng(SEED)
    w = np.zeros(1 << BITS)
    g2 = np.full(1 << BITS, 1e-2)
    total = np.zeros(1 << BITS)
    n, k = x.shape
    steps = 0
    for epoch in range(EPOCHS):
        order = rng.permutation(n)
        for b in range(0, n, 64):
            i = order[b:b + 64]
            keep = rng.random((len(i), k)) > HIDE       # features hidden by chance: no one of them may decide alone
            p = 1 / (1 + np.exp(-np.clip((w[x[i]] * keep).sum(1), -30, 30)))
            g = np.zeros(1 << BITS)
            np.add.at(g, x[i], (p - y[i])[:, None] * keep)
            g += DECAY * len(i) * w
            g2 += g * g
            w -= RATE * g / np.sqrt(g2)
            if epoch >= EPOCHS // 2:
                total += w
                steps += 1
    w = total / steps
    w *= 127 / np.abs(w).max()
    q = np.rint(w).astype(int)
    print("/* SPDX-License-Identifier: CC-BY-SA-4.0 */")
    print("/* Weights of the sentence model (sents.c), made by train/sents/fit.py from the training parts of UD EWT and GUM's free")
    print(" * documents; do not edit. */")
    print("static const signed char weights[1 << %d] = {" % BITS)
    for i in range(0, len(q), 32):
        print("\t" + ",".join(map(str, q[i:i + 32])) + ",")
    print("};")
    print("%d places, accuracy %.4f" % (n, ((w[x].sum(1) > 0) == (y > 0.5)).mean()), file=sys.stderr)


if __name__ == "__main__":
    main()
