// SPDX-License-Identifier: GPL-3.0-or-later

/// Whole numbers as decimal digits, each text laid out in one piece.
package enum DigitText {
    /// A number of units of 10^−`places` (at most 19 places), such as `-12.50`; `isTrimmed` leaves trailing zeros out.
    package static func fixed(
        _ units: UInt64, isNegative: Bool = false, places: Int, isTrimmed: Bool = false
    ) -> String {
        // A sign, twenty digits, the zero before the point and the point.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 23) { bytes in
            var (rest, begin, left) = (units, bytes.count, places)
            func put(_ byte: UInt8) {
                begin -= 1
                bytes[begin] = byte
            }
            func next() -> UInt8 {
                defer { rest /= 10 }
                return zero + UInt8(truncatingIfNeeded: rest % 10)
            }
            while isTrimmed, left > 0, rest % 10 == 0 {
                rest /= 10
                left -= 1
            }
            if left > 0 {
                for _ in 0..<left { put(next()) }
                put(UInt8(ascii: "."))
            }
            repeat { put(next()) } while rest > 0
            if isNegative { put(UInt8(ascii: "-")) }
            return String(decoding: bytes[begin...], as: UTF8.self)
        }
    }

    /// Writes the last `count` digits of a number, which is 0 or more.
    static func write(_ number: Int, _ count: Int, to bytes: UnsafeMutableBufferPointer<UInt8>, at place: Int) {
        var rest = number
        for offset in (0..<count).reversed() {
            bytes[place + offset] = zero + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }

    private static let zero = UInt8(ascii: "0")
}
