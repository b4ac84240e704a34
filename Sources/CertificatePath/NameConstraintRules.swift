import CertificateReader
import UpkeepCore

/// Whether the names of a certificate may be certified by an authority (RFC 5280 section 4.2.1.10).
struct NameConstraintRules {
    /// Names are compared as text that has been checked to be ASCII; what is not is refused.
    private enum Kind: Hashable {
        case dns, address, email, uri, directory
    }

    let constraints: NameConstraints
    let authority: String

    /// The first thing that is not allowed.
    /// - Parameter budget: comparisons left; what is used is taken off.
    func flaw(_ certificate: EncodedCertificate, _ budget: inout Int) -> PathFlaw? {
        let extensions = certificate.facts.extensions
        guard constraints.unreadable == 0, extensions.unreadableNames == 0 else { return .unreadableNames }
        for name in names(of: certificate) {
            guard let kind = Self.kind(name) else { continue }
            let count = constraints.permitted.count + constraints.excluded.count
            budget -= count
            guard budget >= 0 else { return .tooManyNames }
            let permitted = constraints.permitted.filter { Self.kind($0) == kind }
            if constraints.excluded.contains(where: { Self.matches(name, $0) })
                || !permitted.isEmpty && !permitted.contains(where: { Self.matches(name, $0) })
            {
                return .forbiddenName(Self.shown(name), by: authority)
            }
        }
        return nil
    }

    private func names(of certificate: EncodedCertificate) -> [GeneralName] {
        let facts = certificate.facts
        let subject = certificate.subjectName
        return (subject.parts.isEmpty ? [] : [.directory(subject)])
            + facts.dnsNames.map { .dns($0) } + facts.addresses.map { .address($0) } + facts.extensions.otherNames
    }

    private static func kind(_ name: GeneralName) -> Kind? {
        switch name {
        case .dns: .dns
        case .address: .address
        case .email: .email
        case .uri: .uri
        case .directory: .directory
        case .registered, .other, .unread: nil
        }
    }

    private static func kind(_ constraint: NameConstraint) -> Kind? {
        switch constraint {
        case .dns: .dns
        case .network: .address
        case .email: .email
        case .uri: .uri
        case .directory: .directory
        case .other: nil
        }
    }

    private static func matches(_ name: GeneralName, _ constraint: NameConstraint) -> Bool {
        switch (name, constraint) {
        case (.dns(let name), .dns(let base)): isName(name, below: base)
        case (.address(let address), .network(let base, let mask)):
            address.family == base.family
                && zip(zip(address.bytes, base.bytes), mask).allSatisfy { $0.0 & $1 == $0.1 & $1 }
        case (.email(let mailbox), .email(let base)): isMailbox(mailbox, in: base)
        case (.uri(let uri), .uri(let base)): host(of: uri).map { isHost($0, in: base) } ?? true
        case (.directory(let name), .directory(let base)): name.isWithin(base)
        default: false
        }
    }

    /// The name itself or any below it; with a dot in front, as many authorities write it, only those below.
    private static func isName(_ name: String, below base: String) -> Bool {
        let name = folded(name)
        let base = folded(base)
        if base.isEmpty { return true }
        if base.hasPrefix(".") { return name.hasSuffix(base) && name.utf8.count > base.utf8.count }
        return name == base || name.hasSuffix("." + base)
    }

    private static func isMailbox(_ mailbox: String, in base: String) -> Bool {
        guard let at = mailbox.utf8.lastIndex(of: UInt8(ascii: "@")) else { return false }
        if base.contains("@") { return mailbox == base }
        return isHost(String(mailbox[mailbox.utf8.index(after: at)...]), in: base)
    }

    /// A host for mail and URIs: exactly it, or with a dot in front any below.
    private static func isHost(_ host: String, in base: String) -> Bool {
        let host = folded(host)
        let base = folded(base)
        if base.isEmpty { return true }
        return base.hasPrefix(".") ? host.hasSuffix(base) && host.utf8.count > base.utf8.count : host == base
    }

    /// nil for a URI without a host, which RFC 5280 has refused by whoever constrains URIs at all.
    private static func host(of uri: String) -> String? {
        guard let start = uri.firstRange(of: "://")?.upperBound else { return nil }
        let authority = uri[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        let name = host.hasPrefix("[") ? "" : host.prefix { $0 != ":" }
        return name.isEmpty ? nil : String(name)
    }

    /// ASCII letters only, and no dot at the end.
    private static func folded(_ text: String) -> String {
        let lower = String(decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
        return lower.hasSuffix(".") && lower != "." ? String(lower.dropLast()) : lower
    }

    private static func shown(_ name: GeneralName) -> String {
        switch name {
        case .dns(let text), .email(let text), .uri(let text), .registered(let text): text
        case .address(let address): address.description
        case .directory(let name): name.text
        case .other(let type, _): type
        case .unread(let tag): "[\(tag)]"
        }
    }
}
