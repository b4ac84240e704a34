package import UpkeepCore

/// A log's promise to publish a certificate (RFC 6962 section 3.2).
package struct SignedCertificateTimestamp: Sendable, Hashable {
    /// 0 is version 1, the only one in use; of others nothing else is read.
    package var version: UInt8
    /// SHA-256 of the log's key: 32 bytes.
    package var log: [UInt8]
    package var time: Timestamp?

    package init(version: UInt8 = 0, log: [UInt8] = [], time: Timestamp? = nil) {
        self.version = version
        self.log = log
        self.time = time
    }

    /// More would be an attack: browsers ask for two or three.
    static let limit = 64

    /// A SignedCertificateTimestampList as it stands in certificates, OCSP responses and the TLS extension.
    /// - Returns: what could be read, and the first thing that is off with its offset into `bytes`.
    package static func list(in bytes: ArraySlice<UInt8>) -> (stamps: [SignedCertificateTimestamp], flaw: EncodingFlaw?)
    {
        var found: [SignedCertificateTimestamp] = []
        let start = bytes.startIndex
        guard bytes.count >= 2, number(bytes.prefix(2)) == UInt64(bytes.count - 2) else {
            return ([], EncodingFlaw("the list of timestamps has another length than it says", at: 0))
        }
        var rest = bytes.dropFirst(2)
        while !rest.isEmpty {
            let place = rest.startIndex - start
            let length = Int(number(rest.prefix(2)))
            guard rest.count >= 2, length > 0, length <= rest.count - 2 else {
                return (found, EncodingFlaw("a certificate timestamp is cut off", at: place))
            }
            guard found.count < limit else {
                return (found, EncodingFlaw("there are more than \(limit) certificate timestamps", at: place))
            }
            let stamp = rest.dropFirst(2).prefix(length)
            rest = rest.dropFirst(2 + length)
            let version = stamp[stamp.startIndex]
            guard version == 0 else {
                found.append(SignedCertificateTimestamp(version: version))
                continue
            }
            guard stamp.count >= 47 else {
                return (found, EncodingFlaw("a certificate timestamp is too short", at: place))
            }
            let milliseconds = number(stamp.dropFirst(33).prefix(8))
            let (nanoseconds, overflow) = Int64(clamping: milliseconds).multipliedReportingOverflow(by: 1_000_000)
            found.append(
                SignedCertificateTimestamp(
                    log: Array(stamp.dropFirst().prefix(32)), time: overflow ? nil : Timestamp(nanoseconds: nanoseconds)
                ))
        }
        return (found, nil)
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
}
