/// A place on earth (RFC 1876 §2), the numbers as on the wire.
package struct LOCData: DNSRecordBody {
    /// Diameter and precisions: a digit 0–9 in the high half, a power of ten 0–9 in the low half, centimetres.
    package var size: UInt8
    package var horizontalPrecision: UInt8
    package var verticalPrecision: UInt8
    /// Thousandths of a second of arc, 2³¹ at the equator.
    package var latitude: UInt32
    /// Thousandths of a second of arc, 2³¹ at the prime meridian.
    package var longitude: UInt32
    /// Centimetres above 100 km below the WGS 84 spheroid.
    package var altitude: UInt32

    init(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        let at = cursor.offset
        guard try cursor.uint8(bytes) == 0 else { throw DNSWireError(.badValue, at: at, "LOC of a version above 0") }
        size = try cursor.uint8(bytes)
        horizontalPrecision = try cursor.uint8(bytes)
        verticalPrecision = try cursor.uint8(bytes)
        latitude = try cursor.uint32(bytes)
        longitude = try cursor.uint32(bytes)
        altitude = try cursor.uint32(bytes)
        let scales = [size, horizontalPrecision, verticalPrecision]
        guard scales.allSatisfy({ $0 >> 4 <= 9 && $0 & 15 <= 9 }) else {
            throw DNSWireError(.badValue, at: at + 1, "LOC size or precision with a digit above 9")
        }
        guard Self.arc(latitude) <= 90 * 3_600_000, Self.arc(longitude) <= 180 * 3_600_000 else {
            throw DNSWireError(.badValue, at: at + 4, "LOC position off the globe")
        }
    }

    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        try encoder.append([0, size, horizontalPrecision, verticalPrecision])
        for value in [latitude, longitude, altitude] { try encoder.append(value) }
    }

    package var description: String {
        let place = "\(Self.angle(latitude, "N", "S")) \(Self.angle(longitude, "E", "W"))"
        let scales = [size, horizontalPrecision, verticalPrecision].map(Self.length).joined(separator: " ")
        return "\(place) \(Self.metres(Int64(altitude) - 10_000_000)) \(scales)"
    }

    /// Distance from the equator or the prime meridian.
    private static func arc(_ value: UInt32) -> Int64 { abs(Int64(value) - 1 << 31) }

    private static func angle(_ value: UInt32, _ positive: String, _ negative: String) -> String {
        let arc = arc(value)
        let seconds = "\(arc / 1000 % 60).\(padded(arc % 1000, 3))"
        return "\(arc / 3_600_000) \(arc / 60_000 % 60) \(seconds) \(value >= 1 << 31 ? positive : negative)"
    }

    private static func metres(_ centimetres: Int64) -> String {
        "\(centimetres < 0 ? "-" : "")\(abs(centimetres) / 100).\(padded(abs(centimetres) % 100, 2))m"
    }

    /// A fraction only below a metre's power of ten, as BIND prints it.
    private static func length(_ scale: UInt8) -> String {
        let centimetres = (0..<(scale & 15)).reduce(Int64(scale >> 4)) { value, _ in value * 10 }
        return scale & 15 >= 2 ? "\(centimetres / 100)m" : metres(centimetres)
    }

    private static func padded(_ value: Int64, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
