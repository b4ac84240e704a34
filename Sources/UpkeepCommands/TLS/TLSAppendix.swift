import CertificateReader
import Checks
import TLSWire
import UpkeepCore
import UpkeepReport

/// What stands below the findings: how the addresses of a service compare, and certificates to append to its chain.
enum TLSAppendix {
    /// - Parameter verbose: compare addresses that are alike, too.
    static func lines(_ scan: TLSScan, _ findings: [Finding], verbose: Bool) -> [ReportLine] {
        backends(scan, findings, verbose: verbose) + missing(scan, findings)
    }

    private static func backends(_ scan: TLSScan, _ findings: [Finding], verbose: Bool) -> [ReportLine] {
        let differ = findings.contains { $0.check == EncryptionChecks.backends.id && $0.status != .ok }
        guard scan.endpoints.count > 1, differ || verbose else { return [] }
        let width = scan.endpoints.map { $0.endpoint.address.description.count }.max() ?? 0
        let rows = scan.endpoints.map { endpoint in
            let address = endpoint.endpoint.address.description
            let filler = String(repeating: " ", count: width - address.count + 2)
            return ReportLine([TextSpan("  \(address)\(filler)", .strong)], [TextSpan(row(endpoint))])
        }
        return [.gap, ReportLine([], [TextSpan("\(scan.target), address by address:")])] + rows
    }

    private static func row(_ endpoint: EndpointObservation) -> String {
        guard let leaf = endpoint.tls.presented.first else {
            return endpoint.failure?.detail ?? "no certificate came"
        }
        var parts = [leaf.key]
        if let end = leaf.notAfter { parts.append("until \(end.rfc3339().prefix(10))") }
        parts.append("serial …\(leaf.serial.suffix(8))")
        let above = endpoint.tls.presented.count - 1
        parts.append(above == 0 ? "no intermediate" : "\(above) \(above == 1 ? "intermediate" : "intermediates")")
        if let versions = endpoint.versions.value {
            parts.append(versions.filter(\.isOffered).map(\.version.name).joined(separator: " "))
        } else if let version = endpoint.tls.version {
            parts.append(version)
        }
        return parts.joined(separator: ", ")
    }

    private static func missing(_ scan: TLSScan, _ findings: [Finding]) -> [ReportLine] {
        let isMissing = findings.contains { $0.check == TLSChecks.missingIntermediate.id && $0.status == .critical }
        guard isMissing, let spares = scan.endpoints.map(\.spares).first(where: { !$0.isEmpty }) else { return [] }
        return [.gap, ReportLine([], [TextSpan("append to the certificate file of \(scan.target):")]), .gap]
            + spares.flatMap { spare in
                spare.pem.split(separator: "\n").map { ReportLine([TextSpan(String($0))], []) }
            }
    }
}
