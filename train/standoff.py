#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Our codings of news that we may not pass on: offsets and codes without the text (train/events/*.tsv), and back.

usage: standoff.py unpack CODED.tsv TEXTS OUT_DIR NAME      OUT_DIR/NAME.jsonl and NAME_docs.jsonl, the format of gold/news.jsonl
       standoff.py pack   CODED.jsonl TEXTS                          the table on standard output

A line for every event, or one for a sentence without any (event "-"). Offsets are code points into the article's text, end exclusive.
  doc (the first 12 digits of the SHA-1 of its id)  date  sentence (beg-end)  event  mode  status  flags (opt, neg, rec)  trigger  actors  recipients
Parties are separated by spaces, each "beg-end:country:sector"; an implied party has no offsets ("-:USA:GOV")."""
import gzip
import hashlib
import json
import os
import sys
import zlib

TYPES = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
CLASSES = ["-"] + TYPES                                     # of word senses; "-" tells no event


def mark(doc):
    return hashlib.sha1(doc.encode()).hexdigest()[:12]


def fold(doc):
    """Number of the fold of five that a document is in."""
    return zlib.crc32(doc.encode()) % 5


def corpora(gold, work):
    """Folder and name of each hand-coded corpus; those coded by offsets are unpacked into the work folder."""
    yield gold, "news"
    yield gold, "wikinews"
    for name, texts in (("polnear", "../attribution/train.jsonl.gz"), ("plv", "plv.jsonl"), ("wires", "synthetic_stories.jsonl.gz"),
                        ("attacks", "aw.jsonl"), ("web", "../treebank")):
        unpack("train/events/%s.tsv" % name, os.path.join(gold, texts), work, name)
        yield work, name


def texts_of(path):
    """Ids and texts: of JSON lines, or of the treebanks in a folder, their sentences one a line."""
    if not os.path.isdir(path):
        for d in map(json.loads, (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8")):
            yield d["id"], d["text"]
        return
    for name in ("ewt-train", "ewt-dev", "gum-free-train", "gum-free-dev"):
        doc, lines = None, []
        for line in gzip.open("%s/%s.conllu.gz" % (path, name), "rt", encoding="utf-8"):
            if line.startswith("# newdoc id = "):
                if doc:
                    yield doc, "".join(lines)
                doc, lines = line[14:].strip(), []
            elif line.startswith("# text = "):
                lines.append(line[9:])
        yield doc, "".join(lines)


def place(text, at, words):
    """Offsets of `words` in the sentence at `at`, whose white space may differ."""
    beg, end = at
    flat, pos, gap = [], [], False
    for i in range(beg, end):
        if text[i].isspace():
            gap = True
            continue
        if gap and flat:
            flat.append(" "), pos.append(i)
        flat.append(text[i]), pos.append(i)
        gap = False
    k = "".join(flat).find(" ".join(words.split())) if words else -1
    return "-" if k < 0 else "%d-%d" % (pos[k], pos[k + len(" ".join(words.split())) - 1] + 1)


def pack(coded, docs):
    text = dict(texts_of(docs))
    for g in map(json.loads, open(coded, encoding="utf-8")):
        t = text[g["doc"]]
        party = lambda ps: " ".join("%s:%s:%s" % (place(t, g["span"], p["text"]), p["country"] or "-", p["sector"] or "-") for p in ps) or "-"
        head = [mark(g["doc"]), g["date"], "%d-%d" % tuple(g["span"])]
        for e in g["events"]:
            flags = [f for f, on in (("opt", e["optional"]), ("neg", e["negated"]), ("rec", e.get("reciprocal"))) if on]
            print("\t".join(head + [e["event"], e["mode"] or "-", e["status"], ",".join(flags) or "-", place(t, g["span"], e["trigger"]),
                                    party(e["actors"]), party(e["recipients"])]))
        if not g["events"]:
            print("\t".join(head + ["-"]))


def unpack(table, texts, out_dir, name):
    rows = [line.rstrip("\n").split("\t") for line in open(table, encoding="utf-8") if not line.startswith("#")]
    wanted = {r[0] for r in rows}
    text = {mark(doc): t for doc, t in texts_of(texts) if mark(doc) in wanted}
    span = lambda s: [int(x) for x in s.split("-")]
    words = lambda doc, s: "" if s == "-" else " ".join(text[doc][slice(*span(s))].split())
    sents, ends = {}, {}
    for doc, date, at, event, *rest in rows:
        s = span(at)
        ends[doc] = max(ends.get(doc, 0), s[1])
        g = sents.setdefault((doc, at), {"id": "%s#%s" % (doc, at), "doc": doc, "date": date, "span": s, "text": text[doc][s[0]:s[1]], "events": []})
        if event == "-":
            continue
        mode, status, flags, trigger, actors, recipients = rest
        sides = []
        for side in (actors, recipients):
            parts = [p.rsplit(":", 2) for p in side.split()] if side != "-" else []
            sides.append([{"text": words(doc, p[0]), "country": None if p[1] == "-" else p[1], "sector": None if p[2] == "-" else p[2]} for p in parts])
        g["events"].append({"event": event, "mode": None if mode == "-" else mode, "cameo": None, "status": status, "negated": "neg" in flags,
                            "optional": "opt" in flags, "reciprocal": "rec" in flags, "trigger": words(doc, trigger), "actors": sides[0],
                            "recipients": sides[1], "when": None, "where": None, "according_to": [], "contexts": []})
    os.makedirs(out_dir, exist_ok=True)
    with open("%s/%s.jsonl" % (out_dir, name), "w", encoding="utf-8") as f:
        for g in sents.values():
            f.write(json.dumps(g, ensure_ascii=False) + "\n")
    with open("%s/%s_docs.jsonl" % (out_dir, name), "w", encoding="utf-8") as f:
        for doc in dict.fromkeys(r[0] for r in rows):
            date = next(g["date"] for g in sents.values() if g["doc"] == doc)
            f.write(json.dumps({"id": doc, "date": date, "text": text[doc][:ends[doc]]}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["pack"]:
        pack(*sys.argv[2:])
    else:
        unpack(*sys.argv[2:])
