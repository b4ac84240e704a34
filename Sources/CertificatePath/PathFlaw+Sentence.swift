import CertificateReader
import UpkeepCore

extension PathFlaw {
    /// E.g. `expired 2021-09-30`; goes after the certificate's name.
    package var sentence: String {
        switch self {
        case .expired(let date): "expired \(Self.day(date))"
        case .notYetValid(let date): "is not valid before \(Self.day(date))"
        case .datesUnreadable: "has dates that cannot be read"
        case .badSignature: "is not signed by the key of the next"
        case .uncheckedSignature(let why): "has a signature that cannot be checked: \(why)"
        case .notAuthority: "is no authority and may not issue certificates"
        case .mayNotSign(let usage):
            "may not sign certificates: its key usage is \(usage.isEmpty ? "empty" : "\(usage)")"
        case .tooDeep(let allowed): "allows \(allowed) authorities below it, and there are more"
        case .wrongPurpose(let purposes):
            "is for other purposes: \(purposes.prefix(5).map(\.description).joined(separator: ", "))"
        case .wrongUsage(let usage): "has a key that may not be used for TLS: \(usage)"
        case .forbiddenName(let name, let authority): "has the name `\(name)`, which `\(authority)` may not certify"
        case .unreadableNames: "has names or constraints on names that cannot be compared"
        case .tooManyNames: "has more names and constraints than can be compared"
        case .unknownCritical(let identifiers):
            "demands that extensions be understood which nobody here knows: "
                + identifiers.prefix(5).joined(separator: ", ")
        case .revoked(let date, let reason):
            "was revoked" + (date.map { " \(Self.day($0))" } ?? "") + (reason.map { " (\($0))" } ?? "")
        case .unknownIssuer: "has an issuer that is not known here"
        case .untrustedRoot: "signs itself and is not trusted here"
        }
    }

    /// Stable, for programs.
    package var code: String {
        switch self {
        case .expired: "expired"
        case .notYetValid: "not-yet-valid"
        case .datesUnreadable: "dates-unreadable"
        case .badSignature: "bad-signature"
        case .uncheckedSignature: "unchecked-signature"
        case .notAuthority: "not-authority"
        case .mayNotSign: "may-not-sign"
        case .tooDeep: "path-length"
        case .wrongPurpose: "wrong-purpose"
        case .wrongUsage: "wrong-usage"
        case .forbiddenName: "forbidden-name"
        case .unreadableNames: "unreadable-names"
        case .tooManyNames: "too-many-names"
        case .unknownCritical: "unknown-critical"
        case .revoked: "revoked"
        case .unknownIssuer: "unknown-issuer"
        case .untrustedRoot: "untrusted-root"
        }
    }

    /// How far a path with this flaw is from one that holds; the nearest is told first.
    var distance: Int {
        switch self {
        case .expired, .notYetValid: 1
        case .uncheckedSignature: 2
        case .revoked, .wrongPurpose, .wrongUsage, .forbiddenName, .unreadableNames, .tooManyNames, .unknownCritical,
            .datesUnreadable, .tooDeep:
            4
        case .notAuthority, .mayNotSign: 8
        case .unknownIssuer, .untrustedRoot: 64
        case .badSignature: 128
        }
    }

    private static func day(_ time: Timestamp) -> String { String(time.rfc3339().prefix(10)) }
}
