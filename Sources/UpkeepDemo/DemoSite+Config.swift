import UpkeepCore

extension DemoSite {
    /// A whole config file for looking at the shop, as an operator would write it.
    /// - Parameters:
    ///   - caFile: where ``caPEM`` has been written; nil leaves trust to whoever loads the config.
    ///   - parts: what to look at; each is a subject of its own.
    ///   - patience: how long to wait for a name server or a connection, at least a millisecond.
    package func configYAML(
        caFile: String?, parts: [Part] = [.shop], patience: Duration = .seconds(2)
    ) -> String {
        """
        # the demo shop: names from its own name server, certificates from its own authority
        resolvers: [\(Self.quoted("\(resolver)"))]\(caFile.map { "\nca_file: \(Self.quoted($0))" } ?? "")
        defaults:
          timeouts: {dns: \(DurationText.exact(patience)), connect: \(DurationText.exact(patience))}
        sites:

        """ + parts.map(entry).joined()
    }

    private func entry(_ part: Part) -> String {
        switch part {
        case .shop:
            """
              - name: shop
                url: \(url)
                expect:
                  status: 200
                  contains: \(marker)
                  latency: {ttfb: \(DurationText.exact(firstByteLimit))}
                  addresses: [\(addresses.map { Self.quoted("\($0)") }.joined(separator: ", "))]
                  nameservers: [\(nameservers.joined(separator: ", "))]

            """
        case .redirect:
            """
              - name: http door
                url: \(plainURL)
                expect:
                  status: 200
                  final_url: \(url)

            """
        case .mail:
            """
              - name: mail
                url: \(mailURL)
                dialogue:
                  - expect: '^220 '
                  - send: EHLO upkeep.demo.test
                  - expect: '^250 STARTTLS'
                  - send: STARTTLS
                  - expect: '^220 '
                  - starttls

            """
        }
    }

    /// A YAML double-quoted scalar.
    private static func quoted(_ text: String) -> String {
        "\"" + text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] } + "\""
    }
}
