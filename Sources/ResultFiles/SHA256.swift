// SPDX-License-Identifier: GPL-3.0-or-later

/// The SHA-256 digest of FIPS 180-4, to tell files apart in the manifest.
///
/// Written here because the packages that offer it bring a whole cryptographic library; nothing secret depends on it.
enum SHA256 {
    /// The digest in 64 hexadecimal digits.
    static func hex(_ message: [UInt8]) -> String {
        var state = initial
        let whole = message.count / 64 * 64
        message[..<whole].withUnsafeBufferPointer { compress($0, into: &state) }
        padded(message, from: whole).withUnsafeBufferPointer { compress($0, into: &state) }
        return state.map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 8 - digits.utf8.count) + digits
        }.joined()
    }

    /// What is left of the message, a one bit, zeros, and the length in bits in eight bytes: one or two blocks.
    private static func padded(_ message: [UInt8], from start: Int) -> [UInt8] {
        var tail = Array(message[start...]) + [0x80]
        tail += [UInt8](repeating: 0, count: (64 + 56 - tail.count % 64) % 64)
        let bits = UInt64(message.count) &* 8
        tail += stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: bits >> UInt64($0)) }
        return tail
    }

    /// Takes in whole blocks of 64 bytes.
    private static func compress(_ bytes: UnsafeBufferPointer<UInt8>, into state: inout [UInt32]) {
        constants.withUnsafeBufferPointer { constants in
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
                words.initialize(repeating: 0)
                for block in stride(from: 0, to: bytes.count, by: 64) {
                    expand(UnsafeRawBufferPointer(bytes), at: block, into: words)
                    mix(words, constants, into: &state)
                }
            }
        }
    }

    /// The 64 words of a block.
    private static func expand(
        _ bytes: UnsafeRawBufferPointer, at block: Int, into words: UnsafeMutableBufferPointer<UInt32>
    ) {
        for index in 0..<16 {
            words[index] = UInt32(
                bigEndian: bytes.loadUnaligned(fromByteOffset: block + index * 4, as: UInt32.self))
        }
        for index in 16..<64 {
            let (early, late) = (words[index - 15], words[index - 2])
            let small0 = turned(early, 7) ^ turned(early, 18) ^ (early >> 3)
            let small1 = turned(late, 17) ^ turned(late, 19) ^ (late >> 10)
            words[index] = words[index - 16] &+ small0 &+ words[index - 7] &+ small1
        }
    }

    /// The 64 rounds, eight at a time: after eight every variable is back in its place, and none was moved.
    private static func mix(
        _ words: UnsafeMutableBufferPointer<UInt32>, _ constants: UnsafeBufferPointer<UInt32>,
        into state: inout [UInt32]
    ) {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for index in stride(from: 0, to: 64, by: 8) {
            round(a, b, c, &d, e, f, g, &h, constants[index] &+ words[index])
            round(h, a, b, &c, d, e, f, &g, constants[index + 1] &+ words[index + 1])
            round(g, h, a, &b, c, d, e, &f, constants[index + 2] &+ words[index + 2])
            round(f, g, h, &a, b, c, d, &e, constants[index + 3] &+ words[index + 3])
            round(e, f, g, &h, a, b, c, &d, constants[index + 4] &+ words[index + 4])
            round(d, e, f, &g, h, a, b, &c, constants[index + 5] &+ words[index + 5])
            round(c, d, e, &f, g, h, a, &b, constants[index + 6] &+ words[index + 6])
            round(b, c, d, &e, f, g, h, &a, constants[index + 7] &+ words[index + 7])
        }
        for (index, word) in [a, b, c, d, e, f, g, h].enumerated() {
            state[index] = state[index] &+ word
        }
    }

    @inline(__always)
    private static func round(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
        _ h: inout UInt32, _ next: UInt32
    ) {
        let big1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
        let first = h &+ big1 &+ (g ^ (e & (f ^ g))) &+ next
        let big0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
        d = d &+ first
        h = first &+ big0 &+ ((a & b) | (c & (a | b)))
    }

    private static func turned(_ word: UInt32, _ count: UInt32) -> UInt32 { word &>> count | word &<< (32 &- count) }

    /// The first 32 bits of the fractional parts of the square roots of the first 8 primes.
    private static let initial: [UInt32] = primes.prefix(8).map { UInt32(truncatingIfNeeded: root($0, of: 2)) }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = primes.map { UInt32(truncatingIfNeeded: root($0, of: 3)) }

    private static let primes: [UInt64] = Array(
        (2...311).filter { number in
            !(2..<number).contains { number % $0 == 0 }
        }.map { UInt64($0) })

    /// ⌊2^32 · number^(1/degree)⌋, by bisection on whole numbers.
    private static func root(_ number: UInt64, of degree: Int) -> UInt64 {
        var (low, high) = (UInt64(0), UInt64(1) << 37)
        while high - low > 1 {
            let middle = (low + high) / 2
            if power(middle, degree, isAtMost: number) { low = middle } else { high = middle }
        }
        return low
    }

    /// Whether value^degree ≤ number · 2^(32·degree), where the value is below 2^37.
    private static func power(_ value: UInt64, _ degree: Int, isAtMost number: UInt64) -> Bool {
        let size = UInt128(value)
        return degree == 2 ? size * size <= UInt128(number) << 64 : size * size * size <= UInt128(number) << 96
    }
}
