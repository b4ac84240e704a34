import TLSWire

extension TLSAlert {
    /// `alert 70 (protocol version)`.
    var phrase: String {
        "alert \(what.rawValue) (\(what.name.split(separator: "_").joined(separator: " ")))"
    }
}
