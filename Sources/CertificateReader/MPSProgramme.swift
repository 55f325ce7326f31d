// SPDX-License-Identifier: GPL-3.0-or-later

import BigInt

/// A fault of a programme's or a certificate's file.
public struct CertificateFault: Error, Hashable, Sendable {
    /// What is wrong, with the line where there is one.
    public let sentence: String

    init(_ sentence: String) {
        self.sentence = sentence
    }
}

/// A linear programme as its free MPS file states it; numbers are the doubles that the file's decimals stand for.
public struct MPSProgramme: Sendable {
    struct Line: Sendable {
        var lower: Double
        var upper: Double
    }

    private(set) var rows: [Line] = []
    private(set) var columns: [Line] = []
    private(set) var costs: [Double] = []
    private(set) var constant = 0.0
    /// The coefficients of each column.
    private(set) var terms: [[(row: Int, coefficient: Double)]] = []

    private var rowNumbers: [Substring: Int] = [:]
    private var columnNumbers: [Substring: Int] = [:]
    private var letters: [Character] = []
    private var objective: Substring?

    /// Reads a file, or throws what is wrong with it.
    public init(_ text: String) throws(CertificateFault) {
        var section: Substring = ""
        var number = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            guard let first = line.first, first != "*" else { continue }
            let words = line.split(separator: " ")
            guard let head = words.first else { continue }
            if first != " " {
                section = head
                if section == "ENDATA" { return }
                continue
            }
            do throws(CertificateFault) {
                try take(words, section)
            } catch {
                throw CertificateFault("line \(number): \(error.sentence)")
            }
        }
        throw CertificateFault("the programme has no end")
    }

    private mutating func take(_ words: [Substring], _ section: Substring) throws(CertificateFault) {
        switch section {
        case "ROWS":
            guard words.count == 2, let letter = words[0].first, "NLGE".contains(letter) else { throw .init("no row") }
            if letter == "N", objective == nil {
                objective = words[1]
                return
            }
            guard rowNumbers.updateValue(rows.count, forKey: words[1]) == nil else { throw .init("a row twice") }
            letters.append(letter)
            rows.append(
                Line(lower: "GE".contains(letter) ? 0 : -.infinity, upper: "LE".contains(letter) ? 0 : .infinity))
        case "COLUMNS":
            if words.count == 3, words[1] == "'MARKER'" { return }
            guard words.count == 3 else { throw .init("no coefficient") }
            let value = try Self.number(words[2])
            if columnNumbers[words[0]] == nil {
                columnNumbers[words[0]] = columns.count
                columns.append(Line(lower: 0, upper: .infinity))
                costs.append(0)
                terms.append([])
            }
            guard let column = columnNumbers[words[0]], column == columns.count - 1 else {
                throw .init("a column twice")
            }
            if words[1] == objective {
                costs[column] += value
            } else {
                terms[column].append((try row(words[1]), value))
            }
        case "RHS":
            guard words.count == 3 else { throw .init("no side") }
            let value = try Self.number(words[2])
            if words[1] == objective {
                constant = -value
                return
            }
            let row = try row(words[1])
            if rows[row].lower.isFinite { rows[row].lower = value }
            if rows[row].upper.isFinite { rows[row].upper = value }
        case "RANGES":
            guard words.count == 3 else { throw .init("no range") }
            let (row, width) = (try row(words[1]), try Self.number(words[2]))
            if letters[row] == "L" { rows[row].lower = rows[row].upper - abs(width) }
            if letters[row] == "G" { rows[row].upper = rows[row].lower + abs(width) }
            if letters[row] == "E" { throw .init("a range of an equation") }
        case "BOUNDS":
            guard words.count >= 3, let column = columnNumbers[words[2]] else { throw .init("no bound of a column") }
            let value = words.count == 4 ? try Self.number(words[3]) : 0
            switch words[0] {
            case "FX" where words.count == 4: columns[column] = Line(lower: value, upper: value)
            case "LO" where words.count == 4: columns[column].lower = value
            case "UP" where words.count == 4: columns[column].upper = value
            case "MI": columns[column].lower = -.infinity
            case "PL": columns[column].upper = .infinity
            case "FR": columns[column] = Line(lower: -.infinity, upper: .infinity)
            default: throw .init("an unknown bound")
            }
        default:
            throw .init("an unknown section")
        }
    }

    private func row(_ name: Substring) throws(CertificateFault) -> Int {
        guard let row = rowNumbers[name] else { throw .init("no such row") }
        return row
    }

    private static func number(_ text: Substring) throws(CertificateFault) -> Double {
        guard let value = Double(text), value.isFinite else { throw .init("no number") }
        return value
    }
}
