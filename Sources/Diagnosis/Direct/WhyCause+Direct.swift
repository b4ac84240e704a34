import Checks
import UpkeepCore

extension WhyCause {
    /// Nobody on the way to the site is heard either: the observer is cut off. What does not stand on the network that
    /// fails is not excused by it.
    static func network(_ views: DirectViews) -> WhyCause? {
        guard !views.seen.seen.isHeard, !views.seen.isRushed else { return nil }
        let silent = views.silent
        switch views.way {
        case .thisMachine: return nil
        case .nowhere: return noRoute(views)
        case .neighbour:
            guard !views.isNetworkHeard, !views.seen.hasLink, !silent.isEmpty else { return nil }
            return cutOff(views, .certain, "nothing answers from here, \(norList(silent)), and no cable is connected")
        case .beyond:
            guard !views.isUplinkHeard, !silent.isEmpty else { return nil }
            let what = views.isNetworkHeard ? "nothing beyond it answers" : "nothing answers from here"
            let observations = silent.count + (views.seen.hasLink ? 0 : 1)
            return cutOff(
                views, grade(observations, contradicted: !views.rememberers.isEmpty), "\(what), \(norList(silent))")
        }
    }

    private static func noRoute(_ views: DirectViews) -> WhyCause {
        let address = Phrase.list(views.seen.seen.visited.map { "`\($0)`" })
        guard views.isUplinkHeard else {
            return cutOff(views, .certain, "this machine has no route to \(address), and nobody else is heard")
        }
        return WhyCause(
            code: .networkUnreachable, confidence: .certain, reach: .justYou, status: .unknown,
            check: WhyChecks.here.id,
            summary: "it is this machine: it has no route to \(address), while others can be reached",
            scope: "nothing is known about \(views.name) itself",
            remedy: "give this machine a route there (`ip route`, `ip -6 route`), or look from one that has it")
    }

    private static func cutOff(_ views: DirectViews, _ confidence: Verdict.Confidence, _ what: String) -> WhyCause {
        let near = views.neighbours.map(\.place)
        let remembering = views.rememberers.map(\.place)
        return WhyCause(
            code: .hereNetwork, confidence: confidence, reach: .everyone, status: .unknown, check: WhyChecks.here.id,
            summary: "it is your own network: \(what)",
            scope: scope(
                near.isEmpty ? nil : "\(Phrase.does(near, "answers", "answer")) inside it",
                "nothing is known about \(views.name) itself"),
            remedy: near.isEmpty
                ? "look at this machine's link, address and gateway (`ip addr`, `ip route`), then look again"
                : "look at the gateway (`ip route`) and the line behind it, then look again",
            missing: confidence == .certain
                ? nil
                : remembering.isEmpty
                    ? "whether anything else can be reached from here"
                    : "whether \(Phrase.does(remembering, "answers", "answer")) from memory alone")
    }

    /// The site fails, and nothing on this side explains it.
    static func site(_ code: Verdict.Code, _ views: DirectViews) -> WhyCause {
        let control = views.seen.control
        let isContradicted = views.way == .beyond && control.map { $0.isSeen && !$0.isReachable } ?? false
        let isWayProven =
            switch views.way {
            case .thisMachine: true
            case .neighbour: views.isNetworkHeard
            case .beyond, .nowhere: views.isUplinkHeard
            }
        let observations = 1 + (isWayProven ? 1 : 0) + (views.seen.seen.isAnswered ? 1 : 0)
        let missing =
            isContradicted
            ? "whether the web can be reached from here: `\(control?.host ?? "")` does not answer either"
            : views.way != .beyond && views.way != .thisMachine
                ? "whether your own network works: nobody else in it is heard"
                : "whether anything else can be reached from here: nobody else was asked (`--control URL` names an "
                    + "unrelated site)"
        return WhyCause(
            code: code, confidence: grade(observations, contradicted: isContradicted),
            reach: views.way == .thisMachine ? .justYou : .everyone, status: .critical, check: WhyChecks.site.id,
            summary: "the site: \(views.headline.summary)", scope: place(views), remedy: views.headline.remedy,
            missing: missing)
    }

    /// Beside a site in one's own network that fails: nothing else can be reached either.
    static func uplink(_ views: DirectViews) -> WhyCause? {
        let silent = views.silent
        guard case .neighbour = views.way, !views.isUplinkHeard, !silent.isEmpty else { return nil }
        return WhyCause(
            code: .hereNetwork, confidence: grade(silent.count), reach: .nobody, status: .unknown,
            check: WhyChecks.here.id,
            summary: "nothing beyond your own network answers from here either, \(norList(silent))",
            remedy: "look at this machine's link, address and gateway (`ip addr`, `ip route`), then look again")
    }

    static func fine(_ views: DirectViews) -> WhyCause {
        var remedy: String?
        if views.way == .beyond {
            remedy = "if others say it is down, have them run `upkeep why \(views.text)` where they are"
        }
        return WhyCause(
            code: .fineFromHere, confidence: .certain, reach: .nobody, status: .ok, check: WhyChecks.site.id,
            summary: "\(views.name) is fine from here: the site answers", scope: place(views), remedy: remedy)
    }

    static func unseen(_ views: DirectViews) -> WhyCause {
        if views.clock.offset != nil {
            return WhyCause(
                code: .fineFromHere, confidence: .cannotTell, reach: .nobody, status: .unknown,
                check: WhyChecks.here.id,
                summary: "your clock is \(views.clock.words), so the certificate of \(views.name) cannot be judged",
                remedy: "set the clock (`timedatectl set-ntp true`), then look again",
                missing: "the right time on this machine")
        }
        return WhyCause(
            code: .fineFromHere, confidence: .cannotTell, reach: .nobody, status: .unknown, check: WhyChecks.here.id,
            summary: "too little was seen of \(views.name) to tell anything",
            remedy: "look again with more time: `--deadline 10s`", missing: "an answer from anybody in time")
    }

    static func stopped(_ views: DirectViews) -> WhyCause { stopped(views.name) }

    /// What has a part in it that the site is reached, and what has none.
    private static func place(_ views: DirectViews) -> String? {
        let address = Phrase.list(views.seen.seen.visited.map { "`\($0)`" })
        return switch views.way {
        case .thisMachine: "\(address) is this machine itself, so neither names nor a network play a part"
        case .neighbour(let interface):
            "\(address) is in your own network (`\(interface)`), so your uplink plays no part"
                + (views.seen.seen.isLiteral ? ", and names do not either" : "")
        case .beyond, .nowhere: views.seen.seen.isLiteral ? "\(address) is an address, so names play no part" : nil
        }
    }
}
