// SPDX-License-Identifier: GPL-3.0-or-later

/// Gives numbers to holds of equal units or rooms so that those of one number do not overlap.
///
/// Where no more are held at any minute than there are, taking the lowest free number in the order of time always
/// finds one.
struct Numbering {
    /// A hold that wants a number; what is fixed (commitments, maintenance, earlier lots) takes one as well.
    struct Hold {
        var from: Int
        var to: Int
        /// Whose it is; nil: fixed.
        var owner: Int?
    }

    /// The number of each owner's hold, from 1.
    static func numbers(_ holds: [Hold], owners: Int) -> [Int] {
        var result = [Int](repeating: 1, count: owners)
        let order = holds.indices.filter { holds[$0].from < holds[$0].to }.sorted {
            (holds[$0].from, holds[$0].owner == nil ? 0 : 1, holds[$0].to, $0)
                < (holds[$1].from, holds[$1].owner == nil ? 0 : 1, holds[$1].to, $1)
        }
        var free: [Int] = []
        for index in order {
            let hold = holds[index]
            var number = free.firstIndex { $0 <= hold.from }
            if number == nil {
                free.append(.min)
                number = free.count - 1
            }
            guard let number else { continue }
            free[number] = hold.to
            if let owner = hold.owner { result[owner] = number + 1 }
        }
        return result
    }
}
