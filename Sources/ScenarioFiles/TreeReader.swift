// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
public import Manufacturing
import YAMLEvents

/// Reads the bytes of a YAML file into a positioned tree.
public enum TreeReader {
    /// Reads one file, with every fault of form in it.
    ///
    /// Repeated keys, merge keys and whatever is no plain text, map or list are faults and leave the tree. An alias or
    /// a tagged value leaves a place holder, so later faults at the position of one told here follow from it. A syntax
    /// error ends the reading: then there is no tree.
    /// - Parameters:
    ///   - bytes: The file; a byte order mark and CRLF are fine.
    ///   - file: Its name as shown to the user.
    ///   - limits: How much it may hold.
    /// - Returns: The tree, where the file could be read to its end, and the faults in order.
    public static func read(
        _ bytes: [UInt8],
        file: String,
        limits: ReadingLimits = .standard
    ) -> (tree: Draft?, faults: [Fault]) {
        let first = SourcePosition(file: file, line: 1, column: 1)
        guard bytes.count <= limits.yamlBytes else {
            let most = "\(limits.yamlBytes >> 20) MiB"
            return (
                nil, [Fault(at: first, problem: "more than \(most) of YAML", remedy: "put long lists into CSV tables")]
            )
        }
        let start: Int
        switch TextCheck.begin(bytes, file: file) {
        case .success(let found): start = found
        case .failure(let fault): return (nil, [fault])
        }
        let answer = EventReader.read(bytes[start...]) { reader in
            var builder = TreeBuilder(file: file, limits: limits)
            while true {
                let event = reader.next()
                if event.kind == yaml_events_failed {
                    builder.fail(SyntaxProblem.fault(reader.why(), file: file, bytes: bytes[start...]))
                    break
                }
                guard builder.take(event) else { break }
            }
            return builder.finish()
        }
        return answer ?? (nil, [Fault(at: first, problem: "not enough memory to read the file")])
    }
}
