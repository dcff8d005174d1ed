package tv.tributary.dvr.postprocess;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.dvr.file.RecordingContainer;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.ffmpeg.FfmpegProcess;
import tv.tributary.job.Job;
import tv.tributary.model.Recording;
import tv.tributary.model.RecordingFileWork;
import tv.tributary.model.RecordingFileWork.FileProblem;
import tv.tributary.text.Messages;

/// Copies a recording's streams into another container beside it and proves the copy. The original is only read. For
/// one thread; may be interrupted.
final class Remux {
    private static final Logger log = LoggerFactory.getLogger(Remux.class);
    /// Nobody waits longer for a program that says nothing.
    private static final Duration END = Duration.ofSeconds(30);
    /// Containers need somewhat more room at times.
    private static final double MORE = 1.02;
    /// Media servers leave out what begins with a dot.
    private static final String PART = ".remux-";

    private final Ffmpeg ffmpeg;
    private final Job job;

    Remux(Ffmpeg ffmpeg, Job job) {
        this.ffmpeg = ffmpeg;
        this.job = job;
    }

    /// What came of it.
    ///
    /// @param part the proven copy, under a name of its own for the time being; empty if there is none
    /// @param why there is none; [RecordingFileWork#NONE] if there is one
    record Copy(Optional<Path> part, RecordingContainer container, RecordingFileWork why) {}

    /// What one run of FFmpeg came to.
    ///
    /// @param words the last of what it said; empty if it succeeded
    private record Run(boolean succeeded, String words) {}

    /// @param breaks which become chapters
    /// @param wanted what does not fit into MP4 becomes MKV
    Copy copy(Recording recording, AdvertisementBreaks breaks, RecordingContainer wanted) throws InterruptedException {
        var from = Path.of(recording.progress().file());
        try {
            if (ffmpeg.program().isEmpty()) return without(wanted, FileProblem.NO_FFMPEG, "");
            if (!Files.isReadable(from)) return without(wanted, FileProblem.FILE_GONE, "");
            if (Files.getFileStore(from).getUsableSpace() < Files.size(from) * MORE)
                return without(wanted, FileProblem.DISK_FULL, "");
            job.progress(0, Messages.of("recording-work.reading"));
            var original = measure(from);
            if (original.isEmpty()) return without(wanted, FileProblem.REFUSED, "");
            var copy = attempt(recording, breaks, original, wanted);
            if (wanted != RecordingContainer.MP4 || copy.why().problem() != FileProblem.REFUSED) return copy;
            log.info("recording {} does not fit into MP4, so it becomes MKV", recording.id());
            return attempt(recording, breaks, original, RecordingContainer.MKV);
        } catch (IOException e) {
            return without(wanted, problem(e, from), "");
        }
    }

    private Copy attempt(
            Recording recording, AdvertisementBreaks breaks, MediaMeasure original, RecordingContainer container)
            throws IOException, InterruptedException {
        var from = Path.of(recording.progress().file());
        var part = from.resolveSibling(PART + recording.id() + container.ending());
        var chapters = Files.createTempFile("tributary", ".chapters");
        var isProven = false;
        try {
            Files.writeString(
                    chapters,
                    RecordingChapters.of(recording, original.length(), breaks).ffmetadata());
            var run = run(RemuxCommand.remux(from, chapters, part, container), line -> {
                var at = MediaMeasure.NOTHING.with(line).length();
                if (!at.isZero()) tell(at, original.length(), "recording-work.copying", container);
            });
            if (!run.succeeded()) return without(container, problem(run.words()), run.words());
            job.progress(Double.NaN, Messages.of("recording-work.proving"));
            isProven = original.isKeptIn(measure(part));
            if (!isProven) return without(container, FileProblem.NOT_THE_SAME, "");
            return new Copy(Optional.of(part), container, RecordingFileWork.NONE);
        } finally {
            Files.deleteIfExists(chapters);
            if (!isProven) Files.deleteIfExists(part);
        }
    }

    private void tell(Duration at, Duration length, String words, RecordingContainer container) {
        job.progress(
                Math.min(1, (double) at.toMillis() / Math.max(1, length.toMillis())),
                Messages.of(words, Messages.of(container)));
    }

    private MediaMeasure measure(Path file) throws IOException, InterruptedException {
        var measure = new MediaMeasure[] {MediaMeasure.NOTHING};
        var run = run(RemuxCommand.measure(file), line -> measure[0] = measure[0].with(line));
        return run.succeeded() ? measure[0] : MediaMeasure.NOTHING;
    }

    private Run run(List<String> arguments, Consumer<String> line) throws IOException, InterruptedException {
        job.checkCancelled();
        try (var process = ffmpeg.start(arguments);
                var out = new BufferedReader(new InputStreamReader(process.output(), StandardCharsets.UTF_8))) {
            // Reading a pipe is not interrupted: whoever cancels ends the program, which ends the pipe.
            var ending = endWhenCancelled(process);
            try {
                for (var said = out.readLine(); said != null; said = out.readLine()) line.accept(said.strip());
            } finally {
                ending.interrupt();
            }
            job.checkCancelled();
            boolean ended = process.waitFor(END);
            // The first says what is wrong, the others what follows from it.
            var words = process.lastErrors().stream().findFirst().orElse("");
            return new Run(ended && process.code() == 0, words.replaceFirst("^\\[[^\\]]*\\]\\s*", ""));
        }
    }

    private Thread endWhenCancelled(FfmpegProcess process) {
        return Thread.ofVirtual().name("recording-cancel").start(() -> {
            try {
                while (!job.cancelled()) Thread.sleep(Duration.ofMillis(100));
                process.close();
            } catch (InterruptedException _) {
                // It ended by itself.
            }
        });
    }

    private static Copy without(RecordingContainer container, FileProblem problem, String words) {
        return new Copy(Optional.empty(), container, RecordingFileWork.failed(problem, words));
    }

    private static FileProblem problem(String words) {
        var said = words.toLowerCase(Locale.ROOT);
        if (said.contains("no space left") || said.contains("not enough space")) return FileProblem.DISK_FULL;
        if (said.contains("permission denied") || said.contains("read-only")) return FileProblem.NOT_WRITABLE;
        return FileProblem.REFUSED;
    }

    private static FileProblem problem(IOException e, Path from) {
        log.debug("a recording is not copied: {}", e.toString());
        if (e instanceof AccessDeniedException) return FileProblem.NOT_WRITABLE;
        if (e instanceof NoSuchFileException || !Files.isReadable(from)) return FileProblem.FILE_GONE;
        var isFull = problem(String.valueOf(e.getMessage())) == FileProblem.DISK_FULL;
        return isFull ? FileProblem.DISK_FULL : FileProblem.NOT_WRITABLE;
    }
}
