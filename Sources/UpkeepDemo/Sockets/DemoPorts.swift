import UpkeepCore

/// The ports the shop lives on, held from opening to closing.
struct DemoPorts: Sendable {
    static let front = IPAddress(v4: 0x7F00_0001)
    static let spare = IPAddress(v4: 0x7F00_0002)
    static let modern = IPAddress(v6High: 0, low: 1)

    /// 127.0.0.1, 127.0.0.2 (all of 127/8 is this machine), and ::1 where there is one.
    let addresses: [IPAddress]
    let secure: PortReservation
    let plain: PortReservation
    let mail: PortReservation

    init() throws(DemoError) {
        let hasIPv6 = (try? PortReservation(on: [Self.modern], tries: 1)) != nil
        addresses = [Self.front, Self.spare] + (hasIPv6 ? [Self.modern] : [])
        secure = try PortReservation(on: addresses)
        plain = try PortReservation(on: addresses)
        mail = try PortReservation(on: [Self.front])
    }

    /// Every web port, shut.
    var web: [WebPort] {
        addresses.flatMap { address in
            [(WebDoor.secure, secure.port), (.plain, plain.port)].map { door, port in
                WebPort(door, Endpoint(address, port), isSpare: address == Self.spare)
            }
        }
    }
}
