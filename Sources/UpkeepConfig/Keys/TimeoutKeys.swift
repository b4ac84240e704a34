import Checks

/// The keys of `timeouts`.
enum TimeoutKeys {
    static let timeouts = KeyGroup<Budget>(
        [
            Key("dns", .duration, standard: "5s", example: "5s", "for looking the name up") { $0.dns = $1 },
            Key("connect", .duration, standard: "5s", example: "5s", "for a TCP connection") { $0.connect = $1 },
            Key("tls", .duration, standard: "5s", example: "5s", "for the TLS handshake") { $0.tls = $1 },
            Key(
                "ttfb", .duration, standard: "10s", example: "10s",
                "from the end of the request to the first byte of the answer"
            ) { $0.ttfb = $1 },
            total,
        ], shorthand: total)

    private static let total = Key<Budget>(
        "total", .duration, standard: "10s", example: "10s",
        "for everything together, look-ups and redirects included; a length of time in place of the mapping means this"
    ) { $0.total = $1 }
}
