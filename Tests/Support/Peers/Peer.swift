/// A real server, running for the length of a test.
package struct Peer: Sendable {
    /// The server's folder: configuration, logs, and its working files.
    package let directory: TemporaryDirectory
    private let process: ChildProcess

    package var processID: Int32 { process.processID }

    /// All that it has written to standard output and standard error.
    package var log: String { directory.read(Self.logName) }

    /// A file in the server's folder, for example an access log; empty when there is none yet.
    package func file(_ name: String) -> String { directory.read(name) }

    /// Writes to the server's standard input.
    package func send(_ bytes: [UInt8]) throws { try process.send(bytes) }

    /// Stops the server in the middle of a test. It is safe to stop it twice.
    package func stop() { process.stop() }

    package static let logName = "peer.log"

    /// Starts a server that its caller stops; `withPeer` does both.
    package init(_ invocation: Invocation, directory: TemporaryDirectory) throws {
        let log = directory.file(Self.logName)
        self.directory = directory
        process = try ChildProcess(invocation, standardOutput: log, standardError: log)
    }

    /// Waits until every sign of readiness is there.
    ///
    /// - Throws: `peer-ended` or `peer-not-ready`, each with the server's log.
    package func waitUntilReady(_ signs: [Readiness], deadline: Duration) async throws {
        let end = ContinuousClock.now + deadline
        while !signs.allSatisfy(shows) {
            if let status = process.poll() {
                throw PeerError(code: "peer-ended", message: "the server ended with \(status):\n\(log)")
            }
            guard ContinuousClock.now < end else {
                throw PeerError(code: "peer-not-ready", message: "no \(signs) after \(deadline):\n\(log)")
            }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    private func shows(_ sign: Readiness) -> Bool {
        switch sign {
        case .listening(let port): ListeningPorts.stream(ofProcess: processID).contains(port)
        case .datagrams(let port): ListeningPorts.datagram(ofProcess: processID).contains(port)
        case .says(let text): log.contains(text)
        }
    }
}
