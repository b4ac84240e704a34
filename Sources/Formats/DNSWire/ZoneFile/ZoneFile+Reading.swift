extension ZoneFile {
    /// Reads a zone file: `$ORIGIN`, `$TTL`, `$INCLUDE`, `$GENERATE`, BIND's time units, and every record type.
    /// - Parameters:
    ///   - origin: What relative names end in before the first `$ORIGIN`; it becomes the zone's.
    ///   - name: What problems call the file.
    ///   - include: Gives the bytes of an included file, or throws why not; nil refuses `$INCLUDE`.
    ///   - isOver: Whether to give up; asked now and then.
    package static func reading(
        _ bytes: [UInt8], origin: DNSName, name: String = "zone", limits: ZoneFileLimits = ZoneFileLimits(),
        include: ((String) throws -> [UInt8])? = nil, isOver: () -> Bool = { false }
    ) -> ZoneFileReading {
        var reader = ZoneFileReader(bytes, name: name, origin: origin, limits: limits, include: include)
        reader.readAll(until: isOver)
        return ZoneFileReading(
            zone: ZoneFile(origin: origin, records: reader.records), problems: reader.problems,
            isCutShort: reader.isCutShort, isGivenUp: reader.isGivenUp)
    }
}
