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
                    expand(bytes, at: block, into: words)
                    mix(words, constants, into: &state)
                }
            }
        }
    }

    /// The 64 words of a block.
    private static func expand(
        _ bytes: UnsafeBufferPointer<UInt8>, at block: Int, into words: UnsafeMutableBufferPointer<UInt32>
    ) {
        for index in 0..<16 {
            let place = block + index * 4
            words[index] =
                UInt32(bytes[place]) << 24 | UInt32(bytes[place + 1]) << 16 | UInt32(bytes[place + 2]) << 8
                | UInt32(bytes[place + 3])
        }
        for index in 16..<64 {
            let (early, late) = (words[index - 15], words[index - 2])
            let small0 = turned(early, 7) ^ turned(early, 18) ^ (early >> 3)
            let small1 = turned(late, 17) ^ turned(late, 19) ^ (late >> 10)
            words[index] = words[index - 16] &+ small0 &+ words[index - 7] &+ small1
        }
    }

    private static func mix(
        _ words: UnsafeMutableBufferPointer<UInt32>, _ constants: UnsafeBufferPointer<UInt32>,
        into state: inout [UInt32]
    ) {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for index in 0..<64 {
            let big1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
            let first = h &+ big1 &+ ((e & f) ^ (~e & g)) &+ constants[index] &+ words[index]
            let big0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)
            let second = big0 &+ ((a & b) ^ (a & c) ^ (b & c))
            (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ second)
        }
        for (index, word) in [a, b, c, d, e, f, g, h].enumerated() {
            state[index] = state[index] &+ word
        }
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
