// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reading files and looking at paths, with errors in plain words.
public enum FileAccess {
    /// The contents of a file, links followed.
    public static func bytes(at path: String, limit: Int = 1 << 30) throws(FileTrouble) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .refused(action: "read", path: path, code: errno) }
        defer { close(file) }
        var contents: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(file, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .refused(action: "read", path: path, code: errno) }
            guard count > 0 else { return contents }
            contents += buffer[..<count]
            guard contents.count <= limit else { throw .tooLarge(path: path, limit: limit) }
        }
    }

    /// What stands at a path.
    public enum Kind: Hashable, Sendable {
        /// Nothing, or a part of the path cannot be searched.
        case nothing
        /// A folder, or a link to one.
        case folder
        /// Anything else, or a link to it.
        case file
        /// A link that leads nowhere.
        case brokenLink
    }

    /// What stands at a path, links followed.
    public static func kind(of path: String) -> Kind {
        var status = stat()
        if stat(path, &status) == 0 {
            return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
        }
        return lstat(path, &status) == 0 ? .brokenLink : .nothing
    }

    /// The path without links and dots, or nil where nothing stands there.
    public static func resolved(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// The names in a folder that begin with a text, bytewise, without `.` and `..`.
    public static func names(
        in folder: String, beginningWith prefix: String = ""
    ) throws(FileTrouble) -> [String] {
        guard let stream = opendir(folder) else { throw .refused(action: "read", path: folder, code: errno) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let capacity = MemoryLayout.size(ofValue: entry.pointee.d_name)
            let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: capacity) { String(cString: $0) }
            }
            if name != ".", name != "..", name.utf8.starts(with: prefix.utf8) {
                names.append(name)
            }
        }
        return names.sortedBytewise()
    }

    /// Makes a folder and those above it.
    public static func makeFolders(_ path: String) throws(FileTrouble) {
        guard kind(of: path) != .folder else { return }
        let above = FilePath.folder(of: path)
        if above != path {
            try makeFolders(above)
        }
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
            throw .refused(action: "write", path: path, code: errno)
        }
    }

    /// Writes a file in place of one that may be there: whole, or not at all.
    public static func replace(_ path: String, _ contents: [UInt8]) throws(FileTrouble) {
        let place = resolved(path) ?? path
        guard kind(of: place) != .folder else { throw .refused(action: "write", path: path, code: EISDIR) }
        // What is no ordinary file, such as /dev/stdout, cannot be exchanged and is written to.
        var status = stat()
        if stat(place, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            let file = open(place, O_WRONLY | O_CLOEXEC)
            guard file >= 0 else { throw .refused(action: "write", path: path, code: errno) }
            defer { close(file) }
            try writeAll(contents, to: file, path: path)
            return
        }
        let sibling = FilePath.join(FilePath.folder(of: place), ".\(FilePath.name(of: place)).new-\(getpid())")
        try create(sibling, contents)
        guard rename(sibling, place) == 0 else {
            let code = errno
            unlink(sibling)
            throw .refused(action: "write", path: path, code: code)
        }
    }

    /// Writes a new file; never over an existing one.
    public static func create(_ path: String, _ contents: [UInt8]) throws(FileTrouble) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw .refused(action: "write", path: path, code: errno) }
        defer { close(file) }
        do throws(FileTrouble) {
            try writeAll(contents, to: file, path: path)
        } catch {
            unlink(path)
            throw error
        }
        guard fsync(file) == 0 || errno == EINVAL else {
            throw .refused(action: "write", path: path, code: errno)
        }
    }
}

extension FileAccess {
    private static func writeAll(_ contents: [UInt8], to file: Int32, path: String) throws(FileTrouble) {
        var done = 0
        while done < contents.count {
            let count = contents[done...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .refused(action: "write", path: path, code: errno) }
            done += count
        }
    }
}
