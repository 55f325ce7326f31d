// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import PackageDescription

// The fuzzer has no main of its own, so it is there only where it is asked for.
let isFuzzing = ProcessInfo.processInfo.environment["EXOPLAN_FUZZ"] != nil

let package = Package(
    name: "Benchmarks",
    dependencies: [.package(name: "exoplan", path: "..")],
    targets: [
        .executableTarget(
            name: "PublicProblems",
            dependencies: [.product(name: "Sequencing", package: "exoplan")],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("InternalImportsByDefault"),
            ])
    ]
        + (isFuzzing
            ? [
                .executableTarget(
                    name: "FuzzReader",
                    dependencies: [
                        .product(name: "ScenarioFiles", package: "exoplan"),
                        .product(name: "Manufacturing", package: "exoplan"),
                    ],
                    swiftSettings: [.unsafeFlags(["-parse-as-library"])])
            ] : []),
    swiftLanguageModes: [.v6]
)
