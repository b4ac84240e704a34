/// What a server did with a ChangeCipherSpec that comes before any key (CVE-2014-0224).
package enum EarlyCCSResult: Sendable, Hashable {
    /// It refused the message; how, e.g. "alert 10 (unexpected message)".
    case refused(String)
    /// It took it: the evidence, e.g. "alert 21 (decryption failed)".
    case accepted(String)
    case unclear(String)
}
