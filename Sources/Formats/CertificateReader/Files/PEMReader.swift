/// Finds the PEM blocks in a text, whatever stands around them (RFC 7468).
package struct PEMReader {
    /// Longer texts are refused; a bundle of all public roots has a quarter of a megabyte.
    package static let lengthLimit = 16 << 20

    private struct Open {
        var label: String
        var line: Int
        var isEncrypted: Bool
        var inHeaders = true
        var decoder = Base64Decoder()
    }

    private var blocks: [PEMBlock] = []
    private var open: Open?

    /// All blocks in the order they stand; none is an empty list, not an error.
    /// - Throws: `PEMReaderError` with the first fault's line.
    package static func blocks(in text: [UInt8]) throws(PEMReaderError) -> [PEMBlock] {
        guard text.count <= lengthLimit else {
            throw PEMReaderError(
                .tooLong, line: 1, "the text has \(text.count) bytes; \(lengthLimit) is the most")
        }
        var reader = PEMReader()
        var number = 0
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex(of: 0x0A) ?? text.endIndex
            number += 1
            try reader.read(text[start..<end], number)
            start = end + 1
        }
        if let open = reader.open { throw truncated(open) }
        return reader.blocks
    }

    package static func blocks(in text: String) throws(PEMReaderError) -> [PEMBlock] {
        try blocks(in: Array(text.utf8))
    }

    private mutating func read(_ whole: ArraySlice<UInt8>, _ number: Int) throws(PEMReaderError) {
        let line = Self.trimmed(whole)
        if line.starts(with: "-----BEGIN ".utf8) {
            if let open { throw Self.truncated(open) }
            let label = try Self.label(of: line, after: "-----BEGIN ", number)
            open = Open(label: label, line: number, isEncrypted: label.hasPrefix("ENCRYPTED "))
        } else if line.starts(with: "-----END ".utf8) {
            try close(try Self.label(of: line, after: "-----END ", number), number)
        } else if open != nil {
            try add(line, column: line.startIndex - whole.startIndex, number)
        }
    }

    private mutating func add(_ line: ArraySlice<UInt8>, column: Int, _ number: Int) throws(PEMReaderError) {
        if open?.inHeaders == true {
            // Base64 has no colon, and RFC 1421's header fields cannot do without.
            if line.contains(0x3A) {
                if line.starts(with: "Proc-Type:".utf8), line.suffix(9).elementsEqual("ENCRYPTED".utf8) {
                    open?.isEncrypted = true
                }
                return
            }
            if !line.isEmpty { open?.inHeaders = false }
        }
        guard let bad = open?.decoder.append(line) else { return }
        throw PEMReaderError(
            .badBase64, line: number, column: column + bad + 1,
            "line \(number) has a character that base64 does not have there (column \(column + bad + 1))"
        )
    }

    private mutating func close(_ label: String, _ number: Int) throws(PEMReaderError) {
        guard let closed = open else {
            throw PEMReaderError(.unexpectedEnd, line: number, "line \(number) ends a block that never began")
        }
        guard closed.label == label else {
            throw PEMReaderError(
                .endMismatch, line: number,
                "line \(number) ends `\(label)`, but line \(closed.line) began `\(closed.label)`")
        }
        guard closed.decoder.isWhole else {
            throw PEMReaderError(
                .badBase64, line: number, "the base64 of the block that began on line \(closed.line) is cut off")
        }
        guard !closed.decoder.bytes.isEmpty else {
            throw PEMReaderError(
                .emptyBlock, line: closed.line, "the block that begins on line \(closed.line) is empty")
        }
        blocks.append(
            PEMBlock(label: label, der: closed.decoder.bytes, line: closed.line, isEncrypted: closed.isEncrypted))
        open = nil
    }

    private static func truncated(_ open: Open) -> PEMReaderError {
        PEMReaderError(
            .truncated, line: open.line, "the block `\(open.label)` that begins on line \(open.line) does not end")
    }

    private static func label(
        of line: ArraySlice<UInt8>, after prefix: String, _ number: Int
    ) throws(PEMReaderError) -> String {
        let rest = line.dropFirst(prefix.utf8.count)
        let label = rest.dropLast(5)
        guard line.starts(with: prefix.utf8), rest.count > 5, rest.suffix(5).allSatisfy({ $0 == 0x2D }),
            label.count <= 64, label.allSatisfy({ (0x20...0x7E).contains($0) }), label.last != 0x2D,
            let text = String(validating: label, as: UTF8.self)
        else {
            throw PEMReaderError(
                .badBoundary, line: number, "line \(number) is not a PEM boundary such as `-----BEGIN CERTIFICATE-----`"
            )
        }
        return text
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let blank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        let rest = line.drop(while: blank)
        let end = rest.lastIndex { !blank($0) }.map { $0 + 1 } ?? rest.startIndex
        return rest[..<end]
    }
}
