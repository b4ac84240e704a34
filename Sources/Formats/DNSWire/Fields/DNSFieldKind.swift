/// How one field looks on the wire and in text. The data of every record type is a row of these.
enum DNSFieldKind: Sendable, Hashable {
    case uint8
    case uint16
    case uint32
    case uint48
    case uint64
    /// 32 bits of seconds; text may have units.
    case duration
    /// 32 bits of seconds since 1970; text `YYYYMMDDHHmmSS` (RFC 4034 §3.2).
    case moment
    /// A record type by its mnemonic.
    case type
    /// A DNSSEC algorithm; text may be its mnemonic.
    case algorithm
    /// The same, also printed as its mnemonic.
    case namedAlgorithm
    /// CERT's own registry (RFC 4398 §2.1).
    case certificateType
    /// An extended response code inside TSIG and TKEY, where 16 is BADSIG.
    case errorCode
    /// What a DSYNC record announces: NOTIFY or a number (RFC 9859 §2.1).
    case scheme
    /// Never compressed.
    case name
    /// In RFC 1035's own types, where names are (RFC 3597 §4).
    case compressedName
    /// As many as there is room for.
    case names
    /// A `<character-string>`.
    case string
    case optionalString
    /// One or more.
    case strings
    /// A `<character-string>` printed without quotes: CAA's tag.
    case tag
    /// All the bytes left, as one quoted text.
    case text
    case ipv4
    case ipv6
    case eui48
    case eui64
    /// Four groups of four hexadecimal digits (RFC 6742 §2.1).
    case locator
    /// All the bytes left.
    case hex
    /// All the bytes left, none too.
    case base64
    /// All the bytes left, `-` for none.
    case dashedBase64
    /// `0x` and all the bytes left; text may have dots (RFC 1706 §6).
    case nsap
    /// E.164 digits or hexadecimal, by its first byte.
    case atm
    /// A length byte and bytes, `-` for none.
    case salt
    /// A length byte and bytes, in base32hex.
    case hash
    /// Two length bytes and bytes; text is the number of bytes and, if any, the base64.
    case sizedBase64
    /// The bitmap of NSEC.
    case types
    /// The bitmap of NXT, without windows (RFC 2535 §5.2).
    case oldTypes
    /// The address prefixes of APL.
    case prefixes
    /// The protocol and ports of WKS.
    case ports
    /// All of LOC.
    case location
    /// The parameters of SVCB.
    case parameters
    /// The gateway type, algorithm and gateway of IPSECKEY.
    case gateway
    /// The discovery flag, type and relay of AMTRELAY.
    case relay
    /// All of HIP before its servers.
    case hostIdentity
    /// The prefix length and address suffix of A6.
    case suffix
    /// The prefix name of A6, there unless the prefix length before it is 0.
    case prefixName
}
