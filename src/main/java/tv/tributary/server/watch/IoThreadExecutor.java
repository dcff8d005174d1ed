package tv.tributary.server.watch;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.xnio.XnioIoThread;

/// One of Undertow's I/O threads.
record IoThreadExecutor(XnioIoThread thread) implements Executor {
    @Override
    public void execute(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException _) {
            // The server has stopped and with it every connection.
        }
    }
}
