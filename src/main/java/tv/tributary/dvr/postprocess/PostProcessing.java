package tv.tributary.dvr.postprocess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.dvr.file.FileSettings;
import tv.tributary.dvr.file.RecordingContainer;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.model.Recording;
import tv.tributary.model.RecordingFileWork;
import tv.tributary.model.RecordingFileWork.FileProblem;
import tv.tributary.model.RecordingFileWork.WorkState;
import tv.tributary.store.RecordingFileStore;
import tv.tributary.store.StoreException;
import tv.tributary.text.Messages;

/// Does with the files of recordings what the user wants done after their end: one recording at a time, each as a job
/// that shows how far it is and can be cancelled. What was waiting when Tributary ended is done when it runs again.
/// Thread-safe.
public final class PostProcessing implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PostProcessing.class);

    private final RecordingFileStore store;
    private final Jobs jobs;
    private final Ffmpeg ffmpeg;
    private final Function<Recording, FileSettings> settings;
    private final Map<Long, RecordingFileWork> works = new ConcurrentHashMap<>();
    private final LinkedHashSet<Long> waiting = new LinkedHashSet<>();
    private Optional<RecordedFiles> files = Optional.empty();
    private boolean running;
    private volatile boolean closing;

    /// The recordings whose files these are.
    public interface RecordedFiles {
        /// One as it is now; empty if it is gone.
        Optional<Recording> find(long id);

        /// Its file is another one from now on.
        ///
        /// @param from the file that was copied
        /// @param part the copy, which moves to the place of `from` under the name that is right for it
        /// @return where it is now; empty if the recording has another file by now, or the copy cannot be moved
        Optional<Path> replace(long id, Path from, Path part, RecordingContainer container);

        /// Something did not succeed.
        void failed(Recording one, String words);
    }

    /// @param settings what the user wants for the files of a recording
    public PostProcessing(
            RecordingFileStore store, Jobs jobs, Ffmpeg ffmpeg, Function<Recording, FileSettings> settings) {
        this.store = store;
        this.jobs = jobs;
        this.ffmpeg = ffmpeg;
        this.settings = settings;
        works.putAll(store.all());
    }

    /// Goes on with what was waiting when Tributary ended. Nothing is done before.
    public void start(RecordedFiles recorded) {
        synchronized (this) {
            files = Optional.of(recorded);
            works.forEach((id, work) -> {
                if (work.state() == WorkState.WAITING) waiting.add(id);
            });
        }
        next();
    }

    /// One is over, and there is something in its file.
    public void over(Recording one) {
        if (settings.apply(one).container()
                == RecordingContainer.of(Path.of(one.progress().file()))) return;
        put(one.id(), RecordingFileWork.NONE.in(WorkState.WAITING));
        synchronized (this) {
            waiting.add(one.id());
        }
        next();
    }

    /// What became of its file.
    public RecordingFileWork work(long id) {
        return works.getOrDefault(id, RecordingFileWork.NONE);
    }

    private void put(long id, RecordingFileWork work) {
        works.put(id, work);
        try {
            store.put(id, work);
        } catch (StoreException e) {
            log.warn("what became of the file of recording {} cannot be stored: {}", id, e.getMessage());
        }
    }

    private void next() {
        Recording one;
        RecordedFiles recorded;
        synchronized (this) {
            if (running || closing || files.isEmpty()) return;
            recorded = files.get();
            Optional<Recording> found = Optional.empty();
            while (found.isEmpty() && !waiting.isEmpty()) found = recorded.find(waiting.removeFirst());
            if (found.isEmpty()) return;
            one = found.get();
            running = true;
        }
        try {
            jobs.start(
                    "recording-file-" + one.id(),
                    Messages.of("recording-work.title", name(one)),
                    job -> work(job, recorded, one));
        } catch (IllegalStateException _) {
            log.debug("no more work with recordings: Tributary ends");
        }
    }

    private static String name(Recording one) {
        return one.title().isEmpty() ? one.channelName() : one.title();
    }

    private void work(Job job, RecordedFiles recorded, Recording one) throws Exception {
        var result = RecordingFileWork.NONE.in(WorkState.CANCELLED);
        try {
            result = remux(job, recorded, one);
        } catch (CancellationException | InterruptedException e) {
            // Whoever ends Tributary does not want less of it done.
            if (closing) result = result.in(WorkState.WAITING);
            throw e;
        } finally {
            put(one.id(), result);
            synchronized (this) {
                running = false;
            }
            next();
        }
        if (result.state() != WorkState.FAILED) return;
        var words = words(result);
        recorded.failed(one, words);
        throw new Job.Failed(words);
    }

    private RecordingFileWork remux(Job job, RecordedFiles recorded, Recording one) throws InterruptedException {
        var file = Path.of(one.progress().file());
        var wanted = settings.apply(one).container();
        if (one.progress().deleted().isPresent() || wanted == RecordingContainer.of(file))
            return RecordingFileWork.NONE;
        var copy = new Remux(ffmpeg, job).copy(one, wanted);
        if (copy.part().isEmpty()) return copy.why();
        var moved = recorded.replace(one.id(), file, copy.part().get(), copy.container());
        if (moved.isEmpty()) {
            delete(copy.part().get());
            return RecordingFileWork.failed(FileProblem.NOT_WRITABLE, "");
        }
        delete(file);
        log.info("recording {} is {} now", one.id(), moved.get());
        return RecordingFileWork.NONE.in(WorkState.DONE);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("{} cannot be deleted: {}", file, e.toString());
        }
    }

    /// Why its file is as it was recorded, in one sentence or two; empty where nothing failed.
    public static String words(RecordingFileWork work) {
        if (work.state() != WorkState.FAILED) return "";
        var words = Messages.of(work.problem());
        return work.detail().isEmpty() ? words : words + " (" + work.detail() + ")";
    }

    /// What is being done is done again when Tributary runs again.
    @Override
    public void close() {
        closing = true;
    }
}
