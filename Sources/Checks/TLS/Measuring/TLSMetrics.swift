package import UpkeepCore

/// The number series that a look at TLS gives. Those that begin with `ssl_` have the names and labels of ssl_exporter, so
/// that dashboards and alerts written for it go on working.
package enum TLSMetrics {
    package static let success = Metric("ssl_probe_success", help: "If the probe was a success")
    package static let notAfter = Metric("ssl_cert_not_after", help: "NotAfter expressed as a Unix Epoch Time")
    package static let notBefore = Metric("ssl_cert_not_before", help: "NotBefore expressed as a Unix Epoch Time")
    package static let version = Metric("ssl_tls_version_info", help: "The TLS version used")
    package static let fileNotAfter = Metric(
        "ssl_file_cert_not_after", help: "NotAfter expressed as a Unix Epoch Time for a certificate found in a file")
    package static let fileNotBefore = Metric(
        "ssl_file_cert_not_before", help: "NotBefore expressed as a Unix Epoch Time for a certificate found in a file")
    package static let connections = Metric(
        "upkeep_tls_connections", help: "Connections that the look at this address took")
    package static let duration = Metric(
        "upkeep_tls_duration_seconds", help: "How long the look at this address took, in seconds")

    package static let all = [
        success, notAfter, notBefore, version, SiteMetrics.earliestExpiry, SiteMetrics.chainExpiry, fileNotAfter,
        fileNotBefore, connections, duration,
    ]
}
