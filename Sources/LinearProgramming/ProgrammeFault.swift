// SPDX-License-Identifier: GPL-3.0-or-later

/// A datum of a programme that has no meaning; a programme with faults must not be solved.
public struct ProgrammeFault: Hashable, Sendable {
    /// What is wrong.
    public enum Kind: Hashable, Sendable {
        /// A coefficient is infinite or not a number.
        case coefficient(Double)
        /// A bound is not a number, or an infinity of the wrong sign.
        case bound(lower: Double, upper: Double)
        /// A cost is infinite or not a number.
        case cost(Double)
        /// A term, cost or bound speaks of no variable of the programme: its keys were out of range.
        case unknownVariable
        /// A row's keys do not fit its family.
        case keys([Int])
        /// A family has more than three axes, a negative count or more positions than can be addressed.
        case familyTooLarge
        /// A family's name is taken.
        case duplicateFamily
        /// A change speaks of no row of the programme.
        case unknownRow(Int)
    }

    /// What is wrong.
    public let kind: Kind
    /// Where: the name of the row, column or family.
    public let place: String
    /// The caller's source id, −1 if there is none.
    public let source: Int32

    /// Records a fault.
    public init(_ kind: Kind, place: String, source: Int32 = -1) {
        self.kind = kind
        self.place = place
        self.source = source
    }

    /// One sentence that says what is wrong and where.
    public var sentence: String {
        switch kind {
        case .coefficient(let value): "\(place) has the coefficient \(value), which is not a finite number."
        case .bound(let lower, let upper): "\(place) has the bounds \(lower) and \(upper), which mean nothing."
        case .cost(let value): "\(place) has the cost \(value), which is not a finite number."
        case .unknownVariable: "\(place) uses a variable that does not exist."
        case .keys(let keys): "\(place) has no row with the keys \(keys)."
        case .familyTooLarge: "The family \(place) has axes that cannot be addressed."
        case .duplicateFamily: "The family name \(place) is used twice."
        case .unknownRow(let row): "\(place) speaks of row \(row), which does not exist."
        }
    }
}
