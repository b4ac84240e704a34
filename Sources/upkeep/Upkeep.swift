@main struct Upkeep { static func main() {} }
