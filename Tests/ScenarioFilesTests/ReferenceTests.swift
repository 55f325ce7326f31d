// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Manufacturing
import ScenarioFiles
import Testing

@Suite("Reference of all keys")
struct ReferenceTests {
    static let page = Fixtures.package.appending(path: "Sources/ScenarioFiles/ScenarioFiles.docc/Reference.md").path

    @Test("The page in the documentation is the one that the field table gives")
    func pageIsCurrent() throws {
        if ProcessInfo.processInfo.environment["EXOPLAN_RECORD_REFERENCE"] == "1" {
            try FieldTable.referencePage.write(toFile: Self.page, atomically: true, encoding: .utf8)
        }
        #expect(Fixtures.text(Self.page) == FieldTable.referencePage)
    }

    @Test("No record says a key twice, and every key has a kind, an example and one sentence")
    func fields() {
        var paths: Set<String> = []
        for record in FieldTable.records {
            #expect(paths.insert(record.path).inserted, "\(record.path)")
            #expect(Set(record.fields.map(\.key)).count == record.fields.count, "\(record.path)")
            for field in record.fields {
                let path = FieldTable.path(of: field, in: record)
                #expect(!field.kind.isEmpty && !field.example.isEmpty, "\(path)")
                #expect(field.summary.hasSuffix("."), "\(path)")
            }
        }
    }

    @Test("Every key of the table stands in the full fixture")
    func fixtureIsFull() throws {
        let text = try #require(Fixtures.text(Fixtures.folder("Valid/full/scenario.yaml")))
        for record in FieldTable.records {
            for field in record.fields where !field.key.contains(" ") {
                #expect(text.contains("\(field.key):"), "\(FieldTable.path(of: field, in: record))")
            }
        }
    }

    @Test("A standard that is written out changes nothing")
    func standardsAreTrue() throws {
        let bare = """
            format: exoplan/1
            horizon: {start: 2027-01-04, length: 4 weeks}
            units: {u: {}}
            rooms: {r: {}}
            materials: {m: {unit: kg, price: 1 EUR/kg}, ev: {unit: dose}}
            recipes:
              a:
                makes: ev
                yield: 10 dose
                operations: {o: {stage: culture, unit: u, room: r, run: 1 h, uses: {m: 1 kg}}}
            demand: {lines: {d: {material: ev, quantity: 1 dose, due: 2027-01-20, price: 70 EUR/dose}}}

            """
        let written = """
            format: exoplan/1
            currency: EUR
            sites: {site: {utc-offset: +00:00}}
            horizon: {start: 2027-01-04, length: 4 weeks, starts: 1 d, deliveries: 1 week, bucket: 1 week}
            units: {u: {site: site, count: 1, calendar: always, rate: 0 EUR/h, turnaround: 0 min, maintenance: []}}
            rooms: {r: {site: site, count: 1, holds: lot, turnaround: 0 h, rate: 0 EUR/d, closed: []}}
            staff: {}
            materials:
              m: {unit: kg, price: 1 EUR/kg, lead-time: 0 d, holding: 0 EUR/kg/d, disposal: 0 EUR/kg, closing-value: 0 EUR/kg}
              ev: {unit: dose}
            recipes:
              a:
                makes: ev
                yield: {mode: 10 dose}
                cost: 0 EUR
                start-days: [mon-sun]
                operations:
                  o:
                    {stage: culture, unit: u, room: r, set-up: 0 h, run: 60 min, clean: 0 h, pausable: no, recovery: 100 %,
                     hold: 0 h, hold-loss: 0 %/d, staff: {}, uses: {m: 1000 g}, cost: 0 EUR, after: []}
                release: {reserve: 0 dose, pass: 100 %, tests: {}, review: 0 d}
            demand:
              beyond: none
              lines:
                d:
                  {material: ev, quantity: 1 dose, due: 2027-01-20, price: 70 EUR/dose, late: 0.1 EUR/dose/d,
                   late-cap: 7 EUR/dose, lost: 0 EUR/dose, early: 30 d, kind: firm}

            """
        let scenario = try ScenarioReader.read(text: bare).scenario
        #expect(try ScenarioReader.read(text: written).scenario == scenario)
        #expect(
            scenario.resolvedText == """
                format: exoplan/1
                horizon: {start: 2027-01-04, length: 28 d}
                units:
                  u: {}
                rooms:
                  r: {}
                materials:
                  ev: {unit: dose}
                  m: {unit: kg, price: 1 EUR/kg}
                recipes:
                  a:
                    makes: ev
                    yield: 10 dose
                    operations:
                      o:
                        stage: culture
                        unit: u
                        room: r
                        run: 1 h
                        uses: {m: 1 kg}
                        after: []
                demand:
                  lines:
                    d: {material: ev, quantity: 1 dose, due: 2027-01-20, price: 70 EUR/dose}

                """)
    }
}
