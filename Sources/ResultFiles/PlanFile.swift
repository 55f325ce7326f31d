// SPDX-License-Identifier: GPL-3.0-or-later

import FoundationEssentials
public import Manufacturing

/// The only codec of `plan.json`; what it writes it reads back without loss.
///
/// Plant time is written in whole minutes since the horizon's start and money in whole cents, as the file itself says
/// under `units`; civil times stand in the tables beside it. Keys are sorted, so equal plans are equal bytes.
public enum PlanFile {
    /// The name of the file in a result folder.
    public static let name = "plan.json"

    /// The version of the layout, bound to change when a reader of this one would misread it.
    public static let format = "exoplan-plan/1"

    /// Writes a plan as readable JSON, or throws where a number in it is not finite.
    public static func encode(_ plan: Plan) throws(PlanFileError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return PlainZero.written(Array(try encoder.encode(Envelope(plan: plan)))) + [UInt8(ascii: "\n")]
        } catch {
            throw .notWritable(CodingTrouble.words(for: error))
        }
    }

    /// Reads a plan, or throws what is wrong with the text; no text ends the process.
    public static func decode(_ bytes: [UInt8]) throws(PlanFileError) -> Plan {
        guard bytes.count <= largestFile else { throw .tooLarge(limit: largestFile) }
        let data = Data(bytes)
        let tag: FormatTag
        do {
            tag = try JSONDecoder().decode(FormatTag.self, from: data)
        } catch {
            throw .notReadable(CodingTrouble.words(for: error))
        }
        guard tag.format == format else { throw .otherFormat(tag.format) }
        do {
            return try JSONDecoder().decode(Envelope.self, from: data).plan
        } catch {
            throw .notReadable(CodingTrouble.words(for: error))
        }
    }

    /// The largest file that is read [bytes].
    static let largestFile = 1 << 30

    private struct FormatTag: Decodable {
        var format: String
    }

    /// A plan's own keys, and beside them what the file is and how its numbers are counted.
    private struct Envelope: Codable {
        var plan: Plan

        enum Keys: String, CodingKey {
            case format, units
        }

        init(plan: Plan) {
            self.plan = plan
        }

        init(from decoder: any Decoder) throws {
            plan = try Plan(from: decoder)
        }

        func encode(to encoder: any Encoder) throws {
            try plan.encode(to: encoder)
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(PlanFile.format, forKey: .format)
            try container.encode(
                [
                    "hours": "h", "money": "hundredths of the currency", "quantity": "the unit that legend tells",
                    "time": "minutes since 00:00 of header.start",
                ], forKey: .units)
        }
    }
}

/// Why a plan could not be written or read.
public enum PlanFileError: Error, Hashable, Sendable {
    /// The plan holds a number that JSON has no text for.
    case notWritable(String)
    /// The text is no plan.
    case notReadable(String)
    /// The file is of another kind or another version.
    case otherFormat(String)
    /// The file is larger than what is read [bytes].
    case tooLarge(limit: Int)

    /// One sentence without a full stop; parts of the file in it are not yet safe for a terminal.
    public var text: String {
        switch self {
        case .notWritable(let reason): "the plan cannot be written: \(reason)"
        case .notReadable(let reason): "this is no plan: \(reason)"
        case .otherFormat(let found): "the format is \"\(found)\", this version reads \"\(PlanFile.format)\""
        case .tooLarge(let limit): "the file is larger than \(limit >> 20) MiB"
        }
    }
}
