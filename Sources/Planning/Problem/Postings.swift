// SPDX-License-Identifier: GPL-3.0-or-later

/// What many things take from many slots, grouped by slot in one flat buffer.
///
/// Slot s holds `entries[offsets[s] ..< offsets[s + 1]]`, in the order in which they were posted.
struct Postings<Entry: Sendable>: Sendable {
    private let offsets: [Int]
    private let entries: [Entry]

    /// Groups entries by slot; slots outside 0 ..< count are left out.
    init(slots count: Int, _ posted: [(slot: Int, entry: Entry)]) {
        var offsets = [Int](repeating: 0, count: count + 1)
        for (slot, _) in posted where slot >= 0 && slot < count {
            offsets[slot + 1] += 1
        }
        for slot in 0..<count {
            offsets[slot + 1] += offsets[slot]
        }
        var next = offsets
        var order = [Int](repeating: 0, count: offsets[count])
        for (index, post) in posted.enumerated() where post.slot >= 0 && post.slot < count {
            order[next[post.slot]] = index
            next[post.slot] += 1
        }
        self.offsets = offsets
        self.entries = order.map { posted[$0].entry }
    }

    /// The number of slots.
    var count: Int { offsets.count - 1 }

    /// What was posted to a slot.
    subscript(slot: Int) -> ArraySlice<Entry> {
        entries[offsets[slot]..<offsets[slot + 1]]
    }
}
