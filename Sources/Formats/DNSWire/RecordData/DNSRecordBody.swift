/// RDATA made of several fields: how they are read, written and shown. `description` is presentation form.
protocol DNSRecordBody: Sendable, Hashable, CustomStringConvertible {
    /// Reads the fields; the caller checks that nothing is left over.
    init(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError)
    func encode(to encoder: inout DNSEncoder) throws(DNSWireError)
}
