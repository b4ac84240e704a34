import ServerConfiguration

/// Feeds bytes to the readers of servers' configurations, and takes the first line for a pattern.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzServerConfiguration(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    let readers = [
        NginxConfiguration.statements, ApacheConfiguration.statements, HAProxyConfiguration.statements,
        HAProxyConfiguration.list, PostfixConfiguration.parameters, PostfixConfiguration.services,
        DovecotConfiguration.statements,
    ]
    for read in readers {
        let statements = read(bytes)
        precondition(statements.count <= ConfigurationLimits.statements + 1)
        for statement in statements { precondition((1...lines.count).contains(statement.line)) }
    }
    if let first = lines.first, first.count < 200 {
        let text = String(decoding: first, as: UTF8.self)
        _ = FilePattern(text).matches(String(text.reversed()))
        if !FilePattern.isPattern(text), !text.contains("\\") { precondition(FilePattern(text).matches(text)) }
    }
    return 0
}
