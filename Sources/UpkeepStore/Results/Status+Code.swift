import UpkeepCore

extension Status {
    /// The two bits that stand for it in the file: never changed.
    var code: UInt8 {
        switch self {
        case .ok: 0
        case .warning: 1
        case .critical: 2
        case .unknown: 3
        }
    }

    /// The status of a byte's two low bits.
    init(code: UInt8) {
        switch code & 3 {
        case 0: self = .ok
        case 1: self = .warning
        case 2: self = .critical
        default: self = .unknown
        }
    }
}
