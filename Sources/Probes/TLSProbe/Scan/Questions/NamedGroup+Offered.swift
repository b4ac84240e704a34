import TLSWire

extension NamedGroup {
    /// What a hello before TLS 1.3 can name: curves up to X448, and finite fields.
    static let allBeforeTLS13 = all.filter { $0.rawValue <= NamedGroup.x448.rawValue || $0.kind == .finiteField }
}
