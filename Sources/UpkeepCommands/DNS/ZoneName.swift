import DNSWire
import HTTPWire
import UpkeepCore

/// A domain name as people type it.
enum ZoneName {
    /// - Throws: ``CommandFailure`` that says what is wrong with it.
    static func read(_ text: String) throws -> DNSName {
        if text == "." { return .root }
        if let address = IPAddress(text) {
            throw CommandFailure(
                "not-a-zone", "`\(text)` is an address, and no zone",
                hint: "name the zone, as in `upkeep dns example.com`"
                    + (address.family == .v4 ? "; the zone of its reverse names ends in `.in-addr.arpa`" : ""))
        }
        if text.isEmpty || text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) {
            throw CommandFailure(
                "not-a-zone", text.isEmpty ? "an empty name is no zone" : "`\(text)` is no zone: names have no blanks",
                hint: "name the zone alone: `upkeep dns example.com`")
        }
        if text.contains("/") || text.contains(":") {
            throw CommandFailure(
                "not-a-zone", "`\(text)` is no zone", hint: "name the zone alone: `upkeep dns example.com`")
        }
        do {
            // Names outside ASCII are written in the script they are in; `_dmarc` and the like are names, too.
            guard !text.utf8.allSatisfy({ $0 < 0x80 }), case .name(let host) = try HostName.read(text) else {
                return try DNSName(text)
            }
            return try DNSName(host)
        } catch let error as DNSWireError {
            throw CommandFailure("bad-name", "`\(text)` is no domain name: \(error.message)")
        } catch let error as WebURLError {
            throw CommandFailure("bad-name", "`\(text)` is no domain name: \(error.message)")
        }
    }

    /// A name of `zone`: absolute, or relative to it as in `api`.
    /// - Throws: ``CommandFailure`` that says what is wrong with it.
    static func read(_ text: String, in zone: DNSName) throws -> DNSName {
        let name = try read(text)
        guard !name.isWithin(zone) else { return name }
        guard !text.hasSuffix("."), let joined = try? name.appending(zone) else {
            throw CommandFailure(
                "outside", "`\(text)` is not in the zone `\(zone.text(trailingDot: zone.isRoot))`")
        }
        return joined
    }
}
