// SPDX-License-Identifier: GPL-3.0-or-later

public import Manufacturing

/// The only codec of `schedule.json`; what it writes it reads back without loss.
///
/// Plant time is written in whole minutes since the horizon's start, as the file itself says under `units`. Keys are
/// sorted, so equal schedules are equal bytes.
public enum ScheduleFile {
    /// The name of the file in a result folder.
    public static let name = "schedule.json"

    /// The version of the layout, bound to change when a reader of this one would misread it.
    public static let format = "exoplan-schedule/1"

    private static var layout: ResultLayout<Schedule> {
        ResultLayout(
            format: format, noun: "schedule",
            units: [
                "people": "people at once", "quantity": "the unit that the legend of plan.json tells",
                "time": "minutes since 00:00 of header.start",
            ])
    }

    /// Writes a schedule as readable JSON, or throws where a number in it is not finite.
    public static func encode(_ schedule: Schedule) throws(ResultFileError) -> [UInt8] { try layout.encode(schedule) }

    /// Reads a schedule, or throws what is wrong with the text; no text ends the process.
    public static func decode(_ bytes: [UInt8]) throws(ResultFileError) -> Schedule { try layout.decode(bytes) }
}
