import CertificateReader
import Testing

@Suite struct PEMReaderTests {
    @Test func findsBlocksInNoise() throws {
        let text = """
            Subject: CN=a
            -----BEGIN CERTIFICATE-----\r
            MAMC\r
            AQU=\r
            -----END CERTIFICATE-----\r
            -----BEGINNING of a note-----
            noise with = and - signs
                -----BEGIN PRIVATE KEY-----
                MAA=
                -----END PRIVATE KEY-----
            """
        let blocks = try PEMReader.blocks(in: text)
        #expect(
            blocks == [
                PEMBlock(label: "CERTIFICATE", der: [0x30, 3, 2, 1, 5], line: 2),
                PEMBlock(label: "PRIVATE KEY", der: [0x30, 0], line: 8),
            ])
    }

    @Test func noBlocksAreNoError() throws {
        #expect(try PEMReader.blocks(in: "") == [])
        #expect(try PEMReader.blocks(in: "nothing\nhere") == [])
    }

    @Test func lastLineNeedsNoLineFeed() throws {
        #expect(try PEMReader.blocks(in: "-----BEGIN X-----\nAA==\n-----END X-----").count == 1)
    }

    @Test func encryptionIsTold() throws {
        let old =
            "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n"
            + "-----END RSA PRIVATE KEY-----"
        #expect(
            try PEMReader.blocks(in: old) == [
                PEMBlock(label: "RSA PRIVATE KEY", der: [0, 0, 0], line: 1, isEncrypted: true)
            ])
        let new = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----"
        #expect(try PEMReader.blocks(in: new).first?.isEncrypted == true)
    }

    @Test(arguments: [
        ("-----BEGIN X-----\nAAAA\n", PEMReaderError.Reason.truncated, 1, 1),
        ("\n-----BEGIN X-----\nAAAA\n-----BEGIN X-----\nAAAA\n-----END X-----\n", .truncated, 2, 1),
        ("-----BEGIN X-----\nAA!A\n-----END X-----", .badBase64, 2, 3),
        ("-----BEGIN X-----\n  AA!A\n-----END X-----", .badBase64, 2, 5),
        ("-----BEGIN X-----\nAAA\n-----END X-----", .badBase64, 3, 1),
        ("-----BEGIN X-----\nAA=\n-----END X-----", .badBase64, 3, 1),
        ("-----BEGIN X-----\nA===\n-----END X-----", .badBase64, 2, 2),
        ("-----BEGIN X-----\nAA==A\n-----END X-----", .badBase64, 2, 5),
        ("-----BEGIN X-----\nAA===\n-----END X-----", .badBase64, 2, 5),
        ("-----BEGIN X-----\nAA==\nAAAA\n-----END X-----", .badBase64, 3, 1),
        ("-----BEGIN X-----\nAAAA\nName: late\n-----END X-----", .badBase64, 3, 5),
        ("-----BEGIN X-----\n-----END X-----", .emptyBlock, 1, 1),
        ("-----BEGIN X-----\nAAAA\n-----END Y-----", .endMismatch, 3, 1),
        ("-----END X-----\n", .unexpectedEnd, 1, 1), ("-----BEGIN X----\n", .badBoundary, 1, 1),
        ("-----BEGIN X------\n", .badBoundary, 1, 1), ("-----BEGIN X\n", .badBoundary, 1, 1),
        ("-----BEGIN X-----\nAAAA\n-----END X--\n", .badBoundary, 3, 1),
    ])
    func faultsHaveTheirPlace(_ text: String, _ reason: PEMReaderError.Reason, _ line: Int, _ column: Int) {
        let error = #expect(throws: PEMReaderError.self) { try PEMReader.blocks(in: text) }
        #expect(error?.reason == reason)
        #expect(error?.line == line)
        #expect(error?.column == column)
    }

    @Test func tooLong() {
        let error = #expect(throws: PEMReaderError.self) {
            try PEMReader.blocks(in: [UInt8](repeating: 0x0A, count: PEMReader.lengthLimit + 1))
        }
        #expect(error?.reason == .tooLong)
    }

    @Test(arguments: [0, 1, 2, 3, 4, 48, 100])
    func base64OfEveryLength(_ length: Int) throws {
        let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 37 + 251) }
        guard length > 0 else { return }
        let text = "-----BEGIN X-----\n\(encoded(bytes))\n-----END X-----"
        #expect(try PEMReader.blocks(in: text).first?.der == bytes)
    }

    private func encoded(_ bytes: [UInt8]) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let part = bytes[start..<min(start + 3, bytes.count)]
            let bits = part.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
            for place in 0..<4 { text.append(place <= part.count ? digits[bits >> (18 - 6 * place) & 63] : "=") }
        }
        return text
    }
}
