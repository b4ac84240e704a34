/// What the registry has on one cipher suite.
struct CipherSuiteEntry: Sendable {
    let ianaName: String
    let openSSLName: String?
    let facts: CipherSuiteFacts

    init(number: UInt16, ianaName: String, openSSLName: String?) {
        self.ianaName = ianaName
        self.openSSLName = openSSLName
        facts = CipherSuiteFacts(number: number, name: ianaName)
    }
}
