import Checks
import Crypto
import TLSWire
import UpkeepCore

extension DHParameter {
    /// The group of a server's key exchange; nil when it is no finite field's.
    init?(_ exchange: ServerKeyExchange?, suite: CipherSuite?) {
        guard let exchange, case .finiteField(let prime, let generator, _) = exchange.parameters,
            let bits = exchange.bits
        else { return nil }
        let digest = HexText.text(SHA256.hash(data: Array(prime.drop { $0 == 0 })))
        self.init(
            bits: bits, primeSHA256: digest, name: KnownPrimes.names[digest],
            generator: String(HexText.text(generator).prefix(64)), suite: suite)
    }
}
