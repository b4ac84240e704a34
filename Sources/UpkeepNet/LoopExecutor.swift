package import NIOCore

/// Runs a task's jobs on one event loop's thread, so that a probe's async code and its channel never change threads.
package final class LoopExecutor: TaskExecutor {
    package let loop: any EventLoop
    package let alarms: LoopAlarms

    package init(_ loop: any EventLoop) {
        self.loop = loop
        alarms = LoopAlarms(loop)
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
