/// What an SSLv2 server answers.
package struct SSL2ServerHello: Sendable, Hashable {
    package let resumesSession: Bool
    /// 1 is X.509.
    package let certificateType: UInt8
    package let version: TLSVersion
    /// In DER; often missing where only the suites are to be had.
    package let certificate: [UInt8]
    /// What the server would take of what it was offered. None: SSLv2 answers, but nothing can be agreed.
    package let kinds: [SSL2CipherKind]
    package let connectionID: [UInt8]

    /// - Parameter bytes: a record without its header.
    package init(_ bytes: [UInt8], notes: inout TLSWireNotes) throws(TLSWireError) {
        var cursor = TLSCursor(bytes)
        guard try cursor.uint8() == 4 else {
            throw TLSWireError(.badValue, at: 0, "a message of SSLv2 that is no server hello")
        }
        resumesSession = try cursor.uint8() != 0
        certificateType = try cursor.uint8()
        version = TLSVersion(rawValue: try cursor.uint16())
        let lengths = (Int(try cursor.uint16()), Int(try cursor.uint16()), Int(try cursor.uint16()))
        certificate = try cursor.bytes(lengths.0)
        var list = TLSCursor(try cursor.bytes(lengths.1))
        var kinds: [SSL2CipherKind] = []
        while list.remaining >= 3 { kinds.append(SSL2CipherKind(rawValue: UInt32(try list.uint24()))) }
        self.kinds = kinds
        connectionID = try cursor.bytes(lengths.2)
        if !list.isAtEnd || !cursor.isAtEnd {
            notes.add(.trailingBytes, at: cursor.offset, "bytes follow the content of an SSLv2 hello")
        }
    }
}
