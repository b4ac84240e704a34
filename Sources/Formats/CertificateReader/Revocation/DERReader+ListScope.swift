extension DERReader {
    /// IssuingDistributionPoint (RFC 5280 section 5.2.5).
    mutating func listScope(_ element: DERElement) -> IssuingDistributionPoint {
        var scope = IssuingDistributionPoint()
        for field in elements(in: element.content, limit: 6) {
            switch field.tag {
            case DERElement.context(0):
                guard let name = elements(in: field.content, limit: 1).first else { break }
                pointName(name, into: &scope.point)
            case DERElement.primitiveContext(1): scope.onlyUsers = boolean(field)
            case DERElement.primitiveContext(2): scope.onlyAuthorities = boolean(field)
            case DERElement.primitiveContext(3):
                scope.point.reasons = RevocationReasons(rawValue: namedBits(field, "the list's reasons"))
            case DERElement.primitiveContext(4): scope.isIndirect = boolean(field)
            case DERElement.primitiveContext(5): scope.onlyAttributes = boolean(field)
            default: flaw("an unknown field in what the list is about", at: field.start)
            }
        }
        return scope
    }
}
