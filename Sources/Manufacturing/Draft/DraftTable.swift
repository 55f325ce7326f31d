// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics

/// The tables that a scenario names.
public struct DraftTables: Hashable, Sendable {
    /// Demand lines.
    public var demand: DraftTable?
    /// Patients.
    public var patients: DraftTable?

    /// Takes the tables there are.
    public init(demand: DraftTable? = nil, patients: DraftTable? = nil) {
        self.demand = demand
        self.patients = patients
    }
}

/// A table of text by reference of a scenario, such as a CSV file, before it is understood.
public struct DraftTable: Hashable, Sendable {
    /// The file as shown to the user.
    public var file: String
    /// The heads of the columns.
    public var columns: [Cell]
    /// The rows below the head; each has as many cells as there are columns.
    public var rows: [[Cell]]

    /// A cell with its place.
    public struct Cell: Hashable, Sendable {
        /// What is written, without quotes.
        public var text: String
        /// The line, from 1.
        public var line: Int
        /// The column of the file's text, from 1, in Unicode scalars.
        public var column: Int

        /// Puts a cell together.
        public init(_ text: String, line: Int, column: Int) {
            self.text = text
            self.line = line
            self.column = column
        }
    }

    /// Puts a table together.
    public init(file: String, columns: [Cell], rows: [[Cell]]) {
        self.file = file
        self.columns = columns
        self.rows = rows
    }

    /// The place of a cell.
    public func position(of cell: Cell) -> SourcePosition {
        SourcePosition(file: file, line: cell.line, column: cell.column)
    }
}
