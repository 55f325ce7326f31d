// SPDX-License-Identifier: GPL-3.0-or-later

/// Names of rows and columns that every reader of LP and MPS files takes: letters, digits, `_` and `.`.
///
/// `room-exclusive[culture-suite,day 3]` becomes `room_exclusive.culture_suite.day_3`. Names are at most 200
/// characters and unique among the rows and among the columns; of equals the later ones get a number.
public struct FileNames: Sendable {
    /// The name of the objective.
    public static let objective = "cost"
    /// The name of each row.
    public let rows: [String]
    /// The name of each column.
    public let columns: [String]
    /// The name of the second row of each row with two different sides, for formats that need two.
    let seconds: [Int: String]
    /// The name of a column fixed at 1 that carries the objective's constant, which formats and their readers tell in several ways.
    let constant: String

    /// Makes the names of a programme.
    public init(of programme: LinearProgramme) {
        var taken = NameRegister()
        _ = taken.unique(Self.objective)
        rows = programme.rows.map { taken.unique(Self.plain(programme.name(of: $0))) }
        var seconds: [Int: String] = [:]
        for row in 0..<programme.rowCount {
            let (lower, upper) = (programme.rowLower[row], programme.rowUpper[row])
            if lower != upper, lower.isFinite, upper.isFinite { seconds[row] = taken.unique("\(rows[row])_max") }
        }
        self.seconds = seconds
        taken = NameRegister()
        columns = (0..<programme.columnCount).map { column in
            taken.unique(Self.plain(programme.name(of: Variable(column: Int32(column)))))
        }
        constant = taken.unique("constant")
    }

    /// A text as a name; not yet unique.
    static func plain(_ text: String) -> String {
        var name = ""
        var length = 0
        for scalar in text.unicodeScalars {
            guard length < 190 else { break }
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_", ".": name.unicodeScalars.append(scalar)
            case "[", ",": name.append(".")
            case "]": continue
            default: name.append("_")
            }
            length += 1
        }
        // A name must not read as a number, as an exponent or as a word of the LP format.
        let first = name.unicodeScalars.first
        let isLetter = first.map { ("a"..."z").contains($0) || ("A"..."Z").contains($0) } ?? false
        let second = name.unicodeScalars.dropFirst().first
        let isExponent =
            (first == "e" || first == "E") && (second.map { ("0"..."9").contains($0) || $0 == "." } ?? true)
        return !isLetter || isExponent || reserved.contains(name.lowercased()) ? "n_" + name : name
    }

    private static let reserved: Set<String> = [
        "min", "minimize", "minimise", "minimum", "max", "maximize", "maximise", "maximum", "st", "s.t.", "st.",
        "subject", "such", "bound", "bounds", "free", "inf", "infinity", "general", "generals", "gen", "integer",
        "integers", "int", "binary", "binaries", "bin", "semi", "semis", "sec", "sos", "sos1", "sos2", "end", "nan",
        "rhs", "ranges", "columns", "rows", "name", "endata", "objsense", "marker",
    ]
}

/// Gives out each name once.
private struct NameRegister {
    private var taken: Set<String> = []
    private var lastNumber: [String: Int] = [:]

    mutating func unique(_ name: String) -> String {
        if taken.insert(name).inserted { return name }
        var number = lastNumber[name] ?? 1
        while true {
            number += 1
            let candidate = "\(name)_\(number)"
            if taken.insert(candidate).inserted {
                lastNumber[name] = number
                return candidate
            }
        }
    }
}
