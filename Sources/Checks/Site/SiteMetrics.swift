package import UpkeepCore

/// The number series that a look at a site gives. Those that begin with `probe_` have the names, units and help of
/// blackbox_exporter, so that dashboards and alerts written for it go on working.
package enum SiteMetrics {
    package static let success = Metric("probe_success", help: "Displays whether or not the probe was a success")
    package static let duration = Metric(
        "probe_duration_seconds", help: "Returns how long the probe took to complete in seconds")
    package static let lookup = Metric(
        "probe_dns_lookup_time_seconds", help: "Returns the time taken for probe dns lookup in seconds")
    package static let ipProtocol = Metric(
        "probe_ip_protocol", help: "Specifies whether probe ip protocol is IP4 or IP6")
    package static let failedDueToRegex = Metric(
        "probe_failed_due_to_regex", help: "Indicates if probe failed due to regex")

    package static let status = Metric("probe_http_status_code", help: "Response HTTP status code")
    package static let phase = Metric(
        "probe_http_duration_seconds", help: "Duration of http request by phase, summed over all redirects")
    package static let contentLength = Metric("probe_http_content_length", help: "Length of http content response")
    package static let bodyLength = Metric(
        "probe_http_uncompressed_body_length", help: "Length of uncompressed response body")
    package static let redirects = Metric("probe_http_redirects", help: "The number of redirects")
    package static let isEncrypted = Metric(
        "probe_http_ssl", help: "Indicates if SSL was used for the final redirect")
    package static let version = Metric("probe_http_version", help: "Returns the version of HTTP of the probe response")

    package static let earliestExpiry = Metric(
        "probe_ssl_earliest_cert_expiry", help: "Returns last SSL chain expiry in unixtime")
    package static let chainExpiry = Metric(
        "probe_ssl_last_chain_expiry_timestamp_seconds", help: "Returns last SSL chain expiry in timestamp")
    package static let tlsVersion = Metric(
        "probe_tls_version_info", help: "Returns the TLS version used or NaN when unknown")

    package static let addressSuccess = Metric(
        "upkeep_address_success", help: "Whether this address of the site gave a right answer")
    package static let addressDuration = Metric(
        "upkeep_address_duration_seconds", help: "How long the look at this address took, in seconds")

    package static let all = [
        success, duration, lookup, ipProtocol, failedDueToRegex, status, phase, contentLength, bodyLength, redirects,
        isEncrypted, version, earliestExpiry, chainExpiry, tlsVersion, addressSuccess, addressDuration,
    ]
}
