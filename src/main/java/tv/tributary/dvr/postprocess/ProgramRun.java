package tv.tributary.dvr.postprocess;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.net.Redaction;

/// Runs another program to its end, never through a shell. What it says goes to the log, without credentials. For one
/// thread; may be interrupted, which ends the program.
final class ProgramRun {
    private static final Logger log = LoggerFactory.getLogger(ProgramRun.class);
    private static final int MOST_LINES = 200;
    private static final int LONGEST = 500;

    private ProgramRun() {}

    /// How it ended.
    ///
    /// @param code its exit code; meaningless if it did not end in time
    /// @param words the last line of what it said, without credentials
    record Ending(boolean inTime, int code, String words) {}

    /// @param command the program first
    /// @param folder it is started in
    /// @throws IOException if it cannot be started
    static Ending run(List<String> command, Path folder, Duration longest) throws IOException, InterruptedException {
        var program = Path.of(command.getFirst()).getFileName();
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var last = new AtomicReference<>("");
        var listener = Thread.ofVirtual().name("recording-command").start(() -> listen(process, program, last));
        try {
            var inTime = process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (!inTime) end(process);
            listener.join(Duration.ofSeconds(2));
            return new Ending(inTime, inTime ? process.exitValue() : 0, last.get());
        } finally {
            end(process);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void listen(Process process, Path program, AtomicReference<String> last) {
        try (BufferedReader reader = process.inputReader()) {
            var lines = 0;
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                var clean = Redaction.redact(line.substring(0, Math.min(LONGEST, line.length())))
                        .strip();
                if (clean.isEmpty()) continue;
                last.set(clean);
                if (lines++ < MOST_LINES) log.info("{}: {}", program, clean);
            }
        } catch (IOException _) {
            // It was ended.
        }
    }
}
