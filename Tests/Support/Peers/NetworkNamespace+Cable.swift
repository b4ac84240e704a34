extension NetworkNamespace {
    /// Lays a cable to another network. It is this one's way to everywhere; the other gets the address
    /// `10.77.NUMBER.1` for its end, this one `10.77.NUMBER.2`.
    ///
    /// - Parameter number: tells the cables of `other` apart, 0 to 255.
    package func connect(to other: NetworkNamespace, number: Int) async throws {
        let end = "cable\(number)"
        try await batch("link add way type veth peer name \(end) netns \(other.name)")
        try await other.batch("address add 10.77.\(number).1/24 dev \(end)\nlink set \(end) up")
        try await batch(
            "address add 10.77.\(number).2/24 dev way\nlink set way up\nroute add default via 10.77.\(number).1")
    }

    /// The same command, run inside.
    package func entering(_ invocation: Invocation) throws -> Invocation {
        var inside = try Invocation("ip", ["netns", "exec", name] + invocation.arguments)
        inside.environment = invocation.environment
        inside.workingDirectory = invocation.workingDirectory
        return inside
    }

    private func batch(_ lines: String) async throws {
        try await withTemporaryDirectory { directory in
            let file = try directory.write("batch", lines + "\n")
            try await mustRun(Invocation("ip", ["-n", name, "-batch", file]))
        }
    }
}
