// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A new folder beside its place-to-be, held by a lock while its process lives.
struct SiblingFolder: ~Copyable {
    /// The path of the new folder.
    let path: String
    private let lock: Int32

    private static let marker = ".exoplan-new-"

    /// Makes an empty sibling of the folder at `place`.
    init(of place: String) throws(FileTrouble) {
        let prefix = Self.prefix(for: place)
        for number in 0..<1000 {
            let path = "\(prefix)\(getpid())-\(number)"
            if mkdir(path, 0o777) == 0 {
                let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
                guard folder >= 0 else { throw .refused(action: "write", path: path, code: errno) }
                // Held until this process ends, however it ends: whoever gets the lock knows that nobody writes here.
                _ = flock(folder, LOCK_EX | LOCK_NB)
                self.path = path
                lock = folder
                return
            }
            let code = errno
            guard code == EEXIST else { throw .refused(action: "write", path: place, code: code) }
        }
        throw .refused(action: "write", path: place, code: EEXIST)
    }

    deinit {
        close(lock)
    }

    /// Makes sure that the names in the folder are on the disk.
    func sync() {
        fsync(lock)
    }

    /// Removes siblings that ended processes have left.
    static func sweep(beside place: String) {
        let folder = FilePath.folder(of: place)
        let prefix = FilePath.name(of: Self.prefix(for: place))
        for name in (try? FileAccess.names(in: folder, beginningWith: prefix)) ?? [] {
            let path = FilePath.join(folder, name)
            let file = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard file >= 0 else { continue }
            if flock(file, LOCK_EX | LOCK_NB) == 0 {
                FolderExchange.remove(path)
            }
            close(file)
        }
    }

    private static func prefix(for place: String) -> String {
        FilePath.join(FilePath.folder(of: place), "." + FilePath.name(of: place) + marker)
    }
}

/// Moving folders on one disk.
enum FolderExchange {
    /// Puts the folder `new` where `place` is; what stood there ends where `new` was.
    ///
    /// At no moment is there less than one whole folder at `place`, where the file system can exchange names; where it
    /// cannot, there is a moment without any.
    static func exchange(_ new: String, with place: String) throws(FileTrouble) {
        #if os(Linux)
            if swapNames(new, place) == 0 { return }
        #elseif canImport(Darwin)
            if renamex_np(new, place, UInt32(RENAME_SWAP)) == 0 { return }
        #endif
        let code = errno
        guard [EINVAL, ENOSYS, ENOTSUP].contains(code) else {
            throw .refused(action: "replace", path: place, code: code)
        }
        let aside = new + "-old"
        guard rename(place, aside) == 0 else { throw .refused(action: "replace", path: place, code: errno) }
        guard rename(new, place) == 0 else {
            let code = errno
            _ = rename(aside, place)
            throw .refused(action: "replace", path: place, code: code)
        }
        _ = rename(aside, new)
    }

    /// Moves the folder `new` to `place`, where nothing stands.
    static func move(_ new: String, to place: String) throws(FileTrouble) {
        guard rename(new, place) == 0 else { throw .refused(action: "write", path: place, code: errno) }
    }

    /// Removes a file or a folder with all that is in it; links in it are removed, not followed.
    static func remove(_ path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            unlink(path)
            return
        }
        for name in (try? FileAccess.names(in: path)) ?? [] {
            remove(FilePath.join(path, name))
        }
        rmdir(path)
    }

    /// Makes sure that the names in a folder are on the disk.
    static func sync(_ folder: String) {
        let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { return }
        fsync(file)
        close(file)
    }

    #if os(Linux)
        private typealias RenameAt2 =
            @convention(c) (
                Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
            ) -> Int32

        /// renameat2 with RENAME_EXCHANGE; looked up by name, as the C library's Swift module leaves it out.
        private static func swapNames(_ new: String, _ place: String) -> Int32 {
            guard let symbol = dlsym(nil, "renameat2") else {
                errno = ENOSYS
                return -1
            }
            return unsafeBitCast(symbol, to: RenameAt2.self)(AT_FDCWD, new, AT_FDCWD, place, 2)
        }
    #endif
}
