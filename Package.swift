// swift-tools-version: 6.3
import PackageDescription

let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]
/// Codecs read hostile bytes, so they also give up every unsafe construct.
let codec: [SwiftSetting] = house + [.strictMemorySafety()]

let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let nioEmbedded: Target.Dependency = .product(name: "NIOEmbedded", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioConcurrency: Target.Dependency = .product(name: "NIOConcurrencyHelpers", package: "swift-nio")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let nioTLS: Target.Dependency = .product(name: "NIOTLS", package: "swift-nio")
let nioHTTP2: Target.Dependency = .product(name: "NIOHTTP2", package: "swift-nio-http2")
let nioHPACK: Target.Dependency = .product(name: "NIOHPACK", package: "swift-nio-http2")
let x509: Target.Dependency = .product(name: "X509", package: "swift-certificates")
let asn1: Target.Dependency = .product(name: "SwiftASN1", package: "swift-asn1")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let nioHTTPTypes: Target.Dependency = .product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioHTTPTypesHTTP1: Target.Dependency = .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")
let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
let histogram: Target.Dependency = .product(name: "Histogram", package: "hdrhistogram-swift")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

func path(_ name: String) -> String {
    switch name {
    case "DNSWire", "HTTPWire", "CertificateReader", "TLSWire", "ServerConfiguration": "Sources/Formats/\(name)"
    case "DNSProbe", "TLSProbe", "HTTPProbe", "PortProbe": "Sources/Probes/\(name)"
    default: "Sources/\(name)"
    }
}

func library(
    _ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = house
) -> Target {
    .target(name: name, dependencies: dependencies, path: path(name), swiftSettings: settings)
}

/// What several test targets share.
func support(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "Tests/Support/\(name)", swiftSettings: house)
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource] = []
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: house)
}

let package = Package(
    name: "upkeep",
    products: [.executable(name: "upkeep", targets: ["upkeep"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-nio-http2", from: "1.46.0"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    ],
    targets: [
        library("UpkeepCore"),
        library("DNSWire", ["UpkeepCore"], settings: codec),
        library("HTTPWire", ["UpkeepCore", "CZlib", "CIDN2"], settings: codec),
        library("CertificateReader", ["UpkeepCore"], settings: codec),
        library("TLSWire", ["UpkeepCore"], settings: codec),
        library("ServerConfiguration", settings: codec),
        library("CertificatePath", ["UpkeepCore", "CertificateReader", crypto, cryptoExtras], settings: codec),
        library("DNSSEC", ["UpkeepCore", "DNSWire", crypto, cryptoExtras], settings: codec),
        library("UpkeepSystem", ["UpkeepCore"]),
        library("UpkeepNet", ["UpkeepCore", nio, nioPosix]),
        library("Checks", ["UpkeepCore", "DNSWire", "HTTPWire", "CertificateReader", "TLSWire", "CPCRE2"]),
        library(
            "TLSProbe",
            [
                "UpkeepCore", "CertificateReader", "CertificatePath", "TLSWire", "UpkeepNet", "Checks", nio, nioPosix,
                nioSSL, x509, asn1, crypto,
            ]),
        library("DNSProbe", ["UpkeepCore", "DNSWire", "UpkeepNet", "TLSProbe", "Checks", nio, nioPosix, nioTLS]),
        library(
            "HTTPProbe",
            ["UpkeepCore", "HTTPWire", "UpkeepNet", "TLSProbe", "Checks", nio, nioPosix, nioTLS, nioHTTP2, nioHPACK]),
        library("PortProbe", ["UpkeepCore", "UpkeepNet", "TLSProbe", "Checks", nio, nioPosix, nioTLS]),
        library(
            "Diagnosis",
            [
                "UpkeepCore", "Checks", "DNSWire", "DNSSEC", "DNSProbe", "TLSProbe", "HTTPProbe", "PortProbe",
                "UpkeepNet", "HTTPWire", "CertificateReader", "CertificatePath", nio, crypto,
            ]),
        library(
            "Inspectors",
            [
                "UpkeepCore", "CertificateReader", "ServerConfiguration", "UpkeepSystem", "Checks", crypto,
                cryptoExtras,
            ]),
        library(
            "UpkeepConfig", ["UpkeepCore", "Checks", "HTTPWire", "CertificateReader", "Notifiers", "Incidents", yams]),
        library("UpkeepReport", ["UpkeepCore"]),
        library("UpkeepStore", ["UpkeepCore", grdb]),
        library("Incidents", ["UpkeepCore"]),
        library(
            "Notifiers",
            [
                "UpkeepCore", "Checks", "HTTPWire", "UpkeepReport", "UpkeepSystem", "UpkeepNet", nio, nioPosix, nioSSL,
                nioTLS, subprocess, systemPackage,
            ]),
        library("Calendars", ["UpkeepCore", "Checks"], settings: codec),
        library("Scheduling", ["UpkeepCore", "UpkeepSystem", "Checks"]),
        library(
            "UpkeepAPI",
            [
                "UpkeepCore", "UpkeepStore", "UpkeepReport", "UpkeepNet", hummingbirdCore, httpTypes, log, nio,
                nioHTTP1, nioHTTPTypes, nioHTTPTypesHTTP1,
            ]),
        library(
            "UpkeepWatch",
            [
                "UpkeepCore", "HTTPWire", "Calendars", "Checks", "Diagnosis", "Incidents", "Notifiers", "Scheduling",
                "UpkeepAPI", "UpkeepStore", "UpkeepSystem",
            ]),
        library(
            "UpkeepDemo",
            ["UpkeepCore", "UpkeepNet", "DNSWire", nio, nioPosix, nioHTTP1, nioSSL, x509, asn1, crypto]),
        library(
            "UpkeepCommands",
            [
                "UpkeepCore", "CertificateReader", "TLSWire", "HTTPWire", "DNSWire", "DNSSEC", "Checks", "DNSProbe",
                "TLSProbe", "Diagnosis", "Inspectors", "Incidents", "Notifiers", "UpkeepConfig", "UpkeepReport",
                "UpkeepStore", "UpkeepSystem", "UpkeepNet", "UpkeepDemo", "Calendars", "UpkeepAPI", "UpkeepWatch",
                subprocess, systemPackage, arguments,
            ]),
        .executableTarget(
            name: "upkeep", dependencies: ["UpkeepCommands"], path: "Sources/upkeep", swiftSettings: house),
        .target(name: "CPeers", path: "Tests/Support/CPeers"),
        support("Peers", ["CPeers"]),
        support("TestTraits"),
        support("Snapshots"),
        support("FakeSystem", ["UpkeepCore", "UpkeepSystem"]),
        support("NastyDNSServer", ["DNSWire", "UpkeepCore", nio, nioPosix]),
        support("DNSWorld", ["Peers"]),
        support("AlertStorageContract", ["Notifiers", "UpkeepCore"]),
        .executableTarget(
            name: "store-writer", dependencies: ["UpkeepStore", "UpkeepCore"], path: "Tests/Support/StoreWriter",
            swiftSettings: house),
        tests("DNSWorldTests", ["DNSWorld", "Peers", "TestTraits"]),
        tests("HouseTests", ["Peers"], exclude: ["edges.txt"]),
        tests("PeersTests", ["Peers", "TestTraits"]),
        tests("UpkeepCoreTests", ["UpkeepCore"]),
        tests("DNSWireTests", ["DNSWire", "UpkeepCore"], exclude: ["Fixtures"]),
        tests(
            "DNSProbeTests",
            ["DNSProbe", "DNSWire", "UpkeepCore", "Checks", "TLSProbe", "NastyDNSServer", "Peers", nio, nioPosix]),
        tests(
            "DNSSECTests", ["DNSSEC", "DNSWire", "UpkeepCore", "Peers", crypto], resources: [.copy("Fixtures")]),
        tests("HTTPWireTests", ["HTTPWire", "UpkeepCore", "CZlib"]),
        tests("TLSWireTests", ["TLSWire", "UpkeepCore", "Peers"]),
        tests("CertificateReaderTests", ["CertificateReader", "UpkeepCore"], resources: [.copy("Fixtures")]),
        tests("ServerConfigurationTests", ["ServerConfiguration"]),
        tests("ChecksTests", ["UpkeepCore", "DNSWire", "HTTPWire", "CertificateReader", "TLSWire", "Checks"]),
        tests("CertificatePathTests", ["CertificatePath", "CertificateReader", "UpkeepCore", "Peers", crypto]),
        tests(
            "UpkeepConfigTests",
            [
                "UpkeepConfig", "UpkeepCore", "Checks", "HTTPWire", "CertificateReader", "Notifiers", "Incidents",
                "UpkeepStore", "Peers",
            ],
            exclude: ["Fixtures"]),
        tests("UpkeepReportTests", ["UpkeepReport", "UpkeepCore", "Snapshots"], exclude: ["__Snapshots__"]),
        tests(
            "UpkeepStoreTests",
            ["UpkeepStore", "UpkeepCore", "Peers", "TestTraits", "store-writer", grdb, histogram]),
        tests("CalendarsTests", ["Calendars", "UpkeepCore", "Checks", "Peers"], resources: [.copy("Fixtures")]),
        tests("SchedulingTests", ["Scheduling", "UpkeepCore", "UpkeepSystem", "Checks", "FakeSystem"]),
        tests(
            "UpkeepWatchTests",
            [
                "UpkeepWatch", "UpkeepCore", "Checks", "Diagnosis", "Incidents", "Notifiers", "UpkeepStore",
                "UpkeepSystem", "HTTPWire", "Calendars", "UpkeepAPI", "AlertStorageContract", "FakeSystem", "Peers",
                grdb,
            ]),
        tests("UpkeepAPITests", ["UpkeepAPI", "UpkeepCore", "UpkeepStore", "UpkeepReport", "Peers", nioPosix]),
        tests("IncidentsTests", ["Incidents", "UpkeepCore"]),
        tests(
            "NotifiersTests",
            [
                "Notifiers", "AlertStorageContract", "Checks", "UpkeepCore", "UpkeepReport", "UpkeepSystem",
                "UpkeepNet", "UpkeepStore", "UpkeepWatch", "HTTPWire", "FakeSystem", "Peers", "Snapshots",
            ], exclude: ["__Snapshots__", "Servers"]),
        tests("UpkeepSystemTests", ["UpkeepSystem", "UpkeepCore", "FakeSystem"]),
        tests("UpkeepDemoTests", ["UpkeepDemo", "UpkeepCore", "DNSWire"]),
        tests(
            "TLSProbeTests",
            [
                "TLSProbe", "TLSWire", "UpkeepNet", "Checks", "CertificateReader", "UpkeepCore", "Peers", "TestTraits",
                nio, crypto,
            ]),
        tests(
            "HTTPProbeTests",
            [
                "HTTPProbe", "TLSProbe", "UpkeepNet", "Checks", "CertificateReader", "HTTPWire", "UpkeepCore", "Peers",
                "TestTraits", nio,
            ]),
        tests(
            "PortProbeTests",
            ["PortProbe", "TLSProbe", "UpkeepNet", "Checks", "CertificateReader", "UpkeepCore", "Peers", nio]),
        tests(
            "DiagnosisTests",
            [
                "Diagnosis", "DNSProbe", "DNSWire", "TLSProbe", "UpkeepNet", "Checks", "HTTPWire", "CertificateReader",
                "UpkeepCore", "UpkeepDemo", "NastyDNSServer", "Peers", "TestTraits",
            ]),
        tests(
            "InspectorsTests",
            [
                "Inspectors", "UpkeepCore", "UpkeepSystem", "Checks", "CertificateReader", "FakeSystem", "Peers",
                crypto,
            ]),
        tests(
            "UpkeepCommandsTests",
            [
                "UpkeepCommands", "UpkeepConfig", "UpkeepCore", "UpkeepReport", "UpkeepStore", "UpkeepSystem", "Checks",
                "Calendars", "FakeSystem", "Peers",
            ]),
        tests("ComparisonTests", ["upkeep", "Peers", "TestTraits"]),
        tests(
            "EndToEndTests",
            [
                "upkeep", "UpkeepCore", "UpkeepStore", "Notifiers", "UpkeepDemo", "DNSWire", "DNSWorld", "Peers",
                "TestTraits",
            ],
            exclude: ["Wire/dissect.py"]),
        .executableTarget(
            name: "probe-bench",
            dependencies: [
                "UpkeepCore", "Checks", "Diagnosis", "DNSProbe", "HTTPWire", "TLSProbe", "UpkeepNet", "UpkeepSystem",
                arguments,
            ], path: "Benchmarks/ProbeBench", swiftSettings: house),
        .executableTarget(
            name: "dns-bench",
            dependencies: ["UpkeepCore", "Checks", "DNSProbe", "DNSWire", "UpkeepNet", "BenchUsage", arguments],
            path: "Benchmarks/DNSBench", swiftSettings: house),
        .executableTarget(
            name: "tls-bench",
            dependencies: [
                "UpkeepCore", "CertificateReader", "Checks", "Diagnosis", "DNSProbe", "TLSProbe", "UpkeepNet",
                "UpkeepSystem", "BenchUsage", arguments,
            ], path: "Benchmarks/TLSBench", swiftSettings: house),
        .executableTarget(
            name: "store-bench", dependencies: ["UpkeepCore", "UpkeepStore", arguments],
            path: "Benchmarks/StoreBench", swiftSettings: house),
        .target(name: "BenchUsage", path: "Benchmarks/BenchUsage", swiftSettings: house),
        .systemLibrary(name: "CIDN2", path: "Sources/CIDN2", providers: [.apt(["libidn2-dev"])]),
        .systemLibrary(name: "CPCRE2", path: "Sources/CPCRE2", providers: [.apt(["libpcre2-dev"])]),
        .systemLibrary(name: "CZlib", path: "Sources/CZlib", providers: [.apt(["zlib1g-dev"])]),
    ]
)
