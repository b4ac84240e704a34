extension Unicode.Scalar {
    /// Whether a terminal would act on it, or show nothing, rather than print it: controls, format characters
    /// (bidirectional overrides included), line separators, private use, unassigned, default-ignorable.
    var isInvisible: Bool {
        if value < 0x7F { return value < 0x20 }
        if value < 0xA1 { return value != 0xA0 }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return true
        default: return properties.isDefaultIgnorableCodePoint
        }
    }

    /// Whether it is drawn onto the character before it.
    var isMark: Bool {
        guard value >= 0x300 else { return false }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: return true
        default: return false
        }
    }
}
