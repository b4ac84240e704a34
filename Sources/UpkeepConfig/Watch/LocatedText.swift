/// A text of the config that is understood only later, with its place for what may then be said of it.
package struct LocatedText: Sendable, Hashable {
    package let text: String
    package let place: Place

    package init(_ text: String, at place: Place) {
        self.text = text
        self.place = place
    }
}
