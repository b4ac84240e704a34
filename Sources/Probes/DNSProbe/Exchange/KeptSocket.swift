import NIOCore

/// Stands in a connected UDP socket that one query after another uses: knows late answers to earlier ones.
final class KeptSocket: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>
    typealias InboundOut = ByteBuffer

    /// Its port is part of what a forger has to guess, so it has to change now and then.
    private static let mostQueries = 64

    private var isBusy = true
    private var queries = 0
    /// The ids of earlier queries. A second answer to one of them says nothing about the server's answer to the next.
    private var formerIDs: [UInt16] = []

    /// - Parameter ids: Those of the query that is over.
    /// - Returns: Whether another query may use the socket.
    func release(_ ids: some Sequence<UInt16>) -> Bool {
        isBusy = false
        queries += 1
        formerIDs += ids
        return queries < Self.mostQueries
    }

    func claim() { isBusy = true }

    /// A query sends with `id` now; what comes with it is for that query.
    func expect(_ id: UInt16) { formerIDs.removeAll { $0 == id } }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data).data
        guard isBusy else { return }
        if let id = bytes.getInteger(at: bytes.readerIndex, as: UInt16.self), formerIDs.contains(id) { return }
        context.fireChannelRead(wrapInboundOut(bytes))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if isBusy { context.fireErrorCaught(error) } else { context.close(promise: nil) }
    }
}
