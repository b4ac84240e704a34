/// From where on a number is bad news.
package struct AuditThresholds: Sendable, Hashable {
    /// With one operator only, caches should carry visitors for at least this long.
    package var survival: Duration = .seconds(30 * 60)
    /// With one operator only and caches that carry visitors for less than this, that is critical if it is set.
    package var survivalCritical: Duration = .seconds(3600)
    package var negativeTTL: Duration = .seconds(3600)
    package var expiryWarning: Duration = .seconds(30 * 86_400)
    package var expiryCritical: Duration = .seconds(7 * 86_400)
    /// A secondary's copy that has less left is critical.
    package var secondaryExpiry: Duration = .seconds(86_400)
    /// Signatures: 12 h left at least, 180 days at most (Zonemaster DNSSEC04).
    package var signatureLeft: Duration = .seconds(12 * 3600)
    package var signatureLongest: Duration = .seconds(180 * 86_400)
    package var aliases = 4
    /// Bytes over UDP that no path needs to cut up (DNS flag day 2020).
    package var datagram = 1232

    package init() {}
}
