import Checks
import HTTPWire
import UpkeepConfig
import UpkeepCore

extension Site {
    /// What a person means by `target`: a URL, or a bare host, which is taken as its https site.
    /// - Throws: the error of the URL's own kind, with its place and hint.
    init(target: String) throws {
        let text = target.contains("://") ? target : "https://\(target)"
        self = try SiteURL.site(text)
        if !target.contains("://") { name = text.hasSuffix("/") || text.dropFirst(8).contains("/") ? text : text + "/" }
    }
}
