/// What kind of message this is (RFC 1035 §4.1.1, four bits).
package struct DNSOpcode: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    package let rawValue: UInt8

    /// - Parameter rawValue: The low four bits count.
    package init(rawValue: UInt8) { self.rawValue = rawValue & 0x0F }

    package static let query = DNSOpcode(rawValue: 0)
    package static let status = DNSOpcode(rawValue: 2)
    package static let notify = DNSOpcode(rawValue: 4)
    package static let update = DNSOpcode(rawValue: 5)

    package var description: String {
        switch rawValue {
        case 0: "QUERY"
        case 1: "IQUERY"
        case 2: "STATUS"
        case 4: "NOTIFY"
        case 5: "UPDATE"
        case 6: "DSO"
        default: "OPCODE\(rawValue)"
        }
    }
}
