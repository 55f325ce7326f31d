// SPDX-License-Identifier: GPL-3.0-or-later

import ResultFiles

/// Files of a result folder that are not as its manifest tells them.
enum ChangedFiles {
    /// Their names, bytewise; nil where there is no manifest that can be read.
    static func names(in folder: ResultFolder) -> [String]? {
        guard let bytes = try? folder.contents(of: Manifest.name), let manifest = Manifest.decoded(bytes) else {
            return nil
        }
        return manifest.outputs.filter { told in
            // A name with a slash is none that exoplan wrote, and might lead out of the folder.
            guard !told.path.contains("/") else { return true }
            let found = try? folder.contents(of: told.path)
            return found.map { Manifest.File(path: told.path, contents: $0) } != told
        }.map(\.path)
    }
}
