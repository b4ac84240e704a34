package import Checks
package import NIOCore
import NIOSSL
import UpkeepCore
import UpkeepNet

/// Reads what a failed TLS session threw.
package enum TLSFailure {
    /// The failure of a handshake, in words that say what the peer did.
    /// - Parameter firstBytes: the first bytes the peer sent, if any: a plain-text answer is told apart by them.
    package static func read(_ error: any Error, firstBytes: [UInt8]) -> ProbeFailure {
        if let failure = plainText(firstBytes) ?? session(error) { return failure }
        let failure = NetFailure(error)
        let kind: ProbeFailure.Kind = failure.kind == .reset ? .reset : .handshake
        return ProbeFailure(.tls, kind, phase: .tls, failure.message)
    }

    /// For a handshake that did not come to its end in `time`.
    package static func timedOut(after time: Duration, firstBytes: [UInt8]) -> ProbeFailure {
        plainText(firstBytes)
            ?? ProbeFailure(
                .tls, .timedOut, phase: .tls, "no TLS handshake within \(DurationText.spoken(time))")
    }

    /// What TLS itself has to say; nil for an error of another kind.
    ///
    /// It may come after the handshake: a server that wants a client certificate says so only then (RFC 8446 section 4.4.2.4).
    package static func session(_ error: any Error) -> ProbeFailure? {
        switch error {
        case NIOSSLError.handshakeFailed(.sslError(let stack))
        where stack.first == nil || stack.first == .eofDuringHandshake:
            closed
        case NIOSSLError.uncleanShutdown: closed
        case NIOSSLError.handshakeFailed(.sslError(let stack)): disagreement("\(stack[0])")
        case is NIOSSLError, is BoringSSLError: disagreement("\(error)")
        default: nil
        }
    }

    /// The peer ended the connection where the handshake should have gone on.
    package static var closed: ProbeFailure {
        ProbeFailure(.tls, .closed, phase: .tls, "the connection was closed during the TLS handshake")
    }

    private static func disagreement(_ text: String) -> ProbeFailure {
        ProbeFailure(.tls, .handshake, phase: .tls, reason(text))
    }

    /// BoringSSL's reason out of `error:10000438:SSL routines:OPENSSL_internal:TLSV1_ALERT_INTERNAL_ERROR`, in words.
    private static func reason(_ text: String) -> String {
        guard let start = text.firstRange(of: "OPENSSL_internal:") else { return text }
        let code = text[start.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        let words = code.lowercased().split(separator: "_")
        guard let alert = words.firstIndex(of: "alert") else {
            let reason = words.joined(separator: " ")
            return reason == "unsupported protocol" ? "it offers nothing newer than TLS 1.1" : reason
        }
        let name = words[(alert + 1)...].joined(separator: " ")
        return meaning(alert: name).map { "\($0) (alert `\(name)`)" } ?? "it sent the alert `\(name)`"
    }

    /// What an alert says about a server, when it says more than its name (RFC 8446 section 6.2).
    private static func meaning(alert: String) -> String? {
        switch alert {
        case "protocol version": "it accepts neither TLS 1.2 nor TLS 1.3"
        case "unrecognized name": "it does not know the name it was asked for"
        case "certificate required": "it demands a client certificate"
        case "no application protocol": "it speaks none of the protocols that were offered"
        case "handshake failure": "it accepts none of the ciphers and keys that were offered"
        default: nil
        }
    }

    private static func plainText(_ bytes: [UInt8]) -> ProbeFailure? {
        // Alert, handshake and change_cipher_spec are what TLS may begin with (RFC 8446 section 5.1).
        guard let first = bytes.first, !(0x14...0x16).contains(first) else { return nil }
        return ProbeFailure(.tls, .notTLS, phase: .tls, "it answers \(described(bytes))")
    }

    private static func described(_ bytes: [UInt8]) -> String {
        let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }.prefix(40)
        if line.starts(with: "HTTP/".utf8) { return "in plain HTTP" }
        guard line.count >= 3, line.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            return "with bytes that are no TLS record"
        }
        return "`\(String(decoding: line, as: UTF8.self))`"
    }
}

extension TLSFailure {
    /// The stream ended without TLS close_notify; common, and harmless when the framing inside was complete.
    package static func isUncleanEnd(_ error: any Error) -> Bool {
        (error as? NIOSSLError) == .uncleanShutdown
    }

    /// E.g. `TLSv1.3`; nil before the handshake is complete or without TLS.
    package static func version(_ pipeline: ChannelPipeline.SynchronousOperations) -> String? {
        switch try? pipeline.nioSSL_tlsVersion() {
        case .tlsv1: "TLSv1"
        case .tlsv11: "TLSv1.1"
        case .tlsv12: "TLSv1.2"
        case .tlsv13: "TLSv1.3"
        default: nil
        }
    }
}
