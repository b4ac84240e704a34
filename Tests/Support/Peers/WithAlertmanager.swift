/// Runs prometheus-alertmanager, which tells nobody what it was told.
package func withAlertmanager<Result>(port: Int, _ body: (Peer) async throws -> Result) async throws -> Result {
    try await withPeer(ready: [.listening(port)]) { directory in
        let file = try directory.write(
            "alertmanager.yml", "route: {receiver: nobody}\nreceivers: [{name: nobody}]\n")
        return try Invocation(
            "prometheus-alertmanager",
            [
                "--config.file=\(file)", "--storage.path=\(directory.file("data"))", "--cluster.listen-address=",
                "--web.listen-address=127.0.0.1:\(port)",
            ])
    } _: { peer in
        try await body(peer)
    }
}
