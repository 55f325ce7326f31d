// SPDX-License-Identifier: GPL-3.0-or-later

import Basics
import CertificateReader
import ResultFiles

/// Checks a certificate's file against the programme beside it.
enum CertificateCommand {
    /// The largest file that is read [bytes].
    private static let largest = 1 << 30

    /// Tells what a certificate proves; one that proves nothing ends the command as rejected.
    static func check(_ path: String, in session: Session) throws(Ending) -> ExitStatus {
        let programmePath = FilePath.join(FilePath.folder(of: path), "programme.mps")
        let certificate = try text(path)
        let programme = try text(programmePath)
        let verdict: CertificateCheck.Verdict
        do throws(CertificateFault) {
            verdict = try CertificateCheck.check(certificate, of: MPSProgramme(programme))
        } catch {
            throw Ending(.rejected, DisplayText.escaped("The certificate proves nothing: \(error.sentence)."))
        }
        let (claim, cost, sentence) = words(for: verdict)
        if session.options.json {
            session.console.print(JSONText.of(Answer(claim: claim, cost: cost)))
        } else {
            session.report(sentence)
        }
        return .success
    }

    private static func words(for verdict: CertificateCheck.Verdict) -> (String, String?, String) {
        switch verdict {
        case .optimal(let cost):
            (
                "optimal", cost,
                "Proved in fractions: the cheapest relaxed plan costs \(cost) (rounded down); none costs less."
            )
        case .bound(let cost): ("bound", cost, "Proved: no plan costs less than \(cost).")
        case .infeasible: ("infeasible", nil, "Proved: there is no plan, not even with lots in parts.")
        }
    }

    private static func text(_ path: String) throws(Ending) -> String {
        do throws(FileTrouble) {
            return String(decoding: try FileAccess.bytes(at: path, limit: largest), as: UTF8.self)
        } catch {
            throw error.ending
        }
    }

    private struct Answer: Encodable {
        var claim: String
        var cost: String?
    }
}
