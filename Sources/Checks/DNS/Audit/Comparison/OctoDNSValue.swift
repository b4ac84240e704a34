import DNSWire
import UpkeepCore

/// One record's data in octoDNS's form: a scalar, or a mapping with keys in natural order.
enum OctoDNSValue: Hashable {
    struct Unfit: Error {
        let text: String
    }

    case scalar(YAMLScalar)
    case mapping([Pair])

    struct Pair: Hashable {
        let key: String
        var values: [YAMLScalar] = []
        var isList = false
        /// A mapping in the value's place.
        var nested: [Pair] = []
    }

    /// `key:` and what follows it.
    func lines(after key: String) -> [String] {
        switch self {
        case .scalar(let scalar): ["\(key) \(scalar)"]
        case .mapping(let pairs): [key] + pairs.flatMap(Self.lines).map { "  " + $0 }
        }
    }

    /// As an entry of a list.
    var item: [String] {
        switch self {
        case .scalar(let scalar): ["- \(scalar)"]
        case .mapping(let pairs): pairs.flatMap(Self.lines).enumerated().map { ($0 == 0 ? "- " : "  ") + $1 }
        }
    }

    private static func lines(_ pair: Pair) -> [String] {
        if !pair.nested.isEmpty { return ["\(pair.key):"] + pair.nested.flatMap(lines).map { "  " + $0 } }
        guard pair.isList else { return ["\(pair.key): \(pair.values.first.map(\.description) ?? "")"] }
        return ["\(pair.key):"] + pair.values.map { "- \($0)" }
    }

    static func of(_ data: DNSRecordData) -> Result<OctoDNSValue, Unfit> {
        func text(_ key: String, _ value: String) -> Pair { Pair(key: key, values: [YAMLScalar(value)]) }
        func number(_ key: String, _ value: some BinaryInteger) -> Pair {
            Pair(key: key, values: [YAMLScalar(number: Int(value))])
        }
        func hex(_ bytes: [UInt8]) -> String {
            bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
        func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
        func name(_ name: DNSName) -> String { name.text(lowercased: true) }
        switch data {
        case .address(let address): return .success(.scalar(YAMLScalar(address.description)))
        case .ns(let target), .cname(let target), .dname(let target), .ptr(let target):
            return .success(.scalar(YAMLScalar(name(target))))
        case .txt(let data), .spf(let data): return OctoDNSText.value(data).map { .scalar(YAMLScalar($0)) }
        case .mx(let mx):
            return .success(.mapping([text("exchange", name(mx.exchange)), number("preference", mx.preference)]))
        case .srv(let srv):
            return .success(
                .mapping([
                    number("port", srv.port), number("priority", srv.priority), text("target", name(srv.target)),
                    number("weight", srv.weight),
                ]))
        case .caa(let caa):
            return .success(
                .mapping([number("flags", caa.flags), text("tag", caa.tag), text("value", string(caa.value))]))
        case .ds(let ds):
            return .success(
                .mapping([
                    number("algorithm", ds.algorithm), text("digest", hex(ds.digest)),
                    number("digest_type", ds.digestType), number("key_tag", ds.keyTag),
                ]))
        case .sshfp(let key):
            return .success(
                .mapping([
                    number("algorithm", key.algorithm), text("fingerprint", hex(key.fingerprint)),
                    number("fingerprint_type", key.fingerprintType),
                ]))
        case .tlsa(let data):
            return .success(
                .mapping([
                    text("certificate_association_data", hex(data.association)),
                    number("certificate_usage", data.usage), number("matching_type", data.matching),
                    number("selector", data.selector),
                ]))
        case .naptr(let data):
            return .success(
                .mapping([
                    text("flags", string(data.flags)), number("order", data.order),
                    number("preference", data.preference), text("regexp", string(data.pattern)),
                    text("replacement", name(data.replacement)), text("service", string(data.services)),
                ]))
        case .uri(let data):
            return .success(
                .mapping([
                    number("priority", data.priority), text("target", string(data.target)),
                    number("weight", data.weight),
                ]))
        case .openpgpkey: return .success(.scalar(YAMLScalar(data.description.filter { $0 != " " })))
        case .loc(let place): return .success(.mapping(Self.place(place)))
        case .svcb(let data), .https(let data): return service(data)
        default: return .failure(Unfit(text: "octoDNS has no form for \(data.type)"))
        }
    }

    private static func place(_ data: LOCData) -> [Pair] {
        // Degrees, minutes, seconds and direction, twice; then metres: altitude, size and the two precisions.
        let words = data.description.split(separator: " ").map { $0.hasSuffix("m") ? $0.dropLast() : $0 }
        let keys = ["lat", "long"].flatMap { axis in
            ["degrees", "minutes", "seconds", "direction"].map { "\(axis)_\($0)" }
        }
        return zip(keys + ["altitude", "size", "precision_horz", "precision_vert"], words)
            .map { Pair(key: $0, values: [YAMLScalar(String($1))]) }.sorted { $0.key < $1.key }
    }

    private static func service(_ data: SVCBData) -> Result<OctoDNSValue, Unfit> {
        let target = Pair(key: "targetname", values: [YAMLScalar(data.target.text(lowercased: true))])
        let priority = Pair(key: "svcpriority", values: [YAMLScalar(number: Int(data.priority))])
        guard !data.parameters.isEmpty else { return .success(.mapping([priority, target])) }
        var parameters: [Pair] = []
        for parameter in data.parameters {
            guard parameter.key <= 6 else {
                return .failure(Unfit(text: "octoDNS has no form for the parameter `\(parameter.name)`"))
            }
            let written = parameter.description.drop { $0 != "=" }.dropFirst().filter { $0 != "\"" }
            switch parameter.key {
            case 0, 1, 4, 6:
                let values = written.split(separator: ",").map { YAMLScalar(String($0)) }
                parameters.append(Pair(key: parameter.name, values: values, isList: true))
            case 2: parameters.append(Pair(key: parameter.name, values: []))
            case 3: parameters.append(Pair(key: parameter.name, values: [YAMLScalar(number: Int(written) ?? 0)]))
            default: parameters.append(Pair(key: parameter.name, values: [YAMLScalar(written)]))
            }
        }
        let sorted = parameters.sorted { NaturalOrder.precedes($0.key, $1.key) }
        return .success(.mapping([Pair(key: "svcparams", nested: sorted), priority, target]))
    }
}
