/// The part of a PEM text that a fault further down leaves whole.
enum PEMBeginning {
    /// Everything before the last BEGIN at or above `line`.
    static func before(_ line: Int, in bytes: [UInt8]) -> [UInt8] {
        let mark = Array("-----BEGIN ".utf8)
        var number = 0
        var start = 0
        var place = 0
        while start < bytes.count, number < line {
            number += 1
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
            let text = bytes[start..<end].drop { $0 == 0x20 || $0 == 0x09 }
            if text.starts(with: mark) { place = start }
            start = end + 1
        }
        return Array(bytes[..<place])
    }
}
