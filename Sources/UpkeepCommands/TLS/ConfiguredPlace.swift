import CertificateReader
import Checks
import Diagnosis
import Inspectors
import UpkeepCore

/// A place of this machine where, by a server's configuration, a file's certificate is served.
struct ConfiguredPlace: Hashable {
    /// Looked at in one run at most: each takes a connection.
    private static let most = 256

    let path: String
    let use: CertificateUse
    let target: TLSTarget

    /// The places of all the files, each once.
    static func places(of files: [InspectedFile]) -> [ConfiguredPlace] {
        var found: [ConfiguredPlace] = []
        var known: Set<String> = []
        for file in files {
            guard let place = file.leafPlace else { continue }
            let leaf = file.observation.certificates[place].facts
            for use in file.observation.uses where use.certificate == file.observation.path {
                guard let name = name(leaf, use) else { continue }
                for (address, listener) in connectable(use.listeners) {
                    let target = target(name, address, listener)
                    let key = "\(file.observation.path) \(target.label) \(address)"
                    if found.count < most, known.insert(key).inserted {
                        found.append(ConfiguredPlace(path: file.observation.path, use: use, target: target))
                    }
                }
            }
        }
        return found
    }

    /// What a visitor would ask for: a configured name that the certificate is for, else one of the certificate's own.
    private static func name(_ leaf: CertificateFacts, _ use: CertificateUse) -> String? {
        if let covered = use.names.first(where: leaf.covers) { return covered }
        guard use.names.isEmpty else { return use.names.first }
        guard let own = leaf.dnsNames.first(where: { !$0.hasPrefix("*.") }) ?? leaf.dnsNames.first else { return nil }
        return own.hasPrefix("*.") ? "www" + own.dropFirst() : own
    }

    /// A server that listens everywhere is asked over loopback; over IPv6 only where it does not listen on IPv4.
    private static func connectable(
        _ listeners: [CertificateUse.Listener]
    ) -> [(IPAddress, CertificateUse.Listener)] {
        let everywhere = IPAddress(v6High: 0, low: 0)
        return listeners.compactMap { listener in
            guard let address = listener.address else { return (IPAddress(v4: 0x7F00_0001), listener) }
            guard address == everywhere else { return (address, listener) }
            let isAlsoV4 = listeners.contains { $0.address == nil && $0.port == listener.port }
            return isAlsoV4 ? nil : (IPAddress(v6High: 0, low: 1), listener)
        }
    }

    private static func target(_ name: String, _ address: IPAddress, _ listener: CertificateUse.Listener) -> TLSTarget {
        let place = "\(name):\(listener.port)"
        var target = TLSTarget(
            label: listener.starttls.map { "\($0.rawValue)://\(place)" } ?? place, host: name, port: listener.port,
            starttls: listener.starttls)
        target.addresses.pinned = [address]
        return target
    }
}
