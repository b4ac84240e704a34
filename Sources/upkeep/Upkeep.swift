import Glibc
import UpkeepCommands

@main
struct Upkeep {
    static func main() async {
        exit(await UpkeepCommand.run(nil))
    }
}
