/* SPDX-License-Identifier: Apache-2.0 */
/* lang/tree.c - the best tree over a sentence, with one root (Chu and Liu 1965, Edmonds 1967).
 * Most sentences need no more than each word's best head. Otherwise a path is grown along best heads and cycles are
 * merged as they close (Gabow et al. 1986, on a dense matrix): O(n^2) in all. One root: every arc from the root costs
 * more than all else together, so that the best tree has as few of them as can be, which is one. */
#include "lang/lang_int.h"

struct tree {
	int n;                          /* words; slot 0 is the root, slot i word i - 1 */
	int64_t *s;                     /* (slots, slots): s[to * side + from] */
	int16_t *dep, *head;            /* the real arc behind each */
	int side;
	int32_t *up, *in_dep, *in_head, *slot, *state, *path, *at;      /* by node; `at`: node in a slot, -1 for none */
	int64_t *in_score;
};

size_t tc__tree_work(int n)
{
	size_t side = (size_t)n + 1, nodes = 2 * side;
	return side * side * (sizeof(int64_t) + 2 * sizeof(int16_t)) + nodes * (7 * sizeof(int32_t) + sizeof(int64_t)) + 256;
}

static bool is_tree(const int32_t *heads, int n, int32_t *mark)
{
	int roots = 0;
	for (int i = 0; i < n; i++) {
		roots += heads[i] == 0;
		mark[i] = 0;
	}
	if (roots != 1)
		return false;
	for (int i = 0; i < n; i++) {
		int k = i;
		while (mark[k] == 0 && heads[k]) {
			mark[k] = i + 1;
			k = heads[k] - 1;
			if (mark[k] == i + 1)
				return false;
		}
		mark[k] = mark[k] ? mark[k] : i + 1;
	}
	return true;
}

/* Best arc into node v from another slot. */
static int best_in(struct tree *t, int v)
{
	int slot = t->slot[v], best = -1;
	const int64_t *row = t->s + (size_t)slot * (size_t)t->side;
	for (int u = 0; u <= t->n; u++)
		if (u != slot && t->at[u] >= 0 && (best < 0 || row[u] > row[best]))
			best = u;
	size_t arc = (size_t)slot * (size_t)t->side + (size_t)best;
	t->in_score[v] = t->s[arc];
	t->in_dep[v] = t->dep[arc];
	t->in_head[v] = t->head[arc];
	return t->at[best];
}

/* Merge nodes cycle[0..k) into node c, which takes the first one's slot. */
static void merge(struct tree *t, const int32_t *cycle, int k, int c)
{
	int to = t->slot[cycle[0]];
	size_t side = (size_t)t->side;
	for (int i = 0; i < k; i++) {
		t->up[cycle[i]] = c;
		t->at[t->slot[cycle[i]]] = -1;
	}
	for (int u = 0; u <= t->n; u++) {
		if (t->at[u] < 0)
			continue;
		int64_t in = 0, out = 0;
		size_t in_arc = 0, out_arc = 0;
		for (int i = 0; i < k; i++) {
			size_t a = (size_t)t->slot[cycle[i]] * side + (size_t)u, b = (size_t)u * side + (size_t)t->slot[cycle[i]];
			int64_t gain = t->s[a] - t->in_score[cycle[i]];
			if (i == 0 || gain > in) {
				in = gain;
				in_arc = a;
			}
			if (i == 0 || t->s[b] > out) {
				out = t->s[b];
				out_arc = b;
			}
		}
		size_t a = (size_t)to * side + (size_t)u, b = (size_t)u * side + (size_t)to;
		int16_t d = t->dep[in_arc], h = t->head[in_arc];
		t->s[a] = in;
		t->dep[a] = d;
		t->head[a] = h;
		d = t->dep[out_arc];
		h = t->head[out_arc];
		t->s[b] = out;
		t->dep[b] = d;
		t->head[b] = h;
	}
	t->slot[c] = to;
	t->at[to] = c;
}

static void *carve(char **p, size_t size)
{
	void *r = *p;
	*p += (size + 15) & ~(size_t)15;
	return r;
}

void tc__tree(const int32_t *score, int n, int ld, int32_t *heads, void *work)
{
	enum { NEW, PATH, DONE };
	if (n <= 0)
		return;
	for (int d = 0; d < n; d++) {
		const int32_t *row = score + (size_t)d * (size_t)ld;
		int32_t best = 0, top = row[0];
		for (int h = 1; h <= n; h++)
			if (h != d + 1 && row[h] > top) {
				top = row[h];
				best = h;
			}
		heads[d] = best;
	}
	if (is_tree(heads, n, work))
		return;

	struct tree t = { .n = n, .side = n + 1 };
	size_t side = (size_t)n + 1, nodes = 2 * side;
	char *p = work;
	t.s = carve(&p, side * side * sizeof *t.s);
	t.dep = carve(&p, side * side * sizeof *t.dep);
	t.head = carve(&p, side * side * sizeof *t.head);
	t.in_score = carve(&p, nodes * sizeof *t.in_score);
	t.up = carve(&p, nodes * sizeof *t.up);
	t.in_dep = carve(&p, nodes * sizeof *t.in_dep);
	t.in_head = carve(&p, nodes * sizeof *t.in_head);
	t.slot = carve(&p, nodes * sizeof *t.slot);
	t.state = carve(&p, nodes * sizeof *t.state);
	t.path = carve(&p, nodes * sizeof *t.path);
	t.at = carve(&p, nodes * sizeof *t.at);
	for (int d = 0; d <= n; d++) {
		for (int h = 0; h <= n; h++) {
			size_t a = (size_t)d * side + (size_t)h;
			t.s[a] = d == 0 ? 0 : score[(size_t)(d - 1) * (size_t)ld + (size_t)h] - (h == 0 ? (int64_t)1 << 44 : 0);
			t.dep[a] = (int16_t)d;
			t.head[a] = (int16_t)h;
		}
		t.slot[d] = t.at[d] = d;
		t.state[d] = d == 0 ? DONE : NEW;
		t.up[d] = -1;
	}
	int count = n + 1;
	for (int first = 1; first <= n; first++) {
		int v = first, len = 0;
		if (t.state[v] != NEW || t.up[v] >= 0)
			continue;
		t.path[len++] = v;
		t.state[v] = PATH;
		for (;;) {
			int u = best_in(&t, v);
			if (t.state[u] == DONE)
				break;
			if (t.state[u] == PATH) {
				int k = len;
				while (t.path[k - 1] != u)
					k--;
				merge(&t, t.path + k - 1, len - k + 1, count);
				len = k - 1;
				u = count++;
				t.up[u] = -1;
			}
			t.path[len++] = u;
			t.state[u] = PATH;
			v = u;
		}
		for (int i = 0; i < len; i++)
			t.state[t.path[i]] = DONE;
	}
	for (int c = count - 1; c > n; c--) {           /* open the merged nodes: the arc in replaces one of the cycle */
		int k = t.in_dep[c];
		while (t.up[k] != c)
			k = t.up[k];
		t.in_dep[k] = t.in_dep[c];
		t.in_head[k] = t.in_head[c];
	}
	for (int d = 1; d <= n; d++)
		heads[d - 1] = t.in_head[d];
}
