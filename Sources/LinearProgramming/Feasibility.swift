// SPDX-License-Identifier: GPL-3.0-or-later

/// Checks an assignment of values against a programme's own data, whoever found it.
///
/// A row may be missed by `absolute + relative × (Σ |coefficient × value| + |bound|)`, a column's bound by
/// `absolute + relative × |bound|`, a whole number by `integral`.
public struct Feasibility: Sendable {
    /// What is allowed whatever the size of the numbers.
    public var absolute: Double
    /// What is allowed in proportion to the size of the numbers.
    public var relative: Double
    /// How far an integer may lie from a whole number.
    public var integral: Double

    /// Sets the tolerances.
    public init(absolute: Double = 1e-6, relative: Double = 1e-8, integral: Double = 1e-6) {
        self.absolute = absolute
        self.relative = relative
        self.integral = integral
    }

    /// What an assignment breaks.
    public struct Violation: Hashable, Sendable {
        /// Which rule is broken.
        public enum Place: Hashable, Sendable {
            /// A row's sum lies outside its bounds.
            case row(Row)
            /// A column lies outside its bounds.
            case bound(Variable)
            /// An integer column has a fraction.
            case integrality(Variable)
            /// The assignment has not one value for each column.
            case count
        }

        /// Which rule is broken.
        public let place: Place
        /// By how much; NaN for a value that is not a number.
        public let amount: Double
        /// How much was allowed.
        public let allowed: Double
    }

    /// Everything an assignment breaks: rows in order, then bounds and whole numbers by column.
    ///
    /// - Parameters:
    ///   - values: One value for each column.
    ///   - programme: The rules.
    ///   - integers: Whether integer columns must be whole.
    /// - Returns: The violations beyond the tolerances; empty for a feasible assignment.
    public func violations(
        of values: [Double],
        in programme: LinearProgramme,
        integers: Bool = true
    ) -> [Violation] {
        guard values.count == programme.columnCount else {
            let amount = Double(values.count) - Double(programme.columnCount)
            return [Violation(place: .count, amount: amount, allowed: 0)]
        }
        var found: [Violation] = []
        programme.withRows { terms, starts in
            for row in 0..<programme.rowCount {
                let (sum, size) = terms[starts[row]..<starts[row + 1]].activity(at: values)
                let lower = programme.rowLower[row]
                let upper = programme.rowUpper[row]
                if let violation = miss(.row(Row(index: row)), sum, lower, upper, size: size) {
                    found.append(violation)
                }
            }
        }
        for (column, value) in values.enumerated() {
            let variable = Variable(column: Int32(column))
            let lower = programme.columnLower[column]
            let upper = programme.columnUpper[column]
            if let violation = miss(.bound(variable), value, lower, upper, size: 0) { found.append(violation) }
            if integers, programme.kinds[column] == .integer {
                let fraction = (value - value.rounded()).magnitude
                if !(fraction <= integral) {
                    found.append(Violation(place: .integrality(variable), amount: fraction, allowed: integral))
                }
            }
        }
        return found
    }

    private func miss(
        _ place: Violation.Place,
        _ value: Double,
        _ lower: Double,
        _ upper: Double,
        size: Double
    ) -> Violation? {
        // Written so that a value that is not a number is a violation.
        if value >= lower && value <= upper && value.isFinite { return nil }
        let isBelow = value < lower
        let bound = isBelow ? lower : upper
        let amount = isBelow ? lower - value : value - upper
        let allowed = absolute + relative * (size + (bound.isFinite ? bound.magnitude : 0))
        return amount <= allowed && value.isFinite ? nil : Violation(place: place, amount: amount, allowed: allowed)
    }
}

/// The worst violation of one kind of rule.
public struct WorstViolation: Hashable, Sendable {
    /// The name of the family of rows, `bounds` or `integers`.
    public let rule: String
    /// The name of the row or column.
    public let name: String
    /// By how much it is missed.
    public let amount: Double
    /// How many of the kind are missed.
    public let count: Int
}

extension Feasibility {
    /// The worst violation of each family of rows, of bounds and of whole numbers, in this order.
    public func worstViolations(
        of values: [Double],
        in programme: LinearProgramme,
        integers: Bool = true
    ) -> [WorstViolation] {
        var worst: [(key: Int, violation: Violation, count: Int)] = []
        let familyCount = programme.rowFamilyInfos.count
        for violation in violations(of: values, in: programme, integers: integers) {
            let key =
                switch violation.place {
                case .row(let row): programme.family(of: row).id
                case .bound: familyCount
                case .integrality: familyCount + 1
                case .count: familyCount + 2
                }
            if let index = worst.firstIndex(where: { $0.key == key }) {
                worst[index].count += 1
                if !(violation.amount <= worst[index].violation.amount) { worst[index].violation = violation }
            } else {
                worst.append((key, violation, 1))
            }
        }
        return worst.sorted { $0.key < $1.key }.map { key, violation, count in
            let (rule, name) =
                switch violation.place {
                case .row(let row): (programme.rowFamilyInfos[key].name, programme.name(of: row))
                case .bound(let variable): ("bounds", programme.name(of: variable))
                case .integrality(let variable): ("integers", programme.name(of: variable))
                case .count: ("values", "one value for each column")
                }
            return WorstViolation(rule: rule, name: name, amount: violation.amount, count: count)
        }
    }
}
