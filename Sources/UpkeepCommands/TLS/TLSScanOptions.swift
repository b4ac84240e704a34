import ArgumentParser
import Checks
import Diagnosis

/// How far to look, and what it may cost.
struct TLSScanOptions: ParsableArguments {
    @Flag(help: "One handshake for each address: chain, name and dates only.")
    var quick = false

    @Option(help: "Hold what is offered against one of Mozilla's profiles; `modern` is short for `mozilla-modern`.")
    var profile: TLSProfileArgument?

    @Flag(
        help: """
            Ask the certificate's authority over the network: its list of revoked certificates, its responder, and the \
            certificate that is missing in the chain.
            """)
    var revocation = false

    @Option(help: ArgumentHelp("Connections begun in a second to one address at most.", valueName: "number"))
    var rate: Double?

    @Option(help: ArgumentHelp("How long the look at one service may take.", valueName: "time"))
    var deadline = DurationArgument(.seconds(60))

    func validate() throws {
        if let rate, rate <= 0 || !rate.isFinite || rate > 10_000 {
            throw ValidationError("--rate is a number of connections in a second, above 0")
        }
        if quick, profile != nil {
            throw ValidationError("--profile is about what a full look finds; leave out --quick")
        }
        if quick, rate != nil { throw ValidationError("--quick makes one connection, so --rate has nothing to slow") }
        if deadline.duration <= .zero { throw ValidationError("--deadline leaves no time to look") }
    }

    var order: TLSScanOrder {
        var order = TLSScanOrder()
        order.depth = quick ? .quick : .full
        order.rate = rate
        order.revocation = revocation
        order.deadline = deadline.duration
        return order
    }
}
