package import Checks

/// A site as the command line names it, with the defaults of a config that sets nothing.
package enum SiteTarget {
    /// - Parameter text: a URL of any kind that configs take; a bare host means its https site.
    /// - Throws: an error that says what is wrong with the URL.
    package static func site(_ text: String) throws(ConfigInitError) -> Site {
        let url = text.contains("://") ? text : "https://\(text)"
        var draft = SiteKeys.standard
        do throws(BadValue) {
            draft.address = try SiteAddress(url)
        } catch {
            throw ConfigInitError(message: "\(error.message); expected \(SiteAddress.expectedForm)", hint: error.hint)
        }
        guard let site = draft.site() else {
            throw ConfigInitError(message: "no URL; expected \(SiteAddress.expectedForm)", hint: nil)
        }
        return site
    }
}
