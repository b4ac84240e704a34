import Foundation

/// Runs blocking code on a thread of its own, so that it holds up no task.
func startThread(_ body: @escaping @Sendable () -> Void) {
    let thread = Thread(block: body)
    thread.stackSize = 512 * 1024
    thread.start()
}
