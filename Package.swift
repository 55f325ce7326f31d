// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later

import PackageDescription

let algorithms: Target.Dependency = .product(name: "Algorithms", package: "swift-algorithms")

let package = Package(
    name: "exoplan",
    products: [
        .executable(name: "exoplan", targets: ["exoplan"]),
        // For the public problems in Benchmarks/.
        .library(name: "Sequencing", targets: ["Sequencing"]),
        // For the fuzzer in Benchmarks/.
        .library(name: "ScenarioFiles", targets: ["ScenarioFiles"]),
        .library(name: "Manufacturing", targets: ["Manufacturing"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.0"),
    ],
    targets: [
        // MARK: Domain
        .target(name: "Basics", dependencies: ["BigInt"]),
        .target(name: "Manufacturing", dependencies: ["Basics", algorithms]),

        // MARK: Files
        .target(name: "YAMLEvents", linkerSettings: [.linkedLibrary("yaml")]),
        .target(name: "ScenarioFiles", dependencies: ["Basics", "Manufacturing", "YAMLEvents"]),
        .target(name: "FileDigest", linkerSettings: [.linkedLibrary("nettle")]),
        .target(name: "ResultFiles", dependencies: ["Basics", "Manufacturing", "FileDigest"]),

        // MARK: Mathematics
        .target(name: "LinearProgramming", dependencies: [algorithms]),
        .target(name: "Proving", dependencies: ["LinearProgramming", "BigInt"]),
        .target(name: "CertificateReader", dependencies: ["BigInt"]),
        .target(name: "GLPKGuard", linkerSettings: [.linkedLibrary("glpk")]),
        .target(name: "GLPKSolver", dependencies: ["LinearProgramming", "GLPKGuard"]),

        // MARK: Planning
        .target(name: "Timing", dependencies: ["Basics", "Manufacturing", algorithms]),
        .target(
            name: "Planning",
            dependencies: ["Basics", "Manufacturing", "Timing", "LinearProgramming", "Proving", algorithms]),
        .target(name: "Sequencing", dependencies: [algorithms]),
        .target(
            name: "Scheduling",
            dependencies: ["Basics", "Manufacturing", "Timing", "Planning", "Sequencing", algorithms]),
        .target(name: "Verification", dependencies: ["Basics", "Manufacturing", algorithms]),

        .target(name: "WhatIf", dependencies: ["Basics", "Manufacturing", "Planning", "Verification"]),

        // MARK: Surface
        .target(name: "SheetWriter", linkerSettings: [.linkedLibrary("xlsxwriter")]),
        .target(
            name: "Reports", dependencies: ["Basics", "Manufacturing", "SheetWriter"],
            resources: [
                "style.css", "kit.js", "lanes.js", "gantt.js", "gantt-bars.js", "gantt-ground.js", "gantt-input.js",
                "heat.js", "stock.js", "service.js", "risk.js", "kept.js", "money.js", "prices.js", "tables.js",
                "main.js",
            ].map { .embedInCode("HTML/page/\($0)") }),
        .target(
            name: "ExoplanCommands",
            dependencies: [
                "Basics", "Manufacturing", "ScenarioFiles", "ResultFiles", "LinearProgramming", "GLPKSolver",
                "Timing", "Planning", "Sequencing", "Scheduling", "Verification", "WhatIf", "Reports",
                "CertificateReader",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .target(name: "LargePages"),
        .executableTarget(name: "exoplan", dependencies: ["ExoplanCommands", "LargePages"]),

        // MARK: Tests
        .testTarget(name: "BasicsTests", dependencies: ["Basics", "BigInt"]),
        .testTarget(name: "TimingTests", dependencies: ["Basics", "Manufacturing", "Timing"]),
        .testTarget(name: "ManufacturingTests", dependencies: ["Basics", "Manufacturing"]),
        .testTarget(
            name: "ScenarioFilesTests", dependencies: ["Basics", "Manufacturing", "ScenarioFiles"],
            exclude: ["Valid", "Broken"]),
        .testTarget(name: "LinearProgrammingTests", dependencies: ["LinearProgramming"]),
        .testTarget(
            name: "ProvingTests",
            dependencies: ["LinearProgramming", "GLPKSolver", "Proving", "CertificateReader", "BigInt"]),
        .testTarget(name: "GLPKSolverTests", dependencies: ["LinearProgramming", "GLPKGuard", "GLPKSolver"]),
        .target(
            name: "TestSupport", dependencies: ["Basics", "Manufacturing", "ScenarioFiles"], path: "Tests/TestSupport"),
        .testTarget(
            name: "VerificationTests", dependencies: ["Basics", "Manufacturing", "Verification", "TestSupport"]),
        .testTarget(
            name: "WhatIfTests", dependencies: ["Basics", "Manufacturing", "WhatIf", "PlanSamples"]),
        .target(name: "PlanSamples", dependencies: ["Basics", "Manufacturing"], path: "Tests/PlanSamples"),
        .testTarget(
            name: "PlanningTests",
            dependencies: [
                "Basics", "Manufacturing", "LinearProgramming", "GLPKSolver", "Timing", "Planning", "Verification",
                "TestSupport",
            ]),
        .testTarget(name: "SequencingTests", dependencies: ["Basics", "Sequencing"]),
        // The reader of public problems belongs to the package in Benchmarks; its files are linked to here.
        .testTarget(name: "PublicProblemsTests", dependencies: ["Sequencing"]),
        .testTarget(
            name: "SchedulingTests",
            dependencies: [
                "Basics", "Manufacturing", "Timing", "Planning", "Sequencing", "Scheduling", "Verification",
                "TestSupport",
            ]),
        .testTarget(name: "ResultFilesTests", dependencies: ["Basics", "Manufacturing", "ResultFiles", "PlanSamples"]),
        .testTarget(
            name: "ReportsTests", dependencies: ["Basics", "Manufacturing", "Reports", "PlanSamples"],
            exclude: ["Goldens"]),
        .testTarget(
            name: "ExoplanCommandsTests",
            dependencies: [
                "Basics", "Manufacturing", "Reports", "ResultFiles", "PlanSamples", "ExoplanCommands",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "Basics", "Manufacturing", "ScenarioFiles", "ResultFiles", "ExoplanCommands", "TestSupport",
                "Verification",
            ]),
    ],
    swiftLanguageModes: [.v6]
)

// The same language settings for every Swift target: no dependency leaks without a visible `public import`.
let languageSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// The targets in C.
let wrappers: Set = ["FileDigest", "GLPKGuard", "LargePages", "SheetWriter", "YAMLEvents"]

for target in package.targets where !wrappers.contains(target.name) {
    target.swiftSettings = languageSettings
}
