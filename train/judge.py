#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Train the model of confidence (src/code/judge.c): data/models/judge.model.

usage: judge.py FEATURES GOLD_DIR WORK_DIR [-o MODEL [--without FOLD]] [-- options of linear.py]          in the folder of this repository

FEATURES is the program of train/features.c, WORK_DIR has what sense.py --crossfit left. An event is right when score_events.py matches its type to one in the hand-coded sentence that
holds its trigger; events that match an optional one are left out. Cross-validation is by document; the reliability table and
the figures at several thresholds are those of the held-out folds."""
import json
import os
import subprocess
import sys
from collections import defaultdict

import standoff
from standoff import CLASSES


def main():
    args, extra = (sys.argv, []) if "--" not in sys.argv else (sys.argv[:sys.argv.index("--")], sys.argv[sys.argv.index("--") + 1:])
    program, gold_dir, work = args[1:4]
    out = args[args.index("-o") + 1] if "-o" in args else None
    without = int(args[args.index("--without") + 1]) if "--without" in args else -1
    if without >= 0:                                        # items of an earlier run, less the documents of one fold of five (crossval.py)
        lines = [x for x in open(work + "/items.tsv", encoding="utf-8") if standoff.fold(x.split("\t")[1]) != without]
        with open(work + "/items_some.tsv", "w", encoding="utf-8") as f:
            f.writelines(lines)
        subprocess.run([sys.executable, os.path.dirname(os.path.abspath(__file__)) + "/linear.py", work + "/items_some.tsv", "--buckets", "16384",
                        "-o", out] + extra, check=True)
        return
    sys.path.insert(0, os.path.join(gold_dir, "..", "tools"))
    import score_events as S
    os.makedirs(work, exist_ok=True)
    rows, total_gold = [], 0
    sense = {}                                              # what networks that did not see the document say (sense.py --crossfit)
    for line in open(work + "/sense_cv.tsv", encoding="utf-8"):
        doc, byte, p = line.rstrip("\n").split("\t")
        sense[doc, byte] = [float(x) for x in p.split()]
    for folder, name in standoff.corpora(gold_dir, work):
        docs = open("%s/%s_docs.jsonl" % (folder, name), encoding="utf-8").read()
        texts = {d["id"]: d["text"] for d in map(json.loads, docs.splitlines())}
        lines = subprocess.run([program], input=docs, stdout=subprocess.PIPE, check=True, text=True, encoding="utf-8").stdout.splitlines()
        sents = defaultdict(list)
        for g in map(json.loads, open("%s/%s.jsonl" % (folder, name), encoding="utf-8")):
            sents[g["doc"]].append(g)
            total_gold += sum(1 for e in g["events"] if not e.get("optional"))
        at = defaultdict(list)
        for line in lines:
            doc, byte, event, feats = line.split("\t")
            if (doc, byte) in sense:                        # the last features are: the type's probability, none's, the hand-set weights
                p, f = sense[doc, byte], feats.split(" ")
                for place, q in ((-3, p[CLASSES.index(event)]), (-2, p[0])):
                    f[place] = "%s:%.2f" % (f[place].split(":")[0], q * 2 - 1)
                feats = " ".join(f)
            point = len(texts[doc].encode()[:int(byte)].decode("utf-8", "ignore"))
            for g in sents[doc]:
                if g["span"][0] <= point < g["span"][1]:
                    at[g["id"]].append({"event": event, "doc": doc, "feats": feats, "trigger": {"text": texts[doc][point:point + 12]}})
        for doc in sents:
            for g in sents[doc]:
                systems = at[g["id"]]
                pairs = S.match(g["events"], systems, "type")
                right = {j: g["events"][i] for i, j in pairs}
                for j, s in enumerate(systems):
                    if right.get(j, {}).get("optional"):
                        continue
                    rows.append((doc, len(rows), "yes" if j in right else "no", s["feats"]))
    with open(work + "/items.tsv", "w", encoding="utf-8") as f:
        for doc, n, label, feats in rows:
            f.write("%s#%d\t%s\t%s\t1\t%s\n" % (doc, n, doc, label, feats))
    here = os.path.dirname(os.path.abspath(__file__))
    cmd = [sys.executable, here + "/linear.py", work + "/items.tsv", "--folds", "10", "--predict", work + "/cv.jsonl", "--buckets", "16384"] + extra
    if out:
        cmd += ["-o", out]
    subprocess.run(cmd, check=True)
    cv = [json.loads(x) for x in open(work + "/cv.jsonl", encoding="utf-8")]
    print("confidence  events  right")
    for lo in range(10):
        b = [r for r in cv if lo / 10 <= r["probabilities"]["yes"] < (lo + 1) / 10 or (lo == 9 and r["probabilities"]["yes"] == 1)]
        if b:
            print("%.1f-%.1f     %5d   %5.1f %%" % (lo / 10, lo / 10 + 0.1, len(b), 100 * sum(r["label"] == "yes" for r in b) / len(b)))
    print("threshold  P  R  F1 (type, of %d events)" % total_gold)
    for t in (0, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        k = [r for r in cv if r["probabilities"]["yes"] >= t]
        tp = sum(r["label"] == "yes" for r in k)
        p, rc = tp / max(len(k), 1), tp / total_gold
        print("%.2f  %5.1f %5.1f %5.1f" % (t, 100 * p, 100 * rc, 200 * p * rc / max(p + rc, 1e-9)))


main()
