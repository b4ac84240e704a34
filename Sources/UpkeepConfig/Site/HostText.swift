import HTTPWire
import UpkeepCore

/// Host names and host:port pairs outside URLs.
enum HostText {
    /// A name (A-labels, lower case, no trailing dot) or an address without brackets.
    static func host(_ text: String, allowsPort: Bool) throws(BadValue) -> String {
        if IPAddress(text) != nil { return text }
        try check(text)
        let (url, _, _) = try shifted(text)
        guard allowsPort || !hasPort(text) else { throw BadValue("a port does not belong here") }
        return bare(url)
    }

    /// A host and a port, the port being required unless there is a usual one.
    static func endpoint(_ text: String, usual: UInt16?) throws(BadValue) -> (host: String, port: UInt16) {
        try check(text)
        guard hasPort(text) || usual != nil else {
            throw BadValue("the port is missing", offset: text.utf8.count, hint: "add it, as in `\(text):25`")
        }
        let (url, _, _) = try shifted(text)
        return (bare(url), hasPort(text) ? url.port : usual ?? url.port)
    }

    /// Whether `text` gives a port of its own.
    private static func hasPort(_ text: String) -> Bool {
        let rest = text.lastIndex(of: "]").map { text[$0...].dropFirst() } ?? text[...]
        return rest.contains(":")
    }

    private static func check(_ text: String) throws(BadValue) {
        guard !text.isEmpty else { throw BadValue("the host is missing", offset: 0) }
        guard let place = text.utf8.firstIndex(where: { "/?#@\\ \t".utf8.contains($0) }) else { return }
        throw BadValue(
            "only a host\(hasPort(text) ? " and a port" : "") can stand here",
            offset: text.utf8.distance(from: text.startIndex, to: place))
    }

    private static func shifted(
        _ text: String
    ) throws(BadValue) -> (url: WebURL, user: String?, password: String?) {
        let scheme = "http://"
        do throws(BadValue) {
            return try URLReading.web(scheme + text)
        } catch {
            throw BadValue(error.message, offset: error.offset.map { max(0, $0 - scheme.utf8.count) }, hint: error.hint)
        }
    }

    private static func bare(_ url: WebURL) -> String {
        let text = url.hostText
        return text.hasSuffix(".") ? String(text.dropLast()) : text
    }
}
