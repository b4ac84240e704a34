/// The part of `swift package dump-package` that says who uses whom.
struct PackageManifest: Decodable {
    let targets: [Target]

    struct Target: Decodable {
        let name: String
        let type: String
        let path: String?
        let dependencies: [Dependency]
    }

    /// Either a target of this package or a product of another's.
    struct Dependency: Decodable {
        let name: String

        private enum Kind: String, CodingKey { case byName, product, target }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Kind.self)
            var names: any UnkeyedDecodingContainer =
                if container.contains(.product) {
                    try container.nestedUnkeyedContainer(forKey: .product)
                } else if container.contains(.target) { try container.nestedUnkeyedContainer(forKey: .target) } else {
                    try container.nestedUnkeyedContainer(forKey: .byName)
                }
            name = try names.decode(String.self)
        }
    }

    /// Every arrow of what ships, as `From -> To`; tests and their support may use what they like.
    var arrows: Set<String> {
        var arrows: Set<String> = []
        for target in targets where target.type != "test" && target.path?.hasPrefix("Tests/") != true {
            for dependency in target.dependencies { arrows.insert("\(target.name) -> \(dependency.name)") }
        }
        return arrows
    }
}
