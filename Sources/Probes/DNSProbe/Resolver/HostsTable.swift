package import UpkeepCore

/// The hosts file: names this machine knows without DNS.
package struct HostsTable: Sendable, Hashable {
    private var addresses: [String: [IPAddress]] = [:]

    package init() {}

    /// Reads `/etc/hosts` text as hosts(5) describes it: an address, then names; `#` begins a comment. Lines that are
    /// neither are skipped, and an interface behind an address is dropped.
    package init(_ text: String) {
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
            guard let first = words.first, let address = IPAddress(first.prefix { $0 != "%" }) else { continue }
            for name in words.dropFirst() { add(address, for: String(name)) }
        }
    }

    package mutating func add(_ address: IPAddress, for name: String) {
        let key = Self.key(name)
        if addresses[key]?.contains(address) != true { addresses[key, default: []].append(address) }
    }

    /// The addresses of `name`, in the file's order; empty when it is not there.
    package func addresses(of name: String) -> [IPAddress] { addresses[Self.key(name)] ?? [] }

    private static func key(_ name: String) -> String {
        (name.hasSuffix(".") ? String(name.dropLast()) : name).lowercased()
    }
}
