// SPDX-License-Identifier: GPL-3.0-or-later

import BigInt
import Testing

@testable import Basics

@Suite struct ExactArithmeticTests {
    /// Whole numbers of every size, the ends of a word among them.
    static func whole(_ generator: inout SplitMix64) -> Int {
        let ends = [0, 1, -1, 2, .max, .min, .max - 1, .min + 1, 1 << 53, 1 << 62, -(1 << 62)]
        if Int.random(in: 0..<5, using: &generator) == 0 {
            return ends[Int.random(in: 0..<ends.count, using: &generator)]
        }
        return Int(truncatingIfNeeded: generator.next()) >> Int.random(in: 0..<64, using: &generator)
    }

    static func fraction(_ generator: inout SplitMix64) -> (BigInt, BigInt, Exact) {
        let top = whole(&generator)
        var bottom = whole(&generator)
        if bottom == 0 { bottom = 7 }
        return (BigInt(top), BigInt(bottom), Exact(top, over: bottom))
    }

    /// Whether a value is top/bottom in its one reduced form.
    static func check(_ value: Exact, _ top: BigInt, _ bottom: BigInt) -> Bool {
        let reduced = value.numerator.greatestCommonDivisor(with: value.denominator) == 1
        let isSmall = Int(exactly: value.numerator) != nil && Int(exactly: value.denominator) != nil
        let form: Bool
        switch value.form {
        case .small(let short, _): form = short != .min
        case .big(let long, _): form = !isSmall || long == BigInt(Int.min)
        }
        return value.numerator * bottom == top * value.denominator && value.denominator > 0 && reduced && form
    }

    @Test("Sums, differences, products and quotients agree with big integers")
    func identities() {
        var generator = SplitMix64(seed: 1)
        for _ in 0..<4000 {
            let (a, b, x) = Self.fraction(&generator)
            let (c, d, y) = Self.fraction(&generator)
            #expect(Self.check(x, a, b))
            #expect(Self.check(x + y, a * d + c * b, b * d))
            #expect(Self.check(x - y, a * d - c * b, b * d))
            #expect(Self.check(x * y, a * c, b * d))
            #expect(Self.check(-x, -a, b))
            if let quotient = x.divided(by: y) {
                #expect(Self.check(quotient, a * d, b * c))
            } else {
                #expect(c == 0)
            }
            // A comparison by cross multiplication needs positive denominators.
            let sign: BigInt = (b > 0) == (d > 0) ? 1 : -1
            #expect((x < y) == (a * d * sign < c * b * sign))
            #expect((x == y) == (a * d == c * b))
            #expect(x.signum == (a == 0 ? 0 : (a > 0) == (b > 0) ? 1 : -1))
            #expect(x + y - y == x)
            #expect((x + y).hashValue == (y + x).hashValue)
        }
    }

    @Test("Division by zero has no answer")
    func divisionByZero() {
        #expect(Exact.one.divided(by: .zero) == nil)
        #expect(Exact.zero.divided(by: .one) == .zero)
    }

    @Test("Rounding down, up and to the nearest, at any place", arguments: [-19, -18, -2, -1, 0, 1, 3, 18, 19])
    func rounding(places: Int) {
        var generator = SplitMix64(seed: 2)
        let step = places >= 0 ? Exact(BigInt(1), BigInt(10).power(places)) : Exact(BigInt(10).power(-places), 1)
        for _ in 0..<500 {
            let (_, _, x) = Self.fraction(&generator)
            let (down, up) = (x.rounded(.down, places: places), x.rounded(.up, places: places))
            #expect(Self.check(down, down.numerator, down.denominator))
            #expect(down <= x && x < down + step)
            #expect(up >= x && up - step < x)
            #expect(down.divided(by: step)?.isWhole == true)
            #expect(up == -(-x).rounded(.down, places: places))
            let near = x.rounded(.halfAwayFromZero, places: places)
            #expect((near - x).magnitude * 2 <= step)
            if (x - down) * 2 == step { #expect(near == (x.signum > 0 ? up : down)) }
        }
    }

    @Test(
        "Halves go away from zero",
        arguments: [("0.5", 1), ("-0.5", -1), ("1.5", 2), ("2.5", 3), ("-2.5", -3), ("2.4999", 2), ("-0.4", 0)]
    )
    func halves(text: String, rounded: Int) throws {
        #expect(try Exact.read(decimal: text).rounded(.halfAwayFromZero) == Exact(rounded))
    }

    @Test("Whole parts of negative and huge numbers")
    func wholeParts() {
        #expect(Exact(-7, over: 2).floorToInt == -4)
        #expect(Exact(-7, over: 2).ceilingToInt == -3)
        #expect(Exact(7, over: 2).floorToInt == 3)
        #expect(Exact(7, over: 2).asInt == nil)
        #expect(Exact(8, over: 2).asInt == 4)
        #expect(Exact(.min).asInt == .min)
        #expect((Exact(.min) - 1).floorToInt == nil)
        #expect((Exact(.max) * 3).ceilingToInt == nil)
    }
}
