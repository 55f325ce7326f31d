// SPDX-License-Identifier: GPL-3.0-or-later

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

    private static var layout: ResultLayout<Plan> {
        ResultLayout(
            format: format, noun: "plan",
            units: [
                "hours": "h", "money": "hundredths of the currency", "quantity": "the unit that legend tells",
                "time": "minutes since 00:00 of header.start",
            ])
    }

    /// Writes a plan as readable JSON, or throws where a number in it is not finite.
    public static func encode(_ plan: Plan) throws(ResultFileError) -> [UInt8] { try layout.encode(plan) }

    /// Reads a plan, or throws what is wrong with the text; no text ends the process.
    public static func decode(_ bytes: [UInt8]) throws(ResultFileError) -> Plan { try layout.decode(bytes) }
}
