// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A result folder that is filled piece by piece, so that work that ends early can be taken up again.
///
/// Each finished piece is a file of its own that is written whole, synced and then given its name. A key says what the
/// pieces belong to: a folder with another key begins anew.
public final class ChunkFolder: Sendable {
    /// The folder's place.
    public let path: String
    private let lock: Int32

    private static let marker = "sweep.json"
    private static let chunks = "chunks"

    /// Opens a folder for the pieces of a key, makes it where there is none, and holds it until the end.
    ///
    /// - Parameters:
    ///   - path: The folder.
    ///   - key: What the pieces belong to.
    ///   - outputs: The names of all other files that may come to stand in it.
    ///   - force: Whether a folder that is not ours is written into all the same.
    /// - Throws: Where the folder is not ours, or another process works in it.
    public init(path: String, key: String, outputs: [String], force: Bool) throws(FileTrouble) {
        let place = FileAccess.kind(of: path) == .folder ? FileAccess.resolved(path) ?? path : path
        self.path = place
        switch FileAccess.kind(of: place) {
        case .file, .brokenLink: throw .notAFolder(path: path)
        case .nothing: try FileAccess.makeFolders(place)
        case .folder: break
        }
        let folder = open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw .refused(action: "write", path: path, code: errno) }
        lock = folder
        guard flock(folder, LOCK_EX | LOCK_NB) == 0 else {
            throw .refused(action: "write (another sweep works there)", path: path, code: errno)
        }
        Self.sweep(place)
        let known = Set(outputs + [Self.marker, Self.chunks, Manifest.name])
        let names = try FileAccess.names(in: place)
        let wanted = Array("{\"format\":\"exoplan-sweep/1\",\"key\":\"\(key)\"}\n".utf8)
        let found = try? FileAccess.bytes(at: FilePath.join(place, Self.marker), limit: 1 << 16)
        if !force, !names.isEmpty {
            guard found != nil else { throw .notOurs(path: path) }
            if let foreign = names.first(where: { !known.contains($0) }) {
                throw .foreignFile(folder: path, name: foreign)
            }
        }
        let chunks = FilePath.join(place, Self.chunks)
        if found != wanted {
            // What belongs to another key goes first, so that no piece is ever taken for one of this key.
            FolderExchange.remove(chunks)
            for name in outputs + [Manifest.name] { FolderExchange.remove(FilePath.join(place, name)) }
            fsync(folder)
            try FileAccess.replace(FilePath.join(place, Self.marker), wanted)
        }
        try FileAccess.makeFolders(chunks)
        Self.sweep(chunks)
        fsync(folder)
    }

    deinit { close(lock) }

    /// Removes files whose writing was cut off.
    private static func sweep(_ folder: String) {
        for name in (try? FileAccess.names(in: folder, beginningWith: ".")) ?? [] where name.contains(".new-") {
            FolderExchange.remove(FilePath.join(folder, name))
        }
    }

    /// A piece that is there; nil where it is not.
    public func piece(_ name: String) -> [UInt8]? {
        try? FileAccess.bytes(at: FilePath.join(FilePath.join(path, Self.chunks), name))
    }

    /// Stores a piece: when this returns it is on the disk.
    public func store(_ name: String, _ contents: [UInt8]) throws(FileTrouble) {
        let folder = FilePath.join(path, Self.chunks)
        try FileAccess.replace(FilePath.join(folder, name), contents)
        FolderExchange.sync(folder)
    }

    /// Writes the other files, each whole, and the manifest last.
    public func finish(_ files: [ResultFile], manifest: Manifest) throws(FileTrouble) {
        var manifest = manifest
        manifest.outputs = files.map { Manifest.File(path: $0.name, contents: $0.contents) }
            .sortedBytewise(by: \.path)
        for file in files + [ResultFile(name: Manifest.name, contents: manifest.encoded())] {
            try FileAccess.replace(FilePath.join(path, file.name), file.contents)
        }
        fsync(lock)
    }
}
