import UpkeepCore

struct DemoZone: Sendable {
    init(addresses: [IPAddress]) {}
    func answer(_ query: [UInt8], over: Transport, faults: Set<DemoFault>) -> [UInt8]? { nil }
}
