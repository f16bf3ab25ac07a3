#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Train the pair classifier (`tocsin relate`): data/models/relate.model.

usage: relate.py TOCSIN GOLD_DIR WORK_DIR [-o MODEL] [--more CODED.jsonl ...] [-- OPTIONS OF linear.py]      in the folder of this repository

Gold: plv.jsonl (pairs with one PLOVER root) and aw.jsonl (pairs known to be cooperation or conflict, no more; one in eight cooperates, so
these weigh more). Beside them, for training only: pairs in sentences of our own (train/events/pairs.txt: several pairs in a sentence, of
different polarity), the parties of the events in hand-coded news (standoff.py; not in the pairs' own sentences), those that the program finds in the lexicon's examples,
and synthetic.jsonl (headlines with one event each; the pair is left open). YIELD is CONCEDE or RETREAT: a class of its own here, which
tc_relate splits by what the lexicon found. Without -o no model is written, but the 5-fold figures of score_pairs.py on the gold pairs are
printed; the pairs of a document are in one fold."""
import json
import os
import re
import subprocess
import sys

import standoff

COOPERATION = "AGREE|CONSULT|SUPPORT|YIELD|COOPERATE|AID"
CONFLICT = "REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT"
WEIGHT = {"plv": 1.0, "conflict": 1.0, "cooperation": 2.3, "own": 1.2, "coded": 0.03, "example": 0.02, "headline": 0.04}


def byte_span(text, span):
    return None if span is None else [len(text[:span[0]].encode()), len(text[:span[1]].encode())]


def first(actors):
    for a in actors or []:
        if a.get("spans"):
            return a["spans"][0]
    return None


def find(text, party):
    """The party's words in the sentence, of which white space may differ."""
    if not party or not party.get("text"):
        return None
    m = re.search(r"\s+".join(map(re.escape, party["text"].split())), text)
    return list(m.span()) if m else None


def own_pairs(path):
    """Sentences with numbered marks: [1 words]."""
    for n, line in enumerate(open(path, encoding="utf-8")):
        if line.startswith("#"):
            continue
        marked, pairs = line.rstrip("\n").split("\t")
        text, spans, at = "", {}, 0
        for m in re.finditer(r"\[(\d) ([^\]]*)\]", marked):
            text += marked[at:m.start()]
            spans[m[1]] = [len(text), len(text) + len(m[2])]
            text += m[2]
            at = m.end()
        text += marked[at:]
        for i, p in enumerate(pairs.split()):
            a, b, kind = re.fullmatch(r"(\d)>(\d)([-+])", p).groups()
            yield "own%d" % n, i, text, spans[a], spans[b], COOPERATION if kind == "+" else CONFLICT


def coded_pairs(path):
    """One pair for each hand-coded event: its first party named against the first of the others."""
    for d in map(json.loads, open(path, encoding="utf-8")):
        for i, e in enumerate(d["events"]):
            if e["event"] and not e["negated"] and not e.get("optional"):
                a = [x for x in (find(d["text"], p) for p in e["actors"]) if x]
                r = [x for x in (find(d["text"], p) for p in e["recipients"]) if x] or a[1:]
                if a or r:
                    yield d["doc"], d["id"], i, d["text"], a[0] if a else None, r[0] if r else None, e["event"]


def examples(tocsin):
    """Parties that the program finds in the lexicon's examples, where it codes the type that the frame is for."""
    docs, wanted = [], {}
    for t in standoff.TYPES:
        rows = [line.rstrip("\n").split("\t") for line in open("data/lexicon/%s.tsv" % t.lower(), encoding="utf-8") if not line.startswith("#")]
        for r in rows[1:]:
            if len(r) > 7 and r[7]:
                docs.append({"id": r[0], "text": r[7], "date": "2020-01-01"})
                wanted[r[0]] = r[4], r[7]
    out = subprocess.run([tocsin, "code", "-q", "-i", "jsonl", "-o", "jsonl"], stdout=subprocess.PIPE, check=True, text=True,
                         input="".join(json.dumps(d, ensure_ascii=False) + "\n" for d in docs)).stdout
    for r in map(json.loads, out.splitlines()):
        if r["type"] == "event" and r["event"] == wanted[r["doc"]][0]:
            a = [x["span"] for x in r["actors"] if x.get("span")]
            b = [x["span"] for x in r["recipients"] if x.get("span")] or a[1:]
            if a and b and wanted[r["doc"]][1].isascii():
                yield r["doc"], r["trigger"]["span"][0], wanted[r["doc"]][1], a[0], b[0], r["event"]


def items(tocsin, gold, work, more):
    """Key, fold group, number, text, two spans of code points, class, weight. Keys of what is never tested on begin with "silver"."""
    for d in map(json.loads, open(gold + "/plv.jsonl", encoding="utf-8")):
        for i, e in enumerate(d["events"]):
            yield d["id"], d["id"], i, d["text"], first(e["source"]), first(e["target"]), e["event"], WEIGHT["plv"]
    for d in map(json.loads, open(gold + "/aw.jsonl", encoding="utf-8")):
        for i, p in enumerate(d["pairs"]):
            kind = (CONFLICT, WEIGHT["conflict"]) if p["gold_binary"] else (COOPERATION, WEIGHT["cooperation"])
            yield d["id"], "aw" + d["doc_id"], i, d["text"], first([p["source"]]), first([p["target"]]), *kind
    for key, i, text, s, t, kind in own_pairs("train/events/pairs.txt"):
        yield "silver:" + key, key, i, text, s, t, kind, WEIGHT["own"]
    for path in ["%s/%s.jsonl" % c for c in standoff.corpora(gold, work) if c[1] not in ("plv", "attacks")] + more:
        for doc, key, i, text, s, t, kind in coded_pairs(path):
            yield "silver:" + key, doc, i, text, s, t, kind, WEIGHT["coded"]
    for key, i, text, s, t, kind in examples(tocsin):
        yield "silver:" + key, key, i, text, s, t, kind, WEIGHT["example"]
    for d in map(json.loads, open(gold + "/synthetic.jsonl", encoding="utf-8")):
        for e in d["events"][:1]:
            yield "silver:" + d["id"], d["id"], 0, d["text"], None, None, e["event"], WEIGHT["headline"]


def choose(p):
    """As tc_relate_choose: the likeliest type of the likelier kind."""
    kinds = sorted((COOPERATION.split("|"), CONFLICT.split("|")), key=lambda kind: sum(p[k] for k in kind))
    return max(kinds[1], key=lambda k: p[k])


def main():
    args, fit = sys.argv[1:], []
    if "--" in args:
        args, fit = args[:args.index("--")], args[args.index("--") + 1:]
    more = args[args.index("--more") + 1:] if "--more" in args else []
    program, gold, work = args[:3]
    out = args[args.index("-o") + 1] if "-o" in args else None
    os.makedirs(work, exist_ok=True)
    label = {}
    with open(work + "/pairs.jsonl", "w", encoding="utf-8") as f:
        for key, group, i, text, s, t, event, weight in items(program, gold, work, more):
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
    task = ["-o", out] if out else ["--folds", "5", "--predict", work + "/cv.jsonl"]
    subprocess.run([sys.executable, here + "/linear.py", work + "/items.tsv"] + task + fit, check=True)
    if out:
        return
    with open(work + "/answers.jsonl", "w", encoding="utf-8") as f:
        for line in open(work + "/cv.jsonl", encoding="utf-8"):
            r = json.loads(line)
            key, pair = r["key"].rsplit(":", 1)
            best = choose(r["probabilities"])
            f.write(json.dumps({"id": key, "pair": int(pair), "event": "CONCEDE" if best == "YIELD" else best}) + "\n")
    for name in ("plv", "aw"):
        subprocess.run([sys.executable, gold + "/../tools/score_pairs.py", gold + "/%s.jsonl" % name, work + "/answers.jsonl"], check=True)


main()
