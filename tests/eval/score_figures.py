#!/usr/bin/env python3
"""Score figure records against gold sentences.

usage: score_figures.py GOLD.jsonl SYSTEM.jsonl --docs DOCS.jsonl [--half tune|report] [--errors]

A figure belongs to the sentence that holds its span's first byte. Matching is one to one inside a sentence:
  value   the same number
  class   the same number and class
  full    the same number, class and bound
Also the same without class "other", where what counts as a figure is a matter of taste. Halves: documents by MD5 of their id.
"""
import argparse, hashlib, json
from collections import Counter, defaultdict

ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("gold"), ap.add_argument("system")
ap.add_argument("--docs", required=True)
ap.add_argument("--half", choices=["tune", "tune2", "report"])
ap.add_argument("--errors", action="store_true")
a = ap.parse_args()


def half(doc):
    """tune: looked at first; tune2: looked at when the first was used up; report: never looked at."""
    h = hashlib.md5(doc.encode()).digest()
    return "tune" if doc == "article" or h[0] % 2 == 0 else "tune2" if h[1] % 2 == 0 else "report"


texts = {d["id"]: d["text"] for d in map(json.loads, open(a.docs, encoding="utf-8"))}
gold = [json.loads(x) for x in open(a.gold, encoding="utf-8")]
gold = [g for g in gold if g.get("figures") is not None and (not a.half or half(g["doc"]) == a.half)]
found = defaultdict(list)
for r in map(json.loads, open(a.system, encoding="utf-8")):
    if r.get("type") == "figure" and r["doc"] in texts:
        at = len(texts[r["doc"]].encode()[:r["span"][0]].decode(errors="ignore"))
        end = len(texts[r["doc"]].encode()[:r["span"][1]].decode(errors="ignore"))
        r["shown"] = texts[r["doc"]][at:end]
        for g in gold:
            if g["doc"] == r["doc"] and g["span"][0] <= at < g["span"][1]:
                found[g["id"]].append(r)
levels = {"value": lambda g, s: g["value"] == s["value"],
          "class": lambda g, s: g["value"] == s["value"] and g["class"] == s["class"],
          "full": lambda g, s: g["value"] == s["value"] and g["class"] == s["class"] and g["bound"] == s["bound"]}
for name, fits in levels.items():
    for only in (False, True):
        c = Counter()
        for g in gold:
            keep = (lambda f: f["class"] != "other") if only else (lambda f: True)
            gs, ss = [f for f in g["figures"] if keep(f)], [f for f in found[g["id"]] if keep(f)]
            used = set()
            missed = []
            for x in gs:
                hit = next((i for i, y in enumerate(ss) if i not in used and fits(x, y)), None)
                if hit is None:
                    missed.append(x)
                else:
                    used.add(hit)
            extra = [y for i, y in enumerate(ss) if i not in used]
            c["tp"] += len(used); c["fn"] += len(missed); c["fp"] += len(extra)
            if a.errors and name == "full" and not only and (missed or extra):
                print("#", g["id"], g["text"])
                for x in missed:
                    print("   missed", x["value"], x["bound"], x["class"], x["unit"], "|", x["text"])
                for y in extra:
                    print("   extra ", y["value"], y["bound"], y["class"], y["unit"], "|", y["shown"])
        p = c["tp"] / max(1, c["tp"] + c["fp"])
        r = c["tp"] / max(1, c["tp"] + c["fn"])
        print(f"{name:5} {'without other' if only else 'all':14} P {100*p:5.1f}  R {100*r:5.1f}  F1 {100*2*p*r/max(1e-9, p+r):5.1f}"
              f"   tp {c['tp']} fp {c['fp']} fn {c['fn']}")
