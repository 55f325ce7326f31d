// SPDX-License-Identifier: GPL-3.0-or-later

/// Paths as text, with `/` between their parts.
enum FilePath {
    /// The longest path that Linux opens, in bytes.
    static let longest = 4095

    static func join(_ folder: String, _ path: String) -> String {
        if folder.isEmpty { return path }
        return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
    }

    /// The part before the last name: `/` for `/a`, `.` for `a`.
    static func parent(_ path: String) -> String {
        let trimmed = withoutTrailingSlashes(path)
        guard let slash = trimmed.lastIndex(of: "/") else { return trimmed == "/" ? "/" : "." }
        let before = withoutTrailingSlashes(String(trimmed[..<slash]))
        return before.isEmpty ? "/" : before
    }

    /// The last name of a path.
    static func name(_ path: String) -> String {
        let trimmed = withoutTrailingSlashes(path)
        guard let slash = trimmed.lastIndex(of: "/") else { return trimmed }
        return String(trimmed[trimmed.index(after: slash)...])
    }

    /// The absolute path with `.` and `..` taken out as they are written.
    static func normal(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// Whether an absolute path without links is a folder or lies below it.
    static func isInside(_ path: String, _ folder: String) -> Bool {
        path == folder || path.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
    }

    /// The way from a folder to a path, both absolute and without links.
    static func relative(_ path: String, to folder: String) -> String {
        let (target, origin) = (path.split(separator: "/"), folder.split(separator: "/"))
        let shared = zip(target, origin).prefix { $0 == $1 }.count
        let up = Array(repeating: "..", count: origin.count - shared)
        return (up + target[shared...].map { String($0) }).joined(separator: "/")
    }

    static func mebibytes(_ bytes: Int) -> String {
        bytes.isMultiple(of: 1 << 20) ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
    }

    private static func withoutTrailingSlashes(_ path: String) -> String {
        var text = path
        while text.utf8.count > 1, text.hasSuffix("/") { text.removeLast() }
        return text
    }
}
