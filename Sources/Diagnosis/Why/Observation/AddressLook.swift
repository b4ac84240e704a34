package import Checks
package import UpkeepCore

/// The site asked at one address, whatever DNS says now.
package struct AddressLook: Sendable, Hashable {
    package enum Source: String, Sendable, Hashable, CaseIterable {
        /// The name had it in good times.
        case stored
        /// The zone's own servers give it.
        case authoritative
        /// A resolver gives it.
        case resolver
        /// A person named it.
        case given
    }

    package var sources: Set<Source>
    package var attempt: HTTPObservation

    package init(_ sources: Set<Source>, _ attempt: HTTPObservation) {
        self.sources = sources
        self.attempt = attempt
    }

    package var address: IPAddress { attempt.address }
}
