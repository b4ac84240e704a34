import Peers

/// The configuration of the farm's real web server.
struct WebServer {
    let ports: [Door: Int]
    let certificates: [Door: TestCertificate]

    var configuration: String {
        Door.nginx.map { door in
            let security = certificates[door].map { certificate in
                """
                    ssl_certificate \(certificate.chainFile);
                    ssl_certificate_key \(certificate.keyFile);
                """
            }
            return """
                server {
                    listen 127.0.0.1:\(ports[door] ?? 0)\(security == nil ? "" : " ssl http2");
                \(security ?? "")
                \(pages)
                }
                """
        }.joined(separator: "\n")
    }

    private var pages: String {
        let page = "<!DOCTYPE html><title>shop</title><p>\(Expectation.words)</p>"
        return """
                location = / { return 200 '\(page)'; }
                location = /old { return 301 /older; }
                location = /older { return 302 /; }
                location = /error { return 500; }
                location = /gone { return 404; }
                location = /empty { return 200 '<!DOCTYPE html><h1>Under construction</h1>'; }
                location = /round { return 302 /about; }
                location = /about { return 302 /round; }
                location = /downgrade { return 302 http://127.0.0.1:\(ports[.plain] ?? 0)/; }
                location = /limited { add_header Retry-After 30 always; return 429 'slow down'; }
                location = /mixed { return 200 '\(page)<script src="http://cdn.test/offers.js"></script>'; }
            """
    }
}
