import UpkeepCore

/// The keys at the top of a config file.
enum TopKeys {
    static let top = KeyGroup<TopDraft>(
        [
            Key(
                "ca_file", .pemFile(NamedFile.authorities), standard: .words("the system's roots"),
                example: "/etc/ssl/private-ca.pem",
                shown: false,
                "a PEM file with the certificate authorities to trust instead of the system's; a site's `tls.ca_file` adds to them"
            ) { $0.caFile = $1 },
            Key(
                "resolvers", .many(.resolver), standard: .words("the system's"),
                example: "[192.0.2.53, '[2001:db8::53]:5353']",
                shown: false,
                "DNS servers to ask instead of the system's; those of several files are put together; the hosts file is then left aside, but for `localhost`"
            ) { $0.resolvers = $1 },
            Key(
                "defaults", .raw(expected: SiteKeys.defaults.expected, schema: SiteKeys.defaults.schema), example: "",
                children: SiteKeys.defaults.keys.map(\.doc),
                "what holds for every site that does not say otherwise: any key of a site but `url` and `name`"
            ) { $0.defaults = $1 },
            Key(
                "sites",
                .list(of: .raw(expected: SiteKeys.site.expected, schema: SiteKeys.site.schema.restrictedByKind())),
                example: "", children: SiteKeys.site.keys.map(\.doc),
                "what to look at; those of several files are put together"
            ) { $0.sites = $1 },
        ], heading: "at-the-top-of-a-file", isTop: true)
}
