import Checks

/// The one place where texts become patterns and JSON paths.
enum PatternReading {
    static func pattern(_ text: String) throws(BadValue) -> TextPattern {
        do throws(TextPatternError) {
            return try TextPattern(text)
        } catch {
            throw BadValue(error.message, offset: error.offset)
        }
    }

    static func jsonPath(_ text: String) throws(BadValue) -> JSONPath {
        do throws(JSONPathError) {
            return try JSONPath(text)
        } catch {
            throw BadValue(error.message, offset: error.offset)
        }
    }
}
