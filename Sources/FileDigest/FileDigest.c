// SPDX-License-Identifier: GPL-3.0-or-later

#include "FileDigest.h"

#include <nettle/sha2.h>

_Static_assert(SHA256_DIGEST_SIZE == file_digest_size, "a digest has 32 bytes");

void file_digest_sha256(const uint8_t *bytes, size_t count, uint8_t digest[file_digest_size]) {
    struct sha256_ctx state;
    sha256_init(&state);
    if (count > 0) sha256_update(&state, count, bytes);
    sha256_digest(&state, file_digest_size, digest);
}
