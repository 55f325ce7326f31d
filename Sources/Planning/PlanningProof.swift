// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming
import Proving

/// An exact proof about the relaxation of a planning programme, to be checked with nothing but two files.
public struct PlanningProof: Hashable, Sendable {
    /// The certificate's text; nil where nothing is proved.
    public let certificate: String?
    /// The programme that it speaks of, as an MPS file.
    public let programme: String
    /// What is proved, or why nothing is, in one sentence.
    public let sentence: String

    /// The name of the certificate's file in a result folder.
    public static let certificateName = Certificate.fileName
    /// The name of the programme's file beside it.
    public static let programmeName = Certificate.programmeName
}

/// Seeks the proof of an answer.
struct ProofSearch {
    let programme: LinearProgramme
    let solver: any LinearSolver
    let control: SolveControl

    /// Proves the relaxation's optimum in fractions, else its bound from the multipliers as they are.
    func optimum(of root: LinearSolution) -> PlanningProof {
        var why = "the relaxation left no basis"
        if let basis = root.basis {
            switch attempt({ () throws(SolverFault) in try prover.optimum(of: programme, from: basis) }) {
            case .proved(let certificate):
                return proof(certificate, "The relaxed optimum is proved in fractions: no plan can cost less.")
            case .unproved(let reason): why = reason
            }
        }
        switch Prover.bound(of: programme, multipliers: root.rowDuals) {
        case .proved(let certificate):
            return proof(certificate, "A bound is proved from the prices as they are; the optimum is not (\(why)).")
        case .unproved(let reason):
            return PlanningProof(certificate: nil, programme: mps, sentence: "Unproven: \(why); \(reason).")
        }
    }

    /// Proves that not even the relaxation has a plan.
    func infeasibility() -> PlanningProof {
        switch attempt({ () throws(SolverFault) in try prover.infeasibility(of: programme) }) {
        case .proved(let certificate):
            return proof(certificate, "That there is no plan is proved: not even lots in parts keep the rules.")
        case .unproved(let reason):
            return PlanningProof(
                certificate: nil, programme: mps,
                sentence: "That there is no plan is not proved by the relaxation alone: \(reason).")
        }
    }

    private var prover: Prover { Prover(solver: solver, control: control) }

    private func attempt(_ body: () throws(SolverFault) -> Prover.Outcome) -> Prover.Outcome {
        do throws(SolverFault) {
            return try body()
        } catch {
            return .unproved(error.sentence)
        }
    }

    private func proof(_ certificate: Certificate, _ sentence: String) -> PlanningProof {
        PlanningProof(certificate: certificate.text, programme: mps, sentence: sentence)
    }

    private var mps: String {
        var text = ""
        MPSFileWriter(programme).write(into: &text)
        return text
    }
}
