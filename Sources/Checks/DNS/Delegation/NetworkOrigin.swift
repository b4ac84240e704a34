/// Which network an address belongs to, as the routing table of the Internet has it.
package struct NetworkOrigin: Sendable, Hashable {
    /// Origin autonomous system numbers; several when the prefix is announced by several.
    package var systems: Set<UInt32>
    /// The announced prefix in CIDR notation, e.g. `192.0.2.0/24`.
    package var prefix: String
    /// Where this is known from, e.g. `origin.asn.cymru.com`.
    package var source: String

    package init(systems: Set<UInt32>, prefix: String, source: String) {
        self.systems = systems
        self.prefix = prefix
        self.source = source
    }
}
