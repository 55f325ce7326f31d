// SPDX-License-Identifier: GPL-3.0-or-later

import Manufacturing
import Reports

/// The report of a plan and its schedule as text, laid out once where the terminal shows what the file has.
struct ReportText {
    let plan: Plan
    /// What the plan became on its units; nil where none was made.
    let schedule: Schedule?
    /// As it stands in the file.
    let plain: String

    init(_ plan: Plan, _ schedule: Schedule?) {
        self.plan = plan
        self.schedule = schedule
        plain = PlanReport.text(plan, schedule: schedule)
    }

    func inStyle(_ style: ReportStyle) -> String {
        style == ReportStyle() ? plain : PlanReport.text(plan, schedule: schedule, style: style)
    }
}
