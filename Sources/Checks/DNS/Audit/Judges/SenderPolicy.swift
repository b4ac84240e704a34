/// Whether an SPF record can be read (RFC 7208 section 4.6.1).
enum SenderPolicy {
    private static let mechanisms: Set<String> = ["all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists"]

    /// What cannot be read; nil when all can.
    static func flaw(_ record: String) -> String? {
        var redirects = 0
        for term in record.split(separator: " ").dropFirst() {
            if let equals = term.firstIndex(of: "="),
                term[..<equals].allSatisfy({ $0.isLetter || $0.isNumber || "-_.".contains($0) })
            {
                if term[..<equals].lowercased() == "redirect" { redirects += 1 }
                continue
            }
            let name = term.drop { "+-~?".contains($0) }.prefix { $0 != ":" && $0 != "/" }.lowercased()
            guard mechanisms.contains(name) else { return "`\(term)` is no mechanism" }
            let needsValue = ["include", "ip4", "ip6", "exists"].contains(name)
            if needsValue, !term.contains(":") || term.hasSuffix(":") { return "`\(term)` lacks its value" }
        }
        return redirects > 1 ? "`redirect` occurs twice" : nil
    }
}
