import UpkeepCore

/// How many subjects of which kind, in words: `1 site`, `3 zones`, `2 certificates and 1 file`, and `4 subjects` when
/// other kinds are mixed.
enum SubjectCount {
    static func text(_ subjects: [Subject]) -> String {
        let kinds = Set(subjects.map(\.kind))
        // A key beside its certificate is no second certificate.
        if kinds == [.certificate, .file] {
            return [Subject.Kind.certificate, .file].map { kind in count(subjects.count { $0.kind == kind }, kind) }
                .joined(separator: " and ")
        }
        guard kinds.count == 1, let kind = kinds.first else {
            return subjects.count == 1 ? "1 subject" : "\(subjects.count) subjects"
        }
        return count(subjects.count, kind)
    }

    private static func count(_ count: Int, _ kind: Subject.Kind) -> String {
        let (one, many) = names(kind)
        return "\(count) \(count == 1 ? one : many)"
    }

    private static func names(_ kind: Subject.Kind) -> (one: String, many: String) {
        switch kind {
        case .site: ("site", "sites")
        case .zone: ("zone", "zones")
        case .endpoint: ("endpoint", "endpoints")
        case .certificate: ("certificate", "certificates")
        case .file: ("file", "files")
        case .host: ("host", "hosts")
        case .package: ("package", "packages")
        case .service: ("service", "services")
        case .firewall: ("firewall", "firewalls")
        case .redis: ("Redis instance", "Redis instances")
        }
    }

    /// `1 critical, 2 ok`, gravest first; statuses that nobody has are left out.
    static func statuses(_ statuses: [Status]) -> String {
        Status.allCases.sorted { $0.gravity > $1.gravity }.compactMap { status in
            let count = statuses.count { $0 == status }
            return count == 0 ? nil : "\(count) \(status.rawValue)"
        }.joined(separator: ", ")
    }
}
