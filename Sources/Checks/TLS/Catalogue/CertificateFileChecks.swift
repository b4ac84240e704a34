package import UpkeepCore

/// What can be asked about certificates and keys in files.
package enum CertificateFileChecks {
    package static let all: [Check] = [unreadable, keyMismatch, permissions, notServed]

    package static let unreadable = Check(
        "tls.file.unreadable", title: "certificate file can be read",
        why: "a server that cannot read its certificate file does not start the next time it is restarted",
        remedy: "write the file anew from what the authority sent; `openssl x509 -in FILE -noout -text` must print it")

    package static let keyMismatch = Check(
        "tls.file.key-mismatch", title: "key belongs to the certificate",
        why: "with a key that is not the certificate's the server refuses to start, or to reload and goes on with the "
            + "old certificate until that expires",
        dependsOn: ["tls.file.unreadable"],
        remedy: "find the key that the certificate was requested with, or have a new certificate issued for this key")

    package static let permissions = Check(
        "tls.file.permissions", title: "who may read the key",
        why: "whoever reads the key can be the server, for as long as the certificate lasts",
        dependsOn: ["tls.file.unreadable"],
        remedy: "let its owner alone read it: `chmod 600 FILE`; if others may have read it, make a new key")

    package static let notServed = Check(
        "tls.file.not-served", title: "the certificate on the disk is the one served",
        why: "a renewal that nobody loaded is worth nothing: the server goes on with the old certificate until it "
            + "expires, while every tool on the host says that all is well",
        dependsOn: ["tls.file.unreadable"],
        remedy:
            "reload the server (`nginx -s reload`, `systemctl reload NAME`), and have the renewer do it from now on "
            + "(certbot: `--deploy-hook`)"
    ).shownAtAGlance
}
