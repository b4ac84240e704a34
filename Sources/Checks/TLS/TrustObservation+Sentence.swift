import CertificateReader

extension TrustObservation.Problem {
    /// What each problem means for visitors, and its way out.
    func sentence(leaf: CertificateFacts, culprit: TrustObservation.Culprit?) -> FailureSentence {
        let isRoot = culprit?.isRoot ?? false
        let which = isRoot ? "the root certificate" : "a certificate above the site's own"
        let named = culprit.map { ": `\($0.subject)`" } ?? ""
        return switch self {
        case .selfSigned:
            FailureSentence(
                "the certificate is signed by itself, so nobody has reason to trust it",
                remedy:
                    "get one from a public authority, or, if this is meant, give its own certificate with `--ca-file`")
        case .unknownIssuer:
            FailureSentence(
                "no authority that this machine trusts stands behind the certificate: its issuer, `\(leaf.issuer)`, is "
                    + "unknown here",
                remedy: "serve the full chain, which is the certificate and those of the authorities above it; if the "
                    + "authority is your own, give its root certificate with `--ca-file`")
        case .missingIntermediate:
            FailureSentence(
                "the intermediate certificate is missing: works in browsers, breaks curl and monitors",
                remedy: "serve the full chain, leaf first: with certbot that is `fullchain.pem`, not `cert.pem`")
        case .otherKey:
            FailureSentence(
                "an authority of the right name is known, but its key did not sign this chain\(named)",
                remedy:
                    "if the authority was renewed with a new key, give clients its new certificate (here: `--ca-file`); "
                    + "if not, somebody else uses its name")
        case .issuerExpired:
            FailureSentence(
                "\(which) has expired\(named)",
                remedy: isRoot
                    ? "update the roots that this machine trusts (`ca-certificates`, or the file given with `--ca-file`)"
                    : "replace the intermediate in the served chain by the one your authority publishes now")
        case .issuerNotYetValid:
            FailureSentence(
                "\(which) is not valid yet\(named)",
                remedy: "look at this machine's clock first (`timedatectl`); if it is right, serve the previous chain "
                    + "until then")
        case .forbiddenPath:
            FailureSentence(
                "nobody believes the chain: " + (culprit.flatMap(Self.fault) ?? "it breaks a rule for authorities"),
                remedy:
                    "serve the chain that the authority sent; if this is it, have the certificate issued anew by an "
                    + "authority that may")
        case .uncheckedSignature:
            FailureSentence(
                "whether the chain can be trusted is not known"
                    + (culprit.flatMap(Self.fault).map { ": \($0)" } ?? ", a signature in it cannot be checked"),
                remedy:
                    "`openssl verify -CAfile ROOT.pem -untrusted CHAIN.pem LEAF.pem` computes more kinds of signatures; "
                    + "browsers take RSA and ECDSA over SHA-256, SHA-384 and SHA-512 only")
        case .unreadable:
            FailureSentence(
                "a certificate in the chain cannot be read",
                remedy: "export the chain anew; `openssl x509 -in FILE -noout -text` must be able to print each part")
        case .noRoots:
            FailureSentence(
                "this machine has no trusted roots, so no chain can be judged here",
                remedy: "install them (`apt-get install ca-certificates`), or name some with `--ca-file`")
        }
    }

    private static func fault(_ culprit: TrustObservation.Culprit) -> String? {
        culprit.fault.map { "`\(culprit.subject)` \($0)" }
    }
}
