// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioWriting {
    func opening() -> Draft {
        let opening = scenario.opening
        var writer = RecordWriter(context)
        writer.put(OpeningFields.stock, list(opening.stock, stock))
        writer.put(OpeningFields.orders, list(opening.orders, order))
        writer.put(OpeningFields.lots, list(opening.lots, lot))
        writer.put(
            OpeningFields.pinned,
            list(opening.pinned) { pinned in
                var writer = RecordWriter(context)
                writer.put(PinnedFields.recipe, pinned.recipe)
                writer.put(PinnedFields.start, date(pinned.start))
                return writer.draft
            })
        writer.put(OpeningFields.backlog, list(scenario.demand.things.filter(isBacklog)) { line($0, hasKey: false) })
        writer.put(
            OpeningFields.rooms,
            Draft(
                written: opening.rooms.map { held in
                    var writer = RecordWriter(context)
                    writer.put(HeldFields.free, moment(held.free))
                    writer.put(HeldFields.last, held.last)
                    writer.put(HeldFields.lots, held.campaign?.lots)
                    writer.put(HeldFields.began, held.campaign?.began.map(moment))
                    return (context.names.rooms.names[held.room.index], writer.draft)
                }))
        writer.put(
            OpeningFields.units,
            Draft(
                written: opening.units.map { held in
                    var writer = RecordWriter(context)
                    writer.put(HeldFields.free, moment(held.free))
                    writer.put(HeldFields.count, held.count)
                    writer.put(HeldFields.last, held.last)
                    writer.put(HeldFields.lots, held.campaign?.lots)
                    writer.put(HeldFields.began, held.campaign?.began.map(moment))
                    return (context.names.units.names[held.unit.index], writer.draft)
                }))
        return writer.draft
    }

    func demand() -> Draft {
        var writer = RecordWriter(context)
        writer.put(DemandFields.beyond, scenario.repeatsDemand ? .repeat : .none)
        if let rule = scenario.consumption {
            var inner = RecordWriter(context)
            inner.put(ConsumptionFields.back, rule.back)
            inner.put(ConsumptionFields.ahead, rule.ahead)
            writer.put(DemandFields.consume, inner.draft)
        }
        writer.put(
            DemandFields.lines, map(scenario.demand.things.filter { !isBacklog($0) }) { line($0, hasKey: true) })
        return writer.draft
    }

    private func list<Item>(_ items: [Item], _ write: (Item) -> Draft) -> Draft { Draft(written: items.map(write)) }

    /// Lines that were due before the horizon's start stand in the opening state.
    private func isBacklog(_ line: DemandLine) -> Bool { line.due <= .start }

    private func stock(_ stock: Opening.Stock) -> Draft {
        var writer = RecordWriter(context(of: stock.material))
        writer.put(StockFields.material, stock.material)
        writer.put(StockFields.site, named(scenario.materials[stock.material].site))
        writer.put(StockFields.quantity, stock.quantity)
        writer.put(StockFields.age, stock.age)
        writer.put(StockFields.released, stock.released.map(date))
        return writer.draft
    }

    private func order(_ order: Opening.Order) -> Draft {
        var writer = RecordWriter(context(of: order.material))
        writer.put(OrderFields.material, order.material)
        writer.put(OrderFields.site, named(scenario.materials[order.material].site))
        writer.put(OrderFields.quantity, order.quantity)
        writer.put(OrderFields.arrives, date(order.arrives))
        return writer.draft
    }

    private func lot(_ lot: Opening.LotInProcess) -> Draft {
        var inner = context
        inner.operations = NameList(scenario.recipes[lot.recipe].operations.things.map(\.name))
        var writer = RecordWriter(inner)
        writer.put(LotInProcessFields.recipe, lot.recipe)
        writer.put(LotInProcessFields.operation, lot.operation)
        writer.put(LotInProcessFields.started, moment(lot.started))
        writer.put(LotInProcessFields.patient, lot.patient)
        return writer.draft
    }

    private func line(_ line: DemandLine, hasKey: Bool) -> Draft {
        var writer = RecordWriter(context(of: line.material))
        writer.put(DemandLineFields.id, hasKey ? nil : line.name)
        writer.put(text: DemandLineFields.label, line.label)
        writer.put(DemandLineFields.material, line.material)
        writer.put(DemandLineFields.site, named(scenario.materials[line.material].site))
        writer.put(DemandLineFields.quantity, line.quantity)
        writer.put(DemandLineFields.due, date(line.due - .days(1)))
        writer.put(DemandLineFields.price, line.price)
        let late = DemandLineFields.late
        if line.latePerDay != late.standard.money(at: line.price) { writer.put(late, .money(line.latePerDay)) }
        let cap = DemandLineFields.lateCap
        if line.lateCap != cap.standard.money(at: line.price) { writer.put(cap, .money(line.lateCap)) }
        writer.put(DemandLineFields.lost, line.lost)
        writer.put(DemandLineFields.early, line.early)
        writer.put(DemandLineFields.latest, line.latest)
        writer.put(DemandLineFields.customer, line.customer)
        writer.put(DemandLineFields.kind, line.kind)
        writer.put(DemandLineFields.priority, line.priority)
        if line.remainingLife != scenario.materials[line.material].remainingLife {
            writer.put(DemandLineFields.remainingLife, line.remainingLife ?? .span(.zero))
        }
        return writer.draft
    }
}
