// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-3.0-or-later

import PackageDescription

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
    ],
    swiftLanguageModes: [.v6]
)
