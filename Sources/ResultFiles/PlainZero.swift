// SPDX-License-Identifier: GPL-3.0-or-later

/// Writes −0 as 0 in JSON text, so that equal plans are equal bytes.
enum PlainZero {
    /// The same JSON without minus signs before zeros; text in quotes stays as it is.
    static func written(_ json: [UInt8]) -> [UInt8] {
        guard mayHold(json) else { return json }
        var result: [UInt8] = []
        result.reserveCapacity(json.count)
        var inText = false
        var place = 0
        while place < json.count {
            let byte = json[place]
            if inText, byte == UInt8(ascii: "\\"), place + 1 < json.count {
                result += json[place...(place + 1)]
                place += 2
                continue
            }
            if byte == UInt8(ascii: "\"") {
                inText.toggle()
            }
            if inText || byte != UInt8(ascii: "-") || !isZero(json, after: place) {
                result.append(byte)
            }
            place += 1
        }
        return result
    }

    /// Whether a minus sign stands before a 0 and behind no digit or letter, as it does in dates, ids and exponents.
    private static func mayHold(_ json: [UInt8]) -> Bool {
        json.withUnsafeBufferPointer { json in
            for place in json.indices.dropLast()
            where json[place] == UInt8(ascii: "-") && json[place + 1] == UInt8(ascii: "0") {
                guard place > 0, isWordly(json[place - 1]) else { return true }
            }
            return false
        }
    }

    private static func isWordly(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// Whether the digits behind a minus sign are all 0; a minus of an exponent stands behind a digit and an e.
    private static func isZero(_ json: [UInt8], after sign: Int) -> Bool {
        if sign > 0, json[sign - 1] | 0x20 == UInt8(ascii: "e") { return false }
        for byte in json[(sign + 1)...] {
            switch byte {
            case UInt8(ascii: "0"), UInt8(ascii: "."): continue
            case UInt8(ascii: "1")...UInt8(ascii: "9"): return false
            default: return true
            }
        }
        return true
    }
}
