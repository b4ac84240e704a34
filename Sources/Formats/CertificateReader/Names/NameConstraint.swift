package import UpkeepCore

/// The root of one subtree of names.
package enum NameConstraint: Sendable, Hashable {
    /// Lower case as encoded; empty is every name, a dot in front leaves out the name itself.
    case dns(String)
    /// An address and its mask, which has as many bytes.
    case network(IPAddress, mask: [UInt8])
    /// A mailbox, a host, or with a dot in front a domain.
    case email(String)
    /// A host, or with a dot in front a domain.
    case uri(String)
    case directory(DistinguishedName)
    /// Any other kind, by the context tag's number.
    case other(Int)
}
