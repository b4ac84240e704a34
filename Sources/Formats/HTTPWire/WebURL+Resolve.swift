extension WebURL {
    /// Where a reference found at this URL leads, e.g. the value of Location (RFC 3986 section 5.2).
    ///
    /// A reference's fragment and userinfo are dropped. `http:page` without slashes is read relative to an `http` URL,
    /// as browsers read it (section 5.2.2, "strict").
    /// - Throws: `WebURLError`; its reason is `schemeUnsupported` for what leaves the web, such as `file:`.
    package func resolve(_ reference: String) throws(WebURLError) -> WebURL {
        let parts = try URLReference(reference)
        var scheme = self.scheme
        if let name = parts.scheme {
            guard let known = Scheme(rawValue: name) else { throw Self.unsupported(name, in: parts) }
            scheme = known
        }
        if let authority = parts.authority {
            let read = try URLAuthority(authority, of: parts, scheme: scheme)
            return WebURL(
                scheme: scheme, host: read.host, port: read.port,
                target: Self.target(path: Self.withoutDots(parts.path), query: parts.query))
        }
        guard scheme == self.scheme else {
            throw WebURLError(
                .hostMissing, in: .host, at: parts.start + scheme.rawValue.utf8.count + 1,
                "the reference changes the scheme to `\(scheme.rawValue)` but names no host")
        }
        let base = Array(target.utf8)
        let mark = base.firstIndex(of: 0x3F) ?? base.endIndex
        let basePath = base[..<mark]
        let path: ArraySlice<UInt8>
        var query = parts.query
        if parts.path.isEmpty {
            path = basePath
            if query == nil, mark < base.endIndex { query = base[(mark + 1)...] }
        } else if parts.path.first == 0x2F {
            path = Self.withoutDots(parts.path)
        } else {
            let folder = basePath[..<((basePath.lastIndex(of: 0x2F) ?? basePath.startIndex - 1) + 1)]
            path = Self.withoutDots(ArraySlice(folder + parts.path))
        }
        return WebURL(scheme: scheme, host: host, port: port, target: Self.target(path: path, query: query))
    }

    /// RFC 3986 section 5.2.4, for a path that is empty or begins with `/`.
    private static func withoutDots(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard path.first == 0x2F else { return path }
        var kept: [ArraySlice<UInt8>] = []
        let segments = path.dropFirst().split(separator: 0x2F, omittingEmptySubsequences: false)
        for (place, segment) in segments.enumerated() {
            let isLast = place == segments.count - 1
            if segment.elementsEqual([0x2E]) {
                if isLast { kept.append([]) }
            } else if segment.elementsEqual([0x2E, 0x2E]) {
                if !kept.isEmpty { kept.removeLast() }
                if isLast { kept.append([]) }
            } else {
                kept.append(segment)
            }
        }
        var result: [UInt8] = []
        result.reserveCapacity(path.count)
        for segment in kept {
            result.append(0x2F)
            result += segment
        }
        return result[...]
    }
}
