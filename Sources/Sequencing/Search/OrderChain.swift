// SPDX-License-Identifier: GPL-3.0-or-later

/// One chain of an order search: jobs that cost something move forward, change their variant, or others make way.
struct OrderChain<Decoder: OrderDecoder>: SearchChain {
    private var decoder: Decoder
    private let search: OrderSearch
    private var random: RandomSource
    private var order: [Int] = []
    private var variants: [Int]
    private var current = OrderScore(unplaced: .max, total: .max, second: .max)
    /// What the decoder has been given.
    private var given: [(job: Int, variant: Int)] = []
    private var appended = 0
    /// What each job costs in the order that stands, by position.
    private var costs: [Int] = []
    private(set) var bestOrder: [Int]
    private(set) var bestVariants: [Int]
    private(set) var best = OrderScore(unplaced: .max, total: .max, second: .max)

    init(_ search: OrderSearch, _ decoder: Decoder, random: RandomSource) {
        self.search = search
        self.decoder = decoder
        self.random = random
        variants = [Int](repeating: 0, count: search.variants.count)
        bestOrder = search.orders.first ?? []
        bestVariants = variants
    }

    var bestScore: Score { Score(unplaced: best.unplaced, total: best.total, second: best.second) }

    var decodes: Int { appended / max(1, search.variants.count) }

    mutating func run(until limit: Int, stop: () -> Bool) -> Bool {
        guard !search.variants.isEmpty else { return true }
        if order.isEmpty { construct(stop: stop) }
        while decodes < limit {
            if stop() { return true }
            // Nothing costs anything: every job has the place it wants.
            if best.unplaced == 0, best.total == 0 { return true }
            improve()
        }
        return false
    }

    mutating func adopt(_ other: OrderChain) {
        order = other.bestOrder
        variants = other.bestVariants
        current = other.best
        costs = []
        if other.best < best { remember() }
    }

    private mutating func remember() {
        best = current
        bestOrder = order
        bestVariants = variants
    }

    private mutating func construct(stop: () -> Bool) {
        for candidate in search.orders {
            if !order.isEmpty, stop() { break }
            order = candidate
            current = decode(limit: nil) ?? current
            if current < best { remember() }
        }
        order = bestOrder
        variants = bestVariants
        current = best
        costs = []
    }

    /// Decodes the order from where it differs from what stands; nil as soon as it is worse than a limit.
    private mutating func decode(limit: OrderScore?) -> OrderScore? {
        var same = 0
        while same < given.count, given[same] == (order[same], variants[order[same]]) { same += 1 }
        decoder.truncate(to: same)
        given.removeLast(given.count - same)
        for job in order[same...] {
            decoder.append(job, variant: variants[job])
            given.append((job, variants[job]))
            appended += 1
            guard let limit else { continue }
            let score = decoder.score
            if score.unplaced > limit.unplaced || score.unplaced == limit.unplaced && score.total > limit.total {
                return nil
            }
        }
        return decoder.score
    }

    /// One change; kept where it is no worse than chance allows.
    private mutating func improve() {
        let (oldOrder, oldVariants) = (order, variants)
        if costs.isEmpty {
            _ = decode(limit: nil)
            costs = order.indices.map { decoder.cost(at: $0) }
        }
        let costly = costs.indices.filter { costs[$0] > 0 }
        let place = costly.isEmpty ? random.below(order.count) : costly[random.below(costly.count)]
        change(at: place)
        if random.below(4) == 0 {
            change(at: costly.isEmpty ? random.below(order.count) : costly[random.below(costly.count)])
        }
        if order == oldOrder, variants == oldVariants {
            appended += 1
            return
        }
        var limit = current
        let slack = random.exponential() * Double(min(current.total, 1 << 50)) / 400
        limit.total += Int(slack)
        guard let score = decode(limit: limit) else {
            (order, variants) = (oldOrder, oldVariants)
            return
        }
        current = score
        costs = order.indices.map { decoder.cost(at: $0) }
        if score < best { remember() }
    }

    private mutating func change(at place: Int) {
        let job = order[place]
        switch random.below(5) {
        case 0 where search.variants[job] > 1:
            variants[job] = random.below(search.variants[job])
        case 1 where place > 0:
            // Somebody who was placed before starts at another time.
            let other = order[max(0, place - 1 - random.below(8))]
            if search.variants[other] > 1 { variants[other] = random.below(search.variants[other]) }
        case 2 where place > 0:
            // Or comes behind.
            let earlier = max(0, place - 1 - random.below(8))
            let other = order.remove(at: earlier)
            order.insert(other, at: place)
        default:
            guard place > 0 else { return }
            let back = random.below(4) == 0 ? random.below(place) : max(0, place - 1 - random.below(min(place, 8)))
            order.remove(at: place)
            order.insert(job, at: back)
        }
    }
}
