// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

extension SweepDesign {
    /// All points in as few pieces as hold at most so many each, of nearly equal size; near points share a piece.
    ///
    /// Points are halved where they are spread most, until a part is a piece: the tree of Bentley, Multidimensional binary
    /// search trees used for associative searching, Communications of the ACM 18 (1975). A study of one parameter falls into
    /// stretches of its range. The pieces follow from the points alone; each lists its points by number.
    public func pieces(of size: Int) -> [[Int]] {
        let size = max(1, size)
        let places = places(of: Array(points.indices))
        var pieces: [[Int]] = []
        func split(_ numbers: [Int]) {
            let count = (numbers.count + size - 1) / size
            guard count > 1 else {
                pieces.append(numbers.sorted())
                return
            }
            let spreads = parameters.indices.map { parameter in
                let shares = numbers.map { places[$0][parameter] }
                return (shares.max() ?? 0) - (shares.min() ?? 0)
            }
            var sorted = numbers
            if let widest = spreads.max(), let parameter = spreads.firstIndex(of: widest) {
                sorted.sort { (places[$0][parameter], $0) < (places[$1][parameter], $1) }
            }
            let half = numbers.count * (count / 2) / count
            split(Array(sorted[..<half]))
            split(Array(sorted[half...]))
        }
        if !points.isEmpty { split(Array(points.indices)) }
        return pieces
    }

    /// A piece's points, each near the one before, so that a warm solve has little to mend.
    ///
    /// The first is nearest to the scenario as it stands; then always that of the rest whose parameters differ least,
    /// each as a share of its range; of equals the first. A piece of more than 2,000 points keeps its order.
    public func path(through piece: [Int]) -> [SweepPoint] {
        guard piece.count <= 2000 else { return piece.map { points[$0] } }
        var rest = Array(zip(piece, places(of: piece)))
        var here = parameters.map { ShareOfRange($0).share(of: nil) }
        var path: [SweepPoint] = []
        while !rest.isEmpty {
            var next = 0
            var least = Double.infinity
            for (index, candidate) in rest.enumerated() {
                let distance = zip(here, candidate.1).reduce(0) { $0 + abs($1.0 - $1.1) }
                if distance < least { (next, least) = (index, distance) }
            }
            let taken = rest.remove(at: next)
            path.append(points[taken.0])
            here = taken.1
        }
        return path
    }

    /// Where points lie: by parameter the share of its range.
    private func places(of numbers: [Int]) -> [[Double]] {
        let ranges = parameters.map(ShareOfRange.init)
        return numbers.map { number in zip(ranges, points[number].values).map { $0.share(of: $1) } }
    }
}

/// Where in a parameter's range a value lies: 0 at the low end, 1 at the high one.
private struct ShareOfRange {
    private let from: Double
    private let width: Double
    private let standing: Double

    init(_ parameter: StudyParameter) {
        from = parameter.low?.number?.double ?? 0
        width = max((parameter.high?.number?.double ?? 1) - from, .leastNormalMagnitude)
        standing = parameter.mode?.number.map { $0.double } ?? from + width / 2
    }

    func share(of value: StudyValue?) -> Double {
        let share = ((value?.number?.double ?? standing) - from) / width
        return share.isFinite ? share : 0.5
    }
}
