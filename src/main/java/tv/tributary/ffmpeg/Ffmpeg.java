package tv.tributary.ffmpeg;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ffmpeg in use. Tried in this order: the one the user named, the bundled one, the system's, and an older bundled
/// one for old systems. Located at first use, which may take half a second; one that ran is kept as long as its file is
/// unchanged. Thread-safe.
public final class Ffmpeg {
    private static final Logger log = LoggerFactory.getLogger(Ffmpeg.class);

    /// While none runs, how long until one is looked for again.
    private static final Duration PAUSE = Duration.ofSeconds(30);

    /// @param executable empty if none runs
    private record Found(
            Optional<Executable> executable, Executable.@Nullable Stamp stamp, Availability availability, long at) {
        boolean holds() {
            if (executable.isEmpty()) return System.nanoTime() - at < PAUSE.toNanos();
            try {
                return executable.get().stamp().equals(stamp);
            } catch (IOException _) {
                return false;
            }
        }
    }

    private final FfmpegLocator ffmpegLocator;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable Found found;

    public Ffmpeg(FfmpegLocator ffmpegLocator) {
        this.ffmpegLocator = ffmpegLocator;
    }

    /// The path of the program; empty if none runs on this computer. May block for seconds at the first call.
    public Optional<Path> program() throws InterruptedException {
        return availability().program();
    }

    /// Tells if FFmpeg runs, and if not, why. May block for seconds at the first call.
    public Availability availability() throws InterruptedException {
        return found().availability();
    }

    /// Looks for it on a thread of its own, so that whoever asks knows it by then, and the log has it.
    public void prepare() {
        Thread.ofVirtual().name("ffmpeg-look").start(() -> {
            try {
                var _ = found();
            } catch (InterruptedException _) {
                // Somebody else will look when it is needed.
            }
        });
    }

    /// The same as far as it is known, without looking; empty before the first look.
    public Optional<Availability> known() {
        return Optional.ofNullable(found).map(Found::availability);
    }

    /// Starts it. Its standard input is open: without one for it, give it `-nostdin`.
    ///
    /// @param arguments everything after the program's name
    /// @throws IOException if none runs here; its message says why
    public FfmpegProcess start(List<String> arguments) throws IOException, InterruptedException {
        var now = found();
        var executable = now.executable()
                .orElseThrow(() -> new IOException(
                        "no ffmpeg runs on this machine: " + now.availability().why()));
        return executable.start(arguments);
    }

    /// Runs it to its end: gives it `input` and returns what it says. Everything it started is over when this returns.
    ///
    /// @return empty if it failed or took longer than `within`
    public Optional<byte[]> filter(List<String> arguments, byte[] input, Duration within) throws InterruptedException {
        try (var ffmpegProcess = start(arguments)) {
            Thread.ofVirtual().name("ffmpeg-input").start(() -> feed(ffmpegProcess.input(), input));
            var said = said(ffmpegProcess, within);
            return ffmpegProcess.waitFor(within) && ffmpegProcess.code() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            log.debug("ffmpeg failed: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /// The same, but returns what it said even if it failed then or took too long.
    ///
    /// @param input writes to its standard input, closes that, and returns once nothing more is taken
    /// @throws IOException if none runs here; its message says why
    public byte[] filter(List<String> arguments, Consumer<OutputStream> input, Duration within)
            throws IOException, InterruptedException {
        var ffmpegProcess = start(arguments);
        var feeder = Thread.ofVirtual().name("ffmpeg-input").start(() -> input.accept(ffmpegProcess.input()));
        try (ffmpegProcess) {
            return said(ffmpegProcess, within);
        } finally {
            feeder.join();
        }
    }

    private static byte[] said(FfmpegProcess ffmpegProcess, Duration within) throws IOException {
        var alarm = FfmpegProcess.closeAfter(ffmpegProcess, within);
        try {
            return ffmpegProcess.output().readAllBytes();
        } finally {
            alarm.interrupt();
        }
    }

    private static void feed(OutputStream to, byte[] input) {
        try (to) {
            to.write(input);
        } catch (IOException _) {
            // It has heard enough.
        }
    }

    private Found found() throws InterruptedException {
        var now = found;
        if (now != null && now.holds()) return now;
        looking.lockInterruptibly();
        try {
            now = found;
            if (now != null && now.holds()) return now;
            var fresh = look();
            found = fresh;
            return fresh;
        } finally {
            looking.unlock();
        }
    }

    private Found look() throws InterruptedException {
        var before = known();
        var why = "";
        // One by one: nothing is unpacked before it is needed.
        for (var candidate : (Iterable<Optional<Executable>>) candidates()::iterator) {
            if (candidate.isEmpty()) continue;
            var executable = candidate.get();
            var tried = executable.check();
            if (tried.runs()) {
                try {
                    if (!before.equals(Optional.of(tried))) {
                        log.info("ffmpeg {} is {}", tried.version(), executable.file());
                    }
                    return new Found(candidate, executable.stamp(), tried, System.nanoTime());
                } catch (IOException e) {
                    tried = Availability.none(e.toString());
                }
            }
            if (before.isEmpty()) log.warn("{} cannot start here: {}", executable.file(), tried.why());
            if (why.isEmpty()) why = tried.why();
        }
        var none = Availability.none(why.isEmpty() ? "there is none on this machine" : why);
        return new Found(Optional.empty(), null, none, System.nanoTime());
    }

    private Stream<Optional<Executable>> candidates() {
        var bundles = FfmpegUnpacker.onClassPath();
        Stream<Optional<Path>> named = Stream.of(ffmpegLocator.wished());
        return Stream.of(
                        named.map(file -> file.map(Ffmpeg::ofTheSystem)),
                        bundles.stream().limit(1).map(this::unpacked),
                        ffmpegLocator.path().stream()
                                .flatMap(Ffmpeg::in)
                                .map(Ffmpeg::ofTheSystem)
                                .map(Optional::of),
                        bundles.stream().skip(1).map(this::unpacked))
                .flatMap(Function.identity());
    }

    private Optional<Executable> unpacked(FfmpegUnpacker unpacker) {
        try {
            return Optional.of(new Executable(unpacker.unpackedIn(ffmpegLocator.cache()), true));
        } catch (IOException e) {
            log.warn("the bundled ffmpeg could not be unpacked into {}: {}", ffmpegLocator.cache(), e.toString());
            return Optional.empty();
        }
    }

    private static Executable ofTheSystem(Path file) {
        return new Executable(file, false);
    }

    private static Stream<Path> in(Path folder) {
        return Stream.of(folder.resolve("ffmpeg"), folder.resolve("ffmpeg.exe"))
                .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file));
    }
}
