import Checks
package import HTTPWire
package import UpkeepReport

extension HTTPMessage {
    /// A request with a JSON body.
    ///
    /// - Parameter authorization: the whole value of the field, e.g. `Bearer …`; wins over the URL's own userinfo.
    package init(
        method: String = "POST", url: WebURL, authorization: String? = nil, fields: [HTTPFields.Field] = [],
        json: JSONValue
    ) {
        var all: [HTTPFields.Field] = [.init("Content-Type", "application/json")]
        if let authorization { all.append(.init("Authorization", authorization)) }
        self.init(
            method: method, url: url, fields: all + fields, body: Array(JSONWriter.text(json, indented: false).utf8))
    }
}
