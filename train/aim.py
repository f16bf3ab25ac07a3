#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Train the model of recipients (src/code/aim.c): data/models/aim.model.

usage: aim.py FEATURES TOCSIN GOLD_DIR WORK_DIR [-o MODEL [--without FOLD]] [-- options of linear.py]      in the folder of this repository

Items: the parties that stand beside an event without recipient, where score_events.py matches its type to a hand-coded event. One is right when it
is among that event's recipients: the same words, or the same country. Cross-validation is by document; it prints how many recipients would be
filled, how many rightly, at several thresholds."""
import json
import os
import subprocess
import sys
from collections import defaultdict

import standoff


def linear(work, name, extra):
    here = os.path.dirname(os.path.abspath(__file__))
    subprocess.run([sys.executable, here + "/linear.py", "%s/%s" % (work, name), "--buckets", "32768"] + extra, check=True)


def items(program, tocsin, gold_dir, work):
    import score_events as S
    for folder, name in standoff.corpora(gold_dir, work):
        docs = open("%s/%s_docs.jsonl" % (folder, name), encoding="utf-8").read()
        texts = {d["id"]: d["text"] for d in map(json.loads, docs.splitlines())}
        sents, at = defaultdict(list), defaultdict(list)
        for g in map(json.loads, open("%s/%s.jsonl" % (folder, name), encoding="utf-8")):
            sents[g["doc"]].append(g)
        point = lambda doc, byte: len(texts[doc].encode()[:byte].decode("utf-8", "ignore"))
        for r in map(json.loads, subprocess.run([tocsin, "code", "-q", "-i", "jsonl", "-o", "jsonl"], input=docs, stdout=subprocess.PIPE, check=True,
                                                text=True).stdout.splitlines()):
            if r["type"] == "event":
                byte = r["trigger"]["span"][0]
                for g in sents[r["doc"]]:
                    if g["span"][0] <= point(r["doc"], byte) < g["span"][1]:
                        at[g["id"]].append({"event": r["event"], "trigger": r["trigger"], "byte": byte})
        wanted = {}
        for doc in sents:
            for g in sents[doc]:
                for i, j in S.match(g["events"], at[g["id"]], "type"):
                    wanted[doc, at[g["id"]][j]["byte"], at[g["id"]][j]["event"]] = g["events"][i]
        for line in subprocess.run([program, "--aims"], input=docs, stdout=subprocess.PIPE, check=True, text=True).stdout.splitlines():
            doc, byte, event, beg, end, country, _, feats = line.split("\t")
            e = wanted.get((doc, int(byte), event))
            if not e or e.get("reciprocal"):
                continue
            words = texts[doc][point(doc, int(beg)):point(doc, int(end))]
            right = any((p["text"] and (p["text"] in words or words in p["text"])) or (p["country"] and p["country"] == country) for p in e["recipients"])
            yield doc, byte, event, bool(e["recipients"]), right, feats


def main():
    args, extra = (sys.argv, []) if "--" not in sys.argv else (sys.argv[:sys.argv.index("--")], sys.argv[sys.argv.index("--") + 1:])
    program, tocsin, gold_dir, work = args[1:5]
    out = ["-o", args[args.index("-o") + 1]] if "-o" in args else []
    if "--without" in args:                                 # items of an earlier run, less the documents of one fold of five (crossval.py)
        without = int(args[args.index("--without") + 1])
        with open(work + "/aims_some.tsv", "w", encoding="utf-8") as f:
            f.writelines(x for x in open(work + "/aims.tsv", encoding="utf-8") if standoff.fold(x.split("\t")[1]) != without)
        linear(work, "aims_some.tsv", out + extra)
        return
    sys.path.insert(0, os.path.join(gold_dir, "..", "tools"))
    os.makedirs(work, exist_ok=True)
    events, has = defaultdict(list), {}
    with open(work + "/aims.tsv", "w", encoding="utf-8") as f:
        for n, (doc, byte, event, any_recipient, right, feats) in enumerate(items(program, tocsin, gold_dir, work)):
            f.write("%d\t%s\t%s\t1\t%s\n" % (n, doc, "yes" if right else "no", feats))
            events[doc, byte, event].append(str(n))
            has[doc, byte, event] = any_recipient
    linear(work, "aims.tsv", ["--folds", "5", "--predict", work + "/aims_cv.jsonl"] + out + extra)
    cv = {r["key"]: r for r in map(json.loads, open(work + "/aims_cv.jsonl", encoding="utf-8"))}
    print("%d events without recipient, of which the coders gave one to %d" % (len(events), sum(has.values())))
    print("threshold  filled  right  wrong where none belongs")
    for t in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        filled = right = none = 0
        for key, ns in events.items():
            best = max((cv[n] for n in ns), key=lambda r: r["probabilities"]["yes"])
            if best["probabilities"]["yes"] > t:
                filled += 1
                right += best["label"] == "yes"
                none += not has[key]
        print("%.1f        %5d  %5d  %5d" % (t, filled, right, none))


main()
