import DNSWire
import UpkeepCore

/// Small pieces of sentences that every cause needs in the same form.
enum Phrase {
    /// `a`, `a and b`, `a, b and c`, `a, b, c and 4 more`.
    static func list(_ words: [String], most: Int = 4) -> String {
        let shown = words.count > most ? Array(words.prefix(most - 1)) + ["\(words.count - most + 1) more"] : words
        guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
        return shown.dropLast().joined(separator: ", ") + " and " + last
    }

    static func list(_ addresses: some Sequence<IPAddress>, most: Int = 4) -> String {
        list(addresses.sorted().map(\.description), most: most)
    }

    /// `shop.example`, in backticks.
    static func name(_ name: DNSName) -> String { "`\(plain(name))`" }

    static func plain(_ name: DNSName) -> String { name.text(trailingDot: false, lowercased: true) }

    /// The server's address, with its port when that is not DNS's.
    static func place(_ server: Endpoint) -> String {
        server.port == 53 ? server.address.description : server.description
    }

    /// `1 address`, `2 addresses`.
    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }

    /// `90 s`, `5 min`, `1 h 30 min`.
    static func seconds(_ seconds: UInt32) -> String { DurationText.spoken(.seconds(Int64(seconds))) }

    /// What one or several say or do: `a says`, `a and b say`.
    static func does(_ who: [String], _ one: String, _ many: String) -> String {
        "\(list(who)) \(who.count == 1 ? one : many)"
    }
}
