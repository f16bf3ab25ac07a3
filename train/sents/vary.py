#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A second copy of a treebank as newspapers would set it: typographic quotes, datelines before some paragraphs.
Only forms and SpaceAfter are of use in what comes out (the sentence model is trained on it, nothing else).
usage: vary.py IN.conllu > OUT.conllu"""
import random
import sys

CITIES = ("KYIV MOSCOW GENEVA CAIRO NAIROBI WASHINGTON LAGOS JERUSALEM KABUL BEIJING PARIS TBILISI BAGHDAD DAMASCUS MANILA "
          "LIMA ANKARA TEHRAN SEOUL LONDON").split()
PAIRS = ["BUENOS AIRES", "NEW DELHI", "MEXICO CITY", "UNITED NATIONS", "ADDIS ABABA", "SAN JOSE"]
AGENCIES = ["Reuters", "AP", "AFP", "CNN", "Xinhua", "BBC", "IRIN", "Tribune", "NYT", "UPI"]
MONTHS = "Jan Feb March April May June July Aug Sept Oct Nov Dec".split()


def dateline(rng):
    """Tokens (form, space after) of a line such as "KYIV, Dec 30 (Reuters) -"."""
    out = [(w, True) for w in (rng.choice(CITIES) if rng.random() < 0.75 else rng.choice(PAIRS)).split()]
    if rng.random() < 0.5:
        out[-1] = (out[-1][0], False)
        out.append((",", True))
        if rng.random() < 0.4:
            out += [(rng.choice(["Ukraine", "Egypt", "Kenya", "Syria", "Peru"]), True)]
            if rng.random() < 0.5:
                out[-1] = (out[-1][0], False)
                out.append((",", True))
        if out[-1][0] == "," or rng.random() < 0.5:
            m = rng.choice(MONTHS)
            out.append((m + ("." if len(m) < 5 and m not in ("May", "June", "July") and rng.random() < 0.4 else ""), True))
            out.append((str(rng.randint(1, 31)), True))
    if rng.random() < 0.75:
        out += [("(", False), (rng.choice(AGENCIES), False), (")", True)]
    out.append((rng.choice(["-", "-", "--", "\u2014", "\u2014", "\u2013"]), rng.random() < 0.95))
    return out


def main():
    rng = random.Random(7)
    lines, head, new = [], [], False

    def flush():
        nonlocal lines, head, new
        if lines:
            extra = dateline(rng) if new and rng.random() < 0.2 and len(lines) > 8 else []
            print("\n".join(head))
            k = len(extra)
            for i, (form, space) in enumerate(extra):
                print("\t".join([str(i + 1), form, "_", "X", "_", "_", "0" if i == 0 else "1", "root" if i == 0 else "dep", "_",
                                 "_" if space else "SpaceAfter=No"]))
            for c in lines:
                a = c[0].split("-")
                c[0] = "-".join(str(int(x) + k) for x in a)
                if len(a) == 1:
                    c[6], c[7] = ("1", "dep") if k else ("0", "root") if c[0] == "1" else ("1", "dep")
                if c[1] == '"':
                    c[1] = {"``": "\u201c", "''": "\u201d"}.get(c[4], '"')
                elif c[1] == "``":
                    c[1] = "\u201c"
                elif c[1] == "''":
                    c[1] = "\u201d"
                elif "'" in c[1]:
                    c[1] = c[1].replace("'", "\u2019")
                print("\t".join(c))
            print()
            new = False
        lines, head = [], []

    for line in open(sys.argv[1], encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("#"):
            new = new or line.startswith(("# newpar", "# newdoc"))
            if not line.startswith("# text"):
                head.append(line)
        elif line:
            c = line.split("\t")
            if "." not in c[0]:
                lines.append(c)
        else:
            flush()
    flush()


if __name__ == "__main__":
    main()
