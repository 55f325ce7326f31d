// SPDX-License-Identifier: GPL-3.0-or-later

import FoundationEssentials

/// How one kind of result stands in a file: its own keys in order, and beside them what the file is and how its numbers
/// are counted.
struct ResultLayout<Value: Codable> {
    /// The version of the layout, bound to change when a reader of this one would misread it.
    let format: String
    /// What the file holds, in a word.
    let noun: String
    /// How numbers are counted, by kind.
    let units: [String: String]

    /// Writes a value as readable JSON, or throws where a number in it is not finite.
    func encode(_ value: Value) throws(ResultFileError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let envelope = Envelope(value: value, format: format, units: units)
        do {
            return PlainZero.written(Array(try encoder.encode(envelope))) + [UInt8(ascii: "\n")]
        } catch {
            throw .notWritable(noun: noun, CodingTrouble.words(for: error))
        }
    }

    /// Reads a value, or throws what is wrong with the text; no text ends the process.
    func decode(_ bytes: [UInt8]) throws(ResultFileError) -> Value {
        guard bytes.count <= ResultFileError.largestFile else { throw .tooLarge(limit: ResultFileError.largestFile) }
        let data = Data(bytes)
        let tag: FormatTag
        do {
            tag = try JSONDecoder().decode(FormatTag.self, from: data)
        } catch {
            throw .notReadable(noun: noun, CodingTrouble.words(for: error))
        }
        guard tag.format == format else { throw .otherFormat(tag.format, read: format) }
        do {
            return try JSONDecoder().decode(Value.self, from: data)
        } catch {
            throw .notReadable(noun: noun, CodingTrouble.words(for: error, isJSON: true))
        }
    }

    private struct Envelope: Encodable {
        let value: Value
        let format: String
        let units: [String: String]

        enum Keys: String, CodingKey {
            case format, units
        }

        func encode(to encoder: any Encoder) throws {
            try value.encode(to: encoder)
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(format, forKey: .format)
            try container.encode(units, forKey: .units)
        }
    }
}

/// The part of a result's file that tells what it is.
private struct FormatTag: Decodable {
    var format: String
}

/// Why a plan or schedule could not be written or read.
public enum ResultFileError: Error, Hashable, Sendable {
    /// It holds a number that JSON has no text for.
    case notWritable(noun: String, String)
    /// The text is none.
    case notReadable(noun: String, String)
    /// The file is of another kind or another version than is read.
    case otherFormat(String, read: String)
    /// The file is larger than what is read [bytes].
    case tooLarge(limit: Int)

    /// The largest file that is read [bytes].
    static let largestFile = 1 << 30

    /// One sentence without a full stop; parts of the file in it are not yet safe for a terminal.
    public var text: String {
        switch self {
        case .notWritable(let noun, let reason): "the \(noun) cannot be written: \(reason)"
        case .notReadable(let noun, let reason): "this is no \(noun): \(reason)"
        case .otherFormat(let found, let read): "the format is \"\(found)\", this version reads \"\(read)\""
        case .tooLarge(let limit): "the file is larger than \(limit >> 20) MiB"
        }
    }
}
