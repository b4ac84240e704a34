import FoundationEssentials
import HTTPTypes
import UpkeepReport

/// Reads the JSON object that a request brought along.
enum JSONBody {
    /// Objects within objects, at most: no body of ours has more than two.
    private static let deepest = 16

    /// Its members, by name.
    /// - Throws: a ``Problem`` of 400.
    static func members(_ bytes: [UInt8]) throws(Problem) -> [JSONValue.Member] {
        guard depth(bytes) <= deepest else {
            throw Problem(.badRequest, "the body has more than \(deepest) levels")
        }
        guard let tree = try? JSONDecoder().decode(JSONTree.self, from: Data(bytes)) else {
            throw Problem(.badRequest, "the body is no JSON document")
        }
        guard case .object(let members) = tree.value else {
            throw Problem(.badRequest, "the body is no JSON object")
        }
        return members
    }

    /// How deep brackets are nested: decoding takes stack for each level, so it is known before.
    private static func depth(_ bytes: [UInt8]) -> Int {
        var (depth, deepest, isText, isEscaped) = (0, 0, false, false)
        for byte in bytes {
            if isText {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isText = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isText = true
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                deepest = max(deepest, depth)
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
        }
        return deepest
    }
}
