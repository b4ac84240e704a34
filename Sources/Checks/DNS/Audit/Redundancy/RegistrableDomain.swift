package import DNSWire

/// The part of a name that somebody registered: the last two labels, or three when the last two are a well-known
/// registry's suffix such as `co.uk`. Not the whole public suffix list: it tells operators apart, it decides nothing.
package struct RegistrableDomain: Sendable, Hashable, CustomStringConvertible {
    package let name: DNSName

    package init(of host: DNSName) {
        let labels = host.labels.map { label in String(decoding: label, as: UTF8.self).lowercased() }
        let count = labels.suffix(2).joined(separator: ".")
        let wanted = Self.suffixes.contains(count) ? 3 : 2
        var name = host
        while name.labels.count > wanted, let parent = name.parent { name = parent }
        self.name = name
    }

    package var description: String { name.text(trailingDot: name.isRoot, lowercased: true) }

    /// Without the suffix and without numbers and hyphens at the end, so that `awsdns-01.org` and `awsdns-57.co.uk`,
    /// `azure-dns.com` and `azure-dns.info` are one operator's.
    package var stem: String {
        let first = name.labels.first.map { String(decoding: $0, as: UTF8.self).lowercased() } ?? ""
        var stem = Substring(first)
        while let last = stem.last, last.isNumber || last == "-" { stem.removeLast() }
        return stem.isEmpty ? first : String(stem)
    }

    /// Registries' suffixes of two labels that name servers are often found under.
    private static let suffixes: Set<String> = {
        let generic = ["ac", "co", "com", "edu", "gov", "go", "gob", "gouv", "mil", "ne", "net", "or", "org"]
        let countries = [
            "ar", "at", "au", "bd", "bo", "br", "cn", "cr", "ec", "eg", "es", "fj", "gh", "gt", "hk", "hu", "id", "il",
            "in",
            "jp", "ke", "kr", "lk", "mx", "my", "ng", "np", "nz", "om", "pe", "ph", "pk", "pl", "pt", "py", "ro", "ru",
            "sa",
            "sg", "sv", "th", "tr", "tw", "tz", "ua", "ug", "uk", "uy", "ve", "vn", "za", "zm", "zw",
        ]
        return Set(generic.flatMap { second in countries.map { "\(second).\($0)" } })
    }()
}
