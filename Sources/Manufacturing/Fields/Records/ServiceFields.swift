// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// The keys of a service target.
enum ServiceFields {
    static let label = Field<String>.optional("label", .text, "A name for people.")
    static let material = Field<ID<Material>>.required("material", .material, "What is wanted.")
    static let site = Field<ID<Site>>.optional(
        "site", .site, missing: "the only site that stocks it", "From which site it is delivered.")
    static let customer = Field<String>.optional(
        "customer", .text, missing: "everybody", "Whose demand lines count.")
    static let target = Field<Exact>.required(
        "target", .measure(.share, .partOrAll), "The share of the quantity to be delivered by the due dates.")
    static let per = StandardField<ServiceTarget.Period>(
        "per", .word("period"), standard: .horizon, "The time over which the share is taken, by due dates.")
    static let penalty = Field<Exact>.optional(
        "penalty", .measure(.moneyPerUnit), missing: "the target must be met",
        "The penalty for each unit below the target.")
    static let record = FieldRecord(
        "service.<id>", "How much must be delivered on time", [label, material, site, customer, target, per, penalty])
}

extension ScenarioAssembly {
    func readService(_ name: String, _ node: Node) -> ServiceTarget? {
        let fields = RecordReader(node, ServiceFields.record)
        let label = fields.value(ServiceFields.label, context) ?? ""
        let site = fields.value(ServiceFields.site, context)
        let material = fields.value(ServiceFields.material, context.stocked(at: site, fields.has("site")))
        let customer = fields.value(ServiceFields.customer, context)
        let target = fields.value(ServiceFields.target, context)
        let per = fields.value(ServiceFields.per, context)
        guard let material, let unit = materialUnits[material.index] else { return nil }
        let penalty = fields.value(ServiceFields.penalty, context.with(unit: unit))
        if fields.has("penalty"), penalty == nil { return nil }
        let lines = demand.filter { $0.material == material && $0.due > .start }
        if let customer, !lines.contains(where: { $0.customer == customer }) {
            let known = Set(lines.compactMap(\.customer)).sortedBytewise()
            let near = nearestName(to: customer, among: known).map { "did you mean \"\($0)\"?" }
            fields.child("customer")?.fault(
                "no demand line of \(context.names.materials.names[material.index]) names this customer",
                value: customer,
                remedy: near
                    ?? (known.isEmpty ? "leave customer out" : "known here: \(known.prefix(8).joined(separator: ", "))")
            )
        }
        guard let target else { return nil }
        return ServiceTarget(
            name: name, label: label, material: material, customer: customer, target: target, period: per,
            penalty: penalty)
    }
}

extension ScenarioWriting {
    func service(_ target: ServiceTarget) -> Draft {
        var writer = RecordWriter(context(of: target.material))
        writer.put(text: ServiceFields.label, target.label)
        writer.put(ServiceFields.material, target.material)
        writer.put(ServiceFields.site, named(scenario.materials[target.material].site))
        writer.put(ServiceFields.customer, target.customer)
        writer.put(ServiceFields.target, target.target)
        writer.put(ServiceFields.per, target.period)
        writer.put(ServiceFields.penalty, target.penalty)
        return writer.draft
    }
}
