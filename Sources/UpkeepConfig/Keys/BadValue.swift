/// Why a text is not a value of the wanted type.
struct BadValue: Error {
    /// What is wrong, to go after the key's name, e.g. "not an IP address".
    var message: String
    /// Bytes from the start of the text, when one place in it is to blame.
    var offset: Int?
    var hint: String?

    init(_ message: String, offset: Int? = nil, hint: String? = nil) {
        self.message = message
        self.offset = offset
        self.hint = hint
    }
}
