// SPDX-License-Identifier: GPL-3.0-or-later

import ResultFiles

/// Files of a result folder that are not as its manifest tells them.
enum ChangedFiles {
    /// The folder's manifest; nil where there is none that can be read.
    static func manifest(of folder: ResultFolder) -> Manifest? {
        (try? folder.contents(of: Manifest.name)).flatMap { Manifest.decoded($0) }
    }

    /// Their names, bytewise; none where there is no manifest.
    static func names(in folder: ResultFolder) -> [String] {
        guard let manifest = manifest(of: folder) else { return [] }
        return manifest.outputs.filter { told in
            // A name with a slash is none that exoplan wrote, and might lead out of the folder.
            guard !told.path.contains("/") else { return true }
            let found = try? folder.contents(of: told.path)
            return found.map { Manifest.File(path: told.path, contents: $0) } != told
        }.map(\.path)
    }
}
