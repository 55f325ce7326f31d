// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
public import Manufacturing

extension SweepDesign {
    /// A piece's points, each near the one before, so that a warm solve has little to mend.
    ///
    /// The first is nearest to the scenario as it stands; then always that of the rest whose parameters differ least,
    /// each as a share of its range; of equals the first. A piece of more than 2,000 points keeps its order.
    public func path(through piece: Range<Int>) -> [SweepPoint] {
        guard piece.count <= 2000 else { return Array(points[piece]) }
        let ranges = parameters.map(ShareOfRange.init)
        var rest = points[piece].map { point in
            (point: point, place: zip(ranges, point.values).map { $0.share(of: $1) })
        }
        var here = ranges.map { $0.share(of: nil) }
        var path: [SweepPoint] = []
        while !rest.isEmpty {
            var next = 0
            var least = Double.infinity
            for (index, candidate) in rest.enumerated() {
                let distance = zip(here, candidate.place).reduce(0) { $0 + abs($1.0 - $1.1) }
                if distance < least { (next, least) = (index, distance) }
            }
            let taken = rest.remove(at: next)
            path.append(taken.point)
            here = taken.place
        }
        return path
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
