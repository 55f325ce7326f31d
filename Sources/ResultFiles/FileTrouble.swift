// SPDX-License-Identifier: GPL-3.0-or-later

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Why a file or folder could not be read or written.
public enum FileTrouble: Error, Hashable, Sendable {
    /// Something else stands where the folder should be; it may be replaced only by force.
    case notOurs(path: String)
    /// The folder is ours, and holds a file that is not.
    case foreignFile(folder: String, name: String)
    /// Something that is no folder stands there.
    case notAFolder(path: String)
    /// The folder holds what must not be replaced, such as the scenario itself.
    case precious(path: String, holds: String)
    /// The system refused.
    case refused(action: String, path: String, code: Int32)
    /// The file is larger than what is read [bytes].
    case tooLarge(path: String, limit: Int)

    /// One sentence without a full stop; paths in it are not yet safe for a terminal.
    public var text: String {
        switch self {
        case .notOurs(let path):
            "\(path) exists and is no result folder of exoplan; name another with -o, or replace it with --force"
        case .foreignFile(let folder, let name):
            "\(folder) holds \(name), which exoplan did not write; move it away, or replace the folder with --force"
        case .notAFolder(let path):
            "\(path) is no folder; name another with -o"
        case .precious(let path, let holds):
            "\(path) holds \(holds) and cannot be the result folder; name another with -o"
        case .refused(let action, let path, let code):
            "cannot \(action) \(path): \(Self.reason(code))"
        case .tooLarge(let path, let limit):
            "\(path) is larger than \(limit >> 20) MiB"
        }
    }

    /// What a system error means, in plain words.
    static func reason(_ code: Int32) -> String {
        switch code {
        case ENOENT: "there is no such file or folder"
        case EACCES, EPERM: "no permission"
        case EROFS: "the disk is read-only"
        case ENOSPC: "the disk is full"
        case EFBIG: "files may not grow so large here"
        case EDQUOT: "the disk quota is used up"
        case ENOTDIR: "a part of the path is no folder"
        case EISDIR: "it is a folder"
        case ELOOP: "the links run in a circle"
        case ENAMETOOLONG: "the name is too long"
        case EIO: "the disk reports an error"
        case EMFILE, ENFILE: "too many files are open"
        default: "system error \(code)"
        }
    }
}
