/// How much work one judgement may cost, whatever the zone serves. KeyTrap (CVE-2023-50387) and NSEC3 hashing
/// (CVE-2023-50868) made validators spend minutes on one packet.
package struct ValidationLimits: Sendable, Hashable {
    /// Signatures looked at per record set; hickory and unbound stop at eight too.
    package var signaturesPerSet = 8
    /// Keys of one tag and algorithm tried per signature; hickory stops at two, zones in the wild never have more.
    package var collidingKeys = 2
    /// DS records looked at per delegation.
    package var digestsPerDelegation = 16
    /// Keys looked at per zone.
    package var keysPerZone = 64
    /// Public-key operations in all. A healthy chain of six zones with a three-record denial takes about sixteen.
    package var verifications = 64
    /// NSEC and NSEC3 sets verified per denial; three are the most that a proof needs.
    package var denialSets = 8
    /// NSEC3 iterations above which a zone is insecure, which RFC 9276 §3.2 leaves to validators: BIND since 9.20.21
    /// takes 50, older ones and unbound 150.
    package var nsec3Iterations: UInt16 = 50
    /// SHA-1 runs in all, one hash costing its iterations and one more.
    package var nsec3Hashes = 8192
    /// CNAME and DNAME records followed inside one answer.
    package var aliases = 16

    package init() {}
}
