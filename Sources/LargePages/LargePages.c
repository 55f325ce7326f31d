// SPDX-License-Identifier: GPL-3.0-or-later

#define _DEFAULT_SOURCE

#include "LargePages.h"

#include <stdint.h>
#include <stdlib.h>

#ifdef __GLIBC__

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

// What is asked for at once, of which nothing is taken before it is used, and the size of a large page [bytes].
static const int heap_size = 64 << 20;
static const int page_size = 2 << 20;

void large_pages_fill_heap(void) {
    mallopt(M_TOP_PAD, heap_size);
    // Memory that is given back is soon needed again.
    mallopt(M_TRIM_THRESHOLD, 4 * heap_size);
    // More than is left of the heap that the start-up needed, less than would get a mapping of its own.
    void *block = malloc(120 << 10);
    mallopt(M_TOP_PAD, page_size);
    if (block == NULL) return;
    uintptr_t first = ((uintptr_t)block + page_size - 1) / page_size * page_size;
    uintptr_t last = (uintptr_t)sbrk(0) / page_size * page_size;
    if (first < last) madvise((void *)first, last - first, MADV_HUGEPAGE);
    free(block);
}

#else

void large_pages_fill_heap(void) {}

#endif
