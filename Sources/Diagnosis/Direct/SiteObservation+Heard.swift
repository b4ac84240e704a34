package import Checks
package import UpkeepCore

extension SiteObservation {
    /// Whether somebody at an address of the site spoke, be it to refuse: then the way there carries.
    var isHeard: Bool {
        switch sight {
        case .http(_, _, let attempts): attempts.contains(where: \.isHeard)
        case .port(_, _, let attempts): attempts.contains { $0.failure.isHeard }
        case .record(let record): record.rcode != nil
        }
    }

    /// Whether it got farther than to a connection.
    var isAnswered: Bool {
        switch sight {
        case .http(_, _, let attempts): attempts.contains { $0.isHeard && $0.failure?.layer != .connect }
        case .port(_, _, let attempts): attempts.contains { $0.failure.isHeard && $0.failure?.layer != .connect }
        case .record(let record): record.rcode != nil
        }
    }

    /// Where it was visited.
    package var visited: [IPAddress] {
        switch sight {
        case .http(_, _, let attempts): attempts.map(\.address)
        case .port(_, _, let attempts): attempts.map(\.endpoint.address)
        case .record(let record): record.addresses
        }
    }

    /// The URL held an address: there is no name.
    var isLiteral: Bool {
        switch sight {
        case .http(let name, _, _), .port(let name, _, _): name.source == .literal
        case .record: false
        }
    }
}

extension HTTPObservation {
    /// Whether somebody there spoke: a refusal or a reset comes from there, too.
    var isHeard: Bool { hops.contains { $0.answer != nil } || failure.isHeard }
}

extension ProbeFailure? {
    fileprivate var isHeard: Bool {
        guard let self else { return true }
        return self.kind != .local && self.layer > .connect || self.kind == .refused || self.kind == .reset
    }
}
