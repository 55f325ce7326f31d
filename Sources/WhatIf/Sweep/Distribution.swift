// SPDX-License-Identifier: GPL-3.0-or-later

/// How values of a sample are spread.
public struct Distribution: Hashable, Sendable {
    /// The values, ascending.
    public let values: [Double]
    /// Their mean.
    public let mean: Double
    /// Their standard deviation, with n − 1 below.
    public let deviation: Double

    /// Describes values; nil without any.
    public init?(_ values: [Double]) {
        guard !values.isEmpty else { return nil }
        self.values = values.sorted()
        let mean = values.reduce(0, +) / Double(values.count)
        self.mean = mean
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        deviation = values.count > 1 ? (squares / Double(values.count - 1)).squareRoot() : 0
    }

    /// The value below which a share lies, on straight lines between the values (type 7 of Hyndman and Fan,
    /// Sample quantiles in statistical packages, 1996).
    public func quantile(_ share: Double) -> Double {
        let place = min(1, max(0, share)) * Double(values.count - 1)
        let below = Int(place)
        guard below + 1 < values.count else { return values[values.count - 1] }
        return values[below] + (place - Double(below)) * (values[below + 1] - values[below])
    }

    /// How many values lie in each of so many equally wide classes between the least and the greatest.
    public func classes(_ count: Int) -> [Int] {
        let (least, most) = (values[0], values[values.count - 1])
        guard most > least, count > 0 else { return [values.count] }
        var result = [Int](repeating: 0, count: count)
        for value in values {
            result[min(count - 1, Int((value - least) / (most - least) * Double(count)))] += 1
        }
        return result
    }
}
