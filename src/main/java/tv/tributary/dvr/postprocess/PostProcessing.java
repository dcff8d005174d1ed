package tv.tributary.dvr.postprocess;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.dvr.file.FileSettings;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.model.Recording;
import tv.tributary.model.RecordingFileWork;
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
    private final Comskip comskip;
    private final Function<Recording, FileSettings> settings;
    private final Map<Long, RecordingFileWork> works = new ConcurrentHashMap<>();
    private final LinkedHashSet<Long> waiting = new LinkedHashSet<>();
    private Optional<RecordedFiles> files = Optional.empty();
    private boolean running;
    private volatile boolean closing;

    /// @param settings what the user wants for the files of a recording
    public PostProcessing(
            RecordingFileStore store, Jobs jobs, Ffmpeg ffmpeg, Function<Recording, FileSettings> settings) {
        this(store, jobs, ffmpeg, System.getenv().getOrDefault("PATH", ""), settings);
    }

    /// @param path the folders in which the system looks for programs
    PostProcessing(
            RecordingFileStore store,
            Jobs jobs,
            Ffmpeg ffmpeg,
            String path,
            Function<Recording, FileSettings> settings) {
        this.comskip = new Comskip(path);
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
        if (!PostProcessRun.isNeeded(one, settings.apply(one))) return;
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
            result = new PostProcessRun(job, recorded, ffmpeg, comskip, one, settings.apply(one)).run();
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

    /// What of it did not succeed, in one sentence or two; empty where nothing failed.
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
