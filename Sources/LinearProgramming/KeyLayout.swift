// SPDX-License-Identifier: GPL-3.0-or-later

/// How keys are mapped to positions 0..<count: dense with strides, or ragged with an offset per first key.
@usableFromInline
struct KeyLayout: Sendable {
    /// The number of keys, 0 to 3.
    @usableFromInline let rank: Int
    @usableFromInline let first: Int
    @usableFromInline let second: Int
    @usableFromInline let third: Int
    /// The number of positions.
    @usableFromInline let count: Int
    /// For a ragged layout the position of each first key's block, with the total at the end; else empty.
    @usableFromInline let offsets: [Int]
    /// Whether this stands for a layout that could not be made.
    let isUnusable: Bool

    /// A dense layout; nil if there are more than three axes, a negative count or too many positions.
    init?(counts: [Int]) {
        guard counts.count <= 3, counts.allSatisfy({ $0 >= 0 }) else { return nil }
        var total = 1
        for count in counts {
            let (product, overflow) = total.multipliedReportingOverflow(by: count)
            guard !overflow else { return nil }
            total = product
        }
        rank = counts.count
        first = counts.isEmpty ? 1 : counts[0]
        second = counts.count > 1 ? counts[1] : 1
        third = counts.count > 2 ? counts[2] : 1
        count = total
        offsets = []
        isUnusable = false
    }

    /// A ragged layout of two keys; nil if a width is negative or the sum too large.
    init?(widths: [Int]) {
        var offsets = [0]
        offsets.reserveCapacity(widths.count + 1)
        var total = 0
        for width in widths {
            let (sum, overflow) = total.addingReportingOverflow(width)
            guard width >= 0, !overflow else { return nil }
            total = sum
            offsets.append(total)
        }
        rank = 2
        first = widths.count
        second = -1
        third = 1
        count = total
        self.offsets = offsets
        isUnusable = false
    }

    /// A layout without positions, of a family that could not be made.
    static func empty(rank: Int) -> KeyLayout {
        KeyLayout(rank: rank)
    }

    private init(rank: Int) {
        self.rank = rank
        first = 0
        second = 0
        third = 0
        count = 0
        offsets = []
        isUnusable = true
    }

    @inlinable
    func offset() -> Int { rank == 0 && count == 1 ? 0 : -1 }

    @inlinable
    func offset(_ a: Int) -> Int {
        rank == 1 && a >= 0 && a < first ? a : -1
    }

    @inlinable
    func offset(_ a: Int, _ b: Int) -> Int {
        guard rank == 2, a >= 0, a < first, b >= 0 else { return -1 }
        if offsets.isEmpty { return b < second ? a * second + b : -1 }
        return b < offsets[a + 1] - offsets[a] ? offsets[a] + b : -1
    }

    @inlinable
    func offset(_ a: Int, _ b: Int, _ c: Int) -> Int {
        guard rank == 3, a >= 0, a < first, b >= 0, b < second, c >= 0, c < third else { return -1 }
        return (a * second + b) * third + c
    }

    /// The number of positions that share a first key.
    @inlinable
    func width(of a: Int) -> Int {
        guard rank > 0, a >= 0, a < first else { return 0 }
        return offsets.isEmpty ? second * third : offsets[a + 1] - offsets[a]
    }

    /// The keys of a position in 0..<count.
    func keys(at position: Int) -> [Int] {
        switch rank {
        case 0: return []
        case 1: return [position]
        case 2 where !offsets.isEmpty:
            var low = 0
            var high = first
            while high - low > 1 {
                let middle = (low + high) / 2
                if offsets[middle] <= position { low = middle } else { high = middle }
            }
            return [low, position - offsets[low]]
        case 2: return [position / second, position % second]
        default: return [position / third / second, position / third % second, position % third]
        }
    }
}
