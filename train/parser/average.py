#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""The mean of the weights of checkpoints that went on from one another. usage: average.py OUT CHECKPOINT..."""
import sys

import torch


def main():
    out, cks = sys.argv[1], [torch.load(p) for p in sys.argv[2:]]
    first = cks[0]
    assert all(c["words"] == first["words"] for c in cks), "the vocabularies differ"
    first["state"] = {k: (sum(c["state"][k].double() for c in cks) / len(cks)).to(v.dtype) for k, v in first["state"].items()}
    torch.save(first, out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
