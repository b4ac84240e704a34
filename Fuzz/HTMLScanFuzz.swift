import Checks

/// Any bytes are a page and a JSON document: reading them may not trap or hang, and what is found lies inside.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzHTMLScan(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let page = Array(UnsafeBufferPointer(start: start, count: count))
    let found = MixedContentScan.scan(page)
    precondition(found.items.allSatisfy { (0...page.count).contains($0.offset) && !$0.url.isEmpty })
    precondition(found.items.count <= MixedContent.mostItems * MixedContent.Kind.allCases.count)
    precondition(found.items.count <= MixedContent.Kind.allCases.reduce(0) { $0 + found.count($1) })
    if let path = try? JSONPath("$.a[0]") {
        do throws(JSONReadError) {
            _ = try JSONReader.value(at: path, in: page)
        } catch {
            precondition((0...page.count).contains(error.offset))
        }
    }
    return 0
}
