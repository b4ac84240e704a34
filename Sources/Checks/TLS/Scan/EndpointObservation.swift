package import TLSWire
package import UpkeepCore

/// What a look at the TLS of one address and port showed; no opinions.
///
/// Whatever a probe does not set stays `.notAsked`, and nobody is told about it.
package struct EndpointObservation: Sendable, Hashable {
    package enum Depth: String, Sendable, Hashable, CaseIterable {
        /// One handshake: chain, name, dates.
        case quick
        case full
    }

    package var endpoint: Endpoint
    package var depth: Depth
    /// nil: TLS from the first byte.
    package var starttls: StartTLSObservation?
    /// What an ordinary client of today gets: names, version, ALPN, chain, trust.
    package var tls: TLSObservation
    /// What ended that client's handshake: before it had a chain, or with proof that is none; nil when all was well.
    package var failure: ProbeFailure?
    /// The suite, group and signature that client gets.
    package var choice: Seen<HandshakeChoice> = .notAsked
    /// Whether the server has the key of the certificate that client gets.
    package var possession: Seen<KeyPossession> = .notAsked

    /// From SSL 3.0 to TLS 1.3, each asked for on its own.
    package var versions: Seen<[VersionObservation]> = .notAsked
    package var ssl2: Seen<SSL2Observation> = .notAsked
    package var groups: Seen<GroupObservation> = .notAsked
    /// What the server signs its handshakes with.
    package var signatureSchemes: Seen<[SignatureScheme]> = .notAsked
    package var alpn: Seen<ALPNObservation> = .notAsked
    /// The groups of finite-field Diffie-Hellman it uses before TLS 1.3.
    package var diffieHellman: Seen<[DHParameter]> = .notAsked

    /// It agrees to DEFLATE inside TLS.
    package var compression: Seen<Bool> = .notAsked
    /// It signals secure renegotiation (RFC 5746).
    package var secureRenegotiation: Seen<Bool> = .notAsked
    /// It lets a client renegotiate.
    package var clientRenegotiation: Seen<Bool> = .notAsked
    /// It refuses TLS_FALLBACK_SCSV below its best version (RFC 7507).
    package var fallbackSCSV: Seen<Bool> = .notAsked
    /// RFC 7627.
    package var extendedMasterSecret: Seen<Bool> = .notAsked
    /// RFC 7366.
    package var encryptThenMAC: Seen<Bool> = .notAsked
    package var heartbleed: Seen<HeartbleedResult> = .notAsked
    package var earlyCCS: Seen<EarlyCCSResult> = .notAsked
    package var resumption: Seen<ResumptionObservation> = .notAsked
    package var clientAuthentication: Seen<ClientAuthentication> = .notAsked

    /// What a client gets that names no host.
    package var withoutName: Seen<NameAnswer> = .notAsked
    /// What a client gets that asks for a host that does not exist there.
    package var withWrongName: Seen<NameAnswer> = .notAsked
    /// Chains that other kinds of clients get, e.g. those without ECDSA; not the one in `tls`.
    package var otherChains: [OtherChain] = []

    /// nil inside: none was stapled.
    package var staple: Seen<StapleObservation?> = .notAsked
    /// From the TLS extension and the staple; those in the certificate are in its facts.
    package var timestamps: Seen<[SCTObservation]> = .notAsked
    /// CRLs and responders that were asked, on request.
    package var revocation: Seen<[RevocationAnswer]> = .notAsked
    /// Certificates that fit where one is missing in the chain, from a file or fetched from the issuer's address.
    package var spares: [SpareCertificate] = []

    /// The `Server` header or the greeting, as far as it names the software.
    package var software: String?
    package var effort = ScanEffort()

    package init(
        endpoint: Endpoint, depth: Depth, starttls: StartTLSObservation? = nil, tls: TLSObservation,
        failure: ProbeFailure? = nil
    ) {
        self.endpoint = endpoint
        self.depth = depth
        self.starttls = starttls
        self.tls = tls
        self.failure = failure
    }
}
