// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A running sum of which each midnight takes its share, before anything else that happens then.
struct ShrinkingSum {
    private let entries: [(at: Int, quantity: Double)]
    private let keptPerDay: Double

    /// Takes entries by minute, ascending.
    init(_ entries: [(Int, Double)], keptPerDay: Double) {
        self.entries = entries.map { ($0.0, $0.1) }
        self.keptPerDay = keptPerDay
    }

    /// What is left of all entries at ascending minutes.
    func values(at minutes: [Int]) -> [Double] { follow(minutes).map(\.value) }

    /// What midnights took in (the minute before, each minute].
    func losses(at minutes: [Int]) -> [Double] { follow(minutes).map(\.lost) }

    private func follow(_ minutes: [Int]) -> [(value: Double, lost: Double)] {
        var (value, lost, next) = (0.0, 0.0, 0)
        var day = Self.day(entries.first?.at ?? 0)
        func pass(to minute: Int) {
            let days = Self.day(minute) - day
            guard days > 0 else { return }
            let left = value * Self.power(keptPerDay, days)
            lost += value - left
            value = left
            day += days
        }
        return minutes.map { minute in
            while next < entries.count, entries[next].at <= minute {
                pass(to: entries[next].at)
                value += entries[next].quantity
                next += 1
            }
            pass(to: minute)
            defer { lost = 0 }
            return (value, lost)
        }
    }

    /// How many midnights lie in (from, to].
    static func midnights(_ from: Int, _ to: Int) -> Int { day(to) - day(from) }

    static func power(_ kept: Double, _ days: Int) -> Double { pow(kept, Double(days)) }

    private static func day(_ minute: Int) -> Int { Int((Double(minute) / 1440).rounded(.down)) }
}
