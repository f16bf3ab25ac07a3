#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Train a hashed logistic regression (src/code/linear.h) from features that the program printed.

usage: linear.py ITEMS.tsv -o MODEL [--buckets N] [--l2 X] [--epochs N] [--batch N] [--seeds N] [--folds K --predict OUT.jsonl]

ITEMS.tsv   one item a line: key, fold group, label, weight, then "hash:value" (hash: 16 hex digits) separated by spaces.
            A label "A|B" says that the class is one of A and B, which other items name.
            Items whose key starts with "silver" are for training only: they are never predicted, but those of a group that others
            are predicted of are left out with it.
--folds     cross-validation by fold group: every group is predicted by a model that did not see it; OUT gets
            {"key", "label", "probabilities"} per item. Then the model is trained on everything.
--seeds     the mean of so many models, which saw the items in different orders.
Deterministic: fixed seeds, one thread."""
import argparse
import json
import struct
import zlib

import numpy as np
import torch

torch.set_num_threads(1)


def load(path, buckets):
    keys, groups, labels, weights, idx, val, offsets = [], [], [], [], [], [], []
    for line in open(path, encoding="utf-8"):
        key, group, label, weight, feats = line.rstrip("\n").split("\t")
        keys.append(key), groups.append(group), labels.append(label), weights.append(float(weight))
        offsets.append(len(idx))
        for f in feats.split():
            h, v = f.split(":")
            idx.append(int(h, 16) & (buckets - 1)), val.append(float(v))
    return keys, groups, labels, np.array(weights, np.float32), np.array(idx, np.int64), np.array(val, np.float32), np.array(offsets + [len(idx)])


def rows(data, which):
    idx, val, off = data
    ii = np.concatenate([idx[off[i]:off[i + 1]] for i in which]) if len(which) else np.zeros(0, np.int64)
    vv = np.concatenate([val[off[i]:off[i + 1]] for i in which]) if len(which) else np.zeros(0, np.float32)
    oo = np.cumsum([0] + [off[i + 1] - off[i] for i in which])[:-1]
    return torch.from_numpy(ii), torch.from_numpy(vv), torch.from_numpy(np.asarray(oo, np.int64))


def classes(labels):
    """Names of the classes, and for each item the classes that are right."""
    names = sorted({x for label in labels for x in label.split("|")})
    y = np.zeros((len(labels), len(names)), np.float32)
    for i, label in enumerate(labels):
        y[i, [names.index(x) for x in label.split("|")]] = 1
    return names, y


def train(data, y, w, which, n_classes, a):
    models = [train_one(data, y, w, which, n_classes, a, a.seed + i) for i in range(a.seeds)]
    return [sum(m[part] for m in models) / a.seeds for part in (0, 1)]


def train_one(data, y, w, which, n_classes, a, seed):
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    W = torch.zeros(a.buckets, n_classes, requires_grad=True)
    b = torch.zeros(n_classes, requires_grad=True)
    opt = torch.optim.Adagrad([W, b], lr=a.lr)
    which = np.array(which)
    for _ in range(a.epochs):
        order = rng.permutation(which)
        for k in range(0, len(order), a.batch):
            batch = order[k:k + a.batch]
            i, v, o = rows(data, batch)
            z = torch.nn.functional.embedding_bag(i, W, o, mode="sum", per_sample_weights=v) + b
            right = torch.from_numpy(y[batch]).log()        # 0 for the right classes, minus infinity for the others
            loss = torch.logsumexp(z, 1) - torch.logsumexp(z + right, 1)
            u = torch.unique(i)
            loss = (loss * torch.from_numpy(w[batch])).mean() + a.l2 * (W[u] ** 2).sum() / len(batch)
            opt.zero_grad(), loss.backward(), opt.step()
    return W.detach(), b.detach()


def predict(data, which, W, b):
    i, v, o = rows(data, which)
    with torch.no_grad():
        return torch.softmax(torch.nn.functional.embedding_bag(i, W, o, mode="sum", per_sample_weights=v) + b, 1).numpy()


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("items"), ap.add_argument("-o", dest="out")
    ap.add_argument("--buckets", type=int, default=1 << 16), ap.add_argument("--l2", type=float, default=0.02)
    ap.add_argument("--epochs", type=int, default=12), ap.add_argument("--lr", type=float, default=0.1)
    ap.add_argument("--folds", type=int, default=0), ap.add_argument("--predict"), ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--seeds", type=int, default=1)
    ap.add_argument("--batch", type=int, default=64)
    a = ap.parse_args()
    keys, groups, labels, w, idx, val, off = load(a.items, a.buckets)
    names, y = classes(labels)
    data = (idx, val, off)
    silver = np.array([k.startswith("silver") for k in keys])
    if a.folds:
        fold = np.array([zlib.crc32(g.encode()) % a.folds for g in groups])
        tested = {g for g, s in zip(groups, silver) if not s}
        out = open(a.predict, "w", encoding="utf-8")
        right = total = 0
        for f in range(a.folds):
            test = [i for i in range(len(keys)) if fold[i] == f and not silver[i]]
            fit = [i for i in range(len(keys)) if fold[i] != f or groups[i] not in tested]
            W, b = train(data, y, w, fit, len(names), a)
            p = predict(data, test, W, b)
            for i, q in zip(test, p):
                right += names[int(q.argmax())] in labels[i].split("|")
                total += 1
                out.write(json.dumps({"key": keys[i], "label": labels[i],
                                      "probabilities": {n: round(float(x), 4) for n, x in zip(names, q)}}) + "\n")
        print("cross-validation: %d of %d right (%.1f %%)" % (right, total, 100 * right / max(total, 1)))
    if a.out:
        W, b = train(data, y, w, list(range(len(keys))), len(names), a)
        scale = float(W.abs().max()) / 127 or 1.0
        q = torch.clamp(torch.round(W / scale), -127, 127).to(torch.int8).numpy()
        with open(a.out, "wb") as f:
            f.write(b"TCLM" + struct.pack("<IIIfI", 1, len(names), a.buckets, scale, 0))
            for n in names:
                f.write(n.encode()[:15].ljust(16, b"\0"))
            f.write(b.numpy().astype("<f4").tobytes() + q.tobytes())
        print("wrote %s: %d classes, %d items" % (a.out, len(names), len(keys)))


if __name__ == "__main__":
    main()
