package tv.tributary.ffmpeg;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import tv.tributary.net.Redaction;

/// A running ffmpeg. Closing kills it and its children, from any thread.
public final class FfmpegProcess implements AutoCloseable {
    private static final int WORDS = 20;
    private static final int LONGEST = 500;
    /// The loader's warning about each library that [FfmpegUnpacker] replaced; not worth logging.
    private static final String STAND_IN = ": no version information available (required by";

    private final Process process;
    private final Deque<String> words = new ArrayDeque<>();
    private final Thread listener;

    FfmpegProcess(Process process) {
        this.process = process;
        this.listener = Thread.ofVirtual().name("ffmpeg-words").start(this::listen);
    }

    /// Its standard output. Ends when it ends.
    public InputStream output() {
        return process.getInputStream();
    }

    /// Its standard input.
    public OutputStream input() {
        return process.getOutputStream();
    }

    /// The last lines of its standard error, without credentials; complete once it has ended.
    public List<String> lastErrors() {
        synchronized (words) {
            return List.copyOf(words);
        }
    }

    /// Waits for its end; false if that takes longer. Once true, all of its standard error has been read.
    public boolean waitFor(Duration within) throws InterruptedException {
        return process.waitFor(within) && listener.join(Duration.ofSeconds(1));
    }

    /// Its exit code, 0 for success. Only once it has ended.
    public int code() {
        return process.exitValue();
    }

    /// Its process id.
    public long pid() {
        return process.pid();
    }

    private void listen() {
        try (BufferedReader reader = process.errorReader()) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) keep(line);
        } catch (IOException _) {
            // It was closed.
        }
    }

    /// Ends it after that time unless the thread that is returned is interrupted before.
    static Thread closeAfter(FfmpegProcess ffmpegProcess, Duration time) {
        return Thread.ofVirtual().name("ffmpeg-limit").start(() -> {
            try {
                Thread.sleep(time);
                ffmpegProcess.close();
            } catch (InterruptedException _) {
                // It was in time.
            }
        });
    }

    private void keep(String line) {
        if (line.contains(STAND_IN)) return;
        var clean = Redaction.redact(line.substring(0, Math.min(LONGEST, line.length())));
        synchronized (words) {
            if (words.size() == WORDS) words.removeFirst();
            words.addLast(clean);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
