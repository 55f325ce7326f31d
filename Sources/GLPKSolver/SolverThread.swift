// SPDX-License-Identifier: GPL-3.0-or-later

import LinearProgramming

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A thread that owns one value from its birth to its end and does jobs on it one after another.
///
/// The value is made on the thread, never leaves it and is destroyed on it. The thread ends when it is closed
/// or when nobody holds this handle any more.
final class SolverThread<State: ~Copyable>: Sendable {
    private let queue: JobQueue<State>

    /// Starts the thread; `make` runs on it, and its fault is thrown here.
    init(
        stackSize: Int,
        make: @escaping @Sendable () throws(SolverFault) -> State
    ) throws(SolverFault) {
        let start = JobQueueStart(make: make)
        queue = start.queue
        try start.run(stackSize: stackSize)
    }

    deinit {
        queue.close(waiting: false)
    }

    /// Does a job on the thread and waits for its end.
    func run<Value: Sendable>(
        _ job: @escaping @Sendable (inout State) throws(SolverFault) -> Value
    ) throws(SolverFault) -> Value {
        let outcome = Outcome<Value>()
        let isTaken = queue.perform { state in
            do throws(SolverFault) {
                outcome.result = .success(try job(&state))
            } catch {
                outcome.result = .failure(error)
            }
        }
        guard isTaken, let result = outcome.result else { throw .closed }
        return try result.get()
    }

    /// Ends the thread and waits until its value is destroyed; later jobs throw `closed`.
    func close() {
        queue.close(waiting: true)
    }
}

/// Carries a job's result from the solver's thread to the caller's.
///
/// Unchecked, since the queue's lock orders the one write before the one read.
private final class Outcome<Value: Sendable>: @unchecked Sendable {
    var result: Result<Value, SolverFault>?
}

/// The jobs that wait for a thread, and its state of life.
///
/// Unchecked, since all mutable members are touched under `lock` only, and the two C objects have fixed places.
private final class JobQueue<State: ~Copyable>: @unchecked Sendable {
    typealias Job = @Sendable (inout State) -> Void

    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>
    private var waiting: [(number: Int, job: Job)] = []
    private var taken = 0
    private var done = 0
    private var isClosing = false
    private var hasEnded = false
    private var startFault: SolverFault?
    private var hasStarted = false

    init() {
        lock = .allocate(capacity: 1)
        changed = .allocate(capacity: 1)
        lock.initialize(to: pthread_mutex_t())
        changed.initialize(to: pthread_cond_t())
        pthread_mutex_init(lock, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(lock)
        lock.deallocate()
        changed.deallocate()
    }

    private func locked<Value>(_ body: () -> Value) -> Value {
        pthread_mutex_lock(lock)
        defer {
            pthread_cond_broadcast(changed)
            pthread_mutex_unlock(lock)
        }
        return body()
    }

    /// Queues a job and waits for its end; false if the thread takes no more.
    func perform(_ job: @escaping Job) -> Bool {
        locked {
            guard !isClosing else { return false }
            taken += 1
            let number = taken
            waiting.append((number, job))
            pthread_cond_broadcast(changed)
            while done < number && !hasEnded { pthread_cond_wait(changed, lock) }
            return done >= number
        }
    }

    func close(waiting mustWait: Bool) {
        locked {
            isClosing = true
            pthread_cond_broadcast(changed)
            while mustWait && !hasEnded { pthread_cond_wait(changed, lock) }
        }
    }

    /// Waits until the thread's value is made.
    func waitForStart() throws(SolverFault) {
        let fault = locked { () -> SolverFault? in
            while !hasStarted { pthread_cond_wait(changed, lock) }
            return startFault
        }
        if let fault { throw fault }
    }

    /// The life of the thread: everything between the making and the destruction of the value.
    func live(make: () throws(SolverFault) -> State) {
        do throws(SolverFault) {
            var state = try make()
            locked { hasStarted = true }
            while let next = nextJob() {
                next.job(&state)
                locked { done = next.number }
            }
            // The value ends here, on its own thread.
            _ = consume state
        } catch {
            locked {
                startFault = error
                hasStarted = true
                isClosing = true
            }
        }
        locked { hasEnded = true }
    }

    /// The next job; nil when the queue is closed and empty.
    private func nextJob() -> (number: Int, job: Job)? {
        locked {
            while waiting.isEmpty && !isClosing { pthread_cond_wait(changed, lock) }
            return waiting.isEmpty ? nil : waiting.removeFirst()
        }
    }
}

/// Starts a thread that lives by a queue.
private struct JobQueueStart<State: ~Copyable> {
    let queue = JobQueue<State>()
    let make: @Sendable () throws(SolverFault) -> State

    func run(stackSize: Int) throws(SolverFault) {
        let queue = queue
        let make = make
        let body = ThreadBody { queue.live(make: make) }
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackSize)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        let context = Unmanaged.passRetained(body)
        #if canImport(Darwin)
            var thread: pthread_t?
            let code = pthread_create(&thread, &attributes, { runThreadBody($0) }, context.toOpaque())
        #else
            var thread = pthread_t()
            let code = pthread_create(&thread, &attributes, { runThreadBody($0) }, context.toOpaque())
        #endif
        guard code == 0 else {
            context.release()
            throw .thread(code: code)
        }
        try queue.waitForStart()
    }
}

private final class ThreadBody: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
        self.body = body
    }
}

private func runThreadBody(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context {
        Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().body()
    }
    return nil
}
