import DNSWire
import HTTPWire

/// A domain name as people type it.
enum ZoneName {
    /// - Throws: ``CommandFailure`` that says what is wrong with it.
    static func read(_ text: String) throws -> DNSName {
        if text == "." { return .root }
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
