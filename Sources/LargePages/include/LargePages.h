// SPDX-License-Identifier: GPL-3.0-or-later

// Memory in pages of 2 MiB, where the system has such.

#ifndef LARGEPAGES_H
#define LARGEPAGES_H

// Has the allocator fill its heap from large pages; to be called before anything else is.
//
// A short run otherwise spends a tenth of its time on the kernel handing it one page of 4 KiB after another. Where the
// system knows no large pages, or refuses the memory, everything stays as it was.
void large_pages_fill_heap(void);

#endif
