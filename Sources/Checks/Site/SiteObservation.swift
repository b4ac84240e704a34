package import UpkeepCore

/// All that one look at a site showed, before anybody judges it.
package struct SiteObservation: Sendable, Hashable {
    package enum Sight: Sendable, Hashable {
        /// `nameservers` is nil unless the name servers were agreed; one attempt per address, in the order of `name`.
        case http(name: NameObservation, nameservers: NameserverObservation?, attempts: [HTTPObservation])
        /// As for `http`.
        case port(name: NameObservation, nameservers: NameserverObservation?, attempts: [PortObservation])
        case record(RecordObservation)
    }

    package var sight: Sight
    package var started: Timestamp
    /// From the first query to the last byte of the last address, without the time spent waiting for a turn.
    package var elapsed: Duration

    package init(_ sight: Sight, started: Timestamp, elapsed: Duration) {
        self.sight = sight
        self.started = started
        self.elapsed = elapsed
    }

    /// Addresses that were found and left out because this machine has no route to them.
    package var withoutRoute: [IPAddress] {
        switch sight {
        case .http(let name, _, _), .port(let name, _, _): name.withoutRoute
        case .record: []
        }
    }
}
