#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Train the statement model (data/lexicon/report_model.tsv) from documents with marked attributions.

usage: train.py DUMP-PROGRAM CUES.tsv DOCS.jsonl[.gz] OUT.tsv [--hold 10] [--l2 X] [--l2-second X] [--min 4] [--leave-out DOCS.jsonl]

DOCS   {"id","text","attributions":[{"source","cue","content": [[b,e]...] code points}]} per line.
Two logistic regressions over the named features that DUMP-PROGRAM (dump.c) writes: the first scores a candidate alone,
the second adds what the first thought of its rivals. The first pass's scores for the second's training come from
models that have not seen the document (two halves). Every tenth document (--hold) is kept back to choose by; with
--hold 0 all are used. A candidate is positive when it is the best match of a marked attribution: contents overlap by
half, or cues overlap and contents do at all.
"""
import argparse, gzip, json, os, subprocess, sys, tempfile
import numpy as np, torch

torch.set_num_threads(1)


def points(text):
    table, n = [0], 0
    for i, c in enumerate(text):
        n += len(c.encode())
        table.append(n)
    return table


def overlap(a, b):
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def size(a):
    return sum(x[1] - x[0] for x in a)


def pairs_of(gold, cands):
    out = []
    for i, g in enumerate(gold):
        for j, c in enumerate(cands):
            o = overlap(g[0], [c["content"]])
            if not o:
                continue
            iou = o / (size(g[0]) + c["content"][1] - c["content"][0] - o)
            if iou >= 0.5 or (c.get("cue") and overlap(g[1], [c["cue"]])):
                out.append((iou, i, j))
    return sorted(out, key=lambda p: (-p[0], p[1], p[2]))


def label(gold, cands):
    """1 positive, 0 negative, -1 left out (as good as the positive one)."""
    y = [0] * len(cands)
    used, best = {}, {}
    pairs = pairs_of(gold, cands)
    for iou, i, j in pairs:
        if i not in used and not y[j]:
            used[i], best[i] = j, iou
            y[j] = 1
    for iou, i, j in pairs:
        if y[j] == 0 and i in best and iou > best[i] - 0.03 and iou >= 0.5:
            y[j] = -1
    return y


def dump(prog, cues, model, docs):
    with tempfile.TemporaryDirectory() as tmp:
        src, dst = os.path.join(tmp, "in"), os.path.join(tmp, "out")
        with open(src, "w", encoding="utf-8") as f:
            for d in docs:
                f.write(json.dumps({"id": d["id"], "text": d["text"], "publisher": d.get("publisher"), "date": d.get("date")}) + "\n")
        with open(src) as i, open(dst, "w") as o:
            subprocess.run([prog, cues, model], stdin=i, stdout=o, check=True)
        by = {d["id"]: [] for d in docs}
        for line in open(dst, encoding="utf-8"):
            c = json.loads(line)
            by[c["doc"]].append(c)
    return by


def fit(rows, y, names, l2, epochs=12):
    """rows: lists of feature ids. Weights by logistic regression, AdaGrad on shuffled batches."""
    torch.manual_seed(1)
    emb = torch.nn.EmbeddingBag(len(names), 1, mode="sum")
    torch.nn.init.zeros_(emb.weight)
    opt = torch.optim.Adagrad(emb.parameters(), lr=0.15)
    y = torch.tensor(y, dtype=torch.float32)
    order = np.arange(len(rows))
    rng = np.random.default_rng(1)
    for ep in range(epochs):
        rng.shuffle(order)
        total = 0.0
        for b in range(0, len(order), 512):
            part = order[b:b + 512]
            flat = torch.tensor([f for i in part for f in rows[i]])
            off = torch.tensor(np.cumsum([0] + [len(rows[i]) for i in part])[:-1])
            loss = torch.nn.functional.binary_cross_entropy_with_logits(emb(flat, off)[:, 0], y[part], reduction="sum")
            loss = loss + l2 * len(part) / len(order) * (emb.weight ** 2).sum()
            opt.zero_grad(), loss.backward(), opt.step()
            total += loss.item()
        print(f"  epoch {ep} loss {total / len(order):.4f}", file=sys.stderr)
    return dict(zip(names, emb.weight[:, 0].tolist()))


def train(data, which, l2, least):
    count = {}
    for c in data:
        for f in which(c):
            count[f] = count.get(f, 0) + 1
    names = sorted(f for f, n in count.items() if n >= least)
    ids = {f: i for i, f in enumerate(names)}
    rows = [[ids[f] for f in which(c) if f in ids] for c in data]
    return fit(rows, [c["y"] for c in data], names, l2)


def write(path, first, second):
    with open(path, "w", encoding="utf-8") as f:
        f.write("# SPDX-License-Identifier: Apache-2.0\n# Weights of the statement model, made by train/attrib/train.py: log odds that a reader marks\n"
                "# a candidate as a statement, by a first look at it alone and a second one that knows its rivals.\nfeature\tfirst\tsecond\n")
        for k in sorted(set(first) | set(second)):
            a, b = first.get(k, 0.0), second.get(k, 0.0)
            if abs(a) >= 0.02 or abs(b) >= 0.02:
                f.write(f"{k}\t{a:.2f}\t{b:.2f}\n")


def score(weights, cands, which):
    for c in cands:
        c["s"] = sum(weights.get(f, 0.0) for f in which(c))


def choose(cands, th):
    """As statement.c chooses."""
    keep = []
    for c in sorted(cands, key=lambda c: -c["s"]):
        if c["s"] <= th:
            break
        ok = True
        for k in keep:
            same = c["cue_word"] >= 0 and k["cue_word"] == c["cue_word"]
            a, b = c["words"], k["words"]
            common = min(a[1], b[1]) - max(a[0], b[0]) + 1
            if same or (common > 0 and 10 * common > 6 * (max(a[1], b[1]) - min(a[0], b[0]) + 1)):
                ok = False
                break
        if ok:
            keep.append(c)
    return keep


def evaluate(docs, by, th):
    tp = fp = fn = sp = spn = 0
    ious = []
    for d in docs:
        keep = choose(by[d["id"]], th)
        used_g, used_s = set(), set()
        for iou, i, j in pairs_of(d["gold"], keep):
            if i in used_g or j in used_s:
                continue
            used_g.add(i), used_s.add(j), ious.append(iou)
            if d["gold"][i][2]:
                spn += 1
                sp += bool(keep[j].get("speaker") and overlap(d["gold"][i][2], [keep[j]["speaker"]]))
        tp += len(used_g)
        fp += len(keep) - len(used_s)
        fn += len(d["gold"]) - len(used_g)
    p, r = tp / max(1, tp + fp), tp / max(1, tp + fn)
    return f"th {th:+.1f} P {100*p:.1f} R {100*r:.1f} F1 {200*p*r/max(1e-9,p+r):.1f} speaker {100*sp/max(1,spn):.1f} content {100*np.mean(ious):.1f}"


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("dump"), ap.add_argument("cues"), ap.add_argument("docs"), ap.add_argument("out")
    ap.add_argument("--hold", type=int, default=10)
    ap.add_argument("--l2", type=float, default=1.0)
    ap.add_argument("--l2-second", type=float, default=1.0)
    ap.add_argument("--min", type=int, default=4)
    ap.add_argument("--limit", type=int, default=0)
    ap.add_argument("--leave-out", help="documents whose ids are not trained on: those that figures are reported for")
    a = ap.parse_args()
    opener = gzip.open if a.docs.endswith(".gz") else open
    docs = [json.loads(x) for x in opener(a.docs, "rt", encoding="utf-8")]
    if a.leave_out:
        out = {json.loads(x)["id"] for x in open(a.leave_out, encoding="utf-8")}
        docs = [d for d in docs if d["id"] not in out]
    if a.limit:
        docs = docs[:: max(1, len(docs) // a.limit)]
    for d in docs:
        t = points(d["text"])
        conv = lambda s: [[t[b], t[e]] for b, e in s]
        d["gold"] = [(conv(g["content"]), conv(g["cue"]), conv(g["source"])) for g in d["attributions"] if g["content"]]
    held = [d for i, d in enumerate(docs) if a.hold and i % a.hold == 3]
    rest = [d for i, d in enumerate(docs) if not (a.hold and i % a.hold == 3)]
    by = dump(a.dump, a.cues, "/dev/null", docs)
    found = total = 0
    for d in docs:
        c = by[d["id"]]
        for k, y in zip(c, label(d["gold"], c)):
            k["y"] = y
        found += sum(k["y"] == 1 for k in c)
        total += len(d["gold"])
    print(f"candidates {sum(map(len, by.values()))}, marked {total}, reachable {found} ({100*found/total:.1f} %)", file=sys.stderr)
    f1 = lambda c: c["f"]
    data = lambda ds, src: [c for d in ds for c in src[d["id"]] if c["y"] >= 0]
    half = [rest[0::2], rest[1::2]]
    second_by = {}
    with tempfile.NamedTemporaryFile(suffix=".tsv") as tmp:
        for k in (0, 1):
            write(tmp.name, train(data(half[k], by), f1, a.l2, a.min), {})
            second_by.update(dump(a.dump, a.cues, tmp.name, half[1 - k]))
        first = train(data(rest, by), f1, a.l2, a.min)
        write(tmp.name, first, {})
        second_by.update(dump(a.dump, a.cues, tmp.name, held))
    for d in docs:
        for c, o in zip(second_by[d["id"]], by[d["id"]]):
            c["y"] = o["y"]
    f2 = lambda c: c["f"] + c["g"]
    second = train(data(rest, second_by), f2, a.l2_second, a.min)
    write(a.out, first, second)
    if held:
        for d in held:
            score(first, by[d["id"]], f1)
            score(second, second_by[d["id"]], f2)
        for th in (-1.0, -0.6, -0.3, 0.0, 0.3):
            print("first ", evaluate(held, by, th))
        for th in (-1.2, -0.9, -0.6, -0.4, -0.2, 0.0, 0.2, 0.4):
            print("second", evaluate(held, second_by, th))


if __name__ == "__main__":
    main()
