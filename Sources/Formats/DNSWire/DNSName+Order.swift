extension DNSName: Comparable {
    /// Canonical order (RFC 4034 §6.1): by label from the right, folded to lower case, as unsigned bytes.
    package static func < (a: DNSName, b: DNSName) -> Bool {
        let left = a.labels.reversed()
        let right = b.labels.reversed()
        for (x, y) in zip(left, right) {
            let x = x.lazy.map(\.asciiFolded)
            let y = y.lazy.map(\.asciiFolded)
            if x.lexicographicallyPrecedes(y) { return true }
            if y.lexicographicallyPrecedes(x) { return false }
        }
        return left.count < right.count
    }
}
