package import UpkeepCore

/// What can be asked about the programs that renew certificates on a host.
package enum RenewerChecks {
    package static let all: [Check] = [running, rule]

    package static let running = Check(
        "tls.renewer", title: "the renewer runs",
        why: "renewal that is not started by a timer happens when somebody thinks of it",
        dependsOn: [],
        remedy: "switch its timer on (`systemctl enable --now certbot.timer`) and look at the log of its last run")

    package static let rule = Check(
        "tls.renewer.rule", title: "the renewer's rule fits the lifetime",
        why: "a renewer that counts in fixed days renews short-lived certificates too late, or again and again until "
            + "the authority refuses; certificates of 47 days are coming",
        severity: .warning, dependsOn: ["tls.renewer"],
        remedy: "update the renewer to a version that goes by the lifetime (certbot 4.0 or later), or set its days "
            + "to a third of the lifetime")
}
