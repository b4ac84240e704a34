extension TLSCursor {
    /// Notes bytes that a message has after its end.
    func noteRest(of message: HandshakeMessage, notes: inout TLSWireNotes) {
        guard !isAtEnd else { return }
        notes.add(.trailingBytes, at: offset, "\(remaining) bytes follow the content of a \(message.type) message")
    }
}
