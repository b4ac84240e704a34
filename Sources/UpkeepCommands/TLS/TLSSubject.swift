import Checks
import Diagnosis
import HTTPWire
import UpkeepConfig
import UpkeepCore
import UpkeepSystem

/// What one word of the command line means: a service, or files.
enum TLSSubject {
    case service(TLSTarget)
    case path(String)

    private static let extensions: Set<String> = [
        "pem", "crt", "cer", "cert", "der", "key", "p12", "pfx", "p7b", "p7c", "csr", "crl", "jks",
    ]

    /// - Parameter starttls: what `--starttls` says; for services that name no protocol themselves.
    /// - Throws: ``CommandFailure`` for what is neither.
    init(_ text: String, starttls: StartTLSKind?, _ system: System) throws {
        if let end = text.firstRange(of: "://") {
            let name = text[..<end.lowerBound].lowercased()
            self = .service(try Self.service(text, name, rest: String(text[end.upperBound...]), starttls))
        } else if Self.isPath(text, system) {
            self = .path(text)
        } else {
            self = .service(try Self.service(text, starttls))
        }
    }

    /// A slash, a known ending, or something that is there and can be no host.
    private static func isPath(_ text: String, _ system: System) -> Bool {
        if text == "." || text == ".." || text.contains("/") || text.hasPrefix("~") { return true }
        guard let last = text.split(separator: ".").last, last.utf8.count < text.utf8.count else {
            return !text.contains(":") && text != "localhost" && (try? system.files.exists(text)) == true
        }
        return extensions.contains(last.lowercased())
    }

    private static func service(
        _ text: String, _ name: String, rest: String, _ starttls: StartTLSKind?
    ) throws -> TLSTarget {
        guard let scheme = TLSScheme(name) else {
            if name == "file" {
                throw CommandFailure("no-tls", "`\(text)` is a file: give its path", hint: "`upkeep tls \(rest)`")
            }
            throw CommandFailure(
                "no-tls", "`\(name)://` has no TLS that is known here",
                hint: Suggestion.nearest(to: name, in: TLSScheme.names).map { "did you mean `\($0)://`?" }
                    ?? "one of \(TLSScheme.names.map { "`\($0)`" }.joined(separator: ", "))")
        }
        guard starttls == nil else {
            throw CommandFailure(
                "usage", "`\(name)://` says how TLS begins, and so does `--starttls`",
                hint: "give the address alone: `\(rest) --starttls \(starttls?.rawValue ?? "")`")
        }
        let (host, port) = try place(text, rest)
        guard let port = port ?? scheme.port else {
            throw CommandFailure("usage", "`\(text)` needs a port", hint: "`tls://\(host):443`")
        }
        return target(host, port, scheme.starttls)
    }

    private static func service(_ text: String, _ starttls: StartTLSKind?) throws -> TLSTarget {
        let (host, given) = try place(text, text)
        let port = given ?? starttls?.port ?? 443
        // Nobody speaks TLS from the first byte at these.
        let usual = StartTLSKind.allCases.first { $0.port == port }
        return target(host, port, starttls ?? usual)
    }

    private static func target(_ host: String, _ port: UInt16, _ starttls: StartTLSKind?) -> TLSTarget {
        let place = (host.contains(":") ? "[\(host)]" : host) + ":\(port)"
        return TLSTarget(
            label: starttls.map { "\($0.rawValue)://\(place)" } ?? place, host: host, port: port, starttls: starttls)
    }

    /// The host, in ASCII, and the port when there is one.
    private static func place(_ whole: String, _ text: String) throws -> (String, UInt16?) {
        if let address = IPAddress(text) { return (address.description, nil) }
        let authority = text.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        do throws(WebURLError) {
            let url = try WebURL("https://\(authority)/")
            let isGiven = url.port != 443 || authority.hasSuffix(":443")
            return (url.hostText, isGiven ? url.port : nil)
        } catch {
            throw CommandFailure(
                "bad-target", "`\(whole)` is no host, no URL and no file: \(error.message)",
                hint: "`upkeep tls shop.example:443`, `upkeep tls smtp://mail.example`, or a path with a `/` in it")
        }
    }
}
