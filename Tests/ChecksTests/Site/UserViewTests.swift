import Checks
import Testing
import UpkeepCore

struct UserViewTests {
    private static func path(_ address: IPAddress, _ milliseconds: Int, _ isConnected: Bool) -> UserView.Path {
        UserView.Path(address: address, took: .milliseconds(milliseconds), isConnected: isConnected)
    }

    private static let secondV6 = IPAddress(v6High: 0x2001_0DB8_0000_0000, low: 2)

    private static let cases: [([UserView.Path], Int?, IPAddress?)] = [
        ([], nil, nil),
        ([path(Shop.v4, 10, true)], 10, Shop.v4),
        // IPv6 goes first, whatever the answer's order.
        ([path(Shop.v4, 1, true), path(Shop.v6, 20, true)], 20, Shop.v6),
        // Silence costs the delay, a refusal only its own time.
        ([path(Shop.v6, 5000, false), path(Shop.v4, 10, true)], 260, Shop.v4),
        ([path(Shop.v6, 3, false), path(Shop.v4, 10, true)], 13, Shop.v4),
        // A slow first connection is overtaken, or overtakes.
        ([path(Shop.v6, 400, true), path(Shop.v4, 10, true)], 260, Shop.v4),
        ([path(Shop.v6, 255, true), path(Shop.v4, 10, true)], 255, Shop.v6),
        // Families alternate: v6, v4, v6, v4.
        (
            [
                path(Shop.v6, 9000, false), path(secondV6, 1, true), path(Shop.v4, 9000, false),
                path(Shop.otherV4, 1, true),
            ], 501, secondV6
        ),
        ([path(Shop.v6, 1, false), path(Shop.v4, 1, false)], nil, nil),
    ]

    @Test(arguments: cases)
    func races(paths: [UserView.Path], milliseconds: Int?, address: IPAddress?) {
        let view = UserView(paths)
        #expect(view.wait == milliseconds.map { .milliseconds($0) })
        #expect(view.address == address)
    }
}
