// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import Manufacturing
import ScenarioFiles
import Testing

@Suite("Patients in scenario files")
struct PatientTests {
    private func scenario(_ text: String) throws -> Scenario {
        try ScenarioReader.read(text: "format: exoplan/1\n" + text).scenario
    }

    private static func yaml(_ arrivals: String) -> String {
        """
        horizon: {start: 2027-01-04, length: 52 weeks}
        materials: {dex: {unit: dose}}
        recipes:
          own: {makes: dex, autologous: yes, yield: 8 dose, operations: {make: {stage: culture, run: 6 d}}}
        patients: {arrivals: {clinic: {recipe: own, \(arrivals)}}}
        """
    }

    @Test("Random arrivals keep to their days and hours, in the number that the rate gives, the same for a seed")
    func arrivals() throws {
        let text = Self.yaml("seed: 3, rate: 5 patient/week, days: [tue-fri], hours: 10:00-18:00, price: 9 EUR")
        let patients = try scenario(text).patients.things
        // 260 are expected; the standard deviation is 16.
        #expect((212...308).contains(patients.count))
        for patient in patients {
            let day = CivilDate(year: 2027, month: 1, day: 4)?.adding(days: patient.arrives.minutes / 1440)
            #expect([.tue, .wed, .thu, .fri].contains(day?.weekday))
            #expect((600..<1080).contains(patient.arrives.minutes % 1440))
            #expect(patient.due - patient.arrives == .days(28) && patient.price == 9)
        }
        #expect(zip(patients, patients.dropFirst()).allSatisfy { $0.arrives < $1.arrives && $0.name < $1.name })
        #expect(try scenario(text).patients == scenario(text).patients)
        let other = try scenario(text.replacing("seed: 3", with: "seed: 4"))
        #expect(other.patients.things.map(\.arrives) != patients.map(\.arrives))
    }

    @Test("The first arrivals of a seed are these, worked out in Python")
    func pinnedArrivals() throws {
        let text = Self.yaml("seed: 7, rate: 3 patient/week, from: 2027-01-18, to: 2027-01-24, hours: 22:00-02:00")
        #expect(try scenario(text).patients.things.map(\.arrives.minutes) == [25843, 27389, 28776])
    }

    @Test("Arrivals that are certain come every minute")
    func certain() throws {
        let text = Self.yaml("seed: 1, rate: 1680 patient/week, hours: 08:00-12:00, from: 2027-01-05, to: 2027-01-05")
        let found = try scenario(text).patients.things.map(\.arrives.minutes)
        #expect(found == Array(1920..<2160))
    }
}
