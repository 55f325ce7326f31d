// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import Reports
import ResultFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The spreadsheet of a plan in memory; its library writes to files only.
enum WorkbookBytes {
    /// The bytes, by way of a file in the folder for temporary files that is removed again.
    static func of(_ plan: Plan, _ schedule: Schedule?, _ tables: [ReportTable]) throws(Ending) -> [UInt8] {
        try of { path throws(WorkbookError) in
            try PlanWorkbook.write(plan, schedule: schedule, tables: tables, at: path)
        }
    }

    /// The bytes of what is written at a path.
    static func of(_ write: (String) throws(WorkbookError) -> Void) throws(Ending) -> [UInt8] {
        let folder = getenv("TMPDIR").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var pattern = Array(FilePath.join(folder, "exoplan-XXXXXX").utf8CString)
        let file = mkstemp(&pattern)
        guard file >= 0 else {
            throw Ending(
                .failure, DisplayText.escaped("the spreadsheet cannot be written: no file can be made in \(folder)"))
        }
        close(file)
        let path = String(decoding: pattern.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { unlink(path) }
        do throws(WorkbookError) {
            try write(path)
        } catch {
            throw Ending(.failure, DisplayText.escaped(error.text))
        }
        do throws(FileTrouble) {
            return try FileAccess.bytes(at: path)
        } catch {
            throw error.ending
        }
    }
}
