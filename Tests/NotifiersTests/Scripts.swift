/// Programs of these tests, in the `Servers` folder beside this file.
enum Scripts {
    static func path(_ name: String, file: String = #filePath) -> String {
        "\(file.split(separator: "/").dropLast().map { "/\($0)" }.joined())/Servers/\(name)"
    }
}
