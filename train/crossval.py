#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores of the event coder with a confidence model that never saw the document it judges.

usage: crossval.py TOCSIN FEATURES GOLD_DIR WORK_DIR      after judge.py, whose items it reads from WORK_DIR

The shipped model (data/models/judge.model) has seen all of news.jsonl and wikinews.jsonl, so `tocsin eval` flatters on them. Here each
tenth of the documents is judged by a model trained on the other nine; what remains at the default threshold is scored by score_events.py."""
import json
import subprocess
import sys
import types
import zlib

import numpy as np
import torch

import linear

FOLDS, THRESHOLD = 10, 0.4


def main():
    program, features, gold, work = sys.argv[1:5]
    a = types.SimpleNamespace(buckets=1 << 14, l2=0.5, epochs=10, lr=0.03, seed=1)
    keys, groups, labels, w, idx, val, off = linear.load(work + "/items.tsv", a.buckets)
    names, y = linear.classes(labels)
    fold_of = lambda doc: zlib.crc32(doc.encode()) % FOLDS
    models = []
    for f in range(FOLDS):
        fit = [i for i in range(len(keys)) if fold_of(groups[i]) != f]
        models.append(linear.train((idx, val, off), y, w, fit, len(names), a))
    for name in ("news", "wikinews"):
        docs = "%s/%s_docs.jsonl" % (gold, name)
        keep = set()
        for line in subprocess.run([features], stdin=open(docs), stdout=subprocess.PIPE, check=True, text=True).stdout.splitlines():
            doc, byte, event, feats = line.split("\t")
            W, b = models[fold_of(doc)]
            h = [x.split(":") for x in feats.split()]
            i = torch.tensor([int(x, 16) & (a.buckets - 1) for x, _ in h])
            v = torch.tensor([float(x) for _, x in h])
            p = torch.softmax((W[i] * v[:, None]).sum(0) + b, 0)
            hand = (float(h[-1][1]) + 1) / 2        # the last feature, see tc_confidence
            if (float(p[names.index("yes")]) + hand) / 2 >= THRESHOLD:
                keep.add((doc, int(byte), event))
        records = subprocess.run([program, "code", "-q", "-i", "jsonl", "-o", "jsonl", "--min-confidence", "0", docs],
                                 stdout=subprocess.PIPE, check=True, text=True).stdout.splitlines()
        with open(work + "/cv_%s.jsonl" % name, "w", encoding="utf-8") as out:
            for line in records:
                r = json.loads(line)
                if r["type"] == "event" and (r["doc"], r["trigger"]["span"][0], r["event"]) in keep:
                    out.write(line + "\n")
        print("==", name)
        subprocess.run([sys.executable, gold + "/../tools/score_events.py", "%s/%s.jsonl" % (gold, name), work + "/cv_%s.jsonl" % name, "--docs", docs])
    with open(work + "/cv_all.jsonl", "w") as out, open(work + "/gold_all.jsonl", "w") as g, open(work + "/docs_all.jsonl", "w") as d:
        for name in ("news", "wikinews"):
            out.write(open(work + "/cv_%s.jsonl" % name).read())
            g.write(open("%s/%s.jsonl" % (gold, name)).read())
            d.write(open("%s/%s_docs.jsonl" % (gold, name)).read())
    print("== both")
    subprocess.run([sys.executable, gold + "/../tools/score_events.py", work + "/gold_all.jsonl", work + "/cv_all.jsonl", "--docs", work + "/docs_all.jsonl"])


main()
