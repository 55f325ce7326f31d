// SPDX-License-Identifier: GPL-3.0-or-later

public import Basics
public import Manufacturing

/// A study with the files that it was read from.
public struct StudyDocument: Sendable {
    /// What is varied, and how.
    public let study: Study
    /// The scenario that it varies.
    public let source: ScenarioSource
    /// The study's own file.
    public let file: SourceFile
}

/// Reads studies from files.
public enum StudyReader {
    /// Reads a study's file and the scenario that it names.
    ///
    /// Throws everything that is wrong with the study; what is wrong with the scenario is thrown when one is made.
    public static func read(path: String, limits: ReadingLimits = .standard) throws(Faults) -> StudyDocument {
        var folder: ScenarioFolder
        let file: SourceFile
        do throws(Fault) {
            guard !FileSystem.isFolder(path) else {
                throw Fault(at: nil, problem: "a folder, not a study", value: path, remedy: "name the study's file")
            }
            folder = try ScenarioFolder(scenario: path, limits: limits)
            file = try folder.readScenario()
        } catch {
            throw Faults([error])
        }
        let (tree, faults) = TreeReader.read(file.bytes, file: file.name, limits: limits)
        guard let tree else { throw Faults(faults) }
        let study = try StudyReading.study(from: tree, earlier: faults)
        let reference = study.scenario.scalarText ?? ""
        do throws(Fault) {
            // Nothing outside the root is opened.
            _ = try folder.read(reference, as: .yaml, at: study.scenario.position, path: "scenario")
        } catch {
            throw Faults([error])
        }
        let source = try ScenarioSource.open(path: FilePath.join(folder.folder, reference), limits: limits)
        return StudyDocument(study: study, source: source, file: file)
    }
}
