package import Notifiers
import Testing
package import UpkeepCore

/// What every storage of the alert queue must do; call each from a test of the implementation, with an empty storage.
package enum AlertStorageContract {
    package static let time = Timestamp(seconds: 1_795_348_800)

    package static func entry(_ id: UInt64, channel: String = "slack", incident: String? = nil) -> QueueEntry {
        let alert = Alert(
            incident: incident ?? "incident-\(id)", kind: .opened, status: .critical,
            headline: "`shop` does not answer: \"quotes\", 漢字, \u{202E}turned, \0 and\nlines",
            change: "a record changed",
            subjects: ["https://shop.example/", "192.0.2.1:443"],
            links: [AlertLink(title: "dashboard", url: "https://upkeep.example/i/\(id)")], openedAt: time,
            note: "a note", zone: ZoneOffset(minutes: -210, name: "America/St_Johns"), vantage: "berlin")
        return QueueEntry(id: id, channel: channel, alert: alert, queuedAt: time)
    }

    package static func incident(_ name: String) -> ToldIncident {
        var incident = ToldIncident(
            entry(1, incident: name).alert,
            route: AlertRoute(
                channels: ["slack", "mail"], remindEvery: .seconds(3600), escalateAfter: .milliseconds(1500),
                escalateTo: ["pager"]), at: time)
        incident.told = ["slack": time + .seconds(1), "mail": time + .seconds(2)]
        incident.ended = ["pager"]
        incident.acknowledgedAt = time + .seconds(3)
        incident.remindedAt = time + .seconds(4)
        incident.escalatedAt = time + .seconds(5)
        incident.closedAt = time + .seconds(6)
        return incident
    }

    package static func host(_ name: String) throws -> KeptHost {
        let addresses = try [#require(IPAddress("192.0.2.7")), #require(IPAddress("2001:db8::7"))]
        return KeptHost(name: name, addresses: addresses, seenAt: time, worked: addresses[1])
    }

    /// Everything comes back as it was, in order.
    package static func keepsEverything(_ storage: any AlertQueueStorage) async throws {
        #expect(try await storage.load() == StoredQueue())
        var changed = entry(2, channel: "mail")
        changed.attempts = 3
        changed.notBefore = time + .seconds(900)
        changed.alone = true
        changed.handedOver = true
        changed.lastFailure = "it answered 503"
        let host = try host("hooks.example")
        try await storage.commit([
            .saveEntry(changed), .saveEntry(entry(10)), .saveEntry(entry(1)), .saveIncident(incident("b")),
            .saveIncident(incident("a")), .saveHost(host),
        ])
        let loaded = try await storage.load()
        #expect(loaded.entries == [entry(1), changed, entry(10)])
        #expect(loaded.incidents == [incident("a"), incident("b")])
        #expect(loaded.hosts == [host])
    }

    /// What has the same id takes the old one's place.
    package static func replaces(_ storage: any AlertQueueStorage) async throws {
        try await storage.commit([.saveEntry(entry(1)), .saveIncident(incident("a")), .saveHost(host("h.example"))])
        var (other, later, moved) = (entry(1), incident("a"), try host("h.example"))
        other.attempts = 7
        later.closedAt = nil
        later.told = [:]
        moved.worked = nil
        try await storage.commit([.saveEntry(other), .saveIncident(later), .saveHost(moved)])
        #expect(try await storage.load() == StoredQueue(entries: [other], incidents: [later], hosts: [moved]))
    }

    /// What was removed is gone, what was never there does no harm, and changes of one commit count in their order.
    package static func removes(_ storage: any AlertQueueStorage) async throws {
        try await storage.commit([
            .saveEntry(entry(1)), .saveEntry(entry(2)), .saveIncident(incident("a")), .saveIncident(incident("b")),
        ])
        try await storage.commit([
            .removeEntry(1), .removeEntry(99), .removeIncident("a"), .removeIncident("nobody"), .saveEntry(entry(3)),
            .removeEntry(3), .removeEntry(4), .saveEntry(entry(4)),
        ])
        #expect(
            try await storage.load() == StoredQueue(entries: [entry(2), entry(4)], incidents: [incident("b")]))
    }

    /// Ids go up to what a signed 64-bit number holds, and sort as numbers.
    package static func sortsByNumber(_ storage: any AlertQueueStorage) async throws {
        let ids: [UInt64] = [1, 2, 10, 9_000_000_000, UInt64(Int64.max)]
        try await storage.commit(ids.reversed().map { .saveEntry(entry($0)) })
        #expect(try await storage.load().entries.map(\.id) == ids)
    }

    /// Thousands at once, as when everything is dead.
    package static func takesMany(_ storage: any AlertQueueStorage) async throws {
        let entries = (0..<10_000).map { entry(UInt64($0)) }
        try await storage.commit(entries.map(QueueChange.saveEntry))
        #expect(try await storage.load().entries == entries)
        try await storage.commit(entries.dropLast().map { .removeEntry($0.id) })
        #expect(try await storage.load().entries.map(\.id) == [9_999])
    }
}
