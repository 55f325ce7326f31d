// SPDX-License-Identifier: GPL-3.0-or-later

/// How much one parameter of a sample has to do with what comes out.
public struct Influence: Hashable, Sendable {
    /// The rank correlation with the contribution (Spearman), −1 to 1; nil where either never changes.
    public let rankCorrelation: Double?
    /// The share of the contribution's variance that the parameter alone explains, by ten classes; nil as above.
    public let ofContribution: Double?
    /// The share of the variance of the decisions that it alone explains; nil where the decisions never change.
    public let ofDecisions: Double?
    /// Where the plan flips most; nil where the decisions never change.
    public let flip: Flip?

    /// A value of the parameter on whose two sides the plans differ most.
    public struct Flip: Hashable, Sendable {
        /// The value half way between the two points next to it.
        public let value: Double
        /// The share of the variance of the decisions between both sides.
        public let share: Double
        /// The mean decisions below it.
        public let below: [Double]
        /// The mean decisions above it.
        public let above: [Double]
    }

    /// Relates the values of a parameter to contributions and decisions, all by point.
    public init(of values: [Double], contributions: [Double], decisions: [[Double]]) {
        rankCorrelation = Self.correlation(Self.ranks(values), Self.ranks(contributions))
        let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        ofContribution = Self.explained(order, contributions.map { [$0] })
        ofDecisions = Self.explained(order, decisions)
        flip = Self.flip(order, values, decisions)
    }

    /// Ranks from 0; equal values share their mean rank.
    static func ranks(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var ranks = [Double](repeating: 0, count: values.count)
        var first = 0
        while first < order.count {
            var last = first
            while last + 1 < order.count, values[order[last + 1]] == values[order[first]] { last += 1 }
            for place in first...last { ranks[order[place]] = Double(first + last) / 2 }
            first = last + 1
        }
        return ranks
    }

    static func correlation(_ x: [Double], _ y: [Double]) -> Double? {
        guard x.count == y.count, x.count > 1 else { return nil }
        let (meanX, meanY) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
        var (xx, yy, xy) = (0.0, 0.0, 0.0)
        for (a, b) in zip(x, y) {
            xx += (a - meanX) * (a - meanX)
            yy += (b - meanY) * (b - meanY)
            xy += (a - meanX) * (b - meanY)
        }
        guard xx > 0, yy > 0 else { return nil }
        return max(-1, min(1, xy / (xx * yy).squareRoot()))
    }

    /// The sum of squared distances from the mean, over all components.
    private static func spread(_ points: [[Double]]) -> (mean: [Double], squares: Double) {
        guard let width = points.first?.count, !points.isEmpty else { return ([], 0) }
        var mean = [Double](repeating: 0, count: width)
        for point in points { for place in 0..<width { mean[place] += point[place] } }
        for place in 0..<width { mean[place] /= Double(points.count) }
        let squares = points.reduce(0) { sum, point in
            sum + (0..<width).reduce(0) { $0 + (point[$1] - mean[$1]) * (point[$1] - mean[$1]) }
        }
        return (mean, squares)
    }

    /// What does not count as a change: decisions are told to a ten-thousandth.
    private static let least = 1e-6

    /// The correlation ratio by ten classes of equally many points, less what chance alone would give.
    private static func explained(_ order: [Int], _ points: [[Double]]) -> Double? {
        let all = spread(points).squares
        let count = order.count
        let classes = min(10, count / 5)
        guard all > least * Double(count), classes > 1 else { return nil }
        var within = 0.0
        for number in 0..<classes {
            let members = order[count * number / classes..<count * (number + 1) / classes]
            within += spread(members.map { points[$0] }).squares
        }
        let raw = 1 - within / all
        let chance = Double(classes - 1) / Double(count - 1)
        return max(0, min(1, (raw - chance) / (1 - chance)))
    }

    /// The split of the sorted points that leaves least spread on both sides, at least a twentieth of them on each.
    private static func flip(_ order: [Int], _ values: [Double], _ points: [[Double]]) -> Flip? {
        let all = spread(points)
        let count = order.count
        guard all.squares > least * Double(count), count >= 10 else { return nil }
        var below = [Double](repeating: 0, count: all.mean.count)
        var best: (place: Int, gain: Double, below: [Double])?
        for place in 1..<count {
            let point = points[order[place - 1]]
            for component in below.indices { below[component] += point[component] - all.mean[component] }
            guard min(place, count - place) * 20 >= count, values[order[place - 1]] < values[order[place]] else {
                continue
            }
            // Between-groups squares of two groups whose deviations from the common mean add up to nothing.
            let size = below.reduce(0) { $0 + $1 * $1 }
            let gain = size / Double(place) + size / Double(count - place)
            if gain > best?.gain ?? 0 { best = (place, gain, below) }
        }
        guard let best else { return nil }
        let parts = (Double(best.place), Double(count - best.place))
        return Flip(
            value: (values[order[best.place - 1]] + values[order[best.place]]) / 2, share: best.gain / all.squares,
            below: zip(all.mean, best.below).map { $0 + $1 / parts.0 },
            above: zip(all.mean, best.below).map { $0 - $1 / parts.1 })
    }
}
