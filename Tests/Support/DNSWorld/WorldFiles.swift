import Peers

/// What a program inside needs to know about the world, as files.
package struct WorldFiles: Sendable {
    /// A zone file with the root's NS record and addresses.
    package let rootHints: String
    /// The root's key-signing key, a DNSKEY record.
    package let trustAnchor: String
    /// The same, as a `trust-anchors` statement for `delv -a`.
    package let delvAnchor: String
    /// The certificate authority's root, in PEM.
    package let authority: String
    /// A folder for what the program under test remembers; empty at first.
    package let state: String

    init(in directory: TemporaryDirectory, anchor: String, authority: String) throws {
        rootHints = try directory.write("root.hints", Duty.hints)
        trustAnchor = try directory.write("root.key", anchor)
        let record = anchor.split(separator: "\n").first { !$0.hasPrefix(";") } ?? ""
        // `. IN DNSKEY flags protocol algorithm key`
        let fields = record.split(maxSplits: 6) { $0 == " " || $0 == "\t" }
        let key = fields.last.map { $0.filter { $0 != " " } } ?? ""
        delvAnchor = try directory.write(
            "delv.keys", "trust-anchors { . static-key 257 3 13 \"\(key)\"; };\n")
        self.authority = authority
        state = directory.file("state")
        try directory.write("state/.keep", "")
    }
}
