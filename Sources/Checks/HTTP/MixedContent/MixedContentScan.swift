/// Reads a page for what it would load over http.
package struct MixedContentScan {
    private var scanner: HTMLScanner
    private var found = MixedContent()
    private var base = Subresource.secure
    private var hasBase = false
    /// How many `template` elements are open: nothing in them is loaded.
    private var templates = 0

    /// - Parameter page: the beginning of an HTML document, or all of it, fetched over https.
    package static func scan(_ page: [UInt8]) -> MixedContent {
        var scan = MixedContentScan(scanner: HTMLScanner(page))
        scan.run()
        return scan.found
    }

    private init(scanner: HTMLScanner) { self.scanner = scanner }

    private mutating func run() {
        while !found.isUpgraded, let token = scanner.next() {
            switch token {
            case .end(let name): if name == "template", templates > 0 { templates -= 1 }
            case .text(let name, let range):
                if name == "style", templates == 0 { style(scanner.bytes[range], "style") }
            case .start(let name):
                if name == "template" { templates += 1 }
                if templates == 0, !scanner.attributes.isEmpty { element(name) }
            }
        }
    }

    private mutating func element(_ name: String) {
        switch name {
        case "script":
            look("src", .blockable, "script src")
            references(.blockable, "script href")
        case "link": link()
        case "img", "image", "feimage":
            look("src", .upgradeable, "img src")
            references(.upgradeable, "image href")
            set("srcset", "img srcset")
        case "source":
            look("src", .upgradeable, "source src")
            set("srcset", "source srcset")
        case "audio": look("src", .upgradeable, "audio src")
        case "video":
            look("src", .upgradeable, "video src")
            look("poster", .upgradeable, "video poster")
        case "iframe": look("src", .blockable, "iframe src")
        case "frame": look("src", .blockable, "frame src")
        case "embed": look("src", .blockable, "embed src")
        case "object": look("data", .blockable, "object data")
        case "track": look("src", .blockable, "track src")
        case "use": references(.blockable, "use href")
        case "input":
            if says("type", "image") { look("src", .upgradeable, "input src") }
            look("formaction", .form, "input formaction")
        case "button": look("formaction", .form, "button formaction")
        case "form": look("action", .form, "form action")
        case "body", "table", "td", "th", "tr": look("background", .upgradeable, "\(name) background")
        case "base": baseElement()
        case "meta": metaElement()
        default: break
        }
        if let value = scanner.value("style") {
            style(CharacterReferences.decoded(scanner.bytes[value])[...], "style attribute", value.lowerBound)
        }
    }

    private mutating func link() {
        guard let rel = scanner.value("rel") else { return }
        let words = String(decoding: scanner.bytes[rel].map(HTMLScanner.lower), as: UTF8.self)
            .split { $0.isWhitespace }
        let isMedia = says("as", "image") || says("as", "audio") || says("as", "video")
        if words.contains("stylesheet") {
            look("href", .blockable, "link rel=stylesheet")
        } else if words.contains("modulepreload") || words.contains("manifest") {
            look("href", .blockable, "link rel=\(words.contains("manifest") ? "manifest" : "modulepreload")")
        } else if words.contains("preload") {
            look("href", isMedia ? .upgradeable : .blockable, "link rel=preload")
            set("imagesrcset", "link imagesrcset")
        } else if words.contains("icon") || words.contains("apple-touch-icon") {
            look("href", .upgradeable, "link rel=icon")
        }
    }

    private mutating func baseElement() {
        guard !hasBase, let value = scanner.value("href") else { return }
        hasBase = true
        base = Subresource(CharacterReferences.decoded(scanner.bytes[value]), base: .secure)
    }

    private mutating func metaElement() {
        guard says("http-equiv", "content-security-policy"), let value = scanner.value("content") else { return }
        found.isUpgraded = Self.upgrades(
            String(decoding: CharacterReferences.decoded(scanner.bytes[value]), as: UTF8.self))
    }

    /// Whether a Content-Security-Policy makes browsers use https for everything the page loads.
    static func upgrades(_ policy: String) -> Bool {
        // Several policies may share one header line, parted by commas.
        policy.lowercased().split(whereSeparator: { $0 == ";" || $0 == "," }).contains { directive in
            directive.split(whereSeparator: \.isWhitespace).first == "upgrade-insecure-requests"
        }
    }

    private mutating func references(_ kind: MixedContent.Kind, _ place: String) {
        look("href", kind, place)
        look("xlink:href", kind, place)
    }

    private mutating func look(_ attribute: StaticString, _ kind: MixedContent.Kind, _ place: String) {
        guard let value = scanner.value(attribute) else { return }
        note(scanner.bytes[value], kind, place)
    }

    private mutating func note(_ raw: ArraySlice<UInt8>, _ kind: MixedContent.Kind, _ place: String) {
        if case .secure = base, Subresource.isPlainlySecure(raw) { return }
        switch Subresource(CharacterReferences.decoded(raw), base: base) {
        case .secure: break
        case .plain: found.add(kind, place, raw)
        case .plainAddress: found.add(kind == .upgradeable ? .blockable : kind, place, raw)
        }
    }

    /// `srcset`: URLs with a descriptor each, parted by commas; the browser's choice is an image set, so blockable.
    private mutating func set(_ attribute: StaticString, _ place: String) {
        guard let value = scanner.value(attribute) else { return }
        let raw = scanner.bytes[value]
        var at = raw.startIndex
        while at < raw.endIndex {
            while at < raw.endIndex, HTMLScanner.isSpace(raw[at]) || raw[at] == UInt8(ascii: ",") { at += 1 }
            let start = at
            while at < raw.endIndex, !HTMLScanner.isSpace(raw[at]) { at += 1 }
            var end = at
            while end > start, raw[end - 1] == UInt8(ascii: ",") { end -= 1 }
            if end > start { note(raw[start..<end], .blockable, place) }
            // A comma right after the URL ends the candidate; otherwise its descriptor goes on to the next comma.
            if end == at { while at < raw.endIndex, raw[at] != UInt8(ascii: ",") { at += 1 } }
        }
    }

    private mutating func style(_ css: ArraySlice<UInt8>, _ place: String, _ offset: Int? = nil) {
        var styles = StyleScanner(css)
        while let (url, use) = styles.next() {
            let kind = use == .image ? MixedContent.Kind.upgradeable : .blockable
            switch Subresource(url, base: base) {
            case .secure: continue
            case .plain: found.add(kind, place, url, at: offset)
            case .plainAddress: found.add(.blockable, place, url, at: offset)
            }
        }
    }

    private func says(_ attribute: StaticString, _ word: StaticString) -> Bool {
        guard let value = scanner.value(attribute) else { return false }
        return "\(word)".utf8.elementsEqual(scanner.bytes[value], by: { $0 == HTMLScanner.lower($1) })
    }
}
