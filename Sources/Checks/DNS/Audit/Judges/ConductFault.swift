import DNSWire

/// How a server took one question of RFC 8906's list wrongly.
struct ConductFault: Hashable {
    /// What the server does, to follow its name.
    let what: String
    /// How it was asked, to follow "when asked".
    let asked: String
    let zonemaster: String?

    /// nil when the answer is right.
    init?(_ trial: ServerTrial, _ reply: ServerReply) {
        guard let asked = Self.asked[trial] else { return nil }
        self.asked = asked
        let number = Self.cases[trial]
        // Many servers drop opcodes that they do not know, which harms nobody.
        if trial == .unknownOpcode, reply.outcome == .silent { return nil }
        guard let message = reply.message else {
            what = reply.inWords
            zonemaster = number.map { "\($0.0) \($0.1)" }
            return
        }
        guard let flaw = Self.flaw(trial, message) else { return nil }
        what = flaw
        zonemaster = number.map { "\($0.0) \($0.2)" }
    }

    private static let asked: [ServerTrial: String] = [
        .bits: "with AD, CD, RD and the reserved flag set", .extras: "with unknown EDNS flags and options",
        .future: "with EDNS version 1, unknown flags and options",
        .checkingDisabled: "with CD set", .authenticData: "with AD set", .reservedFlag: "with the reserved flag set",
        .recursionDesired: "with RD set", .unknownOpcode: "with an unknown opcode", .minimal: "with plain EDNS",
        .version: "with EDNS version 1", .option: "with an unknown EDNS option", .flags: "with unknown EDNS flags",
        .versionFlags: "with EDNS version 1 and unknown flags",
        .versionOption: "with EDNS version 1 and an unknown option",
        .versionDNSSEC: "with EDNS version 1 and DO", .options: "with several EDNS options",
        .small: "for keys with room for 512 bytes",
    ]

    /// Test case, tag for silence, tag for a wrong answer.
    private static let cases: [ServerTrial: (String, String, String)] = [
        .version: ("NAMESERVER10", "N10_NO_RESPONSE_EDNS1_QUERY", "N10_UNEXPECTED_RCODE"),
        .option: ("NAMESERVER11", "N11_NO_RESPONSE", "N11_UNEXPECTED_RCODE"),
        .flags: ("NAMESERVER12", "NS_ERROR", "Z_FLAGS_NOTCLEAR"),
        .small: ("NAMESERVER13", "NO_RESPONSE", "MISSING_OPT_IN_TRUNCATED"),
        .minimal: ("NAMESERVER02", "BREAKS_ON_EDNS", "NO_EDNS_SUPPORT"),
    ]

    private static func flaw(_ trial: ServerTrial, _ message: DNSMessage) -> String? {
        let rcode = message.header.rcode
        switch trial {
        case .unknownOpcode:
            // FORMERR and REFUSED say no as well; only an answer as to a query is wrong.
            return rcode == .noError ? "answers NOERROR instead of NOTIMP" : nil
        case .future, .version, .versionFlags, .versionOption, .versionDNSSEC:
            guard rcode == .badVersion else { return "answers \(rcode) instead of BADVERS" }
            return message.edns?.version == 0 ? nil : "does not say that it speaks version 0"
        case .small: return message.edns == nil ? "leaves out EDNS in the answer" : nil
        default: break
        }
        guard rcode == .noError else { return "answers \(rcode)" }
        if [.bits, .reservedFlag].contains(trial), message.header.reserved { return "sends the reserved flag back" }
        guard [.extras, .minimal, .flags, .option, .options].contains(trial) else { return nil }
        guard let edns = message.edns else { return "leaves out EDNS in the answer" }
        if edns.reservedFlags != 0 { return "sends unknown EDNS flags back" }
        let echoes = edns.options.contains { $0.code == ServerTrial.strangeOption }
        return echoes ? "sends the unknown option back" : nil
    }
}
