/// Runs prometheus, which scrapes this port of ours every second.
package func withPrometheus<Result>(
    port: Int, scraping target: Int, _ body: (Peer) async throws -> Result
) async throws -> Result {
    try await withPeer(ready: [.listening(port), .says("Server is ready to receive web requests")]) { directory in
        let file = try directory.write(
            "prometheus.yml",
            """
            scrape_configs:
              - job_name: upkeep
                scrape_interval: 1s
                scrape_timeout: 1s
                honor_labels: true
                static_configs: [{targets: ['127.0.0.1:\(target)']}]

            """)
        return try Invocation(
            "prometheus",
            [
                "--config.file=\(file)", "--storage.tsdb.path=\(directory.file("data"))",
                "--web.listen-address=127.0.0.1:\(port)",
            ])
    } _: { peer in
        try await body(peer)
    }
}
