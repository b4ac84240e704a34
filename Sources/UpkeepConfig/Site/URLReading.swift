import HTTPWire

/// The one place where texts become web URLs.
enum URLReading {
    static func web(_ text: String) throws(BadValue) -> (url: WebURL, user: String?, password: String?) {
        do throws(WebURLError) {
            return try WebURL.parse(text)
        } catch {
            throw BadValue(error.message, offset: error.offset, hint: error.hint)
        }
    }
}
