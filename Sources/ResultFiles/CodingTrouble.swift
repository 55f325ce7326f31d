// SPDX-License-Identifier: GPL-3.0-or-later

/// Puts the errors of Swift's coders into a clause with the key path.
enum CodingTrouble {
    /// The clause; a text that was read before `isJSON`, so that what is wrong in it are its values.
    static func words(for error: any Error, isJSON: Bool = false) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            "\(path(context.codingPath + [key])) is missing"
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
            "\(path(context.codingPath)) has the wrong kind of value"
        case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
            "\(path(context.codingPath)) has a value that cannot be taken"
        case DecodingError.dataCorrupted where isJSON:
            "a number in it is too large, or not whole where it should be"
        case DecodingError.dataCorrupted:
            "it is not valid JSON"
        case EncodingError.invalidValue(let value, let context):
            "\(path(context.codingPath)) is \(value), not a finite number"
        default:
            "it is not valid JSON"
        }
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        guard !keys.isEmpty else { return "the file" }
        return keys.reduce(into: "") { text, key in
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
    }
}
