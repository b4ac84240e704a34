import UpkeepCore

extension DNSFieldKind {
    /// Presentation form; empty for an optional field that is not there.
    func text(_ value: DNSFieldValue) -> String {
        switch value {
        case .number(let number): text(number)
        case .name(let name): name.description
        case .names(let names): names.map(\.description).joined(separator: " ")
        case .strings(let strings): strings.map { DNSText.quoted($0) }.joined(separator: " ")
        case .types(let types): types.description
        case .bytes(let bytes): text(bytes)
        }
    }

    private func text(_ number: UInt64) -> String {
        switch self {
        case .moment: DNSMoment.text(UInt32(truncatingIfNeeded: number))
        case .type: DNSRecordType(rawValue: UInt16(truncatingIfNeeded: number)).description
        case .namedAlgorithm: DNSSECAlgorithmNames.text(UInt8(truncatingIfNeeded: number))
        case .certificateType: CertificateTypeNames.text(UInt16(truncatingIfNeeded: number))
        case .scheme where number == 1: "NOTIFY"
        case .errorCode: TSIGErrorNames.text(UInt16(truncatingIfNeeded: number))
        default: "\(number)"
        }
    }

    private func text(_ bytes: [UInt8]) -> String {
        switch self {
        case .ipv4, .ipv6: IPAddress(bytes: bytes)?.description ?? DNSText.hex(bytes)
        case .eui48, .eui64: bytes.map { DNSText.hex([$0]).lowercased() }.joined(separator: "-")
        case .locator:
            stride(from: 0, to: bytes.count, by: 2).map { DNSText.hex(bytes[$0..<$0 + 2]).lowercased() }
                .joined(separator: ":")
        case .hex: DNSText.hex(bytes)
        case .base64: DNSText.base64(bytes)
        case .dashedBase64: bytes.isEmpty ? "-" : DNSText.base64(bytes)
        case .nsap: "0x" + DNSText.hex(bytes)
        case .salt: bytes.isEmpty ? "-" : DNSText.hex(bytes)
        case .hash: DNSText.base32hex(bytes)
        case .sizedBase64: bytes.isEmpty ? "0" : "\(bytes.count) \(DNSText.base64(bytes))"
        case .tag: String(decoding: bytes, as: UTF8.self)
        case .oldTypes: oldTypes(bytes)
        case .atm: ATMAddress.text(bytes)
        case .prefixes: APLPrefix.text(bytes)
        case .ports: WKSPorts.text(bytes)
        case .gateway: KeyGateway.gatewayText(bytes)
        case .relay: KeyGateway.relayText(bytes)
        case .hostIdentity: HostIdentity.text(bytes)
        case .suffix: A6Suffix.text(bytes)
        default: DNSText.quoted(bytes)
        }
    }

    private func oldTypes(_ map: [UInt8]) -> String {
        (1..<max(1, map.count * 8)).filter { map[$0 >> 3] & 0x80 >> UInt8($0 & 7) != 0 }
            .map { DNSRecordType(rawValue: UInt16($0)).description }.joined(separator: " ")
    }
}
