/// One thing the server does about a query; a list without any is silence.
package enum NastyAct: Sendable {
    /// A datagram, or a whole framed message over TCP.
    case send([UInt8])
    /// Over UDP: a datagram, after a while.
    case sendAfter([UInt8], milliseconds: Int64)
    /// Over UDP: from the right address but another port.
    case sendFromOtherPort([UInt8])
    /// Over UDP: from 127.0.0.2.
    case sendFromOtherAddress([UInt8])
    /// Only when the next query comes, to whoever sent this one.
    case sendWithNextQuery([UInt8])
    /// Over TCP: these bytes as they are, without a length.
    case sendUnframed([UInt8])
    /// Over TCP: a framed message, one byte a packet.
    case dribble([UInt8])
    /// Over TCP: these bytes as they are, one every so many milliseconds, for ever again from the start.
    case drip([UInt8], milliseconds: Int64)
    /// Over TCP: FIN.
    case close
    /// Over TCP: RST.
    case reset
}
