import NIOSSL

extension TransportFailure {
    /// What a TLS handshake failed with.
    static func handshake(_ error: any Error) -> TransportFailure {
        if let extra = error as? NIOSSLExtraError, extra == .failedToValidateHostname {
            return TransportFailure(.tls, "its certificate is for another name")
        }
        guard case .handshakeFailed(let cause)? = error as? NIOSSLError else {
            return TransportFailure(.tls, "no TLS session: \("\(error)".clipped(300, .characters))")
        }
        return TransportFailure(
            .tls,
            "no TLS session; is its certificate signed by an authority that this machine, or `ca-file`, trusts? "
                + "(\("\(cause)".clipped(200, .characters)))")
    }
}

extension Error {
    /// The peer hung up without saying goodbye in TLS; what it had said is whole all the same, or the protocol above knows.
    var isMissingFarewell: Bool {
        if case .uncleanShutdown? = self as? NIOSSLError { true } else { false }
    }
}
