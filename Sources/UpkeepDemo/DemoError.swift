import UpkeepCore

/// Why the shop could not open or change.
package struct DemoError: UpkeepError {
    package let code: String
    package let message: String
    package let hint: String?
    package let underlying: (any Error)?

    private init(code: String, message: String, hint: String? = nil, underlying: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.hint = hint
        self.underlying = underlying
    }

    /// The kernel refused a socket call.
    static func socket(_ call: String, on endpoint: String, errno number: Int32) -> DemoError {
        DemoError(
            code: "socket-refused", message: "the demo shop cannot \(call) \(endpoint) (errno \(number))",
            hint: "the shop needs loopback networking: check `ip address show lo`")
    }

    /// No port was free on all of the shop's addresses at once.
    static func noPort(tries: Int) -> DemoError {
        DemoError(
            code: "no-free-port", message: "the demo shop found no free port on loopback in \(tries) tries",
            hint: "many sockets are open on this machine: see `ss -s`")
    }

    /// The connections that should clog a port did not.
    static func notClogged(_ endpoint: String) -> DemoError {
        DemoError(
            code: "not-clogged", message: "the demo shop cannot make \(endpoint) swallow connections on this kernel",
            hint: "the other faults work without it")
    }

    /// A zone file that we wrote ourselves cannot be read.
    static func zone(_ problem: String) -> DemoError {
        DemoError(
            code: "zone", message: "the demo shop cannot load its names: \(problem)", hint: "this is a bug in upkeep")
    }

    /// Making or loading a throw-away certificate failed.
    static func certificate(_ error: any Error) -> DemoError {
        DemoError(
            code: "certificate", message: "the demo shop cannot make its throw-away certificates: \(error)",
            underlying: error)
    }
}
