import Synchronization

/// Who answers requests now: settings may change while connections stand.
final class CurrentResponder: Sendable {
    private let responder: Mutex<APIResponder>

    init(_ responder: APIResponder) { self.responder = Mutex(responder) }

    var value: APIResponder { responder.withLock { $0 } }

    func set(_ responder: APIResponder) { self.responder.withLock { $0 = responder } }
}
