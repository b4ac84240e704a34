package import UpkeepCore

/// How long a browser waits for its connection, by what each address did (Happy Eyeballs, RFC 8305).
///
/// The addresses are tried in turn, IPv6 first and the families alternating (section 4). The next one starts 250 ms after
/// the one before (section 5), or at once when that one failed; the first connection that stands is used, and only
/// connecting is raced: a server that accepts and then fails is not left for another.
package struct UserView: Sendable, Hashable {
    package struct Path: Sendable, Hashable {
        package let address: IPAddress
        /// Until the connection stood, or until it was known that it would not.
        package let took: Duration
        package let isConnected: Bool

        package init(address: IPAddress, took: Duration, isConnected: Bool) {
            self.address = address
            self.took = took
            self.isConnected = isConnected
        }
    }

    package static let attemptDelay = Duration.milliseconds(250)

    /// The address whose connection is used; nil when none stood.
    package private(set) var address: IPAddress?
    /// From the first attempt to the connection that is used.
    package private(set) var wait: Duration?

    package init(_ paths: [Path]) {
        var start = Duration.zero
        for path in Self.interleaved(paths) {
            // A connection that stands before the next one would start ends the race.
            if let wait, wait <= start { break }
            if path.isConnected {
                let stands = start + path.took
                if wait.map({ stands < $0 }) ?? true {
                    wait = stands
                    address = path.address
                }
            }
            start += path.isConnected ? Self.attemptDelay : min(path.took, Self.attemptDelay)
        }
    }

    /// IPv6 first, then one of each family in turn; within a family the order stays.
    private static func interleaved(_ paths: [Path]) -> [Path] {
        let first = paths.filter { $0.address.family == .v6 }
        let second = paths.filter { $0.address.family == .v4 }
        guard !first.isEmpty, !second.isEmpty else { return paths }
        return (0..<max(first.count, second.count)).flatMap { place in
            [first, second].compactMap { place < $0.count ? $0[place] : nil }
        }
    }
}
