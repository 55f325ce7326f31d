// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file of a result folder.
public struct ResultFile: Hashable, Sendable {
    /// Its name in the folder.
    public var name: String
    /// What is in it.
    public var contents: [UInt8]

    /// Puts a file together.
    public init(name: String, contents: [UInt8]) {
        self.name = name
        self.contents = contents
    }

    /// Puts a text file together.
    public init(name: String, text: String) {
        self.init(name: name, contents: Array(text.utf8))
    }
}

/// The folder that holds the results of one plan: written whole or not at all.
public struct ResultFolder: Hashable, Sendable {
    /// The folder's place, links resolved where it exists.
    public let path: String

    /// Takes a place for results; a link to a folder stands for the folder.
    public init(path: String) {
        self.path = FileAccess.kind(of: path) == .folder ? FileAccess.resolved(path) ?? path : path
    }

    /// The place beside a scenario: `plans/a.yaml` gives `plans/a.exoplan`, and `plans/a+b.exoplan` for its variant `b`.
    public static func standardPath(for scenario: String, variant: String = "") -> String {
        let name = FilePath.name(of: scenario)
        let stem = [".yaml", ".yml"].first(where: name.hasSuffix).map { name.dropLast($0.count) } ?? name[...]
        return FilePath.join(
            FilePath.folder(of: scenario),
            "\(stem.isEmpty ? name[...] : stem)\(variant.isEmpty ? "" : "+")\(variant).exoplan")
    }

    /// Throws where the folder must not be written; `precious` files must not lie in it.
    public func admitsWriting(force: Bool, precious: [String] = []) throws(FileTrouble) {
        try refuseWhereNothingCanBeWritten()
        switch FileAccess.kind(of: path) {
        case .nothing: return
        case .file, .brokenLink: throw .notAFolder(path: path)
        case .folder: break
        }
        try refuse(holding: precious)
        let names = try FileAccess.names(in: path)
        guard !force, !names.isEmpty else { return }
        let manifestPath = FilePath.join(path, Manifest.name)
        guard let bytes = try? FileAccess.bytes(at: manifestPath, limit: 1 << 24),
            let manifest = Manifest.decoded(bytes)
        else { throw .notOurs(path: path) }
        let ours = Set(manifest.outputs.map(\.path) + [Manifest.name])
        if let foreign = names.first(where: { !ours.contains($0) }) {
            throw .foreignFile(folder: path, name: foreign)
        }
    }

    /// Writes the files and the manifest, which gets their sizes and digests, in place of what stood there.
    ///
    /// Files go to a sibling that is synced and then exchanged in one step, so that readers see the old folder or the
    /// new one. Siblings that ended processes left are removed.
    public func write(
        _ files: [ResultFile], manifest: Manifest, force: Bool = false, precious: [String] = []
    ) throws(FileTrouble) {
        try admitsWriting(force: force, precious: precious)
        try FileAccess.makeFolders(FilePath.folder(of: path))
        SiblingFolder.sweep(beside: path)
        let sibling = try SiblingFolder(of: path)
        do throws(FileTrouble) {
            var manifest = manifest
            manifest.outputs = files.map { Manifest.File(path: $0.name, contents: $0.contents) }
                .sortedBytewise(by: \.path)
            for file in files + [ResultFile(name: Manifest.name, contents: manifest.encoded())] {
                try FileAccess.create(FilePath.join(sibling.path, file.name), file.contents)
            }
            sibling.sync()
            if FileAccess.kind(of: path) == .nothing {
                try FolderExchange.move(sibling.path, to: path)
            } else {
                try FolderExchange.exchange(sibling.path, with: path)
                FolderExchange.remove(sibling.path)
            }
        } catch {
            FolderExchange.remove(sibling.path)
            // The sibling is gone; the user knows the folder only.
            if case .refused(let action, _, let code) = error {
                throw .refused(action: action, path: path, code: code)
            }
            throw error
        }
        FolderExchange.sync(FilePath.folder(of: path))
    }

    /// The contents of a file of the folder.
    public func contents(of name: String) throws(FileTrouble) -> [UInt8] {
        try FileAccess.bytes(at: FilePath.join(path, name))
    }

    /// Throws where the folder that holds this one, or is to hold it, lets nothing be written.
    private func refuseWhereNothingCanBeWritten() throws(FileTrouble) {
        var above = FilePath.folder(of: path)
        while FileAccess.kind(of: above) == .nothing, above != FilePath.folder(of: above) {
            above = FilePath.folder(of: above)
        }
        guard access(above, W_OK | X_OK) == 0 else { throw .refused(action: "write", path: path, code: errno) }
    }

    private func refuse(holding precious: [String]) throws(FileTrouble) {
        for file in precious + ["."] {
            guard let real = FileAccess.resolved(file) else { continue }
            if FilePath.isInside(real, path) {
                throw .precious(path: path, holds: file == "." ? "the current folder" : file)
            }
        }
    }
}
