// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The few questions that reading asks of the file system.
enum FileSystem {
    enum Refusal: Error {
        case isFolder
        case isSpecial
        case isUnreadable
        case tooLarge
    }

    /// The absolute path with all links followed, or nil where nothing is there.
    static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        // A name that is no UTF-8 would come back changed.
        return String(validatingCString: resolved)
    }

    static func exists(_ path: String) -> Bool {
        access(path, F_OK) == 0
    }

    static func isFolder(_ path: String) -> Bool {
        kind(path) == S_IFDIR
    }

    static func isReadableFile(_ path: String) -> Bool {
        kind(path) == S_IFREG && access(path, R_OK) == 0
    }

    private static func kind(_ path: String) -> mode_t? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return status.st_mode & S_IFMT
    }

    /// The names in a folder in bytewise order, at most ten thousand of them; none where it cannot be read.
    static func names(in folder: String) -> [String] {
        guard let handle = opendir(folder) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while names.count < 10_000, let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
                field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee)) {
                    String(validatingCString: $0)
                }
            }
            if let name, name != ".", name != ".." {
                names.append(name)
            }
        }
        return names.sortedBytewise()
    }

    /// The bytes of an ordinary file of at most so many bytes.
    static func read(_ path: String, atMost limit: Int) -> Result<[UInt8], Refusal> {
        // Without blocking: a pipe in the place of a file must not hold the program.
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return .failure(.isUnreadable) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return .failure(.isUnreadable) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: return .failure(.isFolder)
        default: return .failure(.isSpecial)
        }
        guard status.st_size <= limit else { return .failure(.tooLarge) }
        // The file may grow meanwhile, and some files of the system tell no size: read to the end or the limit.
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: max(min(Int(status.st_size) + 1, 1 << 20), 4096))
        while true {
            #if canImport(Glibc)
                let count = Glibc.read(descriptor, &buffer, buffer.count)
            #elseif canImport(Musl)
                let count = Musl.read(descriptor, &buffer, buffer.count)
            #elseif canImport(Darwin)
                let count = Darwin.read(descriptor, &buffer, buffer.count)
            #endif
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return .failure(.isUnreadable) }
            guard count > 0 else { return .success(bytes) }
            guard bytes.count + count <= limit else { return .failure(.tooLarge) }
            bytes += buffer[..<count]
        }
    }
}
