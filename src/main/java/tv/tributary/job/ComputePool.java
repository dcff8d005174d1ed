package tv.tributary.job;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;

/// Two platform threads of low priority for long computing: reading lists, planning merges. A virtual thread that
/// computes for seconds keeps its carrier, which requests and streams need. Thread-safe.
public final class ComputePool implements AutoCloseable {
    private static final int THREADS = 2;

    // A hint that some systems take; nothing depends on it.
    @SuppressWarnings("ThreadPriorityCheck")
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS,
            Thread.ofPlatform()
                    .daemon()
                    .priority(Thread.MIN_PRIORITY)
                    .name("compute-", 0)
                    .factory());

    /// Does `work` when a thread is free and waits for it. An interrupt is passed on to the work, which decides what
    /// becomes of it; the wait goes on until the work has ended, so that what it uses may be closed afterwards.
    ///
    /// @throws Exception what the work throws
    /// @throws java.util.concurrent.RejectedExecutionException when closed
    public <T> T run(Callable<T> work) throws Exception {
        var task = new Task<>(work);
        threads.execute(task);
        return task.await();
    }

    /// Starts nothing more; what runs is not waited for.
    @Override
    public void close() {
        threads.shutdown();
    }

    private static final class Task<T> implements Runnable {
        private final FutureTask<T> work;
        private final ReentrantLock lock = new ReentrantLock();
        private Optional<Thread> worker = Optional.empty();
        private boolean interrupted;

        Task(Callable<T> work) {
            this.work = new FutureTask<>(work);
        }

        @Override
        public void run() {
            begin();
            try {
                work.run();
            } finally {
                end();
            }
        }

        private void begin() {
            lock.lock();
            try {
                worker = Optional.of(Thread.currentThread());
                if (interrupted) Thread.currentThread().interrupt();
            } finally {
                lock.unlock();
            }
        }

        private void end() {
            lock.lock();
            try {
                worker = Optional.empty();
            } finally {
                lock.unlock();
            }
            // What came too late for this work is not for the next.
            Thread.interrupted();
        }

        private void interrupt() {
            lock.lock();
            try {
                interrupted = true;
                worker.ifPresent(Thread::interrupt);
            } finally {
                lock.unlock();
            }
        }

        T await() throws Exception {
            var interruptedHere = false;
            try {
                while (true) {
                    try {
                        return work.get();
                    } catch (InterruptedException _) {
                        interruptedHere = true;
                        interrupt();
                    }
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Exception own) throw own;
                if (e.getCause() instanceof Error own) throw own;
                throw e;
            } finally {
                if (interruptedHere) Thread.currentThread().interrupt();
            }
        }
    }
}
