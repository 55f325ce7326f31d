// SPDX-License-Identifier: GPL-3.0-or-later

/// A time of day in whole minutes, from 00:00 to 24:00.
public struct CivilTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Minutes since the day's beginning, 0 to 1440.
    public let minutes: Int

    /// Makes a time from minutes since the day's beginning, or nil beyond 0 to 1440.
    public init?(minutes: Int) {
        guard (0...1440).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    /// Reads `HH:MM` up to `24:00`, or answers nil.
    public init?(_ text: some StringProtocol) {
        self.init(bytes: Array(text.utf8)[...])
    }

    /// The same of the text's bytes.
    init?(bytes: ArraySlice<UInt8>) {
        let first = bytes.startIndex
        guard bytes.count == 5, bytes[first + 2] == UInt8(ascii: ":"),
            let hour = wholeNumber(bytes[first..<first + 2]), let minute = wholeNumber(bytes[first + 3..<first + 5]),
            minute < 60
        else { return nil }
        self.init(minutes: hour * 60 + minute)
    }

    private init(known minutes: Int) {
        self.minutes = minutes
    }

    /// 00:00, the day's beginning.
    public static let midnight = CivilTime(known: 0)
    /// 24:00, the day's end.
    public static let endOfDay = CivilTime(known: 1440)

    /// The time as `HH:MM`.
    public var description: String {
        String(unsafeUninitializedCapacity: Self.length) { bytes in
            write(to: bytes, at: 0)
            return Self.length
        }
    }

    /// The bytes of the text `HH:MM`.
    static let length = 5

    /// Writes that text.
    func write(to bytes: UnsafeMutableBufferPointer<UInt8>, at place: Int) {
        DigitText.write(minutes / 60, 2, to: bytes, at: place)
        bytes[place + 2] = UInt8(ascii: ":")
        DigitText.write(minutes % 60, 2, to: bytes, at: place + 3)
    }

    /// Whether the first time is the earlier one.
    public static func < (left: CivilTime, right: CivilTime) -> Bool { left.minutes < right.minutes }
}
