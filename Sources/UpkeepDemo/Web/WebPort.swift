import UpkeepCore

/// One address and port of the web server, and how it meets connections now.
actor WebPort {
    private enum State {
        case open(Listener)
        case shut
        case hole(BlackHole)
    }

    let door: WebDoor
    let endpoint: Endpoint
    /// Whether this is the second of the IPv4 addresses, the one that dies alone.
    let isSpare: Bool
    private var state = State.shut

    init(_ door: WebDoor, _ endpoint: Endpoint, isSpare: Bool) {
        self.door = door
        self.endpoint = endpoint
        self.isSpare = isSpare
    }

    /// Makes the port meet connections as `faults` want it; established ones are not touched. One call at a time.
    func adapt(to faults: Set<DemoFault>, _ server: WebServer) async throws {
        let wanted = Posture(faults, isSpare: isSpare)
        guard wanted != posture else { return }
        switch state {
        case .open(let listener): await listener.close()
        case .shut: break
        case .hole(let hole): hole.close()
        }
        state = .shut
        switch wanted {
        case .open: state = .open(try await server.listen(at: endpoint, door))
        case .shut: break
        case .hole: state = .hole(try await BlackHole.open(at: endpoint))
        }
    }

    private var posture: Posture {
        switch state {
        case .open: .open
        case .shut: .shut
        case .hole: .hole
        }
    }
}
