/// libFuzzer's way in: any bytes are a page. Built in one module with `Sources/Checks/HTTP/MixedContent`.
@c(LLVMFuzzerTestOneInput)
public func fuzzHTMLScan(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let page = Array(UnsafeBufferPointer(start: start, count: count))
    let found = MixedContentScan.scan(page)
    precondition(found.items.allSatisfy { (0...page.count).contains($0.offset) })
    precondition(found.items.count <= MixedContent.mostItems * MixedContent.Kind.allCases.count)
    var scanner = HTMLScanner(page)
    var tokens = 0
    while scanner.next() != nil { tokens += 1 }
    precondition(tokens <= page.count)
    var styles = StyleScanner(page[...])
    while styles.next() != nil {}
    return 0
}
