import UpkeepCore
import UpkeepSystem

/// Where a copy of a zone comes from, as people type it.
enum CopySource: Hashable {
    case file(String)
    case transfer(ServerAddress)
    case server(ServerAddress)

    /// Reads `AXFR@SERVER`, the path of a file that is there or has a slash in it, or a server.
    init(_ text: String, defaultPort: UInt16, _ files: Files) throws {
        let mark = "axfr@"
        if text.isEmpty {
            throw CommandFailure(
                "bad-source", "an empty source is nothing to read", hint: "name a file, `AXFR@SERVER` or a server")
        }
        if text.lowercased() == mark {
            throw CommandFailure(
                "bad-source", "`\(text)` needs a server behind it",
                hint: "write `AXFR@ns1.example.net` or `AXFR@192.0.2.53`")
        }
        if text.lowercased().hasPrefix(mark) {
            self = .transfer(try ServerAddress(String(text.dropFirst(mark.count)), defaultPort: defaultPort))
        } else if text.contains("/") || (try? files.exists(text)) == true {
            self = .file(text)
        } else {
            self = .server(try ServerAddress(text, defaultPort: defaultPort))
        }
    }

    /// What a person calls it.
    var title: String {
        switch self {
        case .file(let path): path
        case .transfer(let server): "AXFR@\(server.text)"
        case .server(let server): server.text
        }
    }
}
