/// What an IXFR says changed between two serials.
package struct ZoneTransferChange: Sendable, Hashable {
    package let from: SOAData
    package internal(set) var to: SOAData
    package internal(set) var deleted: [DNSRecord] = []
    package internal(set) var added: [DNSRecord] = []

    init(from soa: SOAData) {
        from = soa
        to = soa
    }
}
