#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Train a smaller network on the tables of a trained one, which it learns from as well as from the treebanks (Hinton et al.
2015): the loss is half the gold standard and half the teacher's distributions over tags, heads and relations."""
import argparse
import math
import random
import sys
import time

import torch
import torch.nn.functional as F

import augment as au
import features as fx
import train as tr


def soft(student, teacher, mask):
    """Mean cross entropy of the teacher's distributions over places where mask holds."""
    return -(teacher.softmax(-1) * student.log_softmax(-1)).sum(-1)[mask].mean()


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("teacher")
    ap.add_argument("--train", nargs="+", required=True)
    ap.add_argument("--dev", nargs="+", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--hidden", default="96,96")
    ap.add_argument("--arc", type=int, default=64)
    ap.add_argument("--label", type=int, default=64)
    ap.add_argument("--epochs", type=float, default=30)
    ap.add_argument("--warm", help="checkpoint of a small network to go on from; its tables may be others")
    ap.add_argument("--remake", type=float, default=0, help="as in train.py")
    ap.add_argument("--tokens", type=int, default=1500)
    ap.add_argument("--lr", type=float, default=3e-3)
    ap.add_argument("--drop-in", type=float, default=0.15)
    ap.add_argument("--drop", type=float, default=0.2)
    ap.add_argument("--drop-rec", type=float, default=0.1)
    ap.add_argument("--seed", type=int, default=2)
    ap.add_argument("--eval-every", type=float, default=6)
    a = ap.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    ck = torch.load(a.teacher)
    vocab = fx.Vocab(ck["words"], ck["n_trained"])
    conf = argparse.Namespace(**ck["args"])
    teacher = tr.Model(conf, vocab, ck["state"]["pre"].numpy())
    teacher.load_state_dict(ck["state"])
    teacher.eval()
    for p in teacher.parameters():
        p.requires_grad_(False)
    small = argparse.Namespace(**{**ck["args"], "hidden": a.hidden, "arc": a.arc, "label": a.label, "drop": a.drop,
                                  "drop_in": a.drop_in, "drop_rec": a.drop_rec})
    model = tr.Model(small, vocab, ck["state"]["pre"].numpy())
    for n in ("row", "hash", "unk"):
        setattr(model, n, getattr(teacher, n))          # shared, fixed
    if a.warm:
        own = {k: v for k, v in torch.load(a.warm)["state"].items() if k not in ("row.weight", "hash.weight", "unk", "pre")}
        model.load_state_dict(own, strict=False)
    docs = au.by_document(a.train)
    train = [s for d in docs for s in d if len(s) <= 120]
    inflect = au.Inflect(train)
    dev = [[s for _, s in fx.read_conllu(f)] for f in a.dev]
    ft = tr.Features(vocab)
    ps = [p for p in model.parameters() if p.requires_grad]
    ema = [p.detach().clone() for p in ps]
    opt = torch.optim.Adam(ps, lr=a.lr, betas=(0.9, 0.95))
    per = len(tr.batches(train, a.tokens, random.Random(0)))
    step, done, next_eval = 0, 0.0, a.eval_every
    while done < 1:
        at, total, first = time.time(), 0.0, step
        if a.remake:
            train = au.remake(rng, docs, inflect, None, a.remake)
        for b in tr.batches(train, a.tokens, rng):
            done = step / (per * a.epochs)
            if done >= 1:
                break
            for g in opt.param_groups:
                g["lr"] = a.lr * min(1.0, (step + 1) / 200) * (0.5 + 0.5 * math.cos(math.pi * done)) + 1e-5
            batch = [train[i] for i in b]
            wid, hid, lengths, gold = tr.tensors(ft, batch, [tr.noisy(rng, s, 1.0) for s in batch])
            heads = gold[..., 0]
            real = heads >= 0
            mask = torch.arange(wid.shape[1] + 1)[None] > torch.tensor(lengths)[:, None]
            with torch.no_grad():
                tarc, tld, tlh, tup, txp = teacher(wid, hid, lengths)
                tarc = tarc.masked_fill(mask[:, None, :], -1e4)
                trel = teacher.labels(tld, tlh, heads.clamp(min=0))
            arc, ld, lh, up, xp = model(wid, hid, lengths)
            arc = arc.masked_fill(mask[:, None, :], -1e4)
            rel = model.labels(ld, lh, heads.clamp(min=0))
            gr = gold[..., 1].masked_fill(heads <= 0, -100)
            ce = (F.cross_entropy(arc.flatten(0, 1), heads.flatten()) + F.cross_entropy(rel.flatten(0, 1), gr.flatten())
                  + 0.4 * F.cross_entropy(up.flatten(0, 1), gold[..., 2].flatten())
                  + 0.4 * F.cross_entropy(xp.flatten(0, 1), gold[..., 3].flatten()))
            kd = soft(arc, tarc, real) + soft(rel, trel, heads > 0) + 0.4 * soft(up, tup, real) + 0.4 * soft(xp, txp, real)
            loss = 0.5 * ce + kd
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(ps, 5.0)
            opt.step()
            step += 1
            with torch.no_grad():
                for e, p in zip(ema, ps):
                    e.lerp_(p, 1 - min(0.998, step / (step + 20.0)))
            total += loss.item()
        if step / per >= next_eval or done >= 1:
            next_eval = step / per + a.eval_every
            keep = [p.detach().clone() for p in ps]
            with torch.no_grad():
                for e, p in zip(ema, ps):
                    p.copy_(e)
            for f, d in zip(a.dev, dev):
                r = tr.evaluate(model, ft, d)
                print("  %-20s UAS %.2f LAS %.2f UPOS %.2f XPOS %.2f" % (f.split("/")[-1], r["uas"], r["las"], r["upos"], r["xpos"]), flush=True)
            torch.save({"args": vars(small), "words": ck["words"], "n_trained": ck["n_trained"],
                        "state": {n: v.clone() for n, v in model.state_dict().items()}}, a.out)
            with torch.no_grad():
                for k, p in zip(keep, ps):
                    p.copy_(k)
        print("epoch %.1f loss %.4f done %.3f, %.1f s" % (step / per, total / max(1, step - first), done, time.time() - at), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
