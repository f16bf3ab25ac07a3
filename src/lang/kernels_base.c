/* SPDX-License-Identifier: Apache-2.0 */
/* lang/kernels_base.c - the kernels for any machine. */
#define KERNELS tc__kernels_base
#define KERNELS_NAME "base"
#include "lang/kernels.h"
