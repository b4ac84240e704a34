/// A visitor with no protocol: writes bytes to a port of 127.0.0.1 and reads what comes.
struct Bare {
    /// Says `text`, stops talking, and listens until the server hangs up or a second has passed.
    static func say(_ text: String, to port: UInt16) async throws -> String {
        try await Tool.run(
            "bash",
            ["-c", "exec 3<>/dev/tcp/127.0.0.1/\(port); cat >&3; timeout 1 cat <&3; true"], input: text
        ).output
    }
}
