import Checks
import FakeSystem
import HTTPWire
import Notifiers
import Peers
import Synchronization
import Testing
import UpkeepCore

@Suite("addresses kept for bad times")
struct AddressBookTests {
    private struct Dead: Error {}

    /// A resolver that a test switches off, and that counts what it is asked.
    private final class Names: Sendable {
        private let state = Mutex<(answers: [String: [IPAddress]], isDead: Bool, hangs: Bool, asked: [String])>(
            ([:], false, false, []))

        init(_ answers: [String: [IPAddress]]) { state.withLock { $0.answers = answers } }

        var asked: [String] { state.withLock { $0.asked } }

        func set(_ name: String, _ addresses: [IPAddress]) { state.withLock { $0.answers[name] = addresses } }

        func die() { state.withLock { $0.isDead = true } }

        func hang() { state.withLock { $0.hangs = true } }

        var lookup: AddressBook.Lookup {
            { name in
                let (answer, isDead, hangs) = self.state.withLock { state in
                    state.asked.append(name)
                    return (state.answers[name], state.isDead, state.hangs)
                }
                if hangs { try await Task.sleep(for: .seconds(86_400)) }
                guard !isDead, let answer else { throw Dead() }
                return answer
            }
        }
    }

    private let first: IPAddress
    private let second: IPAddress
    private let hooks = Destination(.name("hooks.example"), 443)

    init() throws {
        first = try #require(IPAddress("192.0.2.1"))
        second = try #require(IPAddress("2001:db8::2"))
    }

    @Test("what was seen once is used without asking again, and outlives DNS")
    func kept() async throws {
        let names = Names(["hooks.example": [first, second]])
        let book = AddressBook(clock: FakeClock().clock, lookup: names.lookup)
        await book.refresh(["hooks.example"])
        names.die()
        #expect(try await book.addresses(of: hooks) == [first, second])
        #expect(names.asked == ["hooks.example"])
        await book.refresh(["hooks.example"])
        #expect(try await book.addresses(of: hooks) == [first, second])
    }

    @Test("a host that nothing is kept of is looked up at once, or said to have no address")
    func unknown() async throws {
        let names = Names(["hooks.example": [first]])
        let book = AddressBook(clock: FakeClock().clock, lookup: names.lookup)
        #expect(try await book.addresses(of: hooks) == [first])
        let error = await #expect(throws: TransportFailure.self) {
            try await book.addresses(of: Destination(.name("other.example"), 443))
        }
        #expect(error?.reason == .noAddress)
        #expect(try await book.addresses(of: Destination(.address(second), 1)) == [second])
    }

    @Test("a resolver that hangs costs its limit and no more")
    func hanging() async throws {
        let names = Names([:])
        names.hang()
        let fake = FakeClock()
        let book = AddressBook(clock: fake.clock, lookup: names.lookup)
        async let outcome: Void = {
            await #expect(throws: TransportFailure.self) { try await book.addresses(of: hooks) }
        }()
        await fake.waitForSleepers()
        fake.advance(by: .seconds(6))
        await outcome
    }

    @Test("new addresses take the old ones' place, but what last worked stays as the last resort")
    func moved() async throws {
        let names = Names(["hooks.example": [first]])
        let book = AddressBook(clock: FakeClock().clock, lookup: names.lookup)
        await book.refresh(["hooks.example"])
        await book.worked(first, for: hooks)
        names.set("hooks.example", [second])
        await book.refresh(["hooks.example"])
        #expect(try await book.addresses(of: hooks) == [second, first])
    }

    @Test("what changed is saved, what did not is not, and what was saved is used")
    func saved() async throws {
        let names = Names(["hooks.example": [first]])
        let saved = Mutex<[KeptHost]>([])
        let book = AddressBook(clock: FakeClock().clock, lookup: names.lookup) { host in
            saved.withLock { $0.append(host) }
        }
        await book.refresh(["hooks.example"])
        await book.refresh(["hooks.example"])
        await book.worked(first, for: hooks)
        await book.worked(first, for: hooks)
        let hosts = saved.withLock { $0 }
        #expect(hosts.map(\.worked) == [nil, first])
        names.die()
        let later = AddressBook(clock: FakeClock().clock, kept: hosts, lookup: names.lookup)
        #expect(try await later.addresses(of: hooks) == [first])
    }

    @Test("with DNS dead, an alert still goes out over TLS to the right name")
    func delivered() async throws {
        try await withTestCA { authority in
            let certificate = try await authority.issue(["hooks.example"])
            try await Receiver.with(certificate: certificate) { receiver in
                let loopback = try #require(IPAddress("127.0.0.1"))
                let names = Names(["hooks.example": [loopback]])
                try await Postman.with(lookup: names.lookup) { postman in
                    let notifier = SlackNotifier(
                        url: try NotifierURL(Secret("https://hooks.example:\(receiver.port)/S3cr3t")))
                    await postman.book.refresh(["hooks.example"])
                    names.die()
                    for _ in 0..<3 {
                        #expect(await postman.deliver(by: notifier, caFile: authority.certificateFile) == .delivered)
                    }
                    #expect(names.asked.count == 1)
                    #expect(receiver.requests.count == 3)
                }
            }
        }
    }

    @Test("when all that is kept refuses, DNS is asked again")
    func stale() async throws {
        try await Receiver.with { receiver in
            // 127.0.0.2 has nobody listening on that port, since the receiver is bound to 127.0.0.1 alone.
            let (old, new) = try (#require(IPAddress("127.0.0.2")), #require(IPAddress("127.0.0.1")))
            let names = Names(["hooks.example": [old]])
            try await Postman.with(lookup: names.lookup) { postman in
                let notifier = SlackNotifier(url: try NotifierURL(Secret("http://hooks.example:\(receiver.port)/x")))
                await postman.book.refresh(["hooks.example"])
                #expect(!(await postman.deliver(by: notifier)).isDelivered)
                names.set("hooks.example", [new])
                #expect(await postman.deliver(by: notifier) == .delivered)
            }
        }
    }

    @Test("of several addresses the one that answers is found, and remembered")
    func several() async throws {
        try await Receiver.with { receiver in
            let addresses = try ["127.0.0.3", "::1", "127.0.0.1", "127.0.0.2"].map { try #require(IPAddress($0)) }
            try await Postman.with(lookup: { _ in addresses }) { postman in
                let notifier = SlackNotifier(url: try NotifierURL(Secret("http://hooks.example:\(receiver.port)/x")))
                #expect(await postman.deliver(by: notifier) == .delivered)
                #expect(await postman.book.hosts.map(\.worked) == [addresses[2]])
            }
        }
    }
}
