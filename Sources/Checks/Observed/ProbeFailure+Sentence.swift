import UpkeepCore

extension ProbeFailure {
    /// This machine failed, not the subject: nothing is known about the subject.
    package var isOurs: Bool { kind == .local }

    /// For a connection to `endpoint` that did not come about.
    func connectSentence(_ endpoint: String) -> FailureSentence {
        switch kind {
        case .refused:
            FailureSentence(
                "`\(endpoint)` refused the connection: the machine is there, but nothing listens at that port",
                remedy: "start the service, or correct the address or port it listens at (`ss -ltn` on the server); a "
                    + "firewall that rejects looks the same")
        case .timedOut:
            FailureSentence(
                "`\(endpoint)` did not answer in time: the machine is off, or packets are dropped on the way",
                remedy: "see whether the machine is up, then whether a firewall or a security group drops this port; "
                    + "`traceroute -T -p PORT HOST` shows how far packets get")
        case .unreachable:
            FailureSentence(
                fact("there is no way to `\(endpoint)` from here", endpoint),
                remedy: "look at the route to that address (`ip route get ADDRESS`); when only IPv6 addresses do this, "
                    + "this machine may have no IPv6: set `families: [ipv4]` or give it some")
        case .reset, .closed:
            FailureSentence(
                "`\(endpoint)` dropped the connection while it was being opened",
                remedy: "something between accepts and then resets: look at the load balancer, its back ends and the "
                    + "firewall in front")
        case .local:
            FailureSentence(
                fact("this machine could not connect to `\(endpoint)`", endpoint),
                remedy: "this is a fault here, not there: see what the message names (file descriptors, address "
                    + "families, permissions)")
        case .malformed, .tooLarge, .notTLS, .handshake, .untrusted, .redirectLoop, .redirectForbidden,
            .redirectForeign,
            .redirectUnreadable, .rejected:
            FailureSentence(fact("connecting to `\(endpoint)` failed", endpoint))
        }
    }

    /// For a TLS handshake with `endpoint` that did not come to its end.
    func handshakeSentence(_ endpoint: String) -> FailureSentence {
        switch kind {
        case .notTLS:
            FailureSentence(
                fact("`\(endpoint)` speaks, but not TLS", endpoint),
                remedy: "the port serves something else, often plain http: add `ssl` (`tls`) to the listener, or use "
                    + "the right port; where TLS begins later, as with mail, look with `upkeep tls smtp://HOST`")
        case .handshake:
            FailureSentence(
                fact("`\(endpoint)` and we could not agree on TLS", endpoint),
                remedy: "look at the server's TLS versions, ciphers and certificate for this name; `openssl s_client "
                    + "-connect HOST:PORT -servername HOST` shows the alert")
        case .timedOut:
            FailureSentence(
                "`\(endpoint)` accepted the connection but did not finish the TLS handshake in time",
                remedy: "the service hangs or is overloaded, or a middlebox swallows the handshake: look at its load "
                    + "and its log")
        case .reset:
            FailureSentence(
                "`\(endpoint)` reset the connection during the TLS handshake",
                remedy: "look at the server's log; a firewall that filters by server name does this too")
        case .closed:
            FailureSentence(
                "`\(endpoint)` closed the connection during the TLS handshake",
                remedy:
                    "look at the server's log; a server with no certificate for this name often closes without a word")
        case .local:
            FailureSentence(
                fact("this machine could not start TLS with `\(endpoint)`", endpoint),
                remedy: "this is a fault here, not there: see what the message names (a certificate file, a key)")
        case .refused, .unreachable, .malformed, .tooLarge, .untrusted, .redirectLoop, .redirectForbidden,
            .redirectForeign,
            .redirectUnreadable, .rejected:
            FailureSentence(fact("the TLS handshake with `\(endpoint)` failed", endpoint))
        }
    }

    /// For a request to `endpoint` that got no complete answer.
    func answerSentence(_ endpoint: String) -> FailureSentence {
        switch kind {
        case .timedOut where phase == .transfer:
            FailureSentence(
                fact("`\(endpoint)` began to answer but did not finish in time", endpoint),
                remedy:
                    "the body drips or the line is full: look at the application that writes it and at the bandwidth")
        case .timedOut:
            FailureSentence(
                "`\(endpoint)` took the request but did not answer in time",
                remedy: "the application hangs or waits for something itself (a database, a full worker pool): look at "
                    + "its log and its load")
        case .reset:
            FailureSentence(
                "`\(endpoint)` reset the connection instead of answering to the end",
                remedy: "a worker crashed or was killed, or a proxy gave up: read its error log for that moment")
        case .closed where layer == .content || phase == .transfer:
            FailureSentence(
                fact("the answer from `\(endpoint)` breaks off", endpoint),
                remedy:
                    "the server or a proxy cut the body short: look for a crashed worker, a full disk at the proxy, "
                    + "or a wrong `Content-Length`")
        case .closed, .rejected:
            FailureSentence(
                fact("`\(endpoint)` closed the connection without an answer", endpoint),
                remedy: "the server hung up on purpose (nginx `return 444`, a connection limit) or crashed: read its "
                    + "error log for that moment")
        case .malformed:
            FailureSentence(
                layer == .content
                    ? fact("the body from `\(endpoint)` cannot be decoded", endpoint)
                    : fact("what `\(endpoint)` sends is not an HTTP answer", endpoint),
                remedy: layer == .content
                    ? "the encoding and the `Content-Encoding` header do not belong together: look at compression in "
                        + "the application and in each proxy"
                    : "another service may be behind this port, or plain http is asked of a TLS port: look at "
                        + "`curl -v URL`")
        case .tooLarge:
            FailureSentence(
                fact("the answer from `\(endpoint)` is larger than anyone should accept", endpoint),
                remedy: "find what makes it so large: cookies and headers that pile up, or an answer without an end")
        case .local:
            FailureSentence(
                fact("this machine could not ask `\(endpoint)`", endpoint),
                remedy: "this is a fault here, not there: see what the message names")
        case .refused, .unreachable, .notTLS, .handshake, .untrusted, .redirectLoop, .redirectForbidden,
            .redirectForeign,
            .redirectUnreadable:
            FailureSentence(fact("asking `\(endpoint)` failed", endpoint))
        }
    }

    /// The detail after what it is about; on its own when it says that itself, so that no peer is named twice.
    private func fact(_ about: String, _ endpoint: String) -> String {
        detail.contains("`\(endpoint)`") ? detail : "\(about): \(detail)"
    }

    /// What a failure adds to a finding's evidence.
    var evidence: Evidence {
        var evidence: Evidence = ["layer": .text(layer.rawValue), "failure": .text(kind.rawValue)]
        if let phase { evidence["phase"] = .text(phase.rawValue) }
        evidence["detail"] = .text(detail)
        return evidence
    }
}
