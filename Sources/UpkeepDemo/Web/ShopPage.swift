/// The shop's pages, as text.
enum ShopPage {
    /// What only the real shop's page says.
    static let marker = "Add to basket"

    /// - Parameter insecureExtras: an `http://` origin that an editor pasted a script and a picture from.
    static func shop(insecureExtras origin: String?) -> String {
        let extras = origin.map {
            """
                <p><img src="\($0)/images/teapot.svg" alt="Our new teapot" width="120" height="90"></p>
                <script src="\($0)/offers.js"></script>

            """
        }
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>The Demo Shop: kettles and teapots</title>
                <link rel="stylesheet" href="style.css">
            </head>
            <body>
                <header><h1>The Demo Shop</h1><p>Kettles and teapots since this minute</p></header>
                <main>
                    <article>
                        <img src="images/kettle.svg" alt="A red kettle" width="120" height="90">
                        <h2>Kettle, red</h2><p>1.7 litres · 42 in stock · €34.90</p>
                        <button type="button">\(marker)</button>
                    </article>
                    <article>
                        <img src="images/teapot.svg" alt="A blue teapot" width="120" height="90">
                        <h2>Teapot, blue</h2><p>0.9 litres · 7 in stock · €27.50</p>
                        <button type="button">\(marker)</button>
                    </article>
                </main>
            \(extras ?? "")    <footer><a href="robots.txt">For robots</a> · <a href="health">Health</a></footer>
            </body>
            </html>

            """
    }

    static let placeholder = notice("Under construction", "A new web site is coming soon. Hosted by CheapHost.")

    static func notice(_ title: String, _ text: String) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head><meta charset="utf-8"><title>\(escape(title))</title></head>
        <body><h1>\(escape(title))</h1><p>\(escape(text))</p></body>
        </html>

        """
    }

    static let style = """
        body { font-family: sans-serif; margin: 2rem auto; max-width: 42rem; color: #222; }
        main { display: flex; gap: 2rem; }
        article { border: 1px solid #ccc; border-radius: 8px; padding: 1rem; }
        button { background: #2a6; border: 0; border-radius: 4px; color: #fff; padding: .5rem 1rem; }

        """

    static let kettle = picture(of: "#c33")
    static let teapot = picture(of: "#36c")

    private static func picture(of colour: String) -> String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 90">
        <path d="M30 75h60l-8-50H38zM82 35l22-10-16 30M46 25q14-22 28 0" fill="\(colour)" stroke="#222"/>
        </svg>

        """
    }

    private static func escape(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "&": escaped += "&amp;"
            case "\"": escaped += "&quot;"
            default: escaped.append(character)
            }
        }
        return escaped
    }
}
