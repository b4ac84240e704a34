import Synchronization
import UpkeepCore

/// Collects the ports of listeners that begin one by one.
final class BoundPorts: Sendable {
    private struct State: Sendable {
        var endpoints: [Endpoint]
        var missing: Set<Int>
    }

    private let state: Mutex<State>

    init(_ endpoints: [Endpoint]) {
        state = Mutex(State(endpoints: endpoints, missing: Set(endpoints.indices)))
    }

    /// - Returns: all of them, to whoever brought the last.
    func note(_ port: UInt16, at place: Int) -> [Endpoint]? {
        state.withLock { state in
            state.endpoints[place].port = port
            state.missing.remove(place)
            return state.missing.isEmpty ? state.endpoints : nil
        }
    }
}
