// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing

/// Draws points of the unit cube; equal seeds give equal points.
enum Sampling {
    /// The points, each with a number in [0, 1) for each parameter.
    ///
    /// Layers and single numbers of a parameter follow from the seed and its name alone, so that another parameter more
    /// leaves them as they are; Halton's bases follow the order of the names.
    static func points(of sample: StudySample, names: [String]) -> [[Double]] {
        let columns = names.enumerated().map { place, name in
            var generator = SplitMix64(seed: sample.seed ^ hash(name))
            switch sample.method {
            case .halton: return halton(sample.points, base: prime(place), &generator)
            case .latinHypercube: return layers(sample.points, &generator)
            case .random: return (0..<sample.points).map { _ in uniform(&generator) }
            }
        }
        return (0..<sample.points).map { point in columns.map { $0[point] } }
    }

    /// One number in each of as many equal layers, in a random order.
    ///
    /// McKay, Beckman and Conover, A comparison of three methods for selecting values of input variables in the
    /// analysis of output from a computer code, Technometrics 21 (1979).
    private static func layers(_ count: Int, _ generator: inout SplitMix64) -> [Double] {
        shuffled(count, &generator).map { (Double($0) + uniform(&generator)) / Double(count) }
    }

    /// Halton's sequence in a base, every digit permuted at random.
    ///
    /// Halton, On the efficiency of certain quasi-random sequences of points, Numerische Mathematik 2 (1960); the
    /// permutations after Owen, A randomized Halton algorithm in R, arXiv:1706.02808 (2017).
    private static func halton(_ count: Int, base: Int, _ generator: inout SplitMix64) -> [Double] {
        var permutations: [[Int]] = []
        var weight = 1.0
        // Digits behind those that a double can tell do not count.
        while weight > 0x1p-53 {
            permutations.append(shuffled(base, &generator))
            weight /= Double(base)
        }
        return (0..<count).map { number in
            var (rest, weight, sum) = (number, 1.0, 0.0)
            for permutation in permutations {
                weight /= Double(base)
                sum += weight * Double(permutation[rest % base])
                rest /= base
            }
            return min(sum, 1 - 0x1p-53)
        }
    }

    private static func shuffled(_ count: Int, _ generator: inout SplitMix64) -> [Int] {
        var order = Array(0..<count)
        for place in stride(from: count - 1, to: 0, by: -1) {
            order.swapAt(place, Int(uniform(&generator) * Double(place + 1)))
        }
        return order
    }

    /// A number in [0, 1) of 53 bits.
    private static func uniform(_ generator: inout SplitMix64) -> Double { Double(generator.next() >> 11) * 0x1p-53 }

    /// Fowler, Noll and Vo's hash of the text, 64 bits, FNV-1a.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }

    /// The prime number at a place, 2 first.
    private static func prime(_ place: Int) -> Int {
        var found: [Int] = []
        var candidate = 2
        while found.count <= place {
            if found.allSatisfy({ !candidate.isMultiple(of: $0) }) { found.append(candidate) }
            candidate += 1
        }
        return found[place]
    }
}
