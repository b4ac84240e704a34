package import DNSWire
package import UpkeepCore

/// One way of trying a name server that is about the server, not about what its zone says.
package enum ServerTrial: CaseIterable, Sendable {
    /// How everything else is asked: SOA, EDNS with DO, 1232 bytes.
    case soa
    case plain, stream
    /// RFC 8906 section 8.1, without EDNS: CD, AD, RD and the reserved flag at once.
    case bits
    /// RFC 8906 section 8.2: unknown flags, an unknown option and several known ones at once, in letters of both cases.
    case extras
    /// The same in an EDNS version that nobody speaks, with DO.
    case future
    /// An opcode that nobody knows. To drop it is as right as to say so.
    case unknownOpcode
    // What `bits`, `extras` and `future` are made of, each alone.
    case checkingDisabled, authenticData, reservedFlag, recursionDesired
    case minimal, option, flags, options, mixedCase
    case version, versionFlags, versionOption, versionDNSSEC
    /// The keys with 512 bytes allowed, when they need more.
    case small
    /// The keys with 4096 bytes allowed: a datagram that has to be cut into fragments on the way.
    case large
    case identity, software
    case transfer
    /// `. NS` with RD: a server that points there instead of refusing helps to flood others.
    case root
    /// The parent's SOA with RD: only an open recursor knows it.
    case recursion
    case any

    /// The lists of RFC 8906 section 8 that nothing else here covers: each trial with what it is made of.
    package static let compliance: [(together: ServerTrial, parts: [ServerTrial])] = [
        (.bits, [.checkingDisabled, .authenticData, .reservedFlag, .recursionDesired]), (.unknownOpcode, []),
        (.extras, [.minimal, .option, .flags, .options, .mixedCase]),
        (.future, [.version, .versionFlags, .versionOption, .versionDNSSEC]), (.small, []),
    ]

    /// What a server that serves the zone is asked besides what the zone says.
    package static let second: [ServerTrial] = [
        .unknownOpcode, .bits, .extras, .future, .software, .transfer, .root, .any,
    ]

    /// What the first wave asks: does it live, and how does it have to be asked.
    package static let first: [ServerTrial] = [.soa, .plain, .stream]

    /// An EDNS option that nobody has registered (RFC 8906 section 8.2.3).
    package static let strangeOption: UInt16 = 100
    package static let expireOption: UInt16 = 9
    private static let strangeFlag: UInt16 = 0x40
    package static let clientCookie: [UInt8] = [0x75, 0x70, 0x6B, 0x65, 0x65, 0x70, 0x2D, 0x31]

    /// - Parameter parent: The zone above, which the server is not expected to serve.
    package func query(_ zone: DNSName, under parent: DNSName, at server: Endpoint) -> ServerQuery {
        let soa = DNSQuestion(zone, .soa)
        func ask(_ edns: DNSExtension?) -> ServerQuery { ServerQuery(soa, at: server, edns: edns) }
        func extended(
            version: UInt8 = 0, dnssecOK: Bool = false, flags: UInt16 = 0, options: [DNSOption] = []
        ) -> ServerQuery {
            var edns = DNSExtension(dnssecOK: dnssecOK)
            (edns.version, edns.reservedFlags, edns.options) = (version, flags, options)
            return ask(edns)
        }
        func version1(
            dnssecOK: Bool = false, flags: UInt16 = 0, options: [DNSOption] = []
        ) -> ServerQuery {
            extended(version: 1, dnssecOK: dnssecOK, flags: flags, options: options)
        }
        let strange = DNSOption(code: Self.strangeOption, [])
        // The client subnet is 0.0.0.0/0: "tell me nothing special" (RFC 7871 section 7.1.2).
        let known: [DNSOption] = [
            .nsid([]), .cookie(client: Self.clientCookie, server: []), .other(code: Self.expireOption, []),
            .other(code: 8, [0, 1, 0, 0]),
        ]
        var query = ask(nil)
        switch self {
        case .soa: return ServerQuery(soa, at: server)
        case .plain: break
        case .stream: return ServerQuery(soa, at: server, over: .tcp)
        case .bits:
            (query.checkingDisabled, query.authenticData) = (true, true)
            (query.reservedFlag, query.recursionDesired) = (true, true)
        case .extras:
            query = extended(flags: Self.strangeFlag, options: known + [strange])
            query.question.name = zone.alternatingCase
        case .future: return version1(dnssecOK: true, flags: Self.strangeFlag, options: [strange])
        case .checkingDisabled: query.checkingDisabled = true
        case .authenticData: query.authenticData = true
        case .reservedFlag: query.reservedFlag = true
        case .recursionDesired: query.recursionDesired = true
        case .unknownOpcode: query.opcode = DNSOpcode(rawValue: 15)
        case .minimal: return ask(DNSExtension())
        case .version: return version1()
        case .versionFlags: return version1(flags: Self.strangeFlag)
        case .versionOption: return version1(options: [strange])
        case .versionDNSSEC: return version1(dnssecOK: true)
        case .option: return extended(options: [strange])
        case .flags: return extended(flags: Self.strangeFlag)
        case .options: return extended(options: known)
        case .small, .large:
            let size: UInt16 = self == .small ? 512 : 4096
            return ServerQuery(
                DNSQuestion(zone, .dnskey), at: server, edns: DNSExtension(udpPayloadSize: size, dnssecOK: true))
        case .identity: query.question = Self.chaos(["id", "server"])
        case .software: query.question = Self.chaos(["version", "bind"])
        case .transfer:
            return ServerQuery(DNSQuestion(zone, .axfr), at: server, over: .tcp, edns: nil)
        case .recursion:
            query.question = DNSQuestion(parent, .soa)
            query.recursionDesired = true
        case .root:
            query.question = DNSQuestion(.root, .ns)
            query.recursionDesired = true
        case .any: return ServerQuery(DNSQuestion(zone, .any), at: server, edns: DNSExtension())
        case .mixedCase:
            // Names compare without case, so another size keeps this apart from `minimal`.
            let question = DNSQuestion(zone.alternatingCase, .soa)
            return ServerQuery(question, at: server, edns: DNSExtension(udpPayloadSize: 1400))
        }
        return query
    }

    private static func chaos(_ labels: [String]) -> DNSQuestion {
        let name = (try? DNSName(labels: labels.map { Array($0.utf8) })) ?? .root
        return DNSQuestion(name, .txt, .chaos)
    }
}

extension DNSName {
    /// Every other letter in upper case.
    fileprivate var alternatingCase: DNSName {
        var isUpper = false
        let labels = self.labels.map { label in
            label.map { (byte: UInt8) -> UInt8 in
                guard (0x61...0x7A).contains(byte | 0x20), byte >= 0x41 else { return byte }
                isUpper.toggle()
                return isUpper ? byte & 0xDF : byte | 0x20
            }
        }
        return (try? DNSName(labels: labels)) ?? self
    }
}
