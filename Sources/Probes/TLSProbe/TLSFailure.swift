package import Checks
package import NIOCore
import NIOSSL
import UpkeepNet

/// Reads what a failed handshake threw.
package enum TLSFailure {
    /// The failure, in words that say what the peer did.
    /// - Parameter firstBytes: the first bytes the peer sent, if any: a plain-text answer is told apart by them.
    package static func read(_ error: any Error, peer: String, firstBytes: [UInt8]) -> ProbeFailure {
        if let spoken = plainText(firstBytes) {
            return ProbeFailure(.tls, .notTLS, phase: .tls, "`\(peer)` answers \(spoken), not TLS")
        }
        switch error {
        case let error as NIOSSLError:
            return handshake(error, peer)
        case let error as BoringSSLError:
            return ProbeFailure(.tls, .handshake, phase: .tls, "the handshake with `\(peer)` failed: \(reason("\(error)"))")
        default:
            let failure = NetFailure(error, peer: peer)
            let kind: ProbeFailure.Kind = failure.kind == .reset ? .reset : .handshake
            return ProbeFailure(.tls, kind, phase: .tls, "\(failure.message) during the TLS handshake")
        }
    }

    private static func handshake(_ error: NIOSSLError, _ peer: String) -> ProbeFailure {
        switch error {
        case .handshakeFailed(.sslError(let stack)) where stack.first != nil && stack.first != .eofDuringHandshake:
            ProbeFailure(
                .tls, .handshake, phase: .tls, "the handshake with `\(peer)` failed: \(reason("\(stack[0])"))")
        case .handshakeFailed(.sslError), .uncleanShutdown:
            ProbeFailure(.tls, .closed, phase: .tls, "`\(peer)` closed the connection during the TLS handshake")
        default:
            ProbeFailure(.tls, .handshake, phase: .tls, "the handshake with `\(peer)` failed: \(reason("\(error)"))")
        }
    }

    /// BoringSSL's reason out of `error:10000438:SSL routines:OPENSSL_internal:TLSV1_ALERT_INTERNAL_ERROR`, in words.
    private static func reason(_ text: String) -> String {
        guard let start = text.firstRange(of: "OPENSSL_internal:") else { return text }
        let code = text[start.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        let words = code.lowercased().split(separator: "_")
        guard let alert = words.firstIndex(of: "alert") else { return words.joined(separator: " ") }
        return "the server sent the alert `\(words[(alert + 1)...].joined(separator: " "))`"
    }

    private static func plainText(_ bytes: [UInt8]) -> String? {
        guard let first = bytes.first, first != 0x16, first != 0x15, first != 0x14 else { return nil }
        let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }.prefix(40)
        if line.starts(with: "HTTP/".utf8) { return "plain HTTP" }
        guard line.count >= 3, line.allSatisfy({ (0x20...0x7E).contains($0) }) else { return "something else" }
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
