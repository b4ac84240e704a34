/// What is said beside an answer when nothing of the name is known yet: it may come later, or be a slip.
enum UnknownNameWarning {
    static let field = APIShape.Field(
        "warning", .orNull(.text),
        "that nothing of this name is known yet, and what was most likely meant; null when it is known")
}
