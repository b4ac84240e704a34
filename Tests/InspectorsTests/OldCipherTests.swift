import Crypto
import Testing

@testable import Inspectors

/// The ciphers of files of before 2010, by the vectors of their standards.
struct OldCipherTests {
    @Test(
        "RFC 2268 section 5",
        arguments: [
            ("0000000000000000", 63, "0000000000000000", "ebb773f993278eff"),
            ("ffffffffffffffff", 64, "ffffffffffffffff", "278b27e42e2f0d49"),
            ("3000000000000000", 64, "1000000000000001", "30649edf9be7d2c2"),
            ("88", 64, "0000000000000000", "61a8a244adacccf0"),
            ("88bca90e90875a", 64, "0000000000000000", "6ccf4308974c267f"),
            ("88bca90e90875a7f0f79c384627bafb2", 64, "0000000000000000", "1a807d272bbe5db1"),
            ("88bca90e90875a7f0f79c384627bafb2", 128, "0000000000000000", "2269552ab0f85ca6"),
            (
                "88bca90e90875a7f0f79c384627bafb216f80a6f85920584c42fceb0be255daf1e", 129, "0000000000000000",
                "5b78d3a43dfff1f1"
            ),
        ])
    func rc2(key: String, bits: Int, plain: String, cipher: String) throws {
        let opened = try #require(RC2(key: try Self.bytes(key), bits: bits)).decrypt(try Self.block(cipher))
        #expect(opened == (try Self.block(plain)))
    }

    @Test(
        "FIPS 46-3, as FIPS 81 and SP 500-20 exercise it",
        arguments: [
            ("0123456789abcdef", "4e6f772069732074", "3fa40e8a984d4815"),
            ("0123456789abcdef", "68652074696d6520", "6a271787ab8883f9"),
            ("133457799bbcdff1", "0123456789abcdef", "85e813540f0ab405"),
            ("0101010101010101", "8000000000000000", "95f8a5e5dd31d900"),
            ("8001010101010101", "0000000000000000", "95a8d72813daa94d"),
            ("7ca110454a1a6e57", "01a1d6d039776742", "690f5b0d9a26939b"),
        ])
    func des(key: String, plain: String, cipher: String) throws {
        let cipherKey = try #require(DES(key: try Self.bytes(key)))
        #expect(cipherKey.encrypt(try Self.block(plain)) == (try Self.block(cipher)))
        #expect(cipherKey.decrypt(try Self.block(cipher)) == (try Self.block(plain)))
    }

    @Test(
        "SP 800-67 appendix B.1, and two keys of three",
        arguments: [
            ("0123456789abcdef23456789abcdef01456789abcdef0123", "5468652071756663", "a826fd8ce53b855f"),
            ("0123456789abcdef23456789abcdef01456789abcdef0123", "6b2062726f776e20", "cce21c8112256fe6"),
            ("0123456789abcdef0123456789abcdef", "4e6f772069732074", "3fa40e8a984d4815"),
        ])
    func tripleDES(key: String, plain: String, cipher: String) throws {
        let opened = try #require(TripleDES(key: try Self.bytes(key))).decrypt(try Self.block(cipher))
        #expect(opened == (try Self.block(plain)))
    }

    @Test(
        "RC4, by RFC 6229",
        arguments: [
            ("0102030405", "b2396305f03dc027ccc3524a0a1118a8"),
            ("0102030405060708090a0b0c0d0e0f10", "9ac7cc9a609d1ef7b2932899cde41b97"),
        ])
    func rc4(key: String, stream: String) throws {
        let opened = RC4.decrypt([UInt8](repeating: 0, count: 16)[...], key: try Self.bytes(key))
        #expect(opened == (try Self.bytes(stream)))
    }

    @Test("keys of a length that the cipher does not have")
    func lengths() {
        for length in [0, 7, 9, 15, 17, 23, 25] {
            let key = [UInt8](repeating: 1, count: length)
            #expect(TripleDES(key: key) == nil)
            #expect(length == 8 || DES(key: key) == nil)
        }
        #expect(RC2(key: [], bits: 40) == nil)
        #expect(RC2(key: [1], bits: 0) == nil && RC2(key: [1], bits: 1025) == nil)
    }

    @Test("what is no whole blocks, or has no padding")
    func padding() throws {
        let cipher = try #require(TripleDES(key: [UInt8](repeating: 1, count: 24)))
        let vector = [UInt8](repeating: 0, count: 8)
        #expect(cipher.decrypt(chained: [], vector: vector) == nil)
        #expect(cipher.decrypt(chained: [1, 2, 3], vector: vector) == nil)
        #expect(cipher.decrypt(chained: [1, 2, 3, 4, 5, 6, 7, 8], vector: [0]) == nil)
        #expect(cipher.decrypt(chained: [UInt8](repeating: 7, count: 16)[...], vector: vector) == nil)
    }

    /// What `openssl kdf PKCS12KDF` makes of them; the first four are in many libraries' tests.
    @Test(
        "RFC 7292 appendix B",
        arguments: [
            ("smeg", "0a58cf64530d823f", 1, UInt8(1), "8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3"),
            ("smeg", "0a58cf64530d823f", 1, 2, "79993dfe048d3b76"),
            ("queeg", "05dec959acff72f7", 1000, 1, "ed2034e36328830ff09df1e1a07dd357185dac0d4f9eb3d4"),
            ("queeg", "05dec959acff72f7", 1000, 2, "11dedad7758d4860"),
            ("queeg", "263216fcc2faee1c", 1000, 3, "380f42a3de5e86ce04ff3021aa54fdef299c6bb4"),
        ])
    func derivation(passphrase: String, salt: String, rounds: Int, purpose: UInt8, expected: String) throws {
        let expected = try Self.bytes(expected)
        let key = PassphraseKey.pkcs12(
            Insecure.SHA1.self, purpose: purpose, passphrase: Array(passphrase.utf8), salt: try Self.bytes(salt),
            rounds: rounds, length: expected.count)
        #expect(key == expected)
    }

    private static func bytes(_ hex: String) throws -> [UInt8] {
        let digits = Array(hex.utf8)
        return try stride(from: 0, to: digits.count, by: 2).map { place in
            try #require(UInt8(String(decoding: digits[place..<place + 2], as: UTF8.self), radix: 16))
        }
    }

    private static func block(_ hex: String) throws -> UInt64 { try #require(UInt64(hex, radix: 16)) }
}
