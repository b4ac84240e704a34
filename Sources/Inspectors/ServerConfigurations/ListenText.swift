import Checks
import UpkeepCore

/// Addresses and ports as servers' configurations write them.
enum ListenText {
    /// `443`, `*:443`, `0.0.0.0:443`, `[::]:443`, `192.0.2.1:443`, `localhost:8443`, `192.0.2.1`.
    ///
    /// `[::]` is kept, because it may be all of IPv6 or of both.
    ///
    /// - Parameter usual: the port where none is written; nil: then it is nothing.
    /// - Returns: nil for what is no port of this machine: a socket in the file system, a name, a variable.
    static func listener(_ text: String, usual: UInt16? = nil, starttls: StartTLSKind? = nil) -> CertificateUse
        .Listener?
    {
        if let port = UInt16(text) { return port > 0 ? .init(nil, port, starttls: starttls) : nil }
        var (host, port) = (text[...], usual)
        if let colon = text.lastIndex(of: ":"), !text.hasSuffix("]"), IPAddress(text) == nil {
            // A range of ports begins with its first.
            let digits = text[text.index(after: colon)...].prefix { $0 != "-" }
            guard let number = UInt16(digits) else { return nil }
            (host, port) = (text[..<colon], number)
        }
        guard let port, port > 0 else { return nil }
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        if ["", "*", "_default_", "0.0.0.0"].contains(host) { return .init(nil, port, starttls: starttls) }
        if host == "localhost" { return .init(IPAddress(v4: 0x7F00_0001), port, starttls: starttls) }
        return IPAddress(host).map { .init($0, port, starttls: starttls) }
    }

    /// Whether a name stands for exactly one host.
    static func isHost(_ name: String) -> Bool {
        name.contains(".") && name.allSatisfy { $0.isLetter || $0.isNumber || ".-_".contains($0) }
    }
}
