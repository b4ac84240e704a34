/// What a part of an answer looks like, for the documents.
package indirect enum APIShape: Sendable, Hashable {
    case text
    case time
    case integer
    case number
    case flag
    case choice([String])
    /// Free names and values.
    case facts
    case list(APIShape)
    case object([Field])
    /// A shape that several answers have, by its name in ``APIShapes``.
    case named(String)
    case orNull(APIShape)

    package struct Field: Sendable, Hashable {
        package let name: String
        package let shape: APIShape
        package let about: String

        init(_ name: String, _ shape: APIShape, _ about: String) {
            self.name = name
            self.shape = shape
            self.about = about
        }
    }
}
