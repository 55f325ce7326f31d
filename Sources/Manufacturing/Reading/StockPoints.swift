// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

/// Where materials are stocked in a scenario of several sites; empty with one site.
struct StockPoints: Equatable, Sendable {
    /// The stock of a material at a site.
    struct Point: Equatable, Sendable {
        /// The material's id, with its site where others stock it too.
        let name: String
        /// The material's id in the file.
        let material: String
        /// The place of the site among the names of sites.
        let site: Int
    }

    /// All points, bytewise by name.
    let points: [Point]
    private let sites: [String]
    /// Materials that nothing stocks anywhere; they stand at the first site.
    private let unplaced: Set<String>
    /// Whether all that stocks materials could be read.
    let isWhole: Bool

    init() {
        points = []
        sites = []
        unplaced = []
        isWhole = true
    }

    /// The points of some materials, by the sites that stock them.
    init(_ materials: [String], stocked: [String: Set<Int>], sites: [String], isWhole: Bool) {
        self.sites = sites
        self.isWhole = isWhole
        unplaced = Set(materials.filter { stocked[$0, default: []].isEmpty })
        points = materials.flatMap { material -> [Point] in
            let own = stocked[material, default: []].sorted()
            guard own.count > 1 else { return [Point(name: material, material: material, site: own.first ?? 0)] }
            return own.map { Point(name: "\(material)@\(sites[$0])", material: material, site: $0) }
        }
        .sortedBytewise(by: \.name)
    }

    /// The names of materials as things of a site mean them; nil: of things that are at no site.
    func names(at site: Int?, isReadable: Bool) -> NameList {
        var places: [String: Int] = [:]
        var undecided: [String: (problem: String, remedy: String)] = [:]
        let all = Dictionary(grouping: points.indices, by: { points[$0].material })
        for (material, own) in all {
            if let site {
                if let place = own.first(where: { points[$0].site == site }), !unplaced.contains(material) {
                    places[material] = place
                } else if isWhole {
                    undecided[material] = ("it is not stocked at \(sites[site])", "name a site that stocks it")
                }
            } else if own.count == 1, !unplaced.contains(material) {
                places[material] = own[0]
            } else if isWhole {
                let open = own.count > 1 ? own.map { sites[points[$0].site] } : sites
                undecided[material] = (
                    own.count > 1
                        ? "it is stocked at \(open.joined(separator: " and "))" : "nothing says where it is stocked",
                    "write site: with one of \(open.joined(separator: ", "))"
                )
            }
        }
        return NameList(
            points.map(\.name), texts: points.map(\.material), places: places, undecided: undecided,
            isReadable: isReadable && isWhole)
    }

    /// The stock of the same material at another site, if there is one.
    func place(of point: Point, at site: Int) -> Int? {
        guard !unplaced.contains(point.material) else { return nil }
        return points.firstIndex { $0.material == point.material && $0.site == site }
    }

    /// ` at lyon`, where the material of a point is stocked elsewhere too.
    func phrase(of place: Int) -> String {
        guard points.indices.contains(place), points[place].name != points[place].material else { return "" }
        return " at \(sites[points[place].site])"
    }
}

extension FormContext {
    /// The context of a thing at a site; `isSaid`: a site that could not be read leaves its materials unread.
    func stocked(at site: ID<Site>?, _ isSaid: Bool) -> FormContext {
        guard !stock.points.isEmpty else { return self }
        var context = self
        if let site {
            context.names.materials = stock.names(at: site.index, isReadable: names.materials.isReadable)
        } else if isSaid {
            context.names.materials = NameList(
                names.materials.names, texts: names.materials.texts, places: [:], undecided: [:], isReadable: true)
        }
        return context
    }
}

/// Finds where a scenario stocks its materials: at the sites of recipes that make or use them, of opening stock and
/// orders, of demand lines that name one, and at both ends of lanes.
struct StockSurvey {
    private let materials: Set<String>
    private let sites: NameList
    /// By material, the places of its sites.
    private(set) var stocked: [String: Set<Int>] = [:]

    init(materials: [String], sites: NameList) {
        self.materials = Set(materials)
        self.sites = sites
    }

    /// Whether a recipe says where it runs.
    func saysSite(_ draft: Draft) -> Bool { site(draft) != nil }

    /// Walks a piece of the scenario; what lies in it is at the site of the innermost piece that names one.
    mutating func walk(_ draft: Draft, at outer: Int? = nil) {
        for item in draft.items ?? [] { walk(item, at: outer) }
        guard let entries = draft.entries else { return }
        let own = site(draft) ?? outer
        for entry in entries where !entry.key.hasPrefix("x-") {
            if let own {
                switch entry.key {
                case "makes", "material": add(entry.value.scalarText, own)
                case "also-makes", "uses": entry.value.entries?.forEach { add($0.key, own) }
                default: break
                }
            }
            walk(entry.value, at: own)
        }
    }

    /// Walks a lane, which stocks what it names at both ends.
    mutating func walk(lane: Draft) {
        let ends = ["from", "to"].compactMap { lane[$0]?.scalarText.flatMap { sites.place(of: $0.trimmingBlanks) } }
        for item in lane["materials"]?.items ?? [] {
            for end in ends { add(item.scalarText, end) }
        }
    }

    /// Walks a demand table.
    mutating func walk(_ table: DraftTable) {
        let heads = table.columns.map(\.text)
        guard let material = heads.firstIndex(of: "material"), let site = heads.firstIndex(of: "site") else { return }
        for row in table.rows where row.indices.contains(material) && row.indices.contains(site) {
            guard let place = sites.place(of: row[site].text.trimmingBlanks) else { continue }
            add(row[material].text, place)
        }
    }

    private func site(_ draft: Draft) -> Int? {
        draft["site"]?.scalarText.flatMap { sites.place(of: $0.trimmingBlanks) }
    }

    private mutating func add(_ text: String?, _ site: Int) {
        guard let name = text?.trimmingBlanks, materials.contains(name) else { return }
        stocked[name, default: []].insert(site)
    }
}

extension ScenarioAssembly {
    /// Splits each material into its stocks at the sites that need it, before anything that counts in it is read.
    func placeStock() {
        let sites = context.names.sites
        guard sites.names.count > 1 else { return }
        let entries = section("materials")
        var survey = StockSurvey(materials: entries.map(\.key), sites: sites)
        for key in ScenarioFields.record.keys where key != "materials" {
            reader.child(key).map { survey.walk($0.draft) }
        }
        for lane in section("shipping") { survey.walk(lane: lane.node.draft) }
        if let table = tables.demand { survey.walk(table) }
        let isWhole = sites.isReadable && section("recipes").allSatisfy { survey.saysSite($0.node.draft) }
        context.stock = StockPoints(
            entries.map(\.key), stocked: survey.stocked, sites: sites.names, isWhole: isWhole)
        let nodes = Dictionary(entries.map { ($0.key, $0.node) }) { first, _ in first }
        sections["materials"] = context.stock.points.compactMap { point in
            nodes[point.material].map { (key: point.name, node: $0) }
        }
        let isReadable = context.names.materials.isReadable
        context.names.materials = context.stock.names(at: nil, isReadable: isReadable)
    }
}
