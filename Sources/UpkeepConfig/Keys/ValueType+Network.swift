import Checks
import HTTPWire
import UpkeepCore

extension ValueType where Value == IPAddress {
    static let address = ValueType.scalar(
        "an IP address such as `192.0.2.1` or `2001:db8::1`", schema: .matching("^[0-9A-Fa-f:.]+$")
    ) { scalar throws(BadValue) in
        guard let address = IPAddress(scalar.text) else {
            let hint =
                scalar.text.contains("/")
                ? "one address, not a network"
                : scalar.text.hasPrefix("[")
                    ? "leave the brackets out"
                    : scalar.text.contains(".") && scalar.text.contains(":") ? "leave the port out" : nil
            throw BadValue("not an IP address", hint: hint)
        }
        return address
    }
}

extension ValueType where Value == Endpoint {
    /// A DNS server; port 53 unless another is given.
    static let resolver = ValueType.scalar(
        "an IP address and, if it is not 53, a port: `192.0.2.53`, `192.0.2.53:5353` or `[2001:db8::53]:5353`",
        schema: .matching("^[][0-9A-Fa-f:.]+$")
    ) { scalar throws(BadValue) in
        guard let endpoint = Endpoint(scalar.text, defaultPort: 53) else {
            let host = scalar.text.lastIndex(of: ":").map { scalar.text[..<$0] } ?? scalar.text[...]
            guard IPAddress(host) == nil else {
                throw BadValue("not a port behind the address", offset: host.utf8.count + 1)
            }
            let isName = host.contains { $0.isLetter && !$0.isHexDigit }
            throw BadValue(
                "not an IP address", hint: isName ? "a resolver cannot be a name: who would look it up?" : nil)
        }
        return endpoint
    }
}

extension ValueType where Value == String {
    /// A host name or IP address, as SNI wants it: lower case, A-labels, no trailing dot.
    static let host = ValueType.scalar(
        "a host name such as `shop.example`", schema: .record(["type": .text("string"), "minLength": .integer(1)])
    ) { scalar throws(BadValue) in
        try HostText.host(scalar.text, allowsPort: false)
    }

    /// A name server: lower case, no trailing dot.
    static let nameserver = ValueType.scalar(
        "a name such as `ns1.dns.example`", schema: .record(["type": .text("string"), "minLength": .integer(1)])
    ) { scalar throws(BadValue) in
        guard IPAddress(scalar.text) == nil else { throw BadValue("name servers are compared by name, not by address") }
        return try DNSNameText.name(scalar.text)
    }

    /// What may go into a Host header.
    static let hostHeader = ValueType.scalar(
        "a host name and, if it needs one, a port: `shop.example`, `shop.example:8443`",
        schema: .record(["type": .text("string"), "minLength": .integer(1)])
    ) { scalar throws(BadValue) in
        _ = try HostText.host(scalar.text, allowsPort: true)
        return scalar.text
    }

    /// A URL that a redirect chain should end at, in its normal form.
    static let webURL = ValueType.scalar(
        "a URL such as `https://shop.example/`", schema: .matching("^[Hh][Tt][Tt][Pp][Ss]?://")
    ) { scalar throws(BadValue) in
        guard !scalar.text.hasPrefix("/") else {
            throw BadValue(
                "only a path", hint: "write the whole URL, as in `https://shop.example\(scalar.text.prefix(60))`")
        }
        let (url, user, _) = try URLReading.web(scalar.text)
        guard user == nil else { throw BadValue("a user name does not belong here") }
        return url.text
    }
}

extension ValueType where Value == SiteAddress {
    static let siteURL = ValueType.scalar(
        SiteAddress.expectedForm, schema: .matching("^([Hh][Tt][Tt][Pp][Ss]?|tcp|tls|dns)://")
    ) { scalar throws(BadValue) in
        try SiteAddress(scalar.text)
    }
}
