import HTTPWire

/// One mailbox, e.g. `Ops <ops@shop.example>`; ASCII, so that every server takes it (RFC 5321 section 4.1.2).
package struct MailAddress: Sendable, Hashable {
    package let name: String?
    /// `local@domain`; the domain as A-labels.
    package let address: String

    /// - Throws: ``NotifierError`` for what no mail server would take.
    package init(_ text: String) throws(NotifierError) {
        guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            throw NotifierError(.address, "`\(text.oneLine.clipped(100, .characters))` is not a mail address")
        }
        let trimmed = text.trimmed
        if trimmed.hasSuffix(">"), let open = trimmed.lastIndex(of: "<") {
            let name = String(trimmed[..<open]).trimmed.trimmingQuotes.oneLine
            self.name = name.isEmpty ? nil : name
            address = try Self.checked(String(trimmed[trimmed.index(after: open)...].dropLast()), in: text)
        } else {
            name = nil
            address = try Self.checked(trimmed, in: text)
        }
    }

    package var domain: String { address.split(separator: "@").last.map(String.init) ?? "" }

    private static func checked(_ text: String, in whole: String) throws(NotifierError) -> String {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let shown = "`\(whole.oneLine.clipped(100, .characters))`"
        guard parts.count == 2 else { throw NotifierError(.address, "\(shown) is not a mail address") }
        let local = parts[0]
        let atoms = local.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...64).contains(local.utf8.count), atoms.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isAtom) })
        else {
            throw NotifierError(
                .address, "\(shown) is not a mail address that every server takes",
                hint: "before the `@` stand letters, digits and `.!#$%&'*+-/=?^_{|}~`")
        }
        let host: WebURL.Host
        do throws(WebURLError) {
            host = try HostName.read(parts[1])
        } catch {
            throw NotifierError(.address, "\(shown) is not a mail address: \(error.message)")
        }
        guard case .name(let domain) = host else {
            throw NotifierError(.address, "\(shown) has no domain behind the `@`")
        }
        return "\(local)@\(domain)"
    }

    /// `atext` (RFC 5322 section 3.2.3), without the backquote.
    private static func isAtom(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-/=?^_{|}~".utf8.contains(byte)
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }

    fileprivate var trimmingQuotes: String {
        count >= 2 && hasPrefix("\"") && hasSuffix("\"") ? String(dropFirst().dropLast()) : self
    }
}
