import DNSWire

/// What a denial is asked to prove.
enum DenialQuestion {
    /// The name exists, the type does not; or a wildcard applies that has not the type.
    case noData(DNSName, DNSRecordType)
    /// Neither the name exists nor a wildcard for it.
    case noName(DNSName)
    /// No name is nearer to the first than the second, below which its wildcard hangs.
    case noNearer(DNSName, than: DNSName)
    /// A cut without DS.
    case noDS(DNSName)
}
