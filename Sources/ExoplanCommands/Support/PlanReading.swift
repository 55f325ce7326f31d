// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import ResultFiles

/// Reads the plan and the schedule of a result folder.
enum PlanReading {
    /// The plan, or the end with what is wrong with its file.
    static func plan(in folder: String) throws(Ending) -> Plan {
        let bytes: [UInt8]
        do throws(FileTrouble) {
            bytes = try ResultFolder(path: folder).contents(of: PlanFile.name)
        } catch {
            throw Ending(.invalidInput, DisplayText.escaped(error.text))
        }
        do throws(ResultFileError) {
            return try PlanFile.decode(bytes)
        } catch {
            throw unreadable(PlanFile.name, in: folder, error)
        }
    }

    /// The schedule, nil where the folder holds none, or the end with what is wrong with its file.
    static func schedule(in folder: String) throws(Ending) -> Schedule? {
        let place = ResultFolder(path: folder)
        guard FileAccess.kind(of: FilePath.join(place.path, ScheduleFile.name)) != .nothing else { return nil }
        let bytes: [UInt8]
        do throws(FileTrouble) {
            bytes = try place.contents(of: ScheduleFile.name)
        } catch {
            throw Ending(.invalidInput, DisplayText.escaped(error.text))
        }
        do throws(ResultFileError) {
            return try ScheduleFile.decode(bytes)
        } catch {
            throw unreadable(ScheduleFile.name, in: folder, error)
        }
    }

    private static func unreadable(_ name: String, in folder: String, _ error: ResultFileError) -> Ending {
        Ending(.invalidInput, DisplayText.escaped("\(FilePath.join(folder, name)): \(error.text)"))
    }
}
