// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes a programme as a CPLEX LP file that the common readers take.
///
/// A row with two different sides is written as two rows, the second named `…_max`; the objective's constant
/// is the cost of a column fixed at 1; a row without sides is a comment.
public struct LPFileWriter: Sendable {
    private let programme: LinearProgramme
    private let names: FileNames

    /// Prepares to write a programme.
    public init(_ programme: LinearProgramme) {
        self.programme = programme
        names = FileNames(of: programme)
    }

    /// Writes the file.
    public func write(into output: inout some TextOutputStream) {
        let unit = programme.objectiveUnit.isEmpty ? "" : " [\(FileNames.plain(programme.objectiveUnit))]"
        output.write("\\ \(FileNames.plain(programme.name)): cost\(unit)\n")
        output.write("Minimize\n")
        writeObjective(into: &output)
        output.write("Subject To\n")
        for row in programme.rows { write(row, into: &output) }
        output.write("Bounds\n")
        writeBounds(into: &output)
        let integers = programme.kinds.indices.filter { programme.kinds[$0] == .integer }
        if !integers.isEmpty {
            output.write("Generals\n")
            for column in integers { output.write(" \(names.columns[column])\n") }
        }
        output.write("End\n")
    }

    /// A column of which zero times may stand where a reader wants some term.
    private var anyColumn: String { names.columns.first ?? names.constant }
    private var needsConstant: Bool { programme.objectiveConstant != 0 || programme.columnCount == 0 }

    private func writeObjective(into output: inout some TextOutputStream) {
        var parts: [String] = []
        for (column, cost) in programme.costs.enumerated() where cost != 0 {
            parts.append(termText(cost, names.columns[column]))
        }
        if programme.objectiveConstant != 0 { parts.append(termText(programme.objectiveConstant, names.constant)) }
        if parts.isEmpty { parts.append(" 0 \(anyColumn)") }
        write(parts, after: " \(FileNames.objective):", into: &output)
    }

    private func write(_ row: Row, into output: inout some TextOutputStream) {
        let name = names.rows[row.index]
        let lower = programme.rowLower[row.index]
        let upper = programme.rowUpper[row.index]
        var parts = programme.terms(of: row).map { termText($0.coefficient, names.columns[$0.variable.index]) }
        if parts.isEmpty { parts.append(" 0 \(anyColumn)") }
        if lower == upper {
            write(parts + [" = \(fileNumber(lower))"], after: " \(name):", into: &output)
            return
        }
        if lower > -.infinity { write(parts + [" >= \(fileNumber(lower))"], after: " \(name):", into: &output) }
        if upper < .infinity {
            let second = names.seconds[row.index] ?? name
            write(parts + [" <= \(fileNumber(upper))"], after: " \(second):", into: &output)
        }
        if lower == -.infinity && upper == .infinity { output.write("\\ \(name) is free\n") }
    }

    private func writeBounds(into output: inout some TextOutputStream) {
        if needsConstant { output.write(" \(names.constant) = 1\n") }
        for (column, name) in names.columns.enumerated() {
            let lower = programme.columnLower[column]
            let upper = programme.columnUpper[column]
            switch (lower, upper) {
            case (0, .infinity): continue
            case (-.infinity, .infinity): output.write(" \(name) free\n")
            case (_, .infinity): output.write(" \(name) >= \(fileNumber(lower))\n")
            case (-.infinity, _): output.write(" -inf <= \(name) <= \(fileNumber(upper))\n")
            case _ where lower == upper: output.write(" \(name) = \(fileNumber(lower))\n")
            default: output.write(" \(fileNumber(lower)) <= \(name) <= \(fileNumber(upper))\n")
            }
        }
    }

    private func write(_ parts: [String], after head: String, into output: inout some TextOutputStream) {
        output.write(head)
        var width = head.utf8.count
        for part in parts {
            if width + part.utf8.count > 240 {
                output.write("\n ")
                width = 1
            }
            output.write(part)
            width += part.utf8.count
        }
        output.write("\n")
    }
}

/// A number as LP and MPS files want it.
func fileNumber(_ value: Double) -> String {
    value.isInfinite ? (value < 0 ? "-inf" : "inf") : numberText(value)
}
