#!/usr/bin/env python3
"""Dates and status on gold triggers, apart from whether the event was found.

usage: score_dates.py GOLD.jsonl [--check build/tests/dates_check] [--half tune|report] [--errors]

Each gold event's trigger is looked up in its sentence and the program is asked for status and date there. Dates: exact value,
of the events whose gold value is not null; and how many of the undated got a value. Halves: documents by MD5 of their id.
"""
import argparse, hashlib, json, subprocess
from collections import Counter

ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("gold", nargs="+")
ap.add_argument("--check", default="build/tests/dates_check")
ap.add_argument("--half", choices=["tune", "tune2", "report"])
ap.add_argument("--errors", action="store_true")
ap.add_argument("--optional", action="store_true", help="count optional events too")
a = ap.parse_args()


def half(doc):
    """tune: looked at first; tune2: looked at when the first was used up; report: never looked at."""
    h = hashlib.md5(doc.encode()).digest()
    return "tune" if doc == "article" or h[0] % 2 == 0 else "tune2" if h[1] % 2 == 0 else "report"


rows = []
for f in a.gold:
    for g in map(json.loads, open(f, encoding="utf-8")):
        if a.half and half(g["doc"]) != a.half:
            continue
        for e in g["events"] or []:
            if not e.get("optional") or a.optional:
                rows.append((g, e))
lines = "".join(f"{g['date'] or '-'}\t{g['text']}\t{e['trigger']}\n" for g, e in rows)
out = subprocess.run([a.check, "--probe"], input=lines, capture_output=True, text=True).stdout.split("\n")
c, confusion = Counter(), Counter()
for (g, e), o in zip(rows, out):
    status, neg, value, prec, why, *rest = o.split("\t") + [""]
    if status == "-":
        c["trigger not found"] += 1
        continue
    ok = status == e["status"]
    c["status", ok] += 1
    confusion[e["status"], status] += 1
    c["negated", (neg == "1") == e["negated"]] += 1
    want = (e["when"] or {}).get("value")
    if want:
        c["date", want == value] += 1
    else:
        c["undated", not value] += 1
    if a.errors and (not ok or (neg == "1") != e["negated"] or (want or "") != value):
        print(f"# {g['date']} {g['text']}\n   [{e['event']} {e['trigger']}] gold {e['status']} {'NEG' if e['negated'] else ''} {want}"
              f"  got {status} {'NEG' if neg == '1' else ''} {value} ({why}) {rest}")
for k in ("status", "negated", "date", "undated"):
    n = c[k, True] + c[k, False]
    if n:
        print(f"{k:8} {100 * c[k, True] / n:5.1f} %  of {n}")
print("confusion (gold, got):", {f"{g}>{s}": n for (g, s), n in confusion.items() if g != s}, "not found:", c["trigger not found"])
