import UpkeepCore

/// How a number without a name is written: `unknown (0x1A2B)`.
enum WireNumber {
    static func text(_ number: UInt16) -> String { "unknown (0x\(HexText.padded(number, to: 4, uppercase: true)))" }

    static func text(_ number: UInt8) -> String { "unknown (\(number))" }
}
