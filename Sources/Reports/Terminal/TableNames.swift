// SPDX-License-Identifier: GPL-3.0-or-later

/// The names in the first column of a table, cut inside so that as many as possible stay different.
struct TableNames {
    private let names: Set<String>
    private let mark: String

    /// More names than these are cut in their middle without a look at what tells them apart.
    private static let most = 500

    init(_ names: [String], mark: String) {
        self.names = Set(names)
        self.mark = mark
    }

    /// How many columns of their ends cut names keep, and whether all are different then; of equals nearest to the middle.
    func cut(to width: Int) -> (tail: Int, isTelling: Bool) {
        let room = max(0, width - DisplayWidth.of(mark))
        guard names.count <= Self.most, names.contains(where: { DisplayWidth.of($0) > width }) else {
            return (room / 2, names.count <= Self.most)
        }
        var best = (tail: room / 2, told: -1)
        for tail in (0...room).sorted(by: { (abs(2 * $0 - room), $0) < (abs(2 * $1 - room), $1) }) {
            let told = Set(names.map { DisplayWidth.cutInside($0, to: width, tail: tail, mark: mark) }).count
            if told > best.told { best = (tail, told) }
            if told == names.count { return (tail, true) }
        }
        return (best.tail, false)
    }

    /// The least width at which all names stay different; the lower end where none is wide enough, and the upper one where
    /// there are too many to look.
    func leastWidth(within range: ClosedRange<Int>) -> Int {
        guard names.count <= Self.most else { return range.upperBound }
        guard cut(to: range.upperBound).isTelling else { return range.lowerBound }
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if cut(to: middle).isTelling { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
