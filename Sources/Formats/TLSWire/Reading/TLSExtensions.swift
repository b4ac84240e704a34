/// The extensions of one message, in order; of those that come twice the first counts.
package struct TLSExtensions: Sendable, Hashable {
    package private(set) var all: [TLSExtension] = []

    package init() {}

    package var types: [TLSExtensionType] { all.map(\.type) }

    package subscript(type: TLSExtensionType) -> TLSExtension? { all.first { $0.type == type } }

    package func contains(_ type: TLSExtensionType) -> Bool { self[type] != nil }

    /// Reads what stands between a list's length and its end.
    ///
    /// A list that breaks off keeps what came before.
    /// - Parameter offered: what the hello had, to note answers nobody asked for; nil to let all pass.
    init(_ cursor: inout TLSCursor, offered: Set<TLSExtensionType>?, notes: inout TLSWireNotes) {
        var seen: Set<TLSExtensionType> = []
        while !cursor.isAtEnd {
            let start = cursor.offset
            do throws(TLSWireError) {
                let type = TLSExtensionType(rawValue: try cursor.uint16())
                var content = try cursor.part(2)
                let offset = content.offset
                if !seen.insert(type).inserted {
                    notes.add(.duplicateExtension, at: start, "the extension \(type) is there twice")
                }
                if let offered, !offered.contains(type) {
                    notes.add(.unsolicitedExtension, at: start, "the extension \(type) was not offered")
                }
                all.append(TLSExtension(type: type, data: content.rest(), offset: offset))
            } catch {
                notes.add(.brokenList, at: start, "the extensions break off: \(error.fault)")
                return
            }
        }
    }

    /// Reads one extension's content; what cannot be read is noted and counts as absent.
    func read<Value>(
        _ type: TLSExtensionType, notes: inout TLSWireNotes,
        _ body: (inout TLSCursor) throws(TLSWireError) -> Value?
    ) -> Value? {
        guard let item = self[type] else { return nil }
        var cursor = TLSCursor(item.data)
        do throws(TLSWireError) {
            let value = try body(&cursor)
            if !cursor.isAtEnd {
                notes.add(
                    .trailingBytes, at: item.offset + cursor.offset,
                    "\(cursor.remaining) bytes follow the content of the extension \(type)")
            }
            return value
        } catch {
            notes.add(
                .badExtension, at: item.offset + error.offset, "the extension \(type) cannot be read: \(error.fault)")
            return nil
        }
    }
}
