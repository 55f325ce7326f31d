// SPDX-License-Identifier: GPL-3.0-or-later

/// A small generator with a fixed sequence per seed, so that random cases are the same on every machine.
package struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    /// Begins the sequence of a seed.
    package init(_ seed: UInt64) {
        state = seed
    }

    /// The next number of the sequence.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number of a range.
    package mutating func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    /// One of some values, which must not be none.
    package mutating func pick<Value>(_ values: [Value]) -> Value { values[pick(0...values.count - 1)] }

    /// Whether something that happens so many times in a hundred happens.
    package mutating func chance(_ percent: Int) -> Bool { pick(1...100) <= percent }
}
