#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Train the pair classifier (`tocsin relate`): models/relate.model.

usage: relate.py TOCSIN GOLD_DIR WORK_DIR [-o MODEL]

Gold: plv.jsonl (pairs with one PLOVER root) and aw.jsonl (pairs known to be cooperation or conflict, no more;
one in eight cooperates, so these weigh more). Silver, at low weight: synthetic.jsonl (headlines with one event each; the pair is left
open) and the coded events of news.jsonl and wikinews.jsonl as pairs. YIELD is CONCEDE or RETREAT: a class of its own here, which
tc_relate splits by what the lexicon found. Prints the 5-fold figures of score_pairs.py on the pairs that were held out."""
import json
import os
import subprocess
import sys

COOPERATION = "AGREE|CONSULT|SUPPORT|YIELD|COOPERATE|AID"
CONFLICT = "REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT"


def byte_span(text, span):
    return None if span is None else [len(text[:span[0]].encode()), len(text[:span[1]].encode())]


def first(actors):
    for a in actors or []:
        if a.get("spans"):
            return a["spans"][0]
    return None


def find(text, actors):
    for a in actors or []:
        if a.get("text") and a["text"] in text:
            b = text.index(a["text"])
            return [b, b + len(a["text"])]
    return None


def items(gold):
    for line in open(gold + "/plv.jsonl", encoding="utf-8"):
        d = json.loads(line)
        for i, e in enumerate(d["events"]):
            yield d["id"], d["id"], i, d["text"], first(e["source"]), first(e["target"]), e["event"], 1.0
    for line in open(gold + "/aw.jsonl", encoding="utf-8"):
        d = json.loads(line)
        for i, p in enumerate(d["pairs"]):
            yield d["id"], "aw" + d["doc_id"], i, d["text"], first([p["source"]]), first([p["target"]]), *((CONFLICT, 0.7) if p["gold_binary"] else (COOPERATION, 1.5))
    for line in open(gold + "/synthetic.jsonl", encoding="utf-8"):
        d = json.loads(line)
        for e in d["events"][:1]:
            yield "silver:" + d["id"], d["id"], 0, d["text"], None, None, e["event"], 0.15
    for name in ("news", "wikinews"):
        for line in open(gold + "/%s.jsonl" % name, encoding="utf-8"):
            d = json.loads(line)
            for i, e in enumerate(d["events"]):
                if e["event"] and not e["negated"]:
                    yield "silver:" + d["id"], d["id"], i, d["text"], find(d["text"], e["actors"]), find(d["text"], e["recipients"] or e["actors"][1:]), e["event"], 0.4


def main():
    program, gold, work = sys.argv[1:4]
    out = sys.argv[sys.argv.index("-o") + 1] if "-o" in sys.argv else None
    os.makedirs(work, exist_ok=True)
    label = {}
    with open(work + "/pairs.jsonl", "w", encoding="utf-8") as f:
        for key, group, i, text, s, t, event, weight in items(gold):
            event = "YIELD" if event in ("CONCEDE", "RETREAT") else event
            label["%s:%d" % (key, i)] = (event, weight, group)
            f.write(json.dumps({"id": key, "pair": i, "text": text, "source": byte_span(text, s), "target": byte_span(text, t)}) + "\n")
    feats = subprocess.run([program, "relate", "--features", work + "/pairs.jsonl"], stdout=subprocess.PIPE, check=True, text=True).stdout
    with open(work + "/items.tsv", "w", encoding="utf-8") as f:
        for line in feats.splitlines():
            key, rest = line.split("\t")
            event, weight, group = label[key]
            f.write("%s\t%s\t%s\t%g\t%s\n" % (key, group, event, weight, rest))
    here = os.path.dirname(os.path.abspath(__file__))
    cmd = [sys.executable, here + "/linear.py", work + "/items.tsv", "--folds", "5", "--predict", work + "/cv.jsonl"] + sys.argv[sys.argv.index("--") + 1:] if "--" in sys.argv else \
          [sys.executable, here + "/linear.py", work + "/items.tsv", "--folds", "5", "--predict", work + "/cv.jsonl"]
    if out:
        cmd += ["-o", out]
    subprocess.run(cmd, check=True)
    with open(work + "/answers.jsonl", "w", encoding="utf-8") as f:
        for line in open(work + "/cv.jsonl", encoding="utf-8"):
            r = json.loads(line)
            key, pair = r["key"].rsplit(":", 1)
            best = max(r["probabilities"], key=r["probabilities"].get)
            f.write(json.dumps({"id": key, "pair": int(pair), "event": "CONCEDE" if best == "YIELD" else best}) + "\n")
    for name in ("plv", "aw"):
        subprocess.run([sys.executable, gold + "/../tools/score_pairs.py", gold + "/%s.jsonl" % name, work + "/answers.jsonl"], check=True)


main()
