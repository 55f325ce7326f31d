// SPDX-License-Identifier: GPL-3.0-or-later

// Digests of files. Nettle stays behind it: no other code sees its header or its state.

#ifndef FILEDIGEST_H
#define FILEDIGEST_H

#include <stddef.h>
#include <stdint.h>

enum { file_digest_size = 32 };

// The SHA-256 digest of FIPS 180-4 of some bytes; `bytes` may be NULL where there are none.
void file_digest_sha256(const uint8_t *bytes, size_t count, uint8_t digest[file_digest_size]);

#endif
