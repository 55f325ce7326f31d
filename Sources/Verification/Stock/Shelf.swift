// SPDX-License-Identifier: GPL-3.0-or-later

/// Usable stock of one material, what expires first in front.
struct Shelf {
    /// What is left of one supply.
    struct Item {
        let expires: Int
        /// When it began to age.
        let born: Int
        /// The supply's place, which decides between equal dates.
        let order: Int
        var quantity: Double

        func precedes(_ other: Item) -> Bool { (expires, born, order) < (other.expires, other.born, other.order) }
    }

    /// A binary heap.
    private var items: [Item] = []

    /// What expires first.
    var oldest: Item? { items.first }

    mutating func put(_ item: Item) {
        items.append(item)
        var place = items.count - 1
        while place > 0, items[place].precedes(items[(place - 1) / 2]) {
            items.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    /// Leaves a share of everything.
    mutating func shrink(to share: Double) {
        guard share != 1 else { return }
        for place in items.indices { items[place].quantity *= share }
    }

    mutating func removeOldest() {
        guard let last = items.popLast(), !items.isEmpty else { return }
        items[0] = last
        var place = 0
        while true {
            let children = [2 * place + 1, 2 * place + 2].filter { $0 < items.count }
            guard let least = children.min(by: { items[$0].precedes(items[$1]) }),
                items[least].precedes(items[place])
            else { return }
            items.swapAt(least, place)
            place = least
        }
    }

    /// Takes a quantity, the oldest first among what may serve, and answers what is missing.
    mutating func take(_ quantity: Double, where mayServe: (Item) -> Bool) -> Double {
        var left = quantity
        var skipped: [Item] = []
        while left > 0, let first = items.first {
            if !mayServe(first) {
                skipped.append(first)
                removeOldest()
            } else if first.quantity > left {
                items[0].quantity -= left
                left = 0
            } else {
                left -= first.quantity
                removeOldest()
            }
        }
        for item in skipped { put(item) }
        return left
    }
}
