/// An extension as it was sent.
package struct TLSExtension: Sendable, Hashable {
    package let type: TLSExtensionType
    package let data: [UInt8]
    /// Bytes from its message's type to its content.
    package let offset: Int

    package init(type: TLSExtensionType, data: [UInt8], offset: Int = 0) {
        self.type = type
        self.data = data
        self.offset = offset
    }
}
