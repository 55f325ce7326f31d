// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// How much of a material can be stored: as much at every site that stocks it, or by site.
enum StorageLimits: Hashable, Sendable {
    case everywhere(Exact)
    case sites([ID<Site>: Exact])

    /// The limit at a site; nil: none.
    func limit(at site: ID<Site>) -> Exact? {
        switch self {
        case .everywhere(let limit): limit
        case .sites(let limits): limits[site]
        }
    }

    /// The smallest limit of any site.
    var least: Exact? {
        switch self {
        case .everywhere(let limit): limit
        case .sites(let limits): limits.values.min()
        }
    }
}

extension Form where Value == StorageLimits {
    /// A quantity, or quantities by site.
    static let storageLimits = Form(
        kind: "quantity, or map of sites: quantity",
        range: Bounds.aboveZero.text,
        example: { Form<Exact>.measure(.quantity, .aboveZero).example($0) },
        read: { node, context in
            let form = Form<Exact>.measure(.quantity, .aboveZero)
            guard node.draft.entries != nil else { return form.read(node, context).map { .everywhere($0) } }
            var limits: [ID<Site>: Exact] = [:]
            for (key, child) in node.entries(of: "sites with what each can store") ?? [] {
                let site: ID<Site>? = context.names.sites.id(key, "a site", child, at: child.anchor)
                guard let limit = form.read(child, context), let site else { continue }
                limits[site] = limit
            }
            return .sites(limits)
        },
        write: { limits, context in
            let form = Form<Exact>.measure(.quantity, .aboveZero)
            switch limits {
            case .everywhere(let limit): return form.write(limit, context)
            case .sites(let limits):
                return Draft(
                    written: limits.sorted { $0.key < $1.key }.map {
                        (context.names.sites.names[$0.key.index], form.write($0.value, context))
                    })
            }
        }
    )
}
