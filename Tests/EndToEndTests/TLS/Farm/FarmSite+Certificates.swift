import Peers

extension FarmSite {
    static let certificates = healthy + dates + names + chains + keys + rules + revocation

    static let healthy: [FarmSite] = [
        FarmSite("ECDSA P-256") { try await $0.authority.issue(shop) },
        FarmSite("RSA 2048") { try await $0.authority.issue(shop, key: .rsa2048) },
        FarmSite("47 days, 20 left") {
            try await $0.authority.issue(shop, from: -27 * day, until: 20 * day)
        },
        FarmSite("90 days, 30 left") {
            try await $0.authority.issue(shop, from: -60 * day, until: 30 * day)
        },
        FarmSite("six days, three left") {
            try await $0.authority.issue(shop, from: -3.7 * day, until: 3 * day)
        },
        FarmSite("a public authority's, logged") {
            try await $0.authority.issue(shop, extensions: [domainValidated, timestamps(2)])
        },
        FarmSite("no purposes named") { try await $0.authority.issue(shop, purposes: nil) },
        FarmSite("a wildcard", options: ["--name", "www.shop.example"]) {
            try await $0.authority.issue(["*.shop.example"])
        },
        FarmSite("an address", options: []) { try await $0.authority.issue(["127.0.0.1"]) },
        FarmSite("its root as well") {
            let leaf = try await $0.root.issue(shop)
            return try $0.root.serve(leaf, as: [leaf.text, $0.root.text])
        },
    ]

    static let dates: [FarmSite] = [
        FarmSite("expired", 2, ["critical tls.expiry"], words: ["expired 3 days ago"]) {
            try await $0.authority.issue(shop, until: -3.5 * day)
        },
        FarmSite("90 days, 5 left", 2, ["critical tls.expiry"], words: ["expires in 4 days"]) {
            try await $0.authority.issue(shop, from: -85 * day, until: 5 * day)
        },
        FarmSite("90 days, 20 left", 1, ["warning tls.expiry"]) {
            try await $0.authority.issue(shop, from: -70 * day, until: 20 * day)
        },
        FarmSite("47 days, 4 left", 2, ["critical tls.expiry"]) {
            try await $0.authority.issue(shop, from: -43 * day, until: 4 * day)
        },
        FarmSite("from tomorrow on", 2, ["critical tls.not-yet-valid"], words: ["which is in 3 days"]) {
            try await $0.authority.issue(shop, from: 3.5 * day)
        },
        FarmSite("its intermediate ends first", 2, ["critical tls.chain.expiry"]) {
            try await $0.root.intermediate(from: -800 * day, until: 5 * day).issue(shop)
        },
        FarmSite(
            "its intermediate has expired", 2, ["critical tls.chain.trust"],
            words: ["a certificate above the site's own has expired"]
        ) { try await $0.root.intermediate(until: -day).issue(shop) },
    ]

    static let names: [FarmSite] = [
        FarmSite("another name", 2, ["critical tls.name"], words: ["is for `blog.example`"]) {
            try await $0.authority.issue(["blog.example"])
        },
        FarmSite("a common name alone", 2, ["critical tls.name"], words: ["names no host at all"]) {
            try await $0.authority.issue([], commonName: "shop.example")
        },
        FarmSite("a wildcard without the name above", 2, ["critical tls.name"]) {
            try await $0.authority.issue(["*.shop.example"])
        },
        FarmSite(
            "a name, and an address is asked for", 2, ["critical tls.name"], words: ["not for `127.0.0.1`"],
            options: []
        ) { try await $0.authority.issue(shop) },
    ]

    static let chains: [FarmSite] = [
        FarmSite("self-signed", 2, ["critical tls.chain.trust"], words: ["signed by itself"]) {
            try await $0.root.selfSigned(shop)
        },
        FarmSite("an unknown authority", 2, ["critical tls.chain.trust"], words: ["stands behind the certificate"]) {
            try await $0.stranger.intermediate(named: "Stranger Intermediate").issue(shop)
        },
        FarmSite("a known authority's name", 2, ["critical tls.chain.trust"], words: ["its key did not sign"]) {
            try await $0.namesake.issue(shop)
        },
        FarmSite("no intermediate", 2, ["critical tls.chain.missing-intermediate"]) {
            try await $0.root.intermediate(named: "Not Sent").issue(
                shop, extensions: ["authorityInfoAccess=caIssuers;URI:http://ca.invalid/i"]
            ).withoutIntermediates
        },
        FarmSite("the leaf alone, of an authority nobody knows", 2, ["critical tls.chain.trust"]) {
            try await $0.stranger.intermediate().issue(shop).withoutIntermediates
        },
        FarmSite("the wrong order", 1, ["warning tls.chain.order"], words: ["not in order"]) {
            let upper = try await $0.root.intermediate(named: "Upper")
            let lower = try await upper.intermediate(named: "Lower")
            let leaf = try await lower.issue(shop)
            return try $0.root.serve(leaf, as: [leaf.text, upper.text, lower.text])
        },
        FarmSite("one that belongs to no path", 1, ["warning tls.chain.extra"], words: ["belongs to no path"]) {
            try $0.root.append(try await $0.root.issue(["old.example"]), to: try await $0.authority.issue(shop))
        },
        FarmSite("an intermediate twice", 1, ["warning tls.chain.extra"], words: ["twice"]) {
            let leaf = try await $0.authority.issue(shop)
            return try $0.root.serve(leaf, as: [leaf.text, $0.authority.text, $0.authority.text])
        },
        FarmSite("cross-signed by a root nobody knows any more") {
            try $0.root.append(try await $0.root.crossSigned(by: $0.stranger), to: try await $0.authority.issue(shop))
        },
        FarmSite(
            "cross-signed, and that has expired", 1, ["warning tls.chain.extra"],
            words: ["has expired and is not needed"]
        ) {
            try $0.root.append(
                try await $0.root.crossSigned(by: $0.stranger, until: -day), to: try await $0.authority.issue(shop))
        },
    ]

    static let keys: [FarmSite] = [
        FarmSite("RSA 1024", 2, ["critical tls.key.strength"], words: ["1024 bits"], settings: lax) {
            try await $0.authority.issue(shop, key: .rsa1024)
        },
        FarmSite("P-224", 2, ["critical tls.key.strength"], settings: lax) {
            try await $0.authority.issue(shop, key: .p224)
        },
        FarmSite("Ed25519", 1, ["warning tls.key.strength"]) {
            try await $0.authority.issue(shop, key: .ed25519)
        },
        FarmSite("SHA-1", 2, ["critical tls.signature"], words: ["SHA1"], settings: lax) {
            try await $0.authority.issue(shop, digest: "sha1")
        },
        FarmSite(
            "MD5", 2, ["critical tls.signature"], words: ["the certificate is signed over MD5, which can be forged"],
            settings: lax
        ) { try await $0.root.intermediate(named: "RSA Authority", key: .rsa2048).issue(shop, digest: "md5") },
    ]

    static let rules: [FarmSite] = [
        FarmSite("for clients", 2, ["critical tls.eku"], words: ["not for servers"]) {
            try await $0.authority.issue(shop, purposes: "clientAuth")
        },
        FarmSite("a public authority's, not logged", 2, ["critical tls.sct"]) {
            try await $0.authority.issue(shop, extensions: [domainValidated])
        },
        FarmSite("a public authority's, for 400 days", 2, ["critical tls.lifetime"]) {
            try await $0.root.intermediate(until: 500 * day).issue(
                shop, until: 399 * day, extensions: [domainValidated, timestamps(3)])
        },
        FarmSite("a public authority's, for 300 days", 1, ["warning tls.lifetime"]) {
            try await $0.root.intermediate(until: 500 * day).issue(
                shop, until: 299 * day, extensions: [domainValidated, timestamps(3)])
        },
        FarmSite(
            "issued by one who is no authority", 2, ["critical tls.chain.trust"],
            words: ["`CN=No Authority` is no authority"]
        ) {
            try await $0.root.intermediate(named: "No Authority", limits: "critical,CA:FALSE").issue(shop)
        },
        FarmSite("deeper than was allowed", 2, ["critical tls.chain.trust"], words: ["`CN=Last` allows 0 authorities"])
        {
            let upper = try await $0.root.intermediate(named: "Last", limits: "critical,CA:TRUE,pathlen:0")
            return try await upper.intermediate(named: "One Too Many").issue(shop)
        },
        FarmSite(
            "outside the names its authority may issue for", 2, ["critical tls.chain.trust"],
            words: ["which `CN=Blogs Only` may not certify"]
        ) {
            try await $0.root.intermediate(
                named: "Blogs Only", extensions: ["nameConstraints=critical,permitted;DNS:blog.example"]
            ).issue(shop)
        },
    ]

    static let revocation: [FarmSite] = [
        FarmSite("must-staple, without a staple", 2, ["critical tls.staple"]) {
            try await $0.authority.issue(shop, extensions: [mustStaple])
        },
        FarmSite(
            "must-staple, with its staple", staple: { try await $0.authority.ocspAnswer(about: $1, isRevoked: false) }
        ) { try await $0.authority.issue(shop, extensions: [mustStaple]) },
        FarmSite(
            "revoked, says its own staple", 2, ["critical tls.revoked"], words: ["was revoked"],
            staple: { try await $0.authority.ocspAnswer(about: $1, isRevoked: true) }
        ) { try await $0.authority.issue(shop) },
    ]
}
