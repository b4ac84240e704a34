import DNSWire
import UpkeepCore

extension RootHints {
    /// The most bytes a file may have; the real one has 3 KB.
    private static let largest = 1 << 20

    /// Reads what resolvers read as root hints: NS records of the root, and the addresses of those names. Beyond that,
    /// an address may carry a port for a private world: `10.0.0.1:5353`, `[fd00::1]:5353`.
    package init(zoneFile bytes: [UInt8]) throws(RootHintsError) {
        guard bytes.count <= Self.largest else { throw RootHintsError("over \(Self.largest >> 20) MiB") }
        var nameservers: [DNSName] = []
        var addresses: [DNSName: [Server]] = [:]
        var owner = DNSName.root
        for (place, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let text = String(decoding: line.prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self)
            var words = text.split { $0 == " " || $0 == "\t" || $0 == "\r" }[...]
            guard let first = words.first, !first.hasPrefix("$") else { continue }
            if text.first != " ", text.first != "\t" {
                owner = try Self.name(words.removeFirst(), line: place + 1)
            }
            // TTL and class are there or not, in either order.
            while let word = words.first, words.count > 2, word.uppercased() == "IN" || word.allSatisfy(\.isNumber) {
                words.removeFirst()
            }
            guard words.count == 2, let type = words.first?.uppercased(), let data = words.last else {
                throw RootHintsError("no record of the form `NAME TTL TYPE DATA`", line: place + 1)
            }
            switch type {
            case "NS" where owner.isRoot: nameservers.append(try Self.name(data, line: place + 1))
            case "A", "AAAA":
                guard let endpoint = Endpoint(String(data), defaultPort: 0),
                    (endpoint.address.family == .v4) == (type == "A")
                else { throw RootHintsError("`\(data)` is no address of type \(type)", line: place + 1) }
                let port = endpoint.port == 0 ? nil : endpoint.port
                addresses[owner, default: []].append(Server(owner, endpoint.address, port: port))
            default: throw RootHintsError("`\(owner) \(type)` does not belong in root hints", line: place + 1)
            }
        }
        servers = nameservers.flatMap { addresses[$0] ?? [] }
        guard !servers.isEmpty else { throw RootHintsError("no name server of the root has an address") }
    }

    private static func name(_ text: Substring, line: Int) throws(RootHintsError) -> DNSName {
        do throws(DNSWireError) {
            return text == "@" ? .root : try DNSName(text)
        } catch {
            throw RootHintsError("`\(text)` is no name: \(error.message)", line: line)
        }
    }
}
