// SPDX-License-Identifier: GPL-3.0-or-later

import FileDigest

/// The SHA-256 digest of FIPS 180-4, to tell files apart in the manifest; nothing secret depends on it.
enum SHA256 {
    /// The digest in 64 hexadecimal digits.
    static func hex(_ message: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: file_digest_size)
        file_digest_sha256(message, message.count, &digest)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static let digits = Array("0123456789abcdef".utf8)
}
