import CertificateReader
package import UpkeepCore

/// The numbers in looks at services and files. What was not seen is absent.
package enum TLSMeasurements {
    package static func measure(_ scan: TLSScan) -> [Measurement] {
        let subject = Subject(.endpoint, scan.target)
        let isSuccess = !scan.endpoints.isEmpty && scan.endpoints.allSatisfy { !$0.tls.presented.isEmpty }
        var list = [Measurement(TLSMetrics.success, subject, isSuccess ? 1 : 0)]
        for endpoint in scan.endpoints {
            for certificate in endpoint.tls.presented.prefix(10) {
                list += dates(certificate, TLSMetrics.notBefore, TLSMetrics.notAfter, subject, labels(certificate))
            }
        }
        // The worst address speaks for all.
        if let earliest = scan.endpoints.flatMap(\.tls.presented).compactMap(\.notAfter).min() {
            list.append(Measurement(SiteMetrics.earliestExpiry, subject, Double(earliest.seconds)))
        }
        let ends = scan.endpoints.compactMap { endpoint in
            endpoint.tls.trust.flatMap { $0.problem == nil ? $0.pathNotAfter : nil }
        }
        if ends.count == scan.endpoints.count, let end = ends.min() {
            list.append(Measurement(SiteMetrics.chainExpiry, subject, Double(end.seconds)))
        }
        for version in Set(scan.endpoints.compactMap(\.tls.version)).sorted() {
            let spelled = version.hasPrefix("TLSv") ? "TLS \(version.dropFirst(4))" : version
            list.append(Measurement(TLSMetrics.version, subject, 1, labels: [.init("version", spelled)]))
        }
        for endpoint in scan.endpoints where endpoint.effort.connections > 0 {
            let address = [Measurement.Label("address", endpoint.endpoint.address.description)]
            list.append(
                Measurement(
                    TLSMetrics.connections, subject, Double(endpoint.effort.connections), labels: address))
            list.append(
                Measurement(TLSMetrics.duration, subject, endpoint.effort.elapsed.inSeconds, labels: address))
        }
        return list
    }

    package static func measure(_ file: FileObservation) -> [Measurement] {
        let subject = file.subject
        return file.certificates.prefix(20).flatMap { certificate in
            dates(
                certificate.facts, TLSMetrics.fileNotBefore, TLSMetrics.fileNotAfter, subject,
                [.init("file", file.path)] + labels(certificate.facts))
        }
    }

    private static func dates(
        _ certificate: CertificateFacts, _ first: Metric, _ last: Metric, _ subject: Subject,
        _ labels: [Measurement.Label]
    ) -> [Measurement] {
        [(first, certificate.notBefore), (last, certificate.notAfter)].compactMap { metric, date in
            date.map { Measurement(metric, subject, Double($0.seconds), labels: labels) }
        }
    }

    /// As ssl_exporter spells them: lists with a comma before, between and behind.
    private static func labels(_ certificate: CertificateFacts) -> [Measurement.Label] {
        let list = { (items: [String]) in items.isEmpty ? "" : ",\(items.joined(separator: ","))," }
        return [
            .init("cn", certificate.commonName ?? ""), .init("dnsnames", list(certificate.dnsNames)),
            .init("ips", list(certificate.addresses.map(\.description))),
            .init("issuer_cn", commonName(certificate.issuer)), .init("serial_no", decimal(certificate.serial)),
        ]
    }

    private static func commonName(_ name: String) -> String {
        name.split(separator: ",").first { $0.hasPrefix("CN=") }.map { String($0.dropFirst(3)) } ?? ""
    }

    /// A hexadecimal number of at most 20 bytes in decimal, as ssl_exporter has it; longer ones stay as they are.
    static func decimal(_ serial: String) -> String {
        guard serial.utf8.count <= 42 else { return serial }
        var digits: [UInt8] = [0]
        for character in serial {
            guard var carry = character.hexDigitValue else { return serial }
            for place in digits.indices {
                carry += Int(digits[place]) * 16
                digits[place] = UInt8(carry % 10)
                carry /= 10
            }
            while carry > 0 {
                digits.append(UInt8(carry % 10))
                carry /= 10
            }
        }
        return digits.reversed().map(String.init).joined()
    }
}
