/* SPDX-License-Identifier: Apache-2.0 */
/* tests/fuzz/replay.c - runs a fuzz target over the files and folders named, in name order, without libFuzzer. Fails when
 * there is nothing to run. Each input is copied to a block of its exact size, so that the sanitizers see every overrun. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static long n_run;

static void run_file(const char *path)
{
	FILE *f = fopen(path, "rb");
	struct stat st;
	if (!f || stat(path, &st) != 0) {
		perror(path);
		exit(1);
	}
	size_t n = (size_t)st.st_size;
	uint8_t *data = malloc(n ? n : 1);
	if (!data || fread(data, 1, n, f) != n) {
		perror(path);
		exit(1);
	}
	fclose(f);
	fprintf(stderr, "%s\n", path);
	LLVMFuzzerTestOneInput(data, n);
	n_run++;
	free(data);
}

static int visible(const struct dirent *e) { return e->d_name[0] != '.'; }

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		struct dirent **list;
		struct stat st;
		if (stat(argv[i], &st) != 0 || !S_ISDIR(st.st_mode)) {
			run_file(argv[i]);
			continue;
		}
		int n = scandir(argv[i], &list, visible, alphasort);
		for (int k = 0; k < n; k++) {
			char path[4096];
			snprintf(path, sizeof path, "%s/%s", argv[i], list[k]->d_name);
			run_file(path);
			free(list[k]);
		}
		if (n >= 0)
			free(list);
	}
	printf("%ld passed, %d failed\n", n_run, n_run == 0);
	return n_run == 0;
}
