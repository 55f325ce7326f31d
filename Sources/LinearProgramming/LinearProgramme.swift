// SPDX-License-Identifier: GPL-3.0-or-later

/// A linear programme, some of whose variables may be whole numbers; the objective is minimised.
///
/// Columns come in dense families, rows are appended to one flat buffer of terms. The identity of a row or
/// column is its family and keys; names are made on demand. Data without meaning never trap: they are
/// collected in `faults`, and a programme with faults must not be solved.
public struct LinearProgramme: Sendable {
    /// The name of the programme.
    public let name: String
    /// The unit of the objective.
    public var objectiveUnit: String
    /// A constant that is part of the objective.
    public var objectiveConstant: Double = 0

    /// The families of variables, in the order of their columns.
    public internal(set) var variableFamilies: [VariableFamily] = []
    var variableLabels: [FamilyLabels] = []
    /// The least value of each column; −∞ if there is none.
    public internal(set) var columnLower: [Double] = []
    /// The greatest value of each column; ∞ if there is none.
    public internal(set) var columnUpper: [Double] = []
    /// The objective's coefficient of each column.
    public internal(set) var costs: [Double] = []
    /// Whether each column is continuous or integer.
    public internal(set) var kinds: [VariableKind] = []
    /// The class in which a search branches on each column; the highest first.
    public internal(set) var branchPriorities: [Int32] = []
    /// The caller's source id of each column, −1 if there is none.
    public internal(set) var columnSources: [Int32] = []

    /// What is known of each family of rows, by its id.
    public internal(set) var rowFamilyInfos: [RowFamilyInfo] = []
    var rowLayouts: [KeyLayout] = []
    /// The flat buffer: the terms of all rows one after another.
    @usableFromInline var terms: [Term] = []
    /// Where each row begins in the buffer, with the end of the last row at the end.
    var rowStarts: [Int] = [0]
    /// The least value of each row's sum; −∞ if there is none.
    public internal(set) var rowLower: [Double] = []
    /// The greatest value of each row's sum; ∞ if there is none.
    public internal(set) var rowUpper: [Double] = []
    /// The caller's source id of each row, −1 if there is none.
    public internal(set) var rowSources: [Int32] = []
    var rowFamilyIDs: [Int32] = []
    var rowPositions: [Int] = []

    /// The first faults found, at most 1000.
    public internal(set) var faults: [ProgrammeFault] = []
    /// The number of faults found.
    public internal(set) var faultCount = 0

    /// Makes an empty programme.
    public init(name: String, objectiveUnit: String = "") {
        self.name = name
        self.objectiveUnit = objectiveUnit
    }

    /// The number of rows.
    public var rowCount: Int { rowLower.count }
    /// The number of columns.
    public var columnCount: Int { columnLower.count }
    /// The number of coefficients in the rows.
    public var nonZeroCount: Int { terms.count }
    /// The number of integer columns.
    public var integerCount: Int { kinds.reduce(0) { $0 + ($1 == .integer ? 1 : 0) } }
    /// The number of rows that were left out because they had no terms and held anyway.
    public var droppedRowCount: Int { rowFamilyInfos.reduce(0) { $0 + $1.droppedRowCount } }

    /// Makes room for rows and terms whose numbers are known beforehand.
    public mutating func reserve(rows: Int, terms: Int) {
        self.terms.reserveCapacity(terms)
        rowStarts.reserveCapacity(rows + 1)
        rowLower.reserveCapacity(rows)
        rowUpper.reserveCapacity(rows)
        rowSources.reserveCapacity(rows)
        rowFamilyIDs.reserveCapacity(rows)
        rowPositions.reserveCapacity(rows)
    }

    mutating func record(_ kind: ProgrammeFault.Kind, place: String, source: Int32 = -1) {
        faultCount += 1
        if faults.count < 1000 {
            faults.append(ProgrammeFault(kind, place: place, source: source))
        }
    }

    /// Whether a pair of bounds has a meaning; a lower bound above the upper one has: nothing satisfies it.
    static func areBounds(_ lower: Double, _ upper: Double) -> Bool {
        !lower.isNaN && !upper.isNaN && lower < .infinity && upper > -.infinity
    }
}
