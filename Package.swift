// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let trees = Target.Dependency.product(name: "HashTreeCollections", package: "swift-collections")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let server = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")
let sockets = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")

let package = Package(
  name: "byline",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "byline", targets: ["byline"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // Tests only: the forge that the tests of byline sync talk to.
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CSQLiteSetup", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "Facts", swiftSettings: settings),
    .target(name: "LineHistory", dependencies: ["Facts", trees], swiftSettings: settings),
    .target(
      name: "Collectors", dependencies: ["CZlib", "Facts", "LineHistory", yams],
      resources: [.embedInCode("Signatures/signatures.yml"), .embedInCode("Signatures/actors.yml")],
      swiftSettings: settings),
    .target(name: "Store", dependencies: ["CSQLiteSetup", "Facts", grdb, sqlite], swiftSettings: settings),
    .target(name: "Aggregation", dependencies: ["Facts", "Store"], swiftSettings: settings),
    .target(
      name: "Collection", dependencies: ["Facts", "Collectors", "LineHistory", "Store", "Aggregation"],
      swiftSettings: settings),
    .target(
      name: "Reports", dependencies: ["Facts", "Aggregation"],
      resources: [
        .embedInCode("Assets/report.css"), .embedInCode("Assets/site.css"), .embedInCode("Assets/site.js"),
        .embedInCode("Assets/icon.svg"),
      ], swiftSettings: settings),
    .executableTarget(
      name: "byline",
      dependencies: [
        "Facts", "Collectors", "Store", "Aggregation", "Collection", "Reports", arguments, yams, logging,
      ],
      swiftSettings: settings),
    .executableTarget(name: "byline-bench", dependencies: [arguments], swiftSettings: settings),
    .target(
      name: "TestSupport", dependencies: [server, sockets], path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(name: "FactsTests", dependencies: ["Facts", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "LineHistoryTests", dependencies: ["LineHistory", "Facts", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "CollectorsTests", dependencies: ["Collectors", "Facts", "Store", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "AggregationTests", dependencies: ["Aggregation", "Facts", "Store", "TestSupport", grdb],
      swiftSettings: settings),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "Aggregation", "Facts", "TestSupport"], exclude: ["Golden"],
      swiftSettings: settings),
    .testTarget(name: "StoreTests", dependencies: ["Store", "Facts", grdb], swiftSettings: settings),
    .testTarget(
      name: "CollectionTests",
      dependencies: ["Collection", "Facts", "Collectors", "Store", "Aggregation", "TestSupport", grdb],
      swiftSettings: settings),
    .testTarget(
      name: "BylineTests",
      dependencies: [
        "byline", "Facts", "Collectors", "Store", "Aggregation", "Collection", "Reports", "TestSupport", yams,
      ],
      swiftSettings: settings),
  ]
)
