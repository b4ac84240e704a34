/// The OCSP answer that a server sent with its certificate.
package struct StapleObservation: Sendable, Hashable {
    /// The OCSPResponse's DER as it came.
    package var raw: [UInt8]
    /// What it says about the leaf.
    package var answer: RevocationAnswer

    package init(raw: [UInt8], answer: RevocationAnswer) {
        self.raw = raw
        self.answer = answer
    }
}
