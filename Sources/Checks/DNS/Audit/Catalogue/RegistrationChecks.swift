package import UpkeepCore

/// What can be asked about a domain at its registry.
package enum RegistrationChecks {
    package static let all: [Check] = [status, expiry, lock]

    package static let status = Check(
        "dns.registration.status", title: "registration in force",
        why: "a domain on hold, in redemption or about to be deleted is taken out of the parent zone, and with it go "
            + "site, mail and everything else under the name",
        remedy: "log in at the registrar now: pay, renew or answer what it asks for; a hold set by the registry needs "
            + "the registrar's support")

    package static let expiry = Check(
        "dns.registration.expiry", title: "registration expiry",
        why: "when a registration lapses the name stops working for everybody, and a stranger may buy it",
        severity: .warning, dependsOn: ["dns.registration.status"],
        remedy: "renew at the registrar, switch on automatic renewal, and see that the card on file is valid"
    ).shownAtAGlance

    package static let lock = Check(
        "dns.registration.lock", title: "transfer lock",
        why: "without a transfer lock whoever gets into the mailbox of the domain's contact can move the domain away",
        severity: .warning, dependsOn: ["dns.registration.status"],
        remedy: "switch on the transfer lock at the registrar")
}
