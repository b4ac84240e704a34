/// What an https page would load over http, by the W3C's Mixed Content (Level 2).
package struct MixedContent: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Blocked by browsers: scripts, styles, frames, fonts, images chosen from a set, anything from a bare address.
        case blockable
        /// Loaded over https instead, if that works there: other images, audio, video.
        case upgradeable
        /// A form that sends what is typed into it in the clear; browsers warn.
        case form
    }

    package struct Item: Sendable, Hashable {
        package let kind: Kind
        /// The element and attribute, e.g. `script src`, `style url()`.
        package let place: String
        /// As written, at most 200 bytes of it.
        package let url: String
        /// Bytes from the beginning of the page to the URL.
        package let offset: Int
    }

    /// The first of each kind, in page order.
    package private(set) var items: [Item] = []
    private(set) var counts: [Kind: Int] = [:]
    /// The page tells browsers to use https for everything (CSP `upgrade-insecure-requests`).
    package var isUpgraded = false

    /// Items kept per kind; beyond that they are only counted.
    package static let mostItems = 20

    mutating func add(_ kind: Kind, _ place: String, _ url: ArraySlice<UInt8>, at offset: Int? = nil) {
        counts[kind, default: 0] += 1
        guard counts[kind, default: 0] <= Self.mostItems else { return }
        items.append(
            Item(
                kind: kind, place: place, url: String(decoding: url.prefix(200), as: UTF8.self),
                offset: offset ?? url.startIndex))
    }

    package func count(_ kind: Kind) -> Int { counts[kind, default: 0] }
}
