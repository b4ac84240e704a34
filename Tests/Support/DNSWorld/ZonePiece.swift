/// Records of a signed zone that another signing of the same zone can give.
enum ZonePiece: Sendable {
    /// The signature on the keys.
    case keys
    /// The NSEC record of one owner, with its signature.
    case denial(owner: String)

    /// - Parameter line: of a zone file with one whole record a line, as `dnssec-signzone -O full` writes it.
    func contains(_ line: Substring) -> Bool {
        let fields = line.split(maxSplits: 5) { $0 == " " || $0 == "\t" }
        guard fields.count > 4 else { return false }
        let isSignature = fields[3] == "RRSIG"
        return switch self {
        case .keys: isSignature && fields[4] == "DNSKEY"
        case .denial(let owner):
            fields[0] == owner && (fields[3] == "NSEC" || isSignature && fields[4] == "NSEC")
        }
    }
}
