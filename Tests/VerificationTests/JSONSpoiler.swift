// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Foundation
import TestSupport

/// Spoils documents in random places, the same ones in every run.
struct JSONSpoiler {
    private var generator: SplitMix64
    private let spoils: [Any]

    /// Begins a sequence; `names` are those of the documents, put where they do not belong.
    init(_ seed: UInt64, names: [String]) {
        generator = SplitMix64(seed: seed)
        let numbers: [Any] = [
            Int.max, Int.min, -1, 0, 1, 1e308, -1e308, 1e-300, 26_352_000, -26_352_000, 9_007_199_254_740_993,
        ]
        spoils = numbers + [""] + names
    }

    /// A document spoiled in so many places; nil where it is none any more, or the same.
    mutating func spoilt<Document: Codable & Equatable>(_ sound: Document, in places: ClosedRange<Int>) throws
        -> Document?
    {
        var value = try JSONSerialization.jsonObject(with: JSONEncoder().encode(sound))
        for _ in 0..<Int.random(in: places, using: &generator) { value = spoil(value) }
        guard let data = try? JSONSerialization.data(withJSONObject: value),
            let document = try? JSONDecoder().decode(Document.self, from: data), document != sound
        else { return nil }
        return document
    }

    /// Replaces one number or text somewhere in a JSON value, or doubles or drops an element of a list.
    private mutating func spoil(_ value: Any) -> Any {
        if var map = value as? [String: Any] {
            guard let key = map.keys.sorted().randomElement(using: &generator), let old = map[key] else { return map }
            map[key] = spoil(old)
            return map
        }
        if var list = value as? [Any] {
            guard let place = list.indices.randomElement(using: &generator) else { return list }
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: list.remove(at: place)
            case 1: list.insert(list[place], at: place)
            default: list[place] = spoil(list[place])
            }
            return list
        }
        return spoils.randomElement(using: &generator) ?? value
    }
}
