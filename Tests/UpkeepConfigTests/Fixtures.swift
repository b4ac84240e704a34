import Foundation
import Testing
import UpkeepConfig

/// The files beside the tests, and what the tests hand to the loader.
enum Fixtures {
    static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    static let root = tests.deletingLastPathComponent().deletingLastPathComponent()
    /// With it, snapshots are written instead of compared.
    static let isRecording = ProcessInfo.processInfo.environment["UPKEEP_RECORD"] == "1"

    static let environment = [
        "HOST": "shop.example", "TOKEN": "t0ken", "TOTAL": "4s", "DAYS": "30", "EMPTY": "",
        "SECRET_VALUE": "hunter2", "SHOP_TOKEN": "x", "SHOP_PASSWORD": "x", "SLACK_URL": "https://hooks.example/x",
        "DISCORD_URL": "https://hooks.example/x", "TEAMS_URL": "https://hooks.example/x",
        "HOOK_URL": "https://hooks.example/x", "DEAD_MAN_URL": "https://hooks.example/x", "TELEGRAM_TOKEN": "1:abc",
        "NTFY_TOPIC": "topic", "NTFY_TOKEN": "tk_x", "MATRIX_TOKEN": "syt_x", "MAIL_PASSWORD": "x",
        "PAGERDUTY_KEY": "x",
        "OPSGENIE_KEY": "x", "PAGER_TOKEN": "x", "UPKEEP_TOKEN": "0123456789abcdef",
    ]

    struct Missing: Error, CustomStringConvertible {
        let description = "no such file"
    }

    struct NoPair: Error, CustomStringConvertible {
        let description = "no pair"
    }

    static func readSecret(_ path: String) throws -> String {
        switch path {
        case "secret.txt": "hunter2\n"
        case "empty.token": "\n"
        case "two-lines.token": "hunter2\nhunter3\n"
        case "/etc/upkeep/shop.token", "/etc/upkeep/shop.password": "x"
        case "api.token", "/etc/upkeep/api.token": "hunter2-hunter2-hunter2\n"
        case _ where path.hasPrefix("/etc/upkeep/") && path.hasSuffix(".url"): "https://hooks.example/hunter2hunter2\n"
        case _ where path.hasPrefix("/etc/upkeep/"): "hunter2-hunter2-hunter2\n"
        default: throw Missing()
        }
    }

    static func checkFile(_ file: NamedFile) throws {
        if file.path.contains("missing") { throw Missing() }
        if case .identity(let certificate, let key) = file, key.contains("other"), !certificate.contains("other") {
            throw NoPair()
        }
    }

    static func names(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: tests.appending(path: "Fixtures/\(folder)").path())
            .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }

    static func bytes(_ folder: String, _ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: tests.appending(path: "Fixtures/\(folder)/\(name).yaml")))
    }

    static func load(_ text: String, path: String = "upkeep.yaml") -> ConfigResult {
        load([ConfigSource(path: path, text: text)])
    }

    static func load(_ sources: [ConfigSource]) -> ConfigResult {
        ConfigLoader.load(
            sources: sources, environment: { environment[$0] }, checkFile: checkFile, readSecret: readSecret)
    }

    /// Compares with the file, or writes it when recording.
    static func expectSnapshot(
        _ text: String, _ file: URL, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        if isRecording {
            try text.write(to: file, atomically: true, encoding: .utf8)
        } else {
            let recorded = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            #expect(
                text == recorded,
                "\(file.lastPathComponent) is stale: run the tests with UPKEEP_RECORD=1 and read the change",
                sourceLocation: sourceLocation)
        }
    }
}
