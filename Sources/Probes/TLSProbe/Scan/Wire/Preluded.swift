import Checks

/// A conversation that begins TLS in the middle of another protocol.
struct Preluded<Inner: Conversation>: Conversation {
    private(set) var dialogue: StartTLSDialogue
    private(set) var inner: Inner
    private var hasBegun = false

    init(_ dialogue: StartTLSDialogue, then inner: Inner) {
        self.dialogue = dialogue
        self.inner = inner
    }

    mutating func opening() -> Move { go(dialogue.opening()) }

    mutating func received(_ bytes: [UInt8]) -> Move {
        hasBegun ? inner.received(bytes) : go(dialogue.received(bytes))
    }

    mutating func ended(_ failure: ProbeFailure) {
        if !hasBegun { dialogue.ended(failure) }
        inner.ended(failure)
    }

    private mutating func go(_ move: Move) -> Move {
        guard move.isLast else { return move }
        guard dialogue.outcome == .begun else {
            inner.ended(dialogue.refusal)
            return .done
        }
        hasBegun = true
        var first = inner.opening()
        first.bytes = move.bytes + first.bytes
        return first
    }
}
