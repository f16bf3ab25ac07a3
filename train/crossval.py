#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores of the event coder on documents that none of its models has seen.

usage: crossval.py GLOVE GOLD_DIR WORK_DIR [-- options of linear.py for judge.py]      in the folder of this repository, built

The shipped models (data/models: sense, aim, judge) have seen all hand-coded news, so `tocsin eval` flatters there. Here each fifth of
the documents is coded by a program whose models learnt from the other four; score_events.py judges what comes out. The models
of the working tree are put back at the end."""
import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict

import standoff

MODELS, FOLDS = ("data/models/sense.model", "data/models/actor.model", "data/models/recipient.model", "data/models/judge.model"), 5
CAST_FIT = ["--", "--l2", "0.1", "--epochs", "10", "--lr", "0.03"]
PYTHON = [sys.executable]


def make():
    subprocess.run(["make", "-s", "build/tocsin"], check=True)


def main():
    args, extra = (sys.argv, []) if "--" not in sys.argv else (sys.argv[:sys.argv.index("--")], sys.argv[sys.argv.index("--"):])
    glove, gold, work = args[1:4]
    os.makedirs(work, exist_ok=True)
    here = os.path.dirname(os.path.abspath(__file__))
    for m in MODELS:
        shutil.copy(m, work + "/" + os.path.basename(m))
    records = defaultdict(list)
    corpora = list(standoff.corpora(gold, work))
    subprocess.run(PYTHON + [here + "/sense.py", "build/features", "build/tocsin", glove, gold, work, "--crossfit"], check=True)
    subprocess.run(PYTHON + [here + "/cast.py", "build/features", "build/tocsin", gold, work] + CAST_FIT, check=True)
    subprocess.run(PYTHON + [here + "/judge.py", "build/features", gold, work] + extra, check=True)
    try:
        for k in range(FOLDS):
            subprocess.run(PYTHON + [here + "/sense.py", "build/features", "build/tocsin", glove, gold, work, "-o", MODELS[0], "--without", str(k)], check=True)
            subprocess.run(PYTHON + [here + "/cast.py", "build/features", "build/tocsin", gold, work, "-o", os.path.dirname(MODELS[1]), "--without", str(k)] + CAST_FIT, check=True)
            subprocess.run(PYTHON + [here + "/judge.py", "build/features", gold, work, "-o", MODELS[3], "--without", str(k)] + extra, check=True)
            make()
            for folder, name in corpora:
                docs = [x for x in open("%s/%s_docs.jsonl" % (folder, name), encoding="utf-8") if standoff.fold(json.loads(x)["id"]) == k]
                records[name].append(subprocess.run(["build/tocsin", "code", "-q", "-i", "jsonl", "-o", "jsonl"], input="".join(docs), check=True,
                                                    stdout=subprocess.PIPE, text=True).stdout)
    finally:
        for m in MODELS:
            shutil.copy(work + "/" + os.path.basename(m), m)
        make()
    sets = [([c], c[1]) for c in corpora] + [(corpora[:2], "news and wikinews"), (corpora, "all")]
    for parts, title in sets:
        for what, tail in (("gold", ".jsonl"), ("docs", "_docs.jsonl")):
            with open("%s/cv_%s.jsonl" % (work, what), "w", encoding="utf-8") as f:
                for folder, name in parts:
                    f.write(open("%s/%s%s" % (folder, name, tail), encoding="utf-8").read())
        with open(work + "/cv_%s_records.jsonl" % title.replace(" ", "_"), "w", encoding="utf-8") as f:
            f.write("".join("".join(records[name]) for _, name in parts))
        print("==", title, flush=True)
        subprocess.run(PYTHON + [gold + "/../tools/score_events.py", work + "/cv_gold.jsonl", f.name, "--docs", work + "/cv_docs.jsonl"], check=True)


main()
