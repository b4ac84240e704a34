/// One thing a hostile server does on a connection.
package enum HostileStep: Sendable {
    /// Reads up to the end of an HTTP request with the body that its header announces, or a TLS greeting.
    case readRequest
    /// Reads up to the end of one line.
    case readLine
    /// Reads an HTTP/2 client's preface and its frames up to the first HEADERS.
    case readHTTP2Request
    case send([UInt8])
    /// Sends the same bytes until this many have gone, or without end when nil.
    case pour([UInt8], total: UInt64?)
    /// Sends the bytes one at a time, with a wait after each.
    case drip([UInt8], every: Duration)
    case pause(Duration)
    /// Reads and forgets whatever comes until the client ends, sending nothing.
    case hold
    /// Ends the connection with a TCP reset instead of a farewell.
    case reset
}
