// SPDX-License-Identifier: GPL-3.0-or-later

/// The name that a misspelt one most likely means, or nil where none is near enough.
///
/// Nearness counts letters added, dropped, changed and swapped with their neighbour, in small and capital letters
/// alike: one for names of up to four characters, two up to eight, three beyond. Of equally near names the one with
/// fewer differences in case wins, then the first by bytes.
public func nearestName(to name: String, among names: some Sequence<String>) -> String? {
    let longest = 64
    let wanted = Array(name.unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= longest else { return nil }
    let folded = wanted.map(smallLetter)
    let limit = wanted.count <= 4 ? 1 : wanted.count <= 8 ? 2 : 3
    var best: (distance: Int, cased: Int, name: String)?
    for candidate in names where candidate != name {
        let scalars = Array(candidate.unicodeScalars)
        guard scalars.count <= longest, abs(scalars.count - wanted.count) <= limit else { continue }
        let distance = editDistance(folded, scalars.map(smallLetter))
        // A name that shares no letter is a different name, however short.
        guard distance <= limit, distance < max(wanted.count, scalars.count) else { continue }
        let cased = editDistance(wanted, scalars)
        if let leader = best {
            guard
                (distance, cased) < (leader.distance, leader.cased)
                    || ((distance, cased) == (leader.distance, leader.cased)
                        && precedesBytewise(candidate, leader.name))
            else { continue }
        }
        best = (distance, cased, candidate)
    }
    return best?.name
}

private func smallLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar
}

/// The Damerau–Levenshtein distance in which no part is changed twice.
func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var twoBack: [Int] = []
    var oneBack = Array(0...right.count)
    for row in 0..<left.count {
        var current = [row + 1]
        current.reserveCapacity(right.count + 1)
        for column in 0..<right.count {
            let changed = oneBack[column] + (left[row] == right[column] ? 0 : 1)
            var cost = min(changed, oneBack[column + 1] + 1, current[column] + 1)
            if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                cost = min(cost, twoBack[column - 1] + 1)
            }
            current.append(cost)
        }
        twoBack = oneBack
        oneBack = current
    }
    return oneBack[right.count]
}
