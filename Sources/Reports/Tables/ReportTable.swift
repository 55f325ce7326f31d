// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// A table of results, free of any file format: CSV, spreadsheet and page are written from the same one.
public struct ReportTable: Hashable, Sendable {
    /// The file's stem, such as `lots`.
    public var name: String
    /// What a row is, in one line.
    public var title: String
    /// The columns.
    public var columns: [Column]
    /// The rows, each with a cell per column.
    public var rows: [[Cell]]

    /// A column of a table.
    public struct Column: Hashable, Sendable {
        /// The head, without the unit.
        public var title: String
        /// The unit of all its cells; nil where it has none or a column `unit` tells it.
        public var unit: String?
        /// What its cells are.
        public var kind: Kind

        /// Puts a column together.
        public init(_ title: String, unit: String? = nil, _ kind: Kind) {
            self.title = title
            self.unit = unit
            self.kind = kind
        }

        /// The head with its unit, such as `used [h]`.
        public var head: String { unit.map { "\(title) [\($0)]" } ?? title }
    }

    /// What the cells of a column are, and how finely they are told.
    public enum Kind: Hashable, Sendable {
        /// Ids and words.
        case text
        /// Whole numbers.
        case whole
        /// Numbers rounded to so many decimal places.
        case number(places: Int)
        /// Amounts in whole cents.
        case money
        /// Civil date and time, to the minute.
        case moment

        /// Whether the cells are read as words, left to right, and not compared as numbers.
        var isText: Bool { self == .text || self == .moment }

        /// The decimal places of the cells' numbers.
        var places: Int {
            switch self {
            case .text, .moment, .whole: 0
            case .number(let places): places
            case .money: 2
            }
        }

        /// How finely the cells are told.
        public var resolution: String {
            switch self {
            case .text: ""
            case .whole: "1"
            case .number(let places): NumberText.step(places: places)
            case .money: "0.01"
            case .moment: "1 min"
            }
        }
    }

    /// A cell; what it holds agrees with its column's kind.
    public enum Cell: Hashable, Sendable {
        /// Ids and words, as the scenario gives them.
        case text(String)
        /// A whole number.
        case whole(Int)
        /// A number before rounding.
        case number(Double)
        /// An amount.
        case money(Money)
        /// A civil moment, or another text where the plan's start is no date.
        case moment(String)
        /// Nothing.
        case none
    }

    /// Puts a table together.
    public init(name: String, title: String, columns: [Column], rows: [[Cell]]) {
        self.name = name
        self.title = title
        self.columns = columns
        self.rows = rows
    }
}

extension NumberText {
    /// The smallest step of numbers with so many decimal places, such as 0.01.
    static func step(places: Int) -> String {
        places == 0 ? "1" : "0." + String(repeating: "0", count: places - 1) + "1"
    }
}
