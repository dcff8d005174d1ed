package tv.tributary.ffmpeg;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ffmpeg to use: the one the user named, else the bundled one, else the system's. Looked for at first use, which
/// may take half a second. Thread-safe.
public final class Ffmpeg {
    private static final Logger log = LoggerFactory.getLogger(Ffmpeg.class);

    private final Places places;
    private final ReentrantLock looking = new ReentrantLock();
    private @Nullable Path found;

    public Ffmpeg(Places places) {
        this.places = places;
    }

    /// Where it lies; empty if there is none on this machine.
    public Optional<Path> program() {
        looking.lock();
        try {
            if (found == null || !Files.isExecutable(found)) found = look().orElse(null);
            return Optional.ofNullable(found);
        } finally {
            looking.unlock();
        }
    }

    /// Starts it. Its standard input is open: without one for it, give it `-nostdin`.
    ///
    /// @param arguments everything after the program's name
    /// @throws IOException if there is none, or it cannot be started
    public Child start(List<String> arguments) throws IOException {
        var program = program().orElseThrow(() -> new IOException("there is no ffmpeg on this machine"));
        var command = new ArrayList<String>();
        command.add(program.toString());
        command.addAll(arguments);
        return new Child(new ProcessBuilder(command).start());
    }

    /// Runs it to its end: gives it `input` and returns what it says. Everything it started is over when this returns.
    ///
    /// @return empty if it failed or took longer than `within`
    public Optional<byte[]> filter(List<String> arguments, byte[] input, Duration within) throws InterruptedException {
        try (var child = start(arguments)) {
            Thread.ofVirtual().name("ffmpeg-input").start(() -> feed(child.input(), input));
            var alarm = Thread.ofVirtual().name("ffmpeg-limit").start(() -> closeAfter(child, within));
            try {
                var said = child.output().readAllBytes();
                return child.ended(within) && child.code() == 0 ? Optional.of(said) : Optional.empty();
            } finally {
                alarm.interrupt();
            }
        } catch (IOException e) {
            log.debug("ffmpeg failed: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static void feed(OutputStream to, byte[] input) {
        try (to) {
            to.write(input);
        } catch (IOException _) {
            // It has heard enough.
        }
    }

    private static void closeAfter(Child child, Duration time) {
        try {
            Thread.sleep(time);
            child.close();
        } catch (InterruptedException _) {
            // It was in time.
        }
    }

    private Optional<Path> look() {
        if (places.wished().isPresent()) {
            var wished = places.wished().get();
            if (Files.isExecutable(wished) && !Files.isDirectory(wished)) return Optional.of(wished);
            log.warn("the ffmpeg that was asked for cannot be run: {}", wished);
        }
        return bundled().or(this::inPath);
    }

    private Optional<Path> bundled() {
        try {
            return Bundle.unpackedIn(places.cache());
        } catch (IOException e) {
            log.warn("the bundled ffmpeg could not be unpacked into {}: {}", places.cache(), e.toString());
            return Optional.empty();
        }
    }

    private Optional<Path> inPath() {
        return places.path().stream()
                .flatMap(folder -> List.of(folder.resolve("ffmpeg"), folder.resolve("ffmpeg.exe")).stream())
                .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file))
                .findFirst();
    }
}
