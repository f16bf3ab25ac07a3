#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Trees of unlabelled text as trained networks see them: the mean of their distributions over tags, heads and relations. What they are
not sure of has no answer: "_" for the head, -1 for tags. usage: label.py CONLLU CHECKPOINT... > CONLLU (columns 4 to 8 are made anew)"""
import argparse
import random
import sys

import torch

import features as fx
import train as tr

SURE = 0.85


def load(path):
    ck = torch.load(path)
    vocab = fx.Vocab(ck["words"], ck["n_trained"])
    model = tr.Model(argparse.Namespace(**ck["args"]), vocab, ck["state"]["pre"].numpy())
    model.load_state_dict(ck["state"])
    model.eval()
    return model, tr.Features(vocab)


def label(models, forms):
    """Per word: UPOS, XPOS, head (None: not sure), relation, for a batch of sentences."""
    n = len(models)
    gold = [[(f, "", "X", "_", 0, "root", True) for f in s] for s in forms]
    runs, arcs = [], 0
    for m, ft in models:
        wid, hid, lengths, _ = tr.tensors(ft, gold, forms)
        arc, *rest = m(wid, hid, lengths)
        t = wid.shape[1]
        arc = arc.masked_fill((torch.arange(t + 1)[None] > torch.tensor(lengths)[:, None])[:, None, :], -1e9)
        arc[:, torch.arange(t), torch.arange(t) + 1] = -1e9
        arcs = arcs + arc.softmax(-1) / n
        runs.append(rest)
    ph, heads = arcs.max(-1)
    pr, rels = (sum(m.labels(r[0], r[1], heads).softmax(-1) for (m, _), r in zip(models, runs)) / n).max(-1)
    up = (sum(r[2].softmax(-1) for r in runs) / n).max(-1)
    xp = (sum(r[3].softmax(-1) for r in runs) / n).max(-1)
    out = []
    for i, s in enumerate(forms):
        rows = []
        for k in range(len(s)):
            h = heads[i, k].item()
            sure = ph[i, k] * (1 if h == 0 else pr[i, k]) >= SURE
            rows.append((fx.UPOS[up[1][i, k]] if up[0][i, k] >= SURE else "_", fx.XPOS[xp[1][i, k]] if xp[0][i, k] >= SURE else "_",
                         str(h) if sure else "_", fx.RELS[0 if h == 0 else rels[i, k]] if sure else "_"))
        out.append(rows)
    return out


def main():
    torch.set_num_threads(1)
    models = [load(p) for p in sys.argv[2:]]
    sents = [s for _, s in fx.read_conllu(sys.argv[1]) if 3 < len(s) <= 60]
    with torch.no_grad():
        for b in tr.batches(sents, 3000, random.Random(0)):
            batch = [sents[i] for i in b]
            for s, rows in zip(batch, label(models, [[w[0] for w in s] for s in batch])):
                for k, (w, (up, xp, head, rel)) in enumerate(zip(s, rows)):
                    print(k + 1, w[0], w[1], up, xp, "_", head, rel, "_", "_" if w[6] else "SpaceAfter=No", sep="\t")
                print()
    return 0


if __name__ == "__main__":
    sys.exit(main())
