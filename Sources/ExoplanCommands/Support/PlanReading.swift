// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import ResultFiles

/// Reads the plan of a result folder.
enum PlanReading {
    /// The plan, or the end with what is wrong with its file.
    static func plan(in folder: String) throws(Ending) -> Plan {
        let bytes: [UInt8]
        do throws(FileTrouble) {
            bytes = try ResultFolder(path: folder).contents(of: PlanFile.name)
        } catch {
            throw Ending(.invalidInput, DisplayText.escaped(error.text))
        }
        do throws(PlanFileError) {
            return try PlanFile.decode(bytes)
        } catch {
            throw Ending(
                .invalidInput, DisplayText.escaped("\(FilePath.join(folder, PlanFile.name)): \(error.text)"))
        }
    }
}
