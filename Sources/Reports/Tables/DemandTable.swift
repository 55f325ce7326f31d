// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing

extension PlanTables {
    /// How every demand line fares as the plan has it.
    var demand: ReportTable { demand("demand", plan.demand) }

    /// How demand lines fare.
    func demand(_ name: String, _ lines: [DemandOutcome]) -> ReportTable {
        let legends = Dictionary(plan.legend.lines.map { ($0.name, $0) }) { first, _ in first }
        var table = ReportTable(
            name: name, title: "a demand line and how it fares",
            columns: [
                .init("line", .text),
                .init("customer", .text),
                .init("kind", .text),
                .init("material", .text),
                .init("due", .moment),
                .init("wanted", .number(places: 6)),
                .init("on time", .number(places: 6)),
                .init("late", .number(places: 6)),
                .init("lost", .number(places: 6)),
                .init("unit", .text),
                .init("price per unit", unit: currency, .money),
                .init("reason", .text),
            ],
            rows: lines.map { row(of: $0, legends[$0.line]) })
        guard plan.legend.lines.contains(where: { $0.priority != nil }) else { return table }
        table.columns.append(.init("priority", .whole))
        table.rows = zip(table.rows, lines).map { row, line in
            row + [legends[line.line]?.priority.map { .whole($0) } ?? .none]
        }
        return table
    }

    private func row(of line: DemandOutcome, _ legend: LineLegend?) -> [ReportTable.Cell] {
        [
            .text(line.line), legend?.customer.map { .text($0) } ?? .none, legend.map { .text($0.kind) } ?? .none,
            .text(line.material), moment(line.due), .number(line.wanted), .number(line.onTime), .number(line.late),
            .number(line.lost), unit(of: line.material), legend.map { .money($0.price) } ?? .none, .text(line.reason),
        ]
    }
}
