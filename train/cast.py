#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Train the models of who stands on which side of an event (src/code/cast.c): data/models/actor.model, recipient.model.

usage: cast.py FEATURES TOCSIN GOLD_DIR WORK_DIR [-o FOLDER [--without FOLD]] [-- options of linear.py]      in the folder of this repository

Items: the parties of a sentence for either side of an event whose type score_events.py matches to a hand-coded one. One is right when it is
among that event's parties on this side: the same words, or the same country. Cross-validation is by document; it prints, at several
thresholds, how many empty sides would be filled and how many rightly."""
import json
import os
import subprocess
import sys
from collections import defaultdict

import standoff

SIDES = ("actor", "recipient")
RULED = 0.2             # weight of parties of a side that rules have filled


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
        for line in subprocess.run([program, "--cast"], input=docs, stdout=subprocess.PIPE, check=True, text=True).stdout.splitlines():
            doc, byte, event, side, given, beg, end, country, _, feats = line.split("\t")
            e = wanted.get((doc, int(byte), event))
            if not e or (e.get("reciprocal") and side == "0"):
                continue
            words = texts[doc][point(doc, int(beg)):point(doc, int(end))]
            parties = e["recipients"] + e["actors"] if e.get("reciprocal") else e["recipients" if side == "1" else "actors"]
            right = any((p["text"] and (p["text"] in words or words in p["text"])) or (p["country"] and p["country"] == country) for p in parties)
            yield side, (doc, byte, event), bool(parties), given, right, feats


def report(name, cv, events):
    """events: (doc, byte, type) -> gold has a party there, [(key, given)]"""
    empty = [(any_party, [cv[k] for k, _ in c]) for any_party, c in events.values() if all(g == "none" for _, g in c)]
    print("%s: %d events where rules find nobody, of which the coders name somebody in %d" % (name, len(empty), sum(a for a, _ in empty)))
    print("threshold  filled  right  wrong where none belongs")
    for t in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        best = [(a, max(c, key=lambda r: r["probabilities"]["yes"])) for a, c in empty]
        put = [(a, r) for a, r in best if r["probabilities"]["yes"] > t]
        print("%.1f        %5d  %5d  %5d" % (t, len(put), sum(r["label"] == "yes" for _, r in put), sum(not a for a, _ in put)), flush=True)


def main():
    args, extra = (sys.argv, []) if "--" not in sys.argv else (sys.argv[:sys.argv.index("--")], sys.argv[sys.argv.index("--") + 1:])
    program, tocsin, gold_dir, work = args[1:5]
    folder = args[args.index("-o") + 1] if "-o" in args else None
    out = lambda name: ["-o", "%s/%s.model" % (folder, name)] if folder else []
    if "--without" in args:                                 # items of an earlier run, less the documents of one fold of five (crossval.py)
        without = int(args[args.index("--without") + 1])
        for name in SIDES:
            with open("%s/%s_some.tsv" % (work, name), "w", encoding="utf-8") as f:
                f.writelines(x for x in open("%s/%s.tsv" % (work, name), encoding="utf-8") if standoff.fold(x.split("\t")[1]) != without)
            linear(work, name + "_some.tsv", out(name) + extra)
        return
    sys.path.insert(0, os.path.join(gold_dir, "..", "tools"))
    os.makedirs(work, exist_ok=True)
    events = [{}, {}]
    files = [open("%s/%s.tsv" % (work, name), "w", encoding="utf-8") for name in SIDES]
    for n, (side, event, any_party, given, right, feats) in enumerate(items(program, tocsin, gold_dir, work)):
        files[int(side)].write("%d\t%s\t%s\t%.1f\t%s\n" % (n, event[0], "yes" if right else "no", 1 if given == "none" else RULED, feats))
        events[int(side)].setdefault(event, (any_party, []))[1].append((str(n), given))
    for f in files:
        f.close()
    for i, name in enumerate(SIDES):
        linear(work, name + ".tsv", ["--folds", "5", "--predict", "%s/%s_cv.jsonl" % (work, name)] + out(name) + extra)
        cv = {r["key"]: r for r in map(json.loads, open("%s/%s_cv.jsonl" % (work, name), encoding="utf-8"))}
        report(name, cv, events[i])


main()
