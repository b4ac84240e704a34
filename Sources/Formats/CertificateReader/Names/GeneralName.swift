package import UpkeepCore

/// One entry of GeneralNames (RFC 5280 section 4.2.1.6).
package enum GeneralName: Sendable, Hashable {
    /// Lower case.
    case dns(String)
    case address(IPAddress)
    /// As encoded.
    case email(String)
    /// As encoded.
    case uri(String)
    case directory(DistinguishedName)
    /// An object identifier that an authority registered.
    case registered(String)
    /// otherName, by its type's identifier and, when it is one of ASCII or UTF-8 strings, its text:
    /// `1.3.6.1.5.5.7.8.9` is an e-mail address beyond ASCII, `1.3.6.1.4.1.311.20.2.3` a Windows user.
    case other(type: String, text: String?)
    /// x400Address or ediPartyName, which nobody uses, by the context tag's number.
    case unread(Int)
}
