/// What the web server answers: a pure function of the request and the faults.
struct ShopRouter: Sendable {
    /// e.g. `https://shop.demo.test:8443`
    let secureOrigin: String
    /// e.g. `http://shop.demo.test:8080`
    let plainOrigin: String
    let slowDelay: Duration

    func answer(_ method: String, _ target: String, door: WebDoor, faults: Set<DemoFault>) -> ShopAnswer {
        let path = String(target.prefix { $0 != "?" && $0 != "#" })
        guard path.hasPrefix("/") else {
            return .html(400, ShopPage.notice("Bad request", "That is not a page of this shop."))
        }
        guard method == "GET" || method == "HEAD" else {
            return .html(
                405, ShopPage.notice("Method not allowed", "This shop can only be looked at."),
                headers: [("Allow", "GET, HEAD")])
        }
        var answer = self.answer(path, target, door, faults)
        if faults.contains(.slow) { answer.delay = slowDelay }
        return answer
    }

    private func answer(_ path: String, _ target: String, _ door: WebDoor, _ faults: Set<DemoFault>) -> ShopAnswer {
        if faults.contains(.rateLimited) {
            return .html(
                429, ShopPage.notice("Too many requests", "Slow down, and come back in half a minute."),
                headers: [("Retry-After", "30")])
        }
        if door == .plain { return .redirect(301, to: secureOrigin + target) }
        if faults.contains(.error500) {
            return .html(500, ShopPage.notice("Internal server error", "The shop ran into an error."))
        }
        switch path {
        case "/": return page(faults)
        case "/en/": return faults.contains(.redirectLoop) ? .redirect(302, to: "/") : page(faults)
        case "/health": return ShopAnswer(200, "application/json", #"{"status":"ok","stock":42}"# + "\n")
        case "/robots.txt": return ShopAnswer(200, "text/plain; charset=utf-8", "User-agent: *\nDisallow: /basket\n")
        case "/style.css": return ShopAnswer(200, "text/css; charset=utf-8", ShopPage.style)
        case "/images/kettle.svg": return ShopAnswer(200, "image/svg+xml", ShopPage.kettle)
        case "/images/teapot.svg": return ShopAnswer(200, "image/svg+xml", ShopPage.teapot)
        default: return .html(404, ShopPage.notice("Not found", "There is no such page in this shop."))
        }
    }

    private func page(_ faults: Set<DemoFault>) -> ShopAnswer {
        if faults.contains(.redirectLoop) { return .redirect(302, to: "/en/") }
        let isPasted = faults.contains(.mixedContent)
        var answer = ShopAnswer.html(
            200,
            faults.contains(.wrongContent)
                ? ShopPage.placeholder : ShopPage.shop(insecureExtras: isPasted ? plainOrigin : nil))
        answer.isTruncated = faults.contains(.truncated)
        return answer
    }
}
