import CertificateReader
import Crypto
import CryptoExtras

/// Makes keys of passphrases.
enum PassphraseKey {
    /// scrypt takes 128 × cost × block size bytes; above this a file is made to exhaust memory.
    private static let mostMemory = 256 << 20

    /// A key of `length` bytes; and an initial vector of `vector` bytes where the passphrase makes that too.
    static func derive(
        _ how: KeyDerivation, _ passphrase: [UInt8], length: Int, vector: Int
    ) -> Result<(key: [UInt8], vector: [UInt8]?), PassphraseCipher.Failure> {
        switch how {
        case .pkcs12(let salt, let rounds):
            guard (1...PassphraseCipher.mostRounds / 10).contains(rounds) else {
                return .failure(.unsupported("the key derivation of PKCS#12 with \(rounds) rounds"))
            }
            let parts = [(UInt8(1), length), (2, vector)].map { purpose, length in
                pkcs12(
                    Insecure.SHA1.self, purpose: purpose, passphrase: passphrase, salt: salt, rounds: rounds,
                    length: length)
            }
            return .success((parts[0], parts[1]))
        case .pbkdf1(let salt, let rounds, let hash): return pbkdf1(passphrase, salt, rounds, hash, length, vector)
        default: return derive(how, passphrase, length: length).map { ($0, nil) }
        }
    }

    /// By the ways that make nothing but a key.
    static func derive(
        _ how: KeyDerivation, _ passphrase: [UInt8], length: Int
    ) -> Result<[UInt8], PassphraseCipher.Failure> {
        switch how {
        case .pbkdf2(let salt, let rounds, let written, let hash):
            guard written ?? length == length else { return .failure(.unsupported("PBKDF2 with a length of its own")) }
            guard (1...PassphraseCipher.mostRounds).contains(rounds) else {
                return .failure(.unsupported("PBKDF2 with \(rounds) rounds"))
            }
            guard let function = function(hash) else {
                return .failure(.unsupported("PBKDF2 with \(hash?.rawValue ?? "an unknown hash")"))
            }
            let key = try? KDF.Insecure.PBKDF2.deriveKey(
                from: passphrase, salt: salt, using: function, outputByteCount: length, unsafeUncheckedRounds: rounds)
            return key.map { .success($0.withUnsafeBytes { Array($0) }) } ?? .failure(.unsupported("PBKDF2"))
        case .scrypt(let salt, let cost, let block, let parallel, _):
            let (product, isOver) = cost.multipliedReportingOverflow(by: max(1, block) &* 128)
            guard !isOver, product <= mostMemory, (1...64).contains(parallel), block > 0, cost > 1 else {
                return .failure(.unsupported("scrypt with more memory than a key is worth"))
            }
            let key = try? KDF.Scrypt.deriveKey(
                from: passphrase, salt: salt, outputByteCount: length, rounds: cost, blockSize: block,
                parallelism: parallel)
            return key.map { .success($0.withUnsafeBytes { Array($0) }) } ?? .failure(.unsupported("scrypt"))
        case .pkcs12: return .failure(.unsupported("the key derivation of PKCS#12"))
        case .pbkdf1: return .failure(.unsupported("PBKDF1"))
        case .other(let identifier): return .failure(.unsupported("the key derivation \(identifier)"))
        }
    }

    /// RFC 8018 section 6.1.1: one digest, of which the first half is the key and the second the vector.
    private static func pbkdf1(
        _ passphrase: [UInt8], _ salt: [UInt8], _ rounds: Int, _ hash: HashAlgorithm, _ length: Int, _ vector: Int
    ) -> Result<(key: [UInt8], vector: [UInt8]?), PassphraseCipher.Failure> {
        guard (1...PassphraseCipher.mostRounds / 10).contains(rounds) else {
            return .failure(.unsupported("PBKDF1 with \(rounds) rounds"))
        }
        var digest = passphrase + salt
        switch hash {
        case .md5: for _ in 0..<rounds { digest = Array(Insecure.MD5.hash(data: digest)) }
        case .sha1: for _ in 0..<rounds { digest = Array(Insecure.SHA1.hash(data: digest)) }
        default: return .failure(.unsupported("PBKDF1 with \(hash.rawValue)"))
        }
        guard length + vector <= digest.count else { return .failure(.unsupported("PBKDF1")) }
        return .success((Array(digest[..<length]), Array(digest[length..<length + vector])))
    }

    private static func function(_ hash: HashAlgorithm?) -> KDF.Insecure.PBKDF2.HashFunction? {
        switch hash {
        case .sha1: .insecureSHA1
        case .sha256: .sha256
        case .sha384: .sha384
        case .sha512: .sha512
        default: nil
        }
    }

    /// RFC 7292 appendix B.2.
    /// - Parameters:
    ///   - purpose: 1 a key, 2 an initial vector, 3 a key for a MAC.
    ///   - passphrase: UTF-8.
    static func pkcs12<Hash: HashFunction>(
        _ hash: Hash.Type, purpose: UInt8, passphrase: [UInt8], salt: [UInt8], rounds: Int, length: Int
    ) -> [UInt8] {
        let block = Hash.blockByteCount
        let text = String(decoding: passphrase, as: UTF8.self).utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        var input = stretched(salt, block) + stretched(text + [0, 0], block)
        let diversifier = [UInt8](repeating: purpose, count: block)
        var output: [UInt8] = []
        while output.count < length {
            var digest = Array(Hash.hash(data: diversifier + input))
            for _ in 1..<max(1, rounds) { digest = Array(Hash.hash(data: digest)) }
            output += digest
            let adder = Array(stretched(digest, block).prefix(block))
            for start in stride(from: 0, to: input.count, by: block) { add(adder, to: &input[start..<start + block]) }
        }
        return Array(output.prefix(length))
    }

    /// Repeated up to the next multiple of `block` bytes; nothing stays nothing.
    private static func stretched(_ bytes: [UInt8], _ block: Int) -> [UInt8] {
        guard !bytes.isEmpty else { return [] }
        let length = (bytes.count + block - 1) / block * block
        return (0..<length).map { bytes[$0 % bytes.count] }
    }

    /// `block` + `adder` + 1, as big-endian numbers, without what overflows.
    private static func add(_ adder: [UInt8], to block: inout ArraySlice<UInt8>) {
        var carry = 1
        for (place, byte) in zip(block.indices, adder).reversed() {
            carry += Int(block[place]) + Int(byte)
            block[place] = UInt8(carry & 0xFF)
            carry >>= 8
        }
    }
}
