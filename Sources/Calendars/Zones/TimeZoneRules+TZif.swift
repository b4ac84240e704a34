extension TimeZoneRules {
    /// Real zones have at most some thousand bytes.
    private static let mostBytes = 65_536

    /// Reads a compiled time zone (RFC 9636, versions 2 to 4), as in `/usr/share/zoneinfo`.
    ///
    /// - Throws: `not-a-zone`, `old-version`, `truncated`, `too-large`, `bad-count`, `bad-value`, or `leap-seconds` for
    ///   the zones under `right/`, whose times are not ours.
    package init(name: String, tzif bytes: [UInt8]) throws(CalendarError) {
        guard bytes.count <= Self.mostBytes else {
            throw CalendarError(
                .tooLarge, atByte: Self.mostBytes,
                "a time zone file has at most \(Self.mostBytes) bytes, this one has more",
                hint: "name a file of `/usr/share/zoneinfo`")
        }
        var reader = TZifReader(bytes)
        let first = try reader.header()
        guard first.version >= 2 else {
            throw CalendarError(
                .oldVersion, atByte: 4, "a time zone file of the first version, whose times end in 2038",
                hint: "install the package `tzdata` again")
        }
        // The first block is for programs that know times of 32 bits only.
        try reader.skip(first.blockSize(timeSize: 4))
        let header = try reader.header()
        let block = try reader.block(header)
        let footer = try reader.footer()
        let rule = footer.text.isEmpty ? nil : try ZoneRuleReader.read(footer.text, base: footer.offset)
        self.init(
            name: name, transitions: block.transitions, following: block.following, types: block.types, rule: rule)
    }
}
