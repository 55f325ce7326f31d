// SPDX-License-Identifier: GPL-3.0-or-later

extension LinearProgramme {
    /// The programme as readable mathematics: objective, rows by family, bounds, integers.
    ///
    /// One row is one line, wrapped at 120 columns; numbers are the shortest that read back the same.
    public func describe() -> String {
        var text = "programme \(name)\n\n" + describeObjective()
        for id in rowFamilyInfos.indices {
            text += "\n" + describe(family: RowFamily(id: id))
        }
        let bounds = describeBounds()
        if !bounds.isEmpty { text += "\nbounds\n" + bounds }
        let integers = describeIntegers()
        if !integers.isEmpty { text += "\nintegers\n" + integers }
        return text
    }

    /// The objective alone.
    public func describeObjective() -> String {
        var parts = costs.indices.filter { costs[$0] != 0 }.map { column in
            termText(costs[column], name(of: Variable(column: Int32(column))))
        }
        if objectiveConstant != 0 || parts.isEmpty {
            let sign = objectiveConstant < 0 ? " - " : " + "
            parts.append(sign + numberText(objectiveConstant.magnitude))
        }
        let unit = objectiveUnit.isEmpty ? "" : " [\(objectiveUnit)]"
        return "minimise\(unit)\n" + wrapped("    cost:", parts)
    }

    /// The rows of one family under its formula.
    public func describe(family: RowFamily) -> String {
        let info = info(of: family)
        let unit = info.unit.isEmpty ? "" : " [\(info.unit)]"
        var text = info.formula.isEmpty ? "\(info.name)\(unit)\n" : "\(info.name)\(unit): \(info.formula)\n"
        for row in rows(of: family) { text += describe(row: row) }
        return text
    }

    /// One row on a line of its own.
    public func describe(row: Row) -> String {
        let lower = rowLower[row.index]
        let upper = rowUpper[row.index]
        var parts = terms(of: row).map { termText($0.coefficient, name(of: $0.variable)) }
        if parts.isEmpty { parts.append(" 0") }
        if lower == upper {
            parts.append(" = \(numberText(lower))")
        } else if lower == -.infinity && upper == .infinity {
            parts.append(" free")
        } else if lower == -.infinity {
            parts.append(" ≤ \(numberText(upper))")
        } else if upper == .infinity {
            parts.append(" ≥ \(numberText(lower))")
        } else {
            parts.insert(" \(numberText(lower)) ≤", at: 0)
            parts.append(" ≤ \(numberText(upper))")
        }
        return wrapped("    \(name(of: row)):", parts)
    }

    /// The columns whose bounds are not those usual for a quantity, 0 and ∞.
    private func describeBounds() -> String {
        var text = ""
        for column in 0..<columnCount {
            let lower = columnLower[column]
            let upper = columnUpper[column]
            if lower == 0 && upper == .infinity { continue }
            let name = name(of: Variable(column: Int32(column)))
            if lower == upper {
                text += "    \(name) = \(numberText(lower))\n"
            } else if lower == -.infinity && upper == .infinity {
                text += "    \(name) free\n"
            } else if upper == .infinity {
                text += "    \(name) ≥ \(numberText(lower))\n"
            } else {
                text += "    \(numberText(lower)) ≤ \(name) ≤ \(numberText(upper))\n"
            }
        }
        return text
    }

    private func describeIntegers() -> String {
        let names = kinds.indices.filter { kinds[$0] == .integer }.map { " " + name(of: Variable(column: Int32($0))) }
        return names.isEmpty ? "" : wrapped("   ", names)
    }

    /// A head and parts on as few lines of at most 120 characters as they need; later lines are indented.
    private func wrapped(_ head: String, _ parts: [String]) -> String {
        var text = head
        var width = head.count
        for part in parts {
            let length = part.count
            if width + length > 120 {
                text += "\n       "
                width = 7
            }
            text += part
            width += length
        }
        return text + "\n"
    }
}
