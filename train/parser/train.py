#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Train the tagger and parser; writes a checkpoint for export.py. Method: docs/language.md.

One thread by default (torch.set_num_threads), fixed seed. Stacked BiLSTM over the sum of a trained word row and hashed
affix and shape rows beside a fixed pretrained vector; one projection to tags, arcs and labels; averaged weights."""
import argparse
import collections
import math
import random
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence, pad_packed_sequence

import augment as au
import features as fx

UP = {n: i for i, n in enumerate(fx.UPOS)}
XP = {n: i for i, n in enumerate(fx.XPOS)}
RL = {n: i for i, n in enumerate(fx.RELS)}


def args():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--train", nargs="+", required=True)
    ap.add_argument("--dev", nargs="+", required=True)
    ap.add_argument("--glove", help="the package's JSON, or a folder with glove.npy and glove.txt")
    ap.add_argument("--warm", help="checkpoint to go on from (its vocabulary and sizes are taken)")
    ap.add_argument("--fixed-tables", action="store_true", help="leave the rows of words and affixes as they are")
    ap.add_argument("--remake", type=float, default=0, help="how many sentences are cut wrongly or made headlines; 1 is usual")
    ap.add_argument("--names", help="the folder data/: verbs and actors for short clauses")
    ap.add_argument("--news", help="sentences labelled by label.py")
    ap.add_argument("--news-share", type=float, default=0.25, help="how much of them goes into an epoch")
    ap.add_argument("--out", required=True)
    ap.add_argument("--vocab", type=int, default=100000)
    ap.add_argument("--hidden", default="128,128", help="hidden units of a direction, one number a layer")
    ap.add_argument("--sum", type=int, default=124)
    ap.add_argument("--arc", type=int, default=80)
    ap.add_argument("--label", type=int, default=80)
    ap.add_argument("--epochs", type=float, default=90)
    ap.add_argument("--tokens", type=int, default=1500)
    ap.add_argument("--lr", type=float, default=2.2e-3)
    ap.add_argument("--drop-in", type=float, default=0.25)
    ap.add_argument("--drop", type=float, default=0.33)
    ap.add_argument("--drop-rec", type=float, default=0.2)
    ap.add_argument("--noise", type=float, default=1.0)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--eval-every", type=float, default=8)
    return ap.parse_args()


class Features:
    def __init__(self, vocab):
        self.vocab, self.cache = vocab, {}

    def of(self, form):
        r = self.cache.get(form)
        if r is None:
            i = self.vocab.find(form)
            r = self.cache[form] = [i] + fx.feats(form, 0 < i < self.vocab.n_trained)
        return r


class Model(nn.Module):
    def __init__(self, a, vocab, pre):
        super().__init__()
        self.hidden = [int(x) for x in a.hidden.split(",")]
        self.a = a
        self.n_trained = vocab.n_trained
        self.register_buffer("pre", torch.from_numpy(pre))
        self.unk = nn.Parameter(torch.zeros(pre.shape[1]))
        self.row = nn.Embedding(vocab.n_trained, a.sum)
        self.hash = nn.Embedding(fx.HASH_ROWS, a.sum, padding_idx=0)
        nn.init.normal_(self.row.weight, std=0.15)
        nn.init.normal_(self.hash.weight, std=0.15)
        self.hash.weight.data[0] = 0
        self.lstm, d = nn.ModuleList(), pre.shape[1] + a.sum
        for h in self.hidden:
            m = nn.LSTM(d, h, bidirectional=True, batch_first=True)
            for n, p in m.named_parameters():
                if "weight_hh" in n:
                    for g in range(4):
                        nn.init.orthogonal_(p.data[g * h:(g + 1) * h])
                elif "weight_ih" in n:
                    nn.init.xavier_uniform_(p.data)
                else:
                    p.data.zero_()
                    if "bias_ih" in n:
                        p.data[h:2 * h] = 1
            m.bias_hh_l0.requires_grad_(False)
            m.bias_hh_l0_reverse.requires_grad_(False)
            self.lstm.append(m)
            d = 2 * h
        self.cols = [a.arc, a.arc, a.label, a.label, len(fx.UPOS), len(fx.XPOS)]
        self.proj = nn.Linear(d, sum(self.cols))
        self.root = nn.Parameter(torch.randn(a.arc) * 0.1)
        self.bi = nn.Linear(a.arc, a.arc)               # dep -> space of heads; its bias scores heads alone
        nn.init.orthogonal_(self.bi.weight.data)
        self.bi.weight.data *= 0.5
        self.bi.bias.data.zero_()
        self.lab = nn.Linear(a.label, len(fx.RELS))

    def lock(self, x, p):                               # one mask for all places of a sentence
        if not self.training or p == 0:
            return x
        return x * (torch.rand(x.shape[0], 1, x.shape[2]) > p).float() / (1 - p)

    def run(self, m, x, lengths):
        h, b = m.hidden_size, x.shape[0]
        pk = pack_padded_sequence(x, lengths, batch_first=True)
        ws = []
        for s in ("", "_reverse"):
            hh = getattr(m, "weight_hh_l0" + s)
            if self.training and self.a.drop_rec:
                hh = F.dropout(hh, self.a.drop_rec)
            ws += [getattr(m, "weight_ih_l0" + s), hh, getattr(m, "bias_ih_l0" + s), getattr(m, "bias_hh_l0" + s)]
        z = x.new_zeros(2, b, h)
        out = torch._VF.lstm(pk.data, pk.batch_sizes, (z, z), ws, True, 1, 0.0, self.training, True)
        return pad_packed_sequence(PackedSequence(out[0], pk.batch_sizes), batch_first=True)[0]

    def forward(self, wid, hid, lengths):
        a = self.a
        tid = torch.where(wid < self.n_trained, wid, torch.zeros_like(wid))
        if self.training:                               # unknown words: the row, the vector or both are hidden
            r = torch.rand(wid.shape)
            tid = tid.masked_fill(r < 0.15, 0)
            wid = wid.masked_fill((r < 0.06) | (r > 0.98), 0)
        pre = self.pre[wid]
        pre = torch.where((wid == 0)[..., None], self.unk, pre)
        s = self.row(tid) + F.embedding(hid, self.hash.weight, 0).sum(2)
        x = torch.cat([pre, s], -1)
        x = self.lock(x, a.drop_in)
        for i, m in enumerate(self.lstm):
            x = self.run(m, x, lengths)
            x = self.lock(x, a.drop if i + 1 < len(self.lstm) else a.drop)
        p = self.proj(x)
        ad, ah, ld, lh, up, xp = p.split(self.cols, -1)
        ad, ah = self.lock(F.relu(ad), a.drop), F.relu(ah)
        ah = torch.cat([self.root.expand(ah.shape[0], 1, -1), ah], 1)
        ah = self.lock(ah, a.drop)
        arc = torch.bmm(self.bi(ad), ah.transpose(1, 2))        # (b, dep, 1 + head)
        return arc, ld, lh, up, xp

    def labels(self, ld, lh, heads):
        """Scores of relations for the given heads (0 root: no use), (b, t, rels)."""
        h = (heads - 1).clamp(min=0)
        z = F.relu(ld + torch.gather(lh, 1, h[..., None].expand(-1, -1, lh.shape[2])))
        return self.lab(self.lock(z, self.a.drop))


def noisy(rng, words, p):
    """The sentence as other writers might set it: case, quotes, no full stop. Returns forms, and whether to cut the end."""
    forms = [w[0] for w in words]
    r = rng.random()
    if r < 0.05 * p:
        forms = [f.lower() for f in forms]
    elif r < 0.08 * p:
        forms = [f.upper() for f in forms]
    elif r < 0.11 * p and len(forms) <= 16:
        forms = [f if w[2] in ("ADP", "DET", "CCONJ", "PART", "AUX") else f[:1].upper() + f[1:] for f, w in zip(forms, words)]
    r = rng.random()
    if r < 0.25 * p:                                    # curly
        forms = [{"``": "\u201c", "''": "\u201d"}.get(w[3], f) if f == '"' else f.replace("'", "\u2019") for f, w in zip(forms, words)]
    elif r < 0.30 * p:                                  # plain
        forms = [fx.key(f) if f in "\u201c\u201d\u2018\u2019" else f.replace("\u2019", "'") for f in forms]
    n = len(words)
    if n > 3 and words[-1][3] == "." and rng.random() < 0.05 * p and all(w[4] != n for w in words):
        forms.pop()
    return forms


def batches(sents, tokens, rng):
    order = sorted(range(len(sents)), key=lambda i: len(sents[i]) + rng.random() * 2)
    out, at = [], 0
    while at < len(order):
        n, longest = 0, 0
        while at + n < len(order):
            longest = max(longest, len(sents[order[at + n]]))
            if n and longest * (n + 1) > tokens:
                break
            n += 1
        out.append(sorted(order[at:at + n], key=lambda i: -len(sents[i])))
        at += n
    rng.shuffle(out)
    return out


def tensors(ft, batch, forms):
    forms, batch = zip(*sorted(zip(forms, batch), key=lambda p: -len(p[0])))
    lengths = [len(f) for f in forms]
    t = lengths[0]
    ids = np.zeros((len(batch), t, 1 + fx.MAX_FEATS), dtype=np.int64)
    gold = np.full((len(batch), t, 4), -100, dtype=np.int64)
    for i, (f, s) in enumerate(zip(forms, batch)):
        ids[i, :len(f)] = [ft.of(x) for x in f]
        gold[i, :len(f)] = [(w[4], RL.get(w[5], 0), UP.get(w[2], -100), XP.get(w[3], -100) if w[3] != "_" else -100) for w in s[:len(f)]]
    ids, gold = torch.from_numpy(ids), torch.from_numpy(gold)
    return ids[..., 0], ids[..., 1:], lengths, gold


def evaluate(model, ft, sents):
    model.eval()
    c = collections.Counter()
    with torch.no_grad():
        for b in batches(sents, 3000, random.Random(0)):
            batch = [sents[i] for i in b]
            wid, hid, lengths, gold = tensors(ft, batch, [[w[0] for w in s] for s in batch])
            arc, ld, lh, up, xp = model(wid, hid, lengths)
            mask = torch.arange(wid.shape[1] + 1)[None] > torch.tensor(lengths)[:, None]
            t = wid.shape[1]
            arc = arc.masked_fill(mask[:, None, :], -1e9)
            arc[:, torch.arange(t), torch.arange(t) + 1] = -1e9
            heads = arc.argmax(-1)
            rel = model.labels(ld, lh, heads)
            rel[..., 0] = -1e9
            rel = rel.argmax(-1).masked_fill(heads == 0, 0)
            ok = gold[..., 0] >= 0
            base = torch.tensor([RL[r.split(":")[0]] for r in fx.RELS])
            g = gold.clamp(min=0)
            uas = (heads == g[..., 0]) & ok
            las = uas & (base[rel] == base[g[..., 1]])
            c["n"] += ok.sum().item()
            c["uas"] += uas.sum().item()
            c["las"] += las.sum().item()
            c["upos"] += ((up.argmax(-1) == g[..., 2]) & ok).sum().item()
            c["xpos"] += ((xp.argmax(-1) == g[..., 3]) & ok).sum().item()
    model.train()
    return {k: 100 * c[k] / c["n"] for k in ("uas", "las", "upos", "xpos")}


def vocabulary(a, train):
    """Words, how many of them have a trained row, and their fixed vectors."""
    if a.glove.endswith(".json"):
        gw, gv = fx.read_glove(a.glove)
    else:
        gw, gv = open(a.glove + "/glove.txt", encoding="utf-8").read().split("\n"), np.load(a.glove + "/glove.npy")
    gw, gv = gw[:a.vocab], gv[:a.vocab]
    gat = {w: i for i, w in enumerate(gw)}
    count = collections.Counter()
    for s in train:
        for w in s:
            k = fx.key(w[0])
            if k not in gat:
                k = fx.key_digits(k) or k
            count[k] += 1
    trained = [w for w, n in sorted(count.items(), key=lambda x: (-x[1], x[0])) if n >= 3 or (n >= 2 and w not in gat)]
    seen = set(trained)
    words = ["<unk>"] + trained + [w for w in gw if w not in seen]
    pre = np.zeros((len(words), gv.shape[1]), dtype=np.float32)
    for i, w in enumerate(words):
        if w in gat:
            pre[i] = gv[gat[w]]
    scale = np.abs(pre).max(1, keepdims=True) / 127 + 1e-12     # as the model file will hold them
    pre = np.clip(np.rint(pre / scale), -127, 127) * scale
    return words, 1 + len(trained), pre.astype(np.float32)


def main():
    a = args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    start = time.time()
    docs = au.by_document(a.train)
    train = [s for d in docs for s in d if len(s) <= 120]
    inflect, names = au.Inflect(train), au.Names(a.names) if a.names else None
    news = [s for _, s in fx.read_conllu(a.news)] if a.news else []
    dev = [[s for _, s in fx.read_conllu(f)] for f in a.dev]
    if a.warm:
        ck = torch.load(a.warm)
        for k in ("hidden", "sum", "arc", "label"):
            setattr(a, k, ck["args"][k])
        words, pre = ck["words"], ck["state"]["pre"].numpy()
        vocab = fx.Vocab(words, ck["n_trained"])
    else:
        words, n_trained, pre = vocabulary(a, train)
        vocab = fx.Vocab(words, n_trained)
    ft = Features(vocab)
    model = Model(a, vocab, pre)
    if a.warm:
        model.load_state_dict(ck["state"])
    if a.fixed_tables:
        for p in (model.row.weight, model.hash.weight, model.unk):
            p.requires_grad_(False)
    ema = {n: p.detach().clone() for n, p in model.named_parameters()}
    ps = [p for p in model.parameters() if p.requires_grad]
    opt = torch.optim.Adam(ps, lr=a.lr, betas=(0.9, 0.95), eps=1e-8)
    n_par = sum(p.numel() for n, p in model.named_parameters() if "row" not in n and "hash" not in n)
    print("%d sentences, %d words, vocabulary %d (%d trained), %d weights beside the tables, read in %.0f s"
          % (len(train), sum(map(len, train)), len(words), vocab.n_trained, n_par, time.time() - start), flush=True)
    step, done, next_eval = 0, 0.0, a.eval_every
    per = len(batches(train, a.tokens, random.Random(0)))
    while done < 1:
        loss_sum = 0.0
        epoch_at, epoch_step = time.time(), step
        if a.remake:
            train = au.remake(rng, docs, inflect, names, a.remake) + au.news(rng, news, inflect, names, a.news_share)
        for b in batches(train, a.tokens, rng):
            done = step / (per * a.epochs)
            if done >= 1:
                break
            warm = min(1.0, (step + 1) / 200)
            lr = a.lr * warm * (0.5 + 0.5 * math.cos(math.pi * done) if done < 1 else 0) + 1e-5
            for g in opt.param_groups:
                g["lr"] = lr
            batch = [train[i] for i in b]
            wid, hid, lengths, gold = tensors(ft, batch, [noisy(rng, s, a.noise) for s in batch])
            arc, ld, lh, up, xp = model(wid, hid, lengths)
            mask = torch.arange(wid.shape[1] + 1)[None] > torch.tensor(lengths)[:, None]
            arc = arc.masked_fill(mask[:, None, :], -1e4)
            heads = gold[..., 0]
            rel = model.labels(ld, lh, heads.clamp(min=0))
            gr = gold[..., 1].masked_fill(heads <= 0, -100)
            loss = (F.cross_entropy(arc.flatten(0, 1), heads.flatten()) + F.cross_entropy(rel.flatten(0, 1), gr.flatten())
                    + 0.4 * F.cross_entropy(up.flatten(0, 1), gold[..., 2].flatten())
                    + 0.4 * F.cross_entropy(xp.flatten(0, 1), gold[..., 3].flatten()))
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(ps, 5.0)
            opt.step()
            step += 1
            decay = min(0.9985, step / (step + 20.0))
            with torch.no_grad():
                for n, p in model.named_parameters():
                    if p.requires_grad:
                        ema[n].lerp_(p, 1 - decay)
            loss_sum += loss.item()
        ep = step / per
        if ep >= next_eval or done >= 1:
            next_eval = ep + a.eval_every
            keep = {n: p.detach().clone() for n, p in model.named_parameters()}
            with torch.no_grad():
                for n, p in model.named_parameters():
                    p.copy_(ema[n])
            for f, d in zip(a.dev, dev):
                r = evaluate(model, ft, d)
                print("  %-20s UAS %.2f LAS %.2f UPOS %.2f XPOS %.2f" % (f.split("/")[-1], r["uas"], r["las"], r["upos"], r["xpos"]), flush=True)
            torch.save({"args": vars(a), "words": words, "n_trained": vocab.n_trained,
                        "state": {n: v.clone() for n, v in model.state_dict().items()}}, a.out)
            with torch.no_grad():
                for n, p in model.named_parameters():
                    p.copy_(keep[n])
        print("epoch %.1f step %d loss %.4f done %.3f, %.1f s an epoch, %.1f min" % (ep, step, loss_sum / max(1, step - epoch_step), done,
              (time.time() - epoch_at), (time.time() - start) / 60), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
