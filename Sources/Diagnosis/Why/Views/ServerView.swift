import Checks
import DNSWire
import UpkeepCore

/// One address of one name server of the zone, as its answers show it.
struct ServerView {
    /// How one way of asking went.
    enum Channel: Hashable {
        case unasked, answers
        /// It speaks, but not for this zone; what it says.
        case lame(String)
        /// Nothing useful came; what instead.
        case dead(String)
    }

    enum State: Hashable {
        case good
        /// It answers, though not to everything; what is wrong.
        case limping(String)
        case lame(String)
        case dead(String)
        /// It was not or could not be asked from here; why.
        case unseen(String)
    }

    let server: NameServerAddress
    let state: State
    /// What it says the name is, as the zone's own server.
    let answer: NameAnswer?
    /// The serial of its SOA.
    let serial: UInt32?
    /// The MNAME of its SOA: where it has the zone from.
    let primary: DNSName?
    let cure: ServerCure
    /// Packets that had their chance: how much `state` rests on.
    let observations: Int

    /// - Parameters:
    ///   - name: the one in question; a name server's own may be in the same zone.
    ///   - replies: to questions about the zone and what is in it.
    init(_ server: NameServerAddress, about name: DNSName, _ replies: [ServerReply], canReach: Bool) {
        self.server = server
        let own = replies.filter(\.isAuthoritativeAnswer)
        answer = NameAnswer(own.filter { $0.query.question.name == name })
        let soa = own.lazy.compactMap(\.soa).first
        (serial, primary) = (soa?.serial, soa?.primary)
        observations = replies.reduce(0) { $0 + $1.sends }
        cure = Self.cure(replies)
        guard canReach else {
            state = .unseen("this machine has no route to it")
            return
        }
        state = Self.state(replies)
    }

    var name: String { Phrase.plain(server.name) }
    var place: String { Phrase.place(server.endpoint) }

    /// Its own zone says so.
    var isOwnAddress: Bool { server.sources.contains(.zone) }

    var isWorking: Bool {
        switch state {
        case .good, .limping: true
        case .lame, .dead, .unseen: false
        }
    }

    var isUnseen: Bool { if case .unseen = state { true } else { false } }

    /// What is wrong, as it goes on after `is` or `are`.
    var fault: String? {
        switch state {
        case .good, .unseen: nil
        case .limping(let what), .lame(let what), .dead(let what): what
        }
    }

    private static func state(_ replies: [ServerReply]) -> State {
        guard !replies.isEmpty else { return .unseen("not asked in time") }
        let edns = channel(replies.filter { $0.query.transport == .udp && $0.query.edns != nil })
        let plain = channel(replies.filter { $0.query.transport == .udp && $0.query.edns == nil })
        let tcp = channel(replies.filter { $0.query.transport == .tcp })
        let ways = [("UDP", edns), ("UDP without EDNS", plain), ("TCP", tcp)].filter { $0.1 != .unasked }
        guard ways.contains(where: { $0.1 == .answers }) else { return useless(ways) }
        var faults: [String] = []
        switch (edns, plain) {
        case (.dead(let what), .answers), (.lame(let what), .answers):
            faults.append("\(what) when asked with EDNS")
        case (.dead(let what), _), (.lame(let what), _):
            faults.append("\(what) over UDP")
        case (.answers, .dead(let what)), (.answers, .lame(let what)):
            faults.append("\(what) without EDNS")
        default: break
        }
        switch tcp {
        case .dead(let what), .lame(let what): faults.append("\(what) over TCP")
        case .answers, .unasked: break
        }
        let datagrams = replies.filter { $0.query.transport == .udp && $0.query.edns != nil }
        if edns == .answers {
            if let losses = losses(datagrams, of: replies) { return .limping(losses) }
            faults += silences(datagrams)
        }
        return faults.isEmpty ? .good : .limping(faults.joined(separator: ", "))
    }

    private static func cure(_ replies: [ServerReply]) -> ServerCure {
        let datagrams = replies.filter { $0.query.transport == .udp && $0.query.edns != nil }
        let udp = channel(replies.filter { $0.query.transport == .udp })
        let tcp = channel(replies.filter { $0.query.transport == .tcp })
        if datagrams.contains(where: \.isAuthoritativeAnswer), losses(datagrams, of: replies) != nil { return .steady }
        return switch (udp, tcp) {
        case (.answers, .dead): .openTCP
        case (.dead, .answers): .openUDP
        case (.lame("answering REFUSED"), _), (.lame("answering NOTAUTH"), _): .load
        case (.lame("answering SERVFAIL"), _): .transfer
        case (.dead("not listening"), .dead("not listening")), (.dead("not listening"), .unasked): .start
        case (.dead("silent"), .dead("silent")), (.dead("silent"), .unasked): .reach
        default: .repair
        }
    }

    /// No way of asking gave an answer about the zone.
    private static func useless(_ ways: [(String, Channel)]) -> State {
        var said: [(what: String, ways: [String])] = []
        var isLame = false
        for (way, channel) in ways {
            let what: String
            switch channel {
            case .lame(let word):
                what = word
                isLame = true
            case .dead(let word): what = word
            case .answers, .unasked: continue
            }
            // Plain UDP that fails as UDP does says nothing new.
            if way == "UDP without EDNS", said.contains(where: { $0.what == what && $0.ways.contains("UDP") }) {
                continue
            }
            if let place = said.firstIndex(where: { $0.what == what }) {
                said[place].ways.append(way)
            } else {
                said.append((what, [way]))
            }
        }
        let words = said.map { "\($0.what) over \(Phrase.list($0.ways))" }.joined(separator: ", ")
        return isLame ? .lame(words) : .dead(words)
    }

    private static func channel(_ replies: [ServerReply]) -> Channel {
        if replies.isEmpty { return .unasked }
        if replies.contains(where: \.isAuthoritativeAnswer) { return .answers }
        if let message = replies.lazy.compactMap(\.message).first {
            let rcode = message.header.rcode
            if rcode != .noError, rcode != .noSuchName { return .lame("answering \(rcode)") }
            return .lame(message.answers.isEmpty ? "pointing elsewhere" : "answering from a cache")
        }
        return .dead(replies[0].fault)
    }

    /// Packets that vanish now and then strike any way of asking, so that one without an answer says nothing of its own.
    /// - Returns: nil when nothing is lost.
    private static func losses(_ datagrams: [ServerReply], of replies: [ServerReply]) -> String? {
        let silent = datagrams.count { $0.message == nil }
        let twice = datagrams.count { $0.message != nil && $0.sends > 1 }
        guard twice >= 2 || twice > 0 && silent > 0 else { return nil }
        let struck = replies.count { $0.message == nil || $0.sends > 1 }
        return "losing packets (\(struck) of \(replies.count) questions lost one)"
    }

    /// Types that a way which answers others is silent about.
    private static func silences(_ replies: [ServerReply]) -> [String] {
        let silent = replies.filter { $0.message == nil }
        let answered = Set(replies.filter { $0.message != nil }.map(\.query.question.type))
        var types: [DNSRecordType] = []
        for reply in silent where !answered.contains(reply.query.question.type) {
            if !types.contains(reply.query.question.type) { types.append(reply.query.question.type) }
        }
        return types.isEmpty ? [] : ["silent when asked for \(Phrase.list(types.map(\.description)))"]
    }
}

extension ServerReply {
    /// What came instead of an answer, after `is`.
    fileprivate var fault: String {
        switch outcome {
        case .refused: "not listening"
        case .closed: "hanging up"
        default: result
        }
    }

    /// The SOA in its answer.
    fileprivate var soa: SOAData? {
        guard query.question.type == .soa else { return nil }
        return message?.answers.lazy.compactMap { if case .soa(let soa) = $0.data { soa } else { nil } }.first
    }
}
