package import UpkeepCore

/// What can be asked about known faults of TLS implementations, each by an exchange that takes nothing.
package enum ServerFlawChecks {
    package static let all: [Check] = [heartbleed, earlyCCS, drown]

    package static let heartbleed = Check(
        "tls.heartbleed", title: "Heartbleed",
        why: "anybody can read the server's memory, its private key and passwords among it, without leaving a trace "
            + "(CVE-2014-0160)",
        dependsOn: ["tls.reachable", "tls.starttls"],
        remedy:
            "update OpenSSL and restart everything that uses it; then make a new key, have a new certificate issued, "
            + "have the old one revoked, and change what passwords went through it, in this order")

    package static let earlyCCS = Check(
        "tls.ccs", title: "CCS injection",
        why: "somebody in between can make both sides use keys that are no secret (CVE-2014-0224)",
        dependsOn: ["tls.reachable", "tls.starttls"],
        remedy: "update OpenSSL and restart everything that uses it")

    package static let drown = Check(
        "tls.drown", title: "key not shared with SSL 2.0",
        why: "an SSL 2.0 server with the same key, on whatever port, lets others read the sessions of this one "
            + "(DROWN, CVE-2016-0800)",
        dependsOn: ["tls.reachable", "tls.starttls", "tls.protocol.old"],
        remedy: "switch SSL 2.0 off on the server that is named, and give this one a key of its own")
}
