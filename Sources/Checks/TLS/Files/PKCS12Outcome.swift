/// What became of opening a PKCS#12 file.
package enum PKCS12Outcome: Sendable, Hashable {
    case opened
    /// It wants a password and none was given.
    case passwordNeeded
    case wrongPassword
    /// It is protected by what this program does not open; which.
    case unsupported(String)
}
