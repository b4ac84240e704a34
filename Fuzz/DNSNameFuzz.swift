import DNSWire

/// Any bytes are a name's text, and its wire from any offset: neither may trap or hang, and names survive the way back.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzDNSName(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if let name = try? DNSName(String(decoding: bytes, as: UTF8.self)) { check(name) }
    for offset in 0..<min(bytes.count, 64) {
        var cursor = DNSCursor(offset: offset, end: bytes.count)
        guard let name = try? cursor.name(bytes.span) else { continue }
        precondition(cursor.offset > offset && cursor.offset <= bytes.count)
        check(name)
    }
    return 0
}

private func check(_ name: DNSName) {
    precondition(name.wire.count <= DNSName.longestWire && name.wire.last == 0)
    precondition((try? DNSName(name.description))?.isIdentical(to: name) == true, "`\(name)` reads as another name")
    precondition((try? DNSName(labels: name.labels.map { Array($0) }))?.isIdentical(to: name) == true)
    precondition(name.canonical == name && name.isWithin(.root) && !(name < name))
    precondition(name.labelCount == name.labels.count && name.suffix(labels: name.labelCount).isIdentical(to: name))
    if let parent = name.parent { precondition(name.isWithin(parent) && parent < name) }
    if let hash = name.nsec3Hash, !hash.isEmpty, let zone = name.parent {
        precondition((try? DNSName(nsec3Hash: hash, zone: zone)) == name)
    }
    var cursor = DNSCursor(end: name.wire.count)
    precondition((try? cursor.name(name.wire.span, compression: .forbidden))?.isIdentical(to: name) == true)
}
