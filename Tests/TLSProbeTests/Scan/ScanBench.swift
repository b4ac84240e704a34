import Checks
import Foundation
import NIOCore
import Peers
import Testing
import UpkeepCore
import UpkeepNet

@testable import TLSProbe

/// Looks at ports of this machine, by the roots of a test's authority.
enum ScanBench {
    /// - Parameter change: to the request, before it is asked.
    static func scan(
        port: Int, ca: TestCA? = nil, name: String? = "shop.test", starttls: StartTLSKind? = nil,
        depth: EndpointObservation.Depth = .full, deadline: TimeAmount = .seconds(120),
        _ change: (inout ScanRequest) -> Void = { _ in }
    ) async throws -> EndpointObservation {
        let loops = Loops(count: 1)
        let pem = ca.map { Array((FileManager.default.contents(atPath: $0.certificateFile) ?? Data())) } ?? []
        let trust = TrustEvaluator(roots: TrustRoots(source: "the test's authority") { pem })
        let scanner = TLSScanner(trust: trust, now: Timestamp(seconds: Int64(Date().timeIntervalSince1970)))
        let address = try #require(IPAddress("127.0.0.1"))
        var request = ScanRequest(
            Endpoint(address, UInt16(port)), serverName: name, expectedName: name ?? "127.0.0.1", starttls: starttls,
            depth: depth)
        change(&request)
        let observation = await scanner.scan(request, deadline: .now() + deadline, on: loops.next())
        await loops.shutDown()
        return observation
    }
}
