// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes a programme as a free MPS file.
///
/// The objective row is `cost`; its constant is the cost of the last column, which is fixed at 1: on the right-hand side
/// of the objective some readers change its sign (CPLEX, HiGHS) and some do not (GLPK, lp_solve). A row without sides is a
/// further N row.
/// Integer columns stand between markers and always have their bounds said.
public struct MPSFileWriter: Sendable {
    private let programme: LinearProgramme
    private let names: FileNames

    /// Prepares to write a programme.
    public init(_ programme: LinearProgramme) {
        self.programme = programme
        names = FileNames(of: programme)
    }

    /// Writes the file.
    public func write(into output: inout some TextOutputStream) {
        output.write("NAME \(FileNames.plain(programme.name))\nROWS\n N \(FileNames.objective)\n")
        let forms = programme.rows.map {
            Form(lower: programme.rowLower[$0.index], upper: programme.rowUpper[$0.index])
        }
        for (row, form) in forms.enumerated() { output.write(" \(form.letter) \(names.rows[row])\n") }
        writeColumns(into: &output)
        writeSides(forms, into: &output)
        writeBounds(into: &output)
        output.write("ENDATA\n")
    }

    /// How a row is said.
    private struct Form {
        let letter: Character
        let side: Double
        let range: Double?

        init(lower: Double, upper: Double) {
            if lower == upper {
                (letter, side, range) = ("E", lower, nil)
            } else if lower == -.infinity {
                (letter, side, range) = upper == .infinity ? ("N", 0, nil) : ("L", upper, nil)
            } else if upper == .infinity {
                (letter, side, range) = ("G", lower, nil)
            } else if lower > upper {
                // A reader takes the range without its sign; two sides that cross cannot be said in one row.
                (letter, side, range) = ("G", lower, upper - lower)
            } else {
                // The form from which a reader computes the other side exactly, if there is one.
                let width = upper - lower
                let isExactFromAbove = lower + width != upper && upper - width == lower
                (letter, side, range) = isExactFromAbove ? ("L", upper, width) : ("G", lower, width)
            }
        }
    }

    private func writeColumns(into output: inout some TextOutputStream) {
        output.write("COLUMNS\n")
        let columns = programme.columnwise()
        var markers = 0
        var isInside = false
        for column in 0..<programme.columnCount {
            let isInteger = programme.kinds[column] == .integer
            if isInteger != isInside {
                output.write(" M\(markers) 'MARKER' '\(isInteger ? "INTORG" : "INTEND")'\n")
                markers += 1
                isInside = isInteger
            }
            let name = names.columns[column]
            let elements = columns.starts[column]..<columns.starts[column + 1]
            if programme.costs[column] != 0 || elements.isEmpty {
                output.write(" \(name) \(FileNames.objective) \(fileNumber(programme.costs[column]))\n")
            }
            for element in elements {
                let row = names.rows[Int(columns.rows[element])]
                output.write(" \(name) \(row) \(fileNumber(columns.coefficients[element]))\n")
            }
        }
        if isInside { output.write(" M\(markers) 'MARKER' 'INTEND'\n") }
        if programme.objectiveConstant != 0 {
            output.write(" \(names.constant) \(FileNames.objective) \(fileNumber(programme.objectiveConstant))\n")
        }
    }

    private func writeSides(_ forms: [Form], into output: inout some TextOutputStream) {
        output.write("RHS\n")
        for (row, form) in forms.enumerated() where form.side != 0 {
            output.write(" rhs \(names.rows[row]) \(fileNumber(form.side))\n")
        }
        guard forms.contains(where: { $0.range != nil }) else { return }
        output.write("RANGES\n")
        for (row, form) in forms.enumerated() {
            if let range = form.range { output.write(" range \(names.rows[row]) \(fileNumber(range))\n") }
        }
    }

    private func writeBounds(into output: inout some TextOutputStream) {
        output.write("BOUNDS\n")
        for (column, name) in names.columns.enumerated() {
            let lower = programme.columnLower[column]
            let upper = programme.columnUpper[column]
            let isInteger = programme.kinds[column] == .integer
            if lower == 0 && upper == .infinity {
                if isInteger { output.write(" PL bound \(name)\n") }
            } else if lower == upper {
                output.write(" FX bound \(name) \(fileNumber(lower))\n")
            } else if lower == -.infinity && upper == .infinity {
                output.write(" FR bound \(name)\n")
            } else {
                // The lower bound is always said: readers disagree on it where the upper one is not positive.
                output.write(lower == -.infinity ? " MI bound \(name)\n" : " LO bound \(name) \(fileNumber(lower))\n")
                if upper < .infinity {
                    output.write(" UP bound \(name) \(fileNumber(upper))\n")
                } else if isInteger {
                    output.write(" PL bound \(name)\n")
                }
            }
        }
        if programme.objectiveConstant != 0 { output.write(" FX bound \(names.constant) 1\n") }
    }
}
