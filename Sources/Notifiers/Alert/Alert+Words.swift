package import UpkeepCore

extension Alert.Kind {
    /// What a person reads.
    package var word: String {
        switch self {
        case .opened: "opened"
        case .updated: "updated"
        case .acknowledged: "acknowledged"
        case .reminder: "still open"
        case .flapping: "flapping"
        case .resolved: "resolved"
        case .test: "test"
        case .summary: "summary"
        }
    }
}

extension Alert {
    /// How urgent it looks: nothing is wrong any more once it is resolved.
    package var shownStatus: Status { kind == .resolved || kind == .test ? .ok : status }

    /// `critical`, `warning`, `unknown`; `resolved` and `test` when nothing is wrong.
    package var stateWord: String {
        switch kind {
        case .resolved: "resolved"
        case .test: "test"
        case .acknowledged: "acknowledged"
        case .flapping: "flapping"
        case .opened, .updated, .reminder, .summary: status.rawValue
        }
    }

    /// A six-digit colour for those who show one; never the only carrier of the state.
    package var colour: String {
        if kind == .acknowledged { return "3B6EA5" }
        return switch shownStatus {
        case .ok: "2E7D32"
        case .warning: "E69F00"
        case .critical: "C62828"
        case .unknown: "757575"
        }
    }

    /// The one line that has to say it all: state and headline, safe to show, `limit` characters at most.
    package func title(limit: Int = 200) -> String {
        "[\(stateWord)] \(headline.oneLine)".clipped(limit, .characters)
    }

    /// How long it has been, or was, open; nil for a test, a summary, and what has only just opened.
    package var openFor: Duration? {
        guard kind != .test, kind != .summary, at > openedAt else { return nil }
        return at - openedAt
    }
}
