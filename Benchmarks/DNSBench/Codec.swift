import ArgumentParser
import BenchUsage
import DNSWire

/// Reads and writes typical answers on one thread.
struct Codec: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Measure messages read and written per second.")

    @Option(help: "How long each measurement goes on, seconds.") var seconds = 2.0

    func run() throws {
        for sample in AnswerSample.allCases {
            let messages = try sample.messages
            let packets = try messages.map { try $0.encoded() }
            let size = packets.reduce(0) { $0 + $1.count } / packets.count
            let decoded = try rate(of: packets.count) { try DNSMessage(decoding: packets[$0]).answers.count }
            let encoded = try rate(of: messages.count) { try messages[$0].encoded().count }
            print(#"{"answers":"\#(sample.rawValue)","bytes":\#(size),"read":\#(decoded),"written":\#(encoded)}"#)
        }
    }

    /// How often per second of processor time `body` can run, taking the places below `count` in turn.
    private func rate(of count: Int, _ body: (Int) throws -> Int) rethrows -> Int {
        var (runs, sum) = (0, 0)
        let start = ProcessUsage().processorSeconds
        var used = 0.0
        repeat {
            for _ in 0..<200 { for place in 0..<count { sum &+= try body(place) } }
            runs += 200 * count
            used = ProcessUsage().processorSeconds - start
        } while used < seconds
        // Read, so that nothing of it can be left out.
        precondition(sum >= 0)
        return Int(Double(runs) / used)
    }
}
