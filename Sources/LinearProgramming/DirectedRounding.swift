// SPDX-License-Identifier: GPL-3.0-or-later

/// Sums, products and quotients that are surely not above, or not below, the exact ones.
///
/// Swift offers no rounding mode. The rounding error of a sum (Knuth's two-sum) and of a product (fused
/// multiply-add) is itself a `Double` and tells on which side the rounded result lies; only then is it moved by
/// one step. Where the error could be lost to underflow the result is moved always. Operands are not NaN.
enum DirectedRounding {
    /// At most a + b.
    static func addDown(_ a: Double, _ b: Double) -> Double {
        let sum = a + b
        guard sum.isFinite else { return saturated(sum, a, b) }
        return twoSumError(a, b, sum) < 0 ? sum.nextDown : sum
    }

    /// At least a + b.
    static func addUp(_ a: Double, _ b: Double) -> Double {
        -addDown(-a, -b)
    }

    /// At most a − b.
    static func subtractDown(_ a: Double, _ b: Double) -> Double { addDown(a, -b) }

    /// At least a − b.
    static func subtractUp(_ a: Double, _ b: Double) -> Double { addUp(a, -b) }

    /// At most a·b; zero times anything is zero.
    static func multiplyDown(_ a: Double, _ b: Double) -> Double {
        if a == 0 || b == 0 { return 0 }
        let product = a * b
        guard product.isFinite else { return saturated(product, a, b) }
        // Below this the error may be too small to be a Double.
        if product.magnitude < 1e-270 { return product.nextDown }
        return (-product).addingProduct(a, b) < 0 ? product.nextDown : product
    }

    /// At least a·b; zero times anything is zero.
    static func multiplyUp(_ a: Double, _ b: Double) -> Double {
        -multiplyDown(-a, b)
    }

    /// At most a/b for b ≠ 0; moved always.
    static func divideDown(_ a: Double, _ b: Double) -> Double {
        if a == 0 { return 0 }
        let quotient = a / b
        return quotient.isFinite ? quotient.nextDown : saturated(quotient, a, b)
    }

    /// At least a/b for b ≠ 0; moved always.
    static func divideUp(_ a: Double, _ b: Double) -> Double {
        -divideDown(-a, b)
    }

    private static func twoSumError(_ a: Double, _ b: Double, _ sum: Double) -> Double {
        let part = sum - a
        return (a - (sum - part)) + (b - part)
    }

    /// An infinite result: exact if an operand is infinite, else an overflow that rounds to the last number.
    private static func saturated(_ result: Double, _ a: Double, _ b: Double) -> Double {
        if result.isNaN { return -.infinity }
        let isOverflow = a.isFinite && b.isFinite
        return isOverflow && result > 0 ? .greatestFiniteMagnitude : result
    }
}
