#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Score statement records against sentences whose statements were coded by hand.

usage: score_statements.py GOLD.jsonl DOCS.jsonl SYSTEM.jsonl [--errors N]

GOLD    one sentence a line: {"id","doc","span":[b,e) code points in the document,"text","exhaustive",
        "statements":[{"speaker":{"text","name"},"cue","quote","direct"}]}; the quote is an exact part of the text.
DOCS    {"id","text"} of the documents that SYSTEM was run on.
SYSTEM  records of `tocsin code -o jsonl`; "quote_span" in bytes.
Gold cuts a quotation at sentence ends, the program does not. So a gold statement is found when a record overlaps it by
half (intersection over union) or covers nine tenths of it while nothing closer is there; a record is right when it
overlaps a gold statement by half or lies to half or more in gold statements that it covers.
  speaker  of the found ones: the same name, or the same text, or one text within the other
  cue      of the found ones with a cue: cue texts overlap
  direct   of those found with an overlap of half
"""
import argparse, json, re
from collections import defaultdict


def norm(s):
    return re.sub(r"^(the|a|an|mr|mr\.|mrs|ms|president) ", "", (s or "").lower().replace("’", "'")).strip()


def same_speaker(g, s):
    g, s = g or {}, s or {}
    names = [norm(x) for x in (g.get("name"), g.get("text")) if x]
    other = [norm(x) for x in (s.get("name"), s.get("text")) if x]
    return any(a == b or a in b or b in a for a in names for b in other if a and b)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold"), ap.add_argument("docs"), ap.add_argument("system")
    ap.add_argument("--errors", type=int, default=0)
    a = ap.parse_args()
    texts = {d["id"]: d["text"] for d in map(json.loads, open(a.docs, encoding="utf-8"))}
    gold, home = defaultdict(list), defaultdict(list)
    for line in open(a.gold, encoding="utf-8"):
        g = json.loads(line)
        if not g.get("exhaustive", True) or "statements" not in g:
            continue
        doc = g.get("doc", g["id"])
        b, e = g.get("span") or (0, len(g["text"]))
        home[doc].append((b, e))
        for s in g["statements"]:
            at = g["text"].find(s["quote"])
            if at < 0:
                continue
            gold[doc].append({**s, "span": (b + at, b + at + len(s["quote"]))})
    system = defaultdict(list)
    tables = {}
    for line in open(a.system, encoding="utf-8"):
        r = json.loads(line)
        if r.get("type") != "statement" or r["doc"] not in home:
            continue
        doc = r["doc"]
        if doc not in tables:
            t, n = {}, 0
            for i, c in enumerate(texts[doc]):
                for k in range(len(c.encode())):
                    t[n + k] = i
                n += len(c.encode())
            t[n] = len(texts[doc])
            tables[doc] = t
        b, e = r["quote_span"]
        span = (tables[doc].get(b, 0), tables[doc].get(e, len(texts[doc])))
        if any(b <= span[0] < e for b, e in home[doc]):
            system[doc].append({**r, "span": span})
    tp_g = n_g = tp_s = n_s = 0
    ok = {"speaker": [0, 0], "cue": [0, 0], "direct": [0, 0]}
    shown = 0
    for doc in home:
        G, S = gold[doc], system[doc]
        common = lambda x, y: max(0, min(x[1], y[1]) - max(x[0], y[0]))
        length = lambda x: x[1] - x[0]
        iou = lambda x, y: common(x, y) / (length(x) + length(y) - common(x, y)) if common(x, y) else 0
        for g in G:
            n_g += 1
            best = max(S, key=lambda s: iou(g["span"], s["span"]), default=None)
            half = best is not None and iou(g["span"], best["span"]) >= 0.5
            if not half:
                cover = [s for s in S if common(g["span"], s["span"]) >= 0.9 * length(g["span"])]
                best = min(cover, key=lambda s: length(s["span"]), default=None)
            if best is None:
                if shown < a.errors:
                    shown += 1
                    print("# missed", doc[-30:], "|", g["speaker"].get("name"), "|", g["cue"], "|", g["quote"][:110])
                continue
            tp_g += 1
            good = same_speaker(g["speaker"], best.get("speaker"))
            ok["speaker"][good] += 1
            if not good and shown < a.errors:
                shown += 1
                print("# speaker", doc[-30:], "|", g["speaker"], "|", best.get("speaker"), "|", g["quote"][:60])
            if half and g["cue"]:
                c = ((best.get("cue") or {}).get("text") or "").lower()
                ok["cue"][bool(c) and (c in g["cue"].lower() or g["cue"].lower() in c)] += 1
            if half:
                ok["direct"][g["direct"] == best["direct"]] += 1
        for s in S:
            n_s += 1
            right = any(iou(g["span"], s["span"]) >= 0.5 for g in G)
            if not right:
                inside = sum(common(g["span"], s["span"]) for g in G if common(g["span"], s["span"]) >= 0.9 * length(g["span"]))
                right = inside >= 0.5 * length(s["span"])
            tp_s += right
            if not right and shown < a.errors:
                shown += 1
                print("# extra", doc[-30:], "|", (s.get("speaker") or {}).get("text"), "|", (s.get("cue") or {}).get("text"), "|", s["quote"][:110])
    p, r = tp_s / max(1, n_s), tp_g / max(1, n_g)
    f = 2 * p * r / max(1e-9, p + r)
    rate = lambda x: x[1] / max(1, sum(x))
    print(f"statements P {100*p:.1f} R {100*r:.1f} F1 {100*f:.1f}   gold {n_g} records {n_s}")
    print("  ".join(f"{k} {100*rate(v):.1f} % of {sum(v)}" for k, v in ok.items()))
    print(json.dumps({"p": round(p, 4), "r": round(r, 4), "f1": round(f, 4), **{k: round(rate(v), 4) for k, v in ok.items()}}))


if __name__ == "__main__":
    main()
