import Glibc
import Peers

/// A running server with what it was told to do.
struct Server: Sendable {
    private(set) var duty: Duty
    private let peer: Peer

    /// Starts it and waits until it is ready; a frozen or stopped one is started first, then frozen or stopped.
    init(_ duty: Duty, in directory: TemporaryDirectory, _ network: NetworkNamespace) async throws {
        self.duty = duty
        if let aged = duty.agedFile {
            try Self.age(directory.file(aged))
            unlink(directory.file(Peer.logName))
        } else {
            directory.remove()
        }
        for (name, text) in duty.files { try directory.write(name, text) }
        peer = try Peer(Invocation(duty.program, duty.arguments, in: network), directory: directory)
        do {
            try await peer.waitUntilReady(
                duty.says.map(Readiness.says) + duty.ports.map(Readiness.listening), deadline: .seconds(60))
        } catch {
            peer.stop()
            throw error
        }
        enter(duty.condition)
    }

    var log: String { peer.log }

    func stop() { peer.stop() }

    /// Whether it can take up another duty as it stands.
    func canTurn(to other: Duty) -> Bool {
        var same = other
        same.condition = duty.condition
        return duty == same && duty.condition != .stopped && other.condition != .running
    }

    mutating func enter(_ condition: Condition) {
        duty.condition = condition
        switch condition {
        case .running: break
        case .frozen: kill(-peer.processID, SIGSTOP)
        case .stopped: peer.stop()
        }
    }

    /// Sixty days back.
    private static func age(_ path: String) throws {
        let moment = time(nil) - 60 * 86_400
        var times = utimbuf(actime: moment, modtime: moment)
        guard utime(path, &times) == 0 else {
            throw PeerError(code: "no-copy", message: "\(path) is not there to be aged")
        }
    }
}
