#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Write the model file (docs/model-file.md) from a checkpoint of train.py and the lemma tables."""
import argparse
import hashlib
import struct
import sys

import numpy as np
import torch
import torch.nn.functional as F

import features as fx
import lemmas
import train as tr

LIMIT = 2047
TILE = 16


def keys_section(keys):
    """keys[0] is never looked up."""
    slots_n = 1
    while slots_n < len(keys) * 1.6 + 2:
        slots_n *= 2
    slots = np.zeros(slots_n, dtype=np.uint32)
    offs, text = [0], []
    for i, k in enumerate(keys):
        text.append(k)
        offs.append(offs[-1] + len(k))
        if i == 0:
            continue
        h = fx.tc_hash(k, 0)
        at = h & (slots_n - 1)
        while slots[at]:
            at = (at + 1) & (slots_n - 1)
        slots[at] = ((h >> 52) << 20) | i
    assert len(keys) < 1 << 20
    return (struct.pack("<4I", len(keys), slots_n, offs[-1], 0) + slots.tobytes() + np.array(offs, dtype=np.uint32).tobytes()
            + b"".join(text))


def table_section(t):
    scale = np.abs(t).max(1) / 127 + 1e-12
    q = np.clip(np.rint(t / scale[:, None]), -127, 127).astype(np.int8)
    return struct.pack("<4I", t.shape[0], t.shape[1], 0, 0) + scale.astype(np.float32).tobytes() + q.tobytes() + bytes(16)


def mat_head(n, k, q, bits):
    pad = (n + TILE - 1) // TILE * TILE
    assert k % 8 == 0
    return pad, struct.pack("<3IfI", k, n, pad, q, bits) + bytes(44)


def wide_section(w, bias, q):
    """w (n, k); activations arrive as round(x * q)."""
    n, k = w.shape
    pad, head = mat_head(n, k, q, 16)
    full = np.zeros((pad, k))
    full[:n] = w
    step = np.abs(full).max(1) / LIMIT + 1e-12
    ints = np.rint(full / step[:, None]).astype(np.int16)
    b = np.zeros(pad, dtype=np.float32)
    b[:n] = bias
    packed = ints.reshape(pad // TILE, TILE, k // 2, 2).transpose(0, 2, 1, 3)
    return head + (step / q).astype(np.float32).tobytes() + b.tobytes() + np.ascontiguousarray(packed).tobytes()


def narrow_section(w, bias):
    """w (n, k); activations of [-1, 1] arrive as round(x * 63) + 64. Of sixteen inputs, those at 0, 1, 4, 5, 8, 9, 12, 13 and the
    others are each added in sixteen bits: the weights of eight may not pass 32767 / 127 = 258."""
    n, k = w.shape
    pad, head = mat_head(n, k, 63, 8)
    assert k % 16 == 0
    full = np.zeros((pad, k))
    full[:n] = w

    def eights(a):
        a = np.abs(a).reshape(pad, k // 16, 4, 2, 2)
        return a.sum((2, 4)).max((1, 2))
    step = np.maximum(np.abs(full).max(1) / 127, eights(full) / 254) + 1e-12
    ints = np.rint(full / step[:, None]).astype(np.int8)
    assert eights(ints.astype(int)).max() <= 258
    scale = (step / 63).astype(np.float32)
    b = np.zeros(pad)
    b[:n] = bias
    b = (b - 64.0 * ints.astype(np.int64).sum(1) * scale).astype(np.float32)
    packed = ints.reshape(pad // TILE, TILE, k // 4, 4).transpose(0, 2, 1, 3)
    return head + scale.tobytes() + b.tobytes() + np.ascontiguousarray(packed).tobytes()


def load(path):
    ck = torch.load(path)
    conf = argparse.Namespace(**ck["args"])
    vocab = fx.Vocab(ck["words"], ck["n_trained"])
    model = tr.Model(conf, vocab, ck["state"]["pre"].numpy())
    model.load_state_dict(ck["state"])
    model.eval()
    return model, conf, vocab, {k: v.double().numpy() for k, v in ck["state"].items()}


def ranges(model, vocab, sents):
    """How far activations reach; they become whole numbers by that."""
    peak = {"x": 0.0, "ad": 0.0, "ah": 0.0, "u": 0.0, "z": 0.0}
    ft = tr.Features(vocab)
    with torch.no_grad():
        for s in sents:
            wid, hid, lengths, gold = tr.tensors(ft, [s], [[w[0] for w in s]])
            tid = torch.where(wid < model.n_trained, wid, torch.zeros_like(wid))
            row = model.row(tid) + F.embedding(hid, model.hash.weight, 0).sum(2)
            pre = torch.where((wid == 0)[..., None], model.unk, model.pre[wid])
            x = torch.cat([pre, row], -1)
            peak["x"] = max(peak["x"], x.abs().max().item())
            for m in model.lstm:
                x = model.run(m, x, lengths)
            ad, ah, ld, lh, up, xp = model.proj(x).split(model.cols, -1)
            peak["ad"] = max(peak["ad"], ad.max().item())
            peak["ah"] = max(peak["ah"], ah.max().item(), model.root.abs().max().item())
            peak["u"] = max(peak["u"], model.bi(F.relu(ad)).abs().max().item())
            peak["z"] = max(peak["z"], (ld + lh[:, gold[0, :, 0].clamp(min=1) - 1]).max().item())
    return {k: LIMIT / (v * 1.1) for k, v in peak.items()}


def net_sections(model, conf, st, q, plus):
    sec = {}
    hid = model.hidden + [0] * (4 - len(model.hidden))
    sec[16 + plus] = struct.pack("<7I", len(model.hidden), conf.arc, conf.label, *hid)
    for i in range(len(model.hidden)):
        for d, s in enumerate(("", "_reverse")):
            p = "lstm.%d." % i
            bias = st[p + "bias_ih_l0" + s] + st[p + "bias_hh_l0" + s]
            w = st[p + "weight_ih_l0" + s]
            sec[32 + plus + 4 * i + 2 * d] = narrow_section(w, bias) if i else wide_section(w, bias, q["x"])
            sec[33 + plus + 4 * i + 2 * d] = narrow_section(st[p + "weight_hh_l0" + s], 0 * bias)
    sec[7 + plus] = narrow_section(st["proj.weight"], st["proj.bias"])
    # the arc scores of a dependant with all heads are (bi ad) . ah; both sides become whole numbers
    sec[8 + plus] = wide_section(st["bi.weight"], st["bi.bias"], q["ad"])
    sec[9 + plus] = wide_section(st["lab.weight"], st["lab.bias"], q["z"])
    sec[10 + plus] = struct.pack("<2f", q["u"], q["ah"]) + st["root"].astype(np.float32).tobytes()
    return sec


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("accurate", help="checkpoint of train.py")
    ap.add_argument("fast", help="checkpoint of distill.py on the same tables")
    ap.add_argument("out")
    ap.add_argument("--name", default="en-2026.11")
    ap.add_argument("--lemmas", nargs="+", required=True, help="treebanks to learn lemmas from")
    ap.add_argument("--calibrate", required=True, help="treebank to measure the ranges of activations on")
    a = ap.parse_args()
    torch.set_num_threads(1)
    model, conf, vocab, st = load(a.accurate)
    small, small_conf, _, small_st = load(a.fast)
    for n in ("row.weight", "hash.weight", "unk"):
        assert np.array_equal(st[n], small_st[n]), "the networks have different tables"
    sents = [s for _, s in fx.read_conllu(a.calibrate)][:400]
    sec = {}
    sec[1] = a.name.encode()
    sec[2] = struct.pack("<4I", vocab.n_trained, len(fx.UPOS), len(fx.XPOS), len(fx.RELS))
    sec[3] = keys_section([w.encode() for w in vocab.words])
    pre = st["pre"].copy()
    pre[0] = st["unk"]
    sec[4] = table_section(pre)
    sec[5] = table_section(st["row.weight"])
    st["hash.weight"][0] = 0
    sec[6] = table_section(st["hash.weight"])
    sec.update(net_sections(model, conf, st, ranges(model, vocab, sents), 0))
    sec.update(net_sections(small, small_conf, small_st, ranges(small, vocab, sents), 64))
    train = [s for f in a.lemmas for _, s in fx.read_conllu(f)]
    known, rules = lemmas.tables(train, vocab.at)
    scripts = [""] + sorted(set(known.values()) | set(rules.values()))
    at = {s: i for i, s in enumerate(scripts)}
    kk, rk = [b""] + sorted(known), [b""] + sorted(rules)
    sec[11] = keys_section(kk)
    sec[12] = np.array([0] + [at[known[k]] for k in kk[1:]], dtype=np.uint16).tobytes()
    sec[13] = keys_section(rk)
    sec[14] = np.array([0] + [at[rules[k]] for k in rk[1:]], dtype=np.uint16).tobytes()
    sec[15] = keys_section([s.encode() for s in scripts])
    print("lemmas: %d known, %d rules, %d scripts" % (len(kk), len(rk), len(scripts)))

    at, table, body = 64 + 24 * len(sec), b"", []
    for i, data in sorted(sec.items()):
        pad = -at % 64
        body.append(bytes(pad) + data)
        at += pad
        table += struct.pack("<2I2Q", i, 0, at, len(data))
        at += len(data)
    rest = table + b"".join(body)
    head = b"TOCSINLM" + struct.pack("<2IQ", 4, len(sec), 64 + len(rest)) + hashlib.sha256(rest).digest() + bytes(8)
    assert len(head) == 64
    with open(a.out, "wb") as f:
        f.write(head + rest)
    print("%s: %d bytes" % (a.out, 64 + len(rest)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
