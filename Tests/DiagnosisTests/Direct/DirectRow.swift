import Checks
import Diagnosis
import Testing
import UpkeepCore

/// One fault and what must be said about it when the site has an address in place of a name.
struct DirectRow: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let code: Verdict.Code
    let confidence: Verdict.Confidence
    let status: Status
    let sentence: String
    /// Parts of the other lines.
    let scope: String?
    let missing: String?
    let also: [String]
    let fault: @Sendable (inout DirectWorld) -> Void

    init(
        _ description: String, _ code: Verdict.Code, _ confidence: Verdict.Confidence, _ status: Status,
        _ sentence: String, scope: String? = nil, missing: String? = nil, also: [String] = [],
        _ fault: @escaping @Sendable (inout DirectWorld) -> Void
    ) {
        testDescription = description
        self.code = code
        self.confidence = confidence
        self.status = status
        self.sentence = sentence
        self.scope = scope
        self.missing = missing
        self.also = also
        self.fault = fault
    }

    private static let silence =
        "the site: `192.0.2.10:80` did not answer in time: the machine is off, or packets are dropped on the way"
    private static let refusal =
        "the site: `192.0.2.10:80` refused the connection: the machine is there, but nothing listens at that port"

    static let beyond = [
        DirectRow(
            "nothing is wrong", .fineFromHere, .certain, .ok,
            "`http://192.0.2.10/` is fine from here: the site answers",
            scope: "`192.0.2.10` is an address, so names play no part"
        ) { _ in },
        DirectRow("it is silent, and others are heard", .siteTCP, .certain, .critical, silence) {
            $0.web = DirectWorld.silent
        },
        DirectRow("it refuses", .siteTCP, .certain, .critical, refusal) { $0.web = DirectWorld.refused },
        DirectRow(
            "it fails by itself", .siteHTTP, .certain, .critical,
            "the site: answered 500 Internal Server Error, expected 200-299"
        ) { $0.web = .answers(status: 500) },
        DirectRow(
            "nobody is heard", .hereNetwork, .certain, .unknown,
            "it is your own network: nothing answers from here, neither `192.0.2.20` nor the 2 resolvers",
            scope: "nothing is known about `http://192.0.2.10/` itself"
        ) { $0.cut() },
        DirectRow(
            "only one other was asked, and is silent, too", .hereNetwork, .likely, .unknown,
            "it is your own network: nothing answers from here, not even `192.0.2.20`",
            missing: "whether anything else can be reached from here"
        ) { world in
            world.resolvers = []
            world.cut()
        },
        DirectRow(
            "the router answers, and nobody behind it", .hereNetwork, .likely, .unknown,
            "it is your own network: nothing beyond it answers, neither `192.0.2.20` nor the resolver",
            scope: "10.0.0.53 answers inside it", missing: "whether 10.0.0.53 answers from memory alone"
        ) { world in
            world.cut()
            world.resolvers[0].outcome = nil
        },
        DirectRow(
            "a resolver on this machine answers, and nobody else", .hereNetwork, .likely, .unknown,
            "it is your own network: nothing answers from here, neither `192.0.2.20` nor the resolver",
            missing: "from memory alone"
        ) { world in
            world.cut()
            world.resolvers[0].outcome = nil
            world.ways[DirectWorld.own] = .thisMachine
        },
        DirectRow(
            "the site refuses, and nobody else is heard: the way there carries", .siteTCP, .likely, .critical, refusal,
            missing: "whether the web can be reached from here: `192.0.2.20` does not answer either"
        ) { world in
            world.cut()
            world.web = DirectWorld.refused
        },
        DirectRow(
            "the control is silent, and a resolver far away answers", .siteTCP, .likely, .critical, silence,
            missing: "`192.0.2.20` does not answer either"
        ) { ($0.web, $0.control) = (DirectWorld.silent, DirectWorld.silent) },
        DirectRow(
            "there is no control, and a resolver far away answers", .siteTCP, .certain, .critical, silence
        ) { ($0.web, $0.control) = (DirectWorld.silent, nil) },
        DirectRow(
            "nobody else was asked", .siteTCP, .likely, .critical, silence,
            missing: "nobody else was asked (`--control URL` names an unrelated site)"
        ) { ($0.web, $0.control, $0.resolvers) = (DirectWorld.silent, nil, []) },
        DirectRow(
            "no route there, and others are heard", .networkUnreachable, .certain, .unknown,
            "it is this machine: it has no route to `192.0.2.10`, while others can be reached"
        ) { ($0.web, $0.ways[DirectWorld.site]) = (.fails(.connect, .unreachable), .nowhere) },
        DirectRow(
            "no route to anybody", .hereNetwork, .certain, .unknown,
            "it is your own network: this machine has no route to `192.0.2.10`, and nobody else is heard"
        ) { world in
            world.cut()
            world.ways = world.ways.mapValues { _ in .nowhere }
            (world.hasLink, world.web) = (false, .fails(.connect, .unreachable))
        },
        DirectRow(
            "the certificate has expired", .siteTLS, .certain, .critical,
            "the site: the certificate expired 24 h ago (2026-11-21T19:09:00Z)"
        ) { $0.certificateEnd = .seconds(-86_400) },
        DirectRow(
            "the certificate has expired by a clock that is wrong", .fineFromHere, .cannotTell, .unknown,
            "your clock is 10 days fast, so the certificate of `https://192.0.2.10/` cannot be judged",
            missing: "the right time"
        ) { ($0.certificateEnd, $0.clockError) = (.seconds(-86_400), .seconds(-864_000)) },
        DirectRow(
            "there was no time to hear anything", .fineFromHere, .cannotTell, .unknown,
            "too little was seen of `http://192.0.2.10/` to tell anything"
        ) { world in
            world.cut()
            world.isRushed = true
        },
        DirectRow(
            "a person stopped it", .fineFromHere, .cannotTell, .unknown,
            "stopped before `http://192.0.2.10/` could be judged"
        ) { $0.isInterrupted = true },
    ]

    static let near = [
        DirectRow(
            "a neighbour is silent, and others are heard", .siteTCP, .certain, .critical, silence,
            scope: "`192.0.2.10` is in your own network (`eth0`), so your uplink plays no part, and names do not either"
        ) { world in
            world.near()
            world.web = DirectWorld.silent
        },
        DirectRow(
            "the uplink is dead: that excuses no neighbour", .siteTCP, .likely, .critical, silence,
            missing: "whether your own network works: nobody else in it is heard",
            also: [
                "nothing beyond your own network answers from here either, neither `192.0.2.20` nor the 2 resolvers"
            ]
        ) { world in
            world.near()
            world.cut()
        },
        DirectRow(
            "the uplink is dead, and the router is heard", .siteTCP, .certain, .critical, silence,
            also: ["nothing beyond your own network answers from here either, neither `192.0.2.20` nor the resolver"]
        ) { world in
            world.near()
            world.cut()
            world.resolvers[0].outcome = nil
        },
        DirectRow(
            "the cable is out", .hereNetwork, .certain, .unknown,
            "it is your own network: nothing answers from here, neither `192.0.2.20` nor the 2 resolvers, and no cable "
                + "is connected"
        ) { world in
            world.near()
            world.cut()
            world.hasLink = false
        },
        DirectRow(
            "a neighbour works while the uplink is dead", .fineFromHere, .certain, .ok,
            "`http://192.0.2.10/` is fine from here: the site answers"
        ) { world in
            world.near()
            world.cut()
            world.web = .answers(status: 200)
        },
        DirectRow(
            "this machine itself does not answer, and is cut off", .siteTCP, .certain, .critical, refusal,
            scope: "`192.0.2.10` is this machine itself, so neither names nor a network play a part"
        ) { world in
            world.ways[DirectWorld.site] = .thisMachine
            world.cut()
            world.web = DirectWorld.refused
        },
        DirectRow("this machine itself is silent, and is cut off", .siteTCP, .certain, .critical, silence) { world in
            world.ways[DirectWorld.site] = .thisMachine
            world.cut()
            world.hasLink = false
        },
    ]

    static let others = [
        DirectRow(
            "a mail server is well", .fineFromHere, .certain, .ok,
            "`smtp://192.0.2.10` is fine from here: the site answers"
        ) { $0.mail = .some(nil) },
        DirectRow(
            "a mail server says the wrong thing", .siteContent, .certain, .critical,
            "the site: the first step failed: it failed"
        ) { $0.mail = ProbeFailure(.content, .malformed, "it failed") },
        DirectRow(
            "a mail server is silent, and so is everybody", .hereNetwork, .certain, .unknown,
            "it is your own network: nothing answers from here, neither `192.0.2.20` nor the 2 resolvers"
        ) { world in
            world.cut()
            world.mail = ProbeFailure(.connect, .timedOut, "it failed")
        },
        DirectRow(
            "a name cannot be looked up, and nobody is heard", .hereNetwork, .certain, .unknown,
            "it is your own network: nothing answers from here, neither `192.0.2.20` nor the 2 resolvers"
        ) { world in
            world.cut()
            world.isLost = true
        },
        DirectRow(
            "a name cannot be looked up, and others are heard", .fineFromHere, .cannotTell, .unknown,
            "too little was seen of `http://192.0.2.10/` to tell anything"
        ) { $0.isLost = true },
    ]
}

extension DirectWorld {
    /// The site is in this machine's own network.
    fileprivate mutating func near() { ways[Self.site] = .neighbour(interface: "eth0") }
}
