/* code/cluster.h - word clusters (data/words/clusters.tsv), features of the classifiers.
 * Read-only after open, thread-safe. */
#ifndef TC_CODE_CLUSTER_H
#define TC_CODE_CLUSTER_H
#include "know/know.h"

enum { TC_CLUSTER_GRAINS = 3 };
struct tc_clusters;
TC_NODISCARD int tc_clusters_open(const struct tc_know *know, struct tc_clusters **out, struct tc_err *err);
void tc_clusters_free(struct tc_clusters *c);
/* Cluster numbers of a word (any case), coarse to fine; NULL for an unknown word. One hash probe. */
const uint16_t *tc_clusters_of(const struct tc_clusters *c, tc_str word);
#endif
