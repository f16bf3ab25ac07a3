#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Fit the sentence model: logistic regression on the lines of dump.c, averaged, written as a C table of bytes. The threshold is
the one with the best sentences F1 (mean over the files) when each quarter of the paragraphs is scored by weights of the others.
usage: fit.py FEATURES... -- VARIED... > src/text/sents_weights.h     (VARIED: second copies, for learning only)"""
import sys

import numpy as np

BITS, EPOCHS, RATE, DECAY, HIDE, SEED, FOLDS = 15, 20, 0.12, 5e-5, 0.4, 1, 4


def read(path):
    """Features, answers, paragraphs of the places; ends that no place covers have no features."""
    x, y, par, n = [], [], [], -1
    for line in open(path, encoding="utf-8", errors="replace"):
        if line[0] == "#":
            n += 1
        elif line[0] in "01":
            v = line.split()
            y.append(int(v[0]))
            x.append([int(f) for f in v[1:]])
            par.append(n)
        elif line[0] == "!":
            y.append(1)
            x.append(None)
            par.append(n)
    k = max(len(f) for f in x if f)
    here = np.array([f is not None for f in x])
    return np.array([f or [0] * k for f in x]), np.array(y, dtype=np.float64), np.array(par), here, n + 1


def fit(x, y):
    rng = np.random.default_rng(SEED)
    size = 1 << BITS
    w, g2, total, steps = np.zeros(size), np.full(size, 1e-2), np.zeros(size), 0
    n, k = x.shape
    for epoch in range(EPOCHS):
        order = rng.permutation(n)
        for b in range(0, n, 256):
            i = order[b:b + 256]
            keep = rng.random((len(i), k)) > HIDE       # features hidden by chance: no one of them may decide alone
            p = 1 / (1 + np.exp(-np.clip((w[x[i]] * keep).sum(1), -30, 30)))
            g = np.bincount(x[i].ravel(), ((p - y[i])[:, None] * keep).ravel(), size) + DECAY * len(i) * w
            g2 += g * g
            w -= RATE * g / np.sqrt(g2)
            if epoch >= EPOCHS // 2:
                total += w
                steps += 1
    return total / steps


def sentences(y, par):
    """Spans between ends, within paragraphs."""
    at = np.flatnonzero((y > 0) | np.append(par[1:] != par[:-1], True))
    ends, prev = set(), (-1, True)
    for i in at:
        closed = y[i] > 0
        ends.add((prev, i, bool(closed)))
        last = i + 1 == len(par) or par[i + 1] != par[i]
        if last and closed:                             # what is left of the paragraph after its last place
            ends.add(((i, True), i, "rest"))
        prev = (i, not last)
    return ends


def main():
    cut = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    plain, varied = [read(p) for p in sys.argv[1:cut]], [read(p) for p in sys.argv[cut + 1:]]
    files = plain + varied
    folds = [f[2] * FOLDS // f[4] for f in files]
    scores = [np.full(len(f[1]), -1e9) for f in plain]
    for k in range(FOLDS):
        use = [(o != k) & f[3] for f, o in zip(files, folds)]
        w = fit(np.concatenate([f[0][u] for f, u in zip(files, use)]), np.concatenate([f[1][u] for f, u in zip(files, use)]))
        w *= 127 / np.abs(w).max()
        for s, f, o in zip(scores, plain, folds):
            q = (o == k) & f[3]
            s[q] = w[f[0][q]].sum(1)
    best = (-1, 0)
    for t in range(-60, 61, 4):
        f1 = []
        for s, f in zip(scores, plain):
            gold, got = sentences(f[1], f[2]), sentences(s > t, f[2])
            f1.append(200 * len(gold & got) / (len(gold) + len(got)))
        if t % 12 == 0:
            print("threshold %d: %s" % (t, " ".join("%.2f" % v for v in f1)), file=sys.stderr)
        best = max(best, (sum(f1) / len(f1), -abs(t), t))
    threshold = best[2]
    x, y = np.concatenate([f[0][f[3]] for f in files]), np.concatenate([f[1][f[3]] for f in files])
    w = fit(x, y)
    w *= 127 / np.abs(w).max()
    q = np.rint(w).astype(int)
    print("/* SPDX-License-Identifier: CC-BY-SA-4.0 */")
    print("/* Weights of the sentence model (sents.c), made by train/sents/fit.py from the training parts of UD EWT and GUM's free")
    print(" * documents; do not edit. */")
    print("static const int threshold = %d;" % threshold)
    print("static const signed char weights[1 << %d] = {" % BITS)
    for i in range(0, len(q), 32):
        print("\t" + ",".join(map(str, q[i:i + 32])) + ",")
    print("};")
    print("%d places, accuracy %.4f, threshold %d (F1 %.2f)" % (len(y), ((q[x].sum(1) > threshold) == (y > 0.5)).mean(), threshold, best[0]),
          file=sys.stderr)


if __name__ == "__main__":
    main()
