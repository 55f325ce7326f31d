// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension StudyParameter {
    /// Whether what is put there counts things, such as heads or rooms: only whole numbers can stand there.
    var isCount: Bool {
        kind == .set && !paths.isEmpty && paths.allSatisfy(\.isOfCount)
    }

    /// A fault for each path that stands a second time among the parameters, at the later place.
    static func samePaths(_ parameters: [StudyParameter]) -> [Fault] {
        let all = parameters.flatMap { parameter in
            zip(parameter.paths, parameter.positions).map { (parameter: parameter, path: $0, position: $1) }
        }.sorted { $0.position < $1.position }
        return all.indices.compactMap { place in
            let one = all[place]
            guard let first = all[..<place].first(where: { $0.path.steps == one.path.steps }) else { return nil }
            let who = first.parameter.name == one.parameter.name ? "the parameter" : first.parameter.name
            return Fault(
                at: one.position, path: "parameters.\(one.parameter.name).\(one.parameter.kind.rawValue)",
                problem: "\(who) varies this already", value: one.path.text,
                remedy: "keep one of them; the other stands at \(first.position)")
        }
    }
}

extension DraftPath {
    /// Whether what stands there counts things.
    var isOfCount: Bool { facts?.kind == Form<Int>.count.kind }

    /// What the field table says of the key that the path leads to; nil where it leads to a thing or an unknown key.
    var facts: FieldFacts? {
        var tree: FieldTree? = .scenario
        for step in steps {
            switch step {
            case .key(let key): tree = tree?.keys[key] ?? tree?.id
            case .item, .everyItem, .itemWith: tree = tree?.item
            }
        }
        return tree?.facts
    }
}

extension FieldTable {
    /// What is known of the key that a dotted path leads to; nil where it leads to a thing or an unknown key.
    public static func facts(at path: String) -> FieldFacts? { (try? DraftPath.read(path))?.facts }
}
