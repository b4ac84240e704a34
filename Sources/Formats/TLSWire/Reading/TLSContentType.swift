/// What a record carries: any byte; those that exist have a constant.
package struct TLSContentType: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let changeCipherSpec = TLSContentType(rawValue: 20)
    package static let alert = TLSContentType(rawValue: 21)
    package static let handshake = TLSContentType(rawValue: 22)
    package static let applicationData = TLSContentType(rawValue: 23)
    package static let heartbeat = TLSContentType(rawValue: 24)

    package var isKnown: Bool { (20...24).contains(rawValue) }

    package var name: String {
        switch self {
        case .changeCipherSpec: "change_cipher_spec"
        case .alert: "alert"
        case .handshake: "handshake"
        case .applicationData: "application_data"
        case .heartbeat: "heartbeat"
        default: WireNumber.text(rawValue)
        }
    }

    package var description: String { name }
}
