import Diagnosis
import UpkeepConfig
import UpkeepCore
import UpkeepSystem

/// Looks at sites from this machine's world.
struct Lookout {
    let look: SiteLook
    let clock: SystemClock

    init(_ options: WorldOptions, _ configuration: UpkeepConfiguration?, _ system: System) throws {
        self.init(try World(options, configuration, system))
    }

    init(_ world: World) {
        clock = world.clock
        look = SiteLook(
            loops: world.loops, resolver: world.resolver, sessions: world.sessions, userAgent: World.userAgent,
            now: world.now)
    }
}
