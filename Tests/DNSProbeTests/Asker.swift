import Checks
import DNSProbe
import DNSWire
import NIOPosix
import UpkeepCore

/// Asks for `shop.example` as these tests do.
enum Asker {
    static func exchange(
        resendAfter: Duration?, datagram: Duration, stream: Duration = Fixture.patience, tls: SecureSetup? = nil
    ) -> ServerExchange {
        var patience = ServerExchange.Patience()
        patience.resendAfter = resendAfter
        patience.datagram = datagram
        patience.stream = stream
        return ServerExchange(group: MultiThreadedEventLoopGroup.singleton, tls: tls, patience: patience)
    }

    static func ask(
        _ server: Endpoint, _ exchange: ServerExchange, within time: Duration = .seconds(3600),
        _ adjust: (inout ServerQuery) -> Void = { _ in }
    ) async throws -> ServerReply {
        var query = ServerQuery(DNSQuestion(try Fixture.name("shop.example"), .a), at: server)
        adjust(&query)
        let began = ContinuousClock.now
        return await exchange.ask(query, began: began, deadline: began + time)
    }
}
