import Checks
import Foundation
import HTTPWire
import Notifiers
import Peers
import Testing
import UpkeepCore
import UpkeepStore
import UpkeepSystem
import UpkeepWatch

/// Everything is dead: 10,000 alerts at once, kept in a real ledger, carried to a real webhook and a real mail server.
@Suite("10,000 alerts at once, really delivered")
struct QueueStormTests {
    private struct Told: Decodable {
        struct Member: Decodable {
            let incident: String
            let kind: String
        }

        let incident: String
        let kind: String
        let members: [Member]?

        var all: [Member] { members ?? [Member(incident: incident, kind: kind)] }
    }

    private static let count = 10_000
    private static let names = (0..<count).map { "\($0)" }
    private static let begin = Timestamp(seconds: 1_795_000_000)
    /// What is wrong with the receiver at first; the last goes on. It hangs for longer than anybody waits.
    private static let trouble = [
        Receiver.Answer(status: 504, delay: 600), .init(status: 429, headers: ["Retry-After": "0"]),
        .init(status: 200, delay: 0.2), .init(status: 200),
    ]

    @Test("they go into few messages, none is lost or told twice, and so it is with their ends")
    func storm() async throws {
        try await withTemporaryDirectory { directory in
            let storage = LedgerAlertStorage(try LedgerFile(folder: directory.path))
            try await Receiver.with(Self.trouble, largest: 1_500_000) { receiver in
                try await MailBox.with { box in
                    try await Postman.with { postman in
                        let impatient = try Self.channels(receiver, box, patience: .seconds(1), retry: .seconds(600))
                        try await Self.queue(impatient, storage, postman) { queue in
                            await Self.send(.opened, to: queue)
                            try await Self.until("mailed, and it hangs") {
                                let health = await queue.health.channels
                                return health[0].failures == 1 && health[1].owed == 0
                            }
                        }
                        let stored = try await storage.load()
                        #expect(stored.entries.map(\.channel) == Array(repeating: "hook", count: Self.count))
                        #expect(stored.incidents.count == Self.count)
                        // Another process goes on with what is on disk.
                        let patient = try Self.channels(receiver, box, patience: .seconds(60), retry: .milliseconds(20))
                        try await Self.queue(patient, storage, postman) { queue in
                            try await Self.until("all told") { await queue.health.owed == 0 }
                            await Self.send(.resolved, to: queue)
                            try await Self.until("all over") { await queue.incidents.isEmpty }
                        }
                        #expect(try await storage.load() == StoredQueue())
                    }
                    let titles = box.mails.map { mail in
                        String(decoding: mail.content, as: UTF8.self).split(separator: "\r\n")
                            .first { $0.hasPrefix("Subject: ") } ?? ""
                    }
                    #expect(titles.count == 2, "\(titles)")
                    #expect(titles.first?.contains("10000 opened") == true, "\(titles)")
                    #expect(titles.last?.contains("10000 resolved") == true, "\(titles)")
                }
                // Nobody was told anything twice, and the ends came after the beginnings.
                let taken = receiver.requests.filter { $0.status == 200 }
                let told = try taken.flatMap { try JSONDecoder().decode(Told.self, from: $0.body).all }
                #expect(told.count == 2 * Self.count)
                for (part, kind) in [(told.prefix(Self.count), "opened"), (told.suffix(Self.count), "resolved")] {
                    #expect(part.allSatisfy { $0.kind == kind } && Set(part.map(\.incident)) == Set(Self.names))
                }
                let answers = receiver.requests.map { "\($0.status) to \($0.body.count) bytes" }
                #expect(answers.count < 40, "\(answers)")
                #expect(Set(receiver.requests.map(\.status)) == [200, 413, 429, 504], "\(answers)")
            }
        }
    }

    private static func channels(
        _ receiver: Receiver, _ box: MailBox, patience: Duration, retry: Duration
    ) throws -> [AlertChannel] {
        var policy = ChannelPolicy()
        policy.burst = 1
        policy.interval = .milliseconds(20)
        policy.firstRetry = retry
        policy.longestRetry = retry
        policy.timeout = .seconds(60)
        let server = try MailServer(host: .name("mail.example.test"), port: UInt16(box.port), security: .none)
        let mail = try MailNotifier(
            server: server, from: MailAddress("upkeep@shop.example"), to: [MailAddress("ops@shop.example")])
        let mails = AlertChannel(name: "mail", notifier: mail, policy: policy)
        policy.timeout = patience
        let hook = try WebhookNotifier(url: NotifierURL(Secret("http://127.0.0.1:\(receiver.port)/")))
        return [AlertChannel(name: "hook", notifier: hook, policy: policy), mails]
    }

    /// A queue that delivers for the length of `body`, as one process would have it.
    private static func queue(
        _ channels: [AlertChannel], _ storage: LedgerAlertStorage, _ postman: Postman,
        _ body: (AlertQueue) async throws -> Void
    ) async throws {
        let queue = AlertQueue(
            channels: channels, storage: storage, stored: try await storage.load(), clock: .live
        ) { await postman.courier.deliver($0, through: $1) }
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { await queue.run() }
            try await body(queue)
            group.cancelAll()
        }
    }

    private static func send(_ kind: Alert.Kind, to queue: AlertQueue) async {
        let route = AlertRoute(channels: ["hook", "mail"])
        await queue.send(
            names.map { name in
                let alert = Alert(
                    incident: name, kind: kind, status: .critical, headline: "site \(name) does not answer",
                    openedAt: begin, at: kind == .opened ? begin : begin + .seconds(60))
                return RoutedAlert(alert, to: route)
            })
    }

    private static func until(_ what: String, _ condition: () async throws -> Bool) async throws {
        let end = ContinuousClock.now + .seconds(120)
        while !(try await condition()) {
            try #require(ContinuousClock.now < end, "never \(what)")
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
