// SPDX-License-Identifier: GPL-3.0-or-later

import Basics

extension ScenarioAssembly {
    /// Reports remaining lives that no stock can have, and those of one material that cannot be compared.
    func checkRemainingLives() {
        for (place, entry) in section("materials").enumerated() {
            guard let material = materials[place] else { continue }
            // What stands in the file is looked at once, at however many sites the material is stocked.
            let isFirst = context.names.materials.texts.firstIndex(of: material.material) == place
            if isFirst, let life = material.remainingLife {
                let node = entry.node.child("remaining-life")
                checkRemainingLife(life, of: material, at: node.draft.position, path: node.path)
            }
            checkRemainingLives(of: material, ID(place))
        }
    }

    private func checkRemainingLives(of material: Material, _ id: ID<Material>) {
        var first: (name: String, life: RemainingLife)?
        for line in demand where line.material == id {
            guard let life = line.remainingLife, let place = demandPlaces[line.name] else { continue }
            let path = "demand.\(line.name).remaining-life"
            // What the material says is looked at once.
            if life != material.remainingLife { checkRemainingLife(life, of: material, at: place, path: path) }
            guard let known = first else {
                first = (line.name, life)
                checkLanes(of: material, id, (line.name, life))
                continue
            }
            guard !life.isComparable(to: known.life) else { continue }
            root.log.add(
                Fault(
                    at: place, path: path,
                    problem: "\(material.name) is asked for otherwise by \(known.name)", value: text(of: life),
                    remedy: "say it for all lines of a material in one way: as a duration, in months or as a share"))
        }
    }

    /// Lanes want remaining life as a duration, so the lines of the stock that they leave must too.
    private func checkLanes(of material: Material, _ id: ID<Material>, _ line: (name: String, life: RemainingLife)) {
        guard case .span = line.life else {
            guard let lane = lanes.lazy.compactMap(\.self).first(where: { $0.goods.contains { $0.from == id } }) else {
                return
            }
            root.log.add(
                Fault(
                    at: demandPlaces[line.name], path: "demand.\(line.name).remaining-life",
                    problem:
                        "\(material.material) is shipped by \(lane.name), which counts remaining life as a duration",
                    value: text(of: line.life), remedy: "write it as a duration, such as 60 d"))
            return
        }
    }

    private func checkRemainingLife(
        _ life: RemainingLife, of material: Material, at position: SourcePosition?, path: String
    ) {
        guard let shelfLife = material.shelfLife else {
            root.log.add(
                Fault(
                    at: position, path: path, problem: "\(material.name) has no shelf-life and keeps for ever",
                    value: text(of: life), remedy: "give it a shelf-life, or leave remaining-life out"))
            return
        }
        let isTooLong =
            switch (life, shelfLife) {
            case (.span(let asked), .span(let kept)): asked > kept
            case (.span(let asked), .months(let kept)): asked > .days(31 * kept)
            case (.months(let asked), .span(let kept)): .days(28 * asked) > kept
            case (.months(let asked), .months(let kept)): asked > kept
            case (.share, _): false
            }
        if isTooLong {
            root.log.add(
                Fault(
                    at: position, path: path, problem: "longer than the shelf life of \(material.name)",
                    value: text(of: life),
                    remedy:
                        "ask for at most \(Form<Material.ShelfLife>.shelfLife.write(shelfLife, context).scalarText ?? "")"
                ))
        }
    }

    private func text(of life: RemainingLife) -> String? {
        Form<RemainingLife>.remainingLife.write(life, context).scalarText
    }
}
