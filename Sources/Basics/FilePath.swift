// SPDX-License-Identifier: GPL-3.0-or-later

/// Paths as text, taken apart and joined without touching the disk.
///
/// A `/` counts wherever its byte stands, also before a mark that combines with it, as the file system has it.
public enum FilePath {
    /// The longest path that Linux opens, in bytes.
    public static let longest = 4095

    private static let slash = UInt8(ascii: "/")

    /// A path below a folder.
    public static func join(_ folder: String, _ path: String) -> String {
        if folder.isEmpty || folder == "." { return path }
        return folder.utf8.last == slash ? folder + path : "\(folder)/\(path)"
    }

    /// The part before the last name: `/` for `/a`, `.` for `a`.
    public static func folder(of path: String) -> String {
        let trimmed = withoutTrailingSlashes(path[...])
        guard let last = trimmed.utf8.lastIndex(of: slash) else { return "." }
        let before = withoutTrailingSlashes(trimmed[..<last])
        return before.isEmpty ? "/" : String(before)
    }

    /// The last name of a path: `b` for `a/b/`, nothing for `/`.
    public static func name(of path: String) -> String {
        let trimmed = withoutTrailingSlashes(path[...])
        guard let last = trimmed.utf8.lastIndex(of: slash) else { return String(trimmed) }
        return String(trimmed[trimmed.utf8.index(after: last)...])
    }

    /// The absolute path with `.` and `..` taken out as they are written.
    public static func normal(_ path: String) -> String {
        var kept: [Substring] = []
        for part in parts(path) where part != "." {
            if part == ".." { _ = kept.popLast() } else { kept.append(part) }
        }
        return "/" + kept.joined(separator: "/")
    }

    /// Whether an absolute path without links is a folder or lies below it.
    public static func isInside(_ path: String, _ folder: String) -> Bool {
        let above = parts(folder).map { Array($0.utf8) }
        return parts(path).map { Array($0.utf8) }.starts(with: above)
    }

    /// The way from a folder to a path, both absolute and without links.
    public static func relative(_ path: String, to folder: String) -> String {
        let (target, origin) = (parts(path), parts(folder))
        let shared = zip(target, origin).prefix { $0.utf8.elementsEqual($1.utf8) }.count
        return (Array(repeating: "..", count: origin.count - shared) + target[shared...]).joined(separator: "/")
    }

    private static func parts(_ path: String) -> [Substring] { path.utf8.split(separator: slash).map { Substring($0) } }

    /// The path without what ends it, but for a lone `/`.
    private static func withoutTrailingSlashes(_ path: Substring) -> Substring {
        var path = path
        while path.utf8.count > 1, path.utf8.last == slash { path = path[..<path.utf8.index(before: path.endIndex)] }
        return path
    }
}
