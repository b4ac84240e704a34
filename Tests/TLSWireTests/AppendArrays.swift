import TLSWire

extension TLSRecordReader {
    mutating func append(_ bytes: [UInt8]) { append(bytes.span) }
}

extension TLSServerReader {
    mutating func append(_ bytes: [UInt8]) { append(bytes.span) }
}
