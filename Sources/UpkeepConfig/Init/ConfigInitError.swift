import UpkeepCore

/// Why no config could be written for a site.
package struct ConfigInitError: UpkeepError, Sendable {
    package let code = "bad-url"
    package let message: String
    package let hint: String?
}
