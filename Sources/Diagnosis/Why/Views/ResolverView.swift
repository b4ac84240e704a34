import Checks
import DNSWire
import UpkeepCore

/// One resolver: whether it works at all, and what it tells visitors about the name.
struct ResolverView {
    enum Health: Hashable {
        case working
        /// Nothing came back for any name; what instead.
        case dead(String)
        /// It answers every name with this failure.
        case failing(String)
        /// It says that not even the root exists: whoever answers makes it up.
        case inventing
        case unasked
    }

    enum Says: Hashable {
        case answer(NameAnswer)
        /// A response code that is no answer.
        case failure(DNSResponseCode)
        /// No answer; what instead.
        case nothing(String)
        case unasked
    }

    let look: ResolverLook
    let health: Health
    let says: Says
    /// It was answered from memory although its time is over (RFC 8767).
    let isStale: Bool
    /// The failure itself came from memory (RFC 9520): nobody was asked.
    let isRemembered: Bool
    /// With its own checking of signatures off the resolver answers.
    let answersUnchecked: Bool
    /// It checked the signatures and found them good.
    let isAuthenticated: Bool
    /// Extended error codes that came with the answer.
    let extendedErrors: Set<UInt16>
    /// What shows that it keeps the name from those who ask it.
    let filtering: Filtering?
    /// Questions that were put about other names, repeats included: what `health` rests on.
    let controls: Int

    /// - Parameters:
    ///   - name: nil when it was asked about others alone.
    ///   - ttl: of the name at its own servers, when that is known.
    init(_ look: ResolverLook, about name: DNSName?, ttl: UInt32?) {
        self.look = look
        let replies = look.replies(about: name, unchecked: false)
        let controls = look.controls(besides: name)
        health = Self.health(controls.isEmpty ? replies : controls, areControls: !controls.isEmpty)
        says = Self.says(replies)
        let asked = replies.filter { $0.query.question.type == .a || $0.query.question.type == .aaaa }
        extendedErrors = Set(asked.flatMap(\.extendedErrors))
        let ttls = asked.compactMap(\.message).flatMap(\.answers).map(\.ttl)
        let isAnswer = if case .answer = says { true } else { false }
        // Serve-stale hands out 30 s each time (RFC 8767 section 4); Extended Errors 3 and 19 say so themselves.
        let looksStale = (ttl ?? 0) > 30 && !ttls.isEmpty && ttls.allSatisfy { $0 == 30 }
        isStale = isAnswer && (looksStale || !extendedErrors.isDisjoint(with: [3, 19]))
        let failures = asked.filter { $0.rcode == .serverFailure }
        isRemembered =
            !failures.isEmpty
            && failures.allSatisfy { $0.elapsed < .milliseconds(10) || $0.extendedErrors.contains(13) }
        answersUnchecked = NameAnswer(look.replies(about: name, unchecked: true)) != nil
        isAuthenticated = isAnswer && asked.compactMap(\.message).contains(where: \.header.authenticated)
        filtering = Self.filtering(says, asked, name)
        self.controls = controls.reduce(0) { $0 + $1.sends }
    }

    var place: String { Phrase.place(look.server) }

    var answer: NameAnswer? { if case .answer(let answer) = says { answer } else { nil } }

    /// It works for other names and gives nothing for this one.
    var failsOnlyHere: Bool {
        guard health == .working else { return false }
        switch says {
        case .failure, .nothing: return true
        case .answer, .unasked: return false
        }
    }

    /// What it says about the name, in words.
    var words: String {
        switch says {
        case .answer(let answer): answer.words + (isStale ? " (stale)" : "")
        case .failure(let rcode): rcode.description
        case .nothing(let what): what
        case .unasked: "not asked"
        }
    }

    private static func filtering(_ says: Says, _ asked: [ServerReply], _ name: DNSName?) -> Filtering? {
        name.flatMap { Filtering(says, asked, about: $0) }
    }

    private static func health(_ replies: [ServerReply], areControls: Bool) -> Health {
        guard let first = replies.first else { return .unasked }
        let messages = replies.compactMap(\.message)
        guard let message = messages.first else {
            // Where one way is refused and the other stays silent, somebody listens all the same.
            return .dead((replies.first { $0.outcome == .silent } ?? first).result)
        }
        let denied = replies.filter { $0.rcode == .noSuchName }.map(\.query.question.name)
        let hasRoot = replies.contains { $0.query.question.name.isRoot && $0.rcode == .noError }
        // A name that was chosen to exist may all the same be on a list, or mistyped; the root is there for everybody.
        if areControls, denied.contains(where: \.isRoot) || !denied.isEmpty && !hasRoot { return .inventing }
        if messages.contains(where: { $0.header.rcode == .noError || $0.header.rcode == .noSuchName }) {
            return .working
        }
        // A failure for the name in question alone is no verdict on the resolver.
        return areControls ? .failing(message.header.rcode.description) : .unasked
    }

    private static func says(_ replies: [ServerReply]) -> Says {
        let asked = replies.filter { $0.query.question.type == .a || $0.query.question.type == .aaaa }
        guard let first = asked.first else { return .unasked }
        let answer = NameAnswer(asked)
        if let answer, !answer.addresses.isEmpty { return .answer(answer) }
        // One family's empty answer does not make good for the other's failure.
        if let failed = asked.compactMap(\.rcode).first(where: { $0 != .noError && $0 != .noSuchName }) {
            return .failure(failed)
        }
        if let answer { return .answer(answer) }
        return .nothing(first.result)
    }
}
