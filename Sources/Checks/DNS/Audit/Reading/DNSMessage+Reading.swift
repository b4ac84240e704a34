package import DNSWire
package import UpkeepCore

extension DNSMessage {
    /// The answer's records of one owner and type.
    package func answer(_ name: DNSName, _ type: DNSRecordType) -> [DNSRecord] {
        answers.filter { $0.type == type && $0.name == name }
    }

    var cookie: (client: [UInt8], server: [UInt8])? {
        for case .cookie(let client, let server) in edns?.options ?? [] { return (client, server) }
        return nil
    }

    var identity: [UInt8]? {
        for case .nsid(let bytes) in edns?.options ?? [] where !bytes.isEmpty { return bytes }
        return nil
    }

    /// Seconds until this server's copy of the zone expires (RFC 7314).
    var expire: UInt32? {
        for case .other(ServerTrial.expireOption, let bytes) in edns?.options ?? [] where bytes.count == 4 {
            return bytes.reduce(0) { $0 << 8 | UInt32($1) }
        }
        return nil
    }

    /// The CNAME chain from `name` in the answer, `name` itself left out; a loop ends where it closes.
    package func aliases(of name: DNSName) -> [DNSRecord] {
        var chain: [DNSRecord] = []
        var seen: Set<DNSName> = [name]
        var at = name
        while let record = answers.first(where: { $0.type == .cname && $0.name == at }),
            case .cname(let target) = record.data
        {
            chain.append(record)
            guard seen.insert(target).inserted else { break }
            at = target
        }
        return chain
    }
}

extension DNSRecord {
    /// The name that the record leads to, for the types that lead to one.
    var target: DNSName? {
        switch data {
        case .ns(let name), .cname(let name), .dname(let name), .ptr(let name): name
        case .mx(let data): data.exchange
        case .srv(let data): data.target
        default: nil
        }
    }

    package var address: IPAddress? {
        if case .address(let address) = data { address } else { nil }
    }
}
