// SPDX-License-Identifier: GPL-3.0-or-later

package import Basics

extension SplitMix64 {
    /// A whole number of a range.
    package mutating func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    /// One of some values, which must not be none.
    package mutating func pick<Value>(_ values: [Value]) -> Value { values[pick(0...values.count - 1)] }

    /// Whether something that happens so many times in a hundred happens.
    package mutating func chance(_ percent: Int) -> Bool { pick(1...100) <= percent }
}
