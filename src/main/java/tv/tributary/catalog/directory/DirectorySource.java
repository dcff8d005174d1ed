package tv.tributary.catalog.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.catalog.directory.DirectoryDocuments.Document;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.identity.name.Brands;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.job.Timetable;
import tv.tributary.net.Fetch;
import tv.tributary.text.Messages;

/// The public channel directory: fetched once a week while it is switched on, and kept as a compact index in the data
/// folder. What does not come whole leaves the last good one in use. Thread-safe.
public final class DirectorySource implements Timetable.Round, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DirectorySource.class);
    private static final Duration EVERY = Duration.ofDays(7);
    private static final Duration AFTER_FAILURE = Duration.ofHours(6);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /// Of one document, unpacked; the largest has a quarter of that.
    private static final long LARGEST = 64L << 20;

    /// What a document's last answer said, to ask only for a newer one.
    private record Mark(String etag, String lastModified) {
        static final Mark NONE = new Mark("", "");
    }

    private final Fetch fetch;
    private final Path file;
    private final LatestValue<DirectorySettings> settings;
    private final Jobs jobs;
    private final InstantSource clock;
    private final Runnable changed;
    private final Subscription following;
    private final ReentrantLock loading = new ReentrantLock();
    private final Map<Document, Mark> marks = new EnumMap<>(Document.class);
    private volatile Optional<ChannelIdentifier> loaded = Optional.empty();
    private volatile DirectorySettings known;
    private volatile Instant notBefore = Instant.MIN;

    /// @param file of the index
    /// @param changed called when names are looked up in another directory than before
    public DirectorySource(
            Fetch fetch,
            Path file,
            LatestValue<DirectorySettings> settings,
            Jobs jobs,
            InstantSource clock,
            Runnable changed) {
        this.fetch = fetch;
        this.file = file;
        this.settings = settings;
        this.known = settings.get();
        this.jobs = jobs;
        this.clock = clock;
        this.changed = changed;
        this.following = settings.follow(this::decided);
    }

    /// How names are read now. Reads the index when it is first asked, which takes about a second.
    public ChannelIdentifier identifier() {
        if (!settings.get().enabled()) return ChannelIdentifier.SHIPPED;
        var now = loaded;
        return now.isPresent() ? now.get() : load();
    }

    private ChannelIdentifier load() {
        loading.lock();
        try {
            if (loaded.isEmpty()) loaded = Optional.of(stored());
            return loaded.get();
        } finally {
            loading.unlock();
        }
    }

    private ChannelIdentifier stored() {
        if (!Files.exists(file)) return ChannelIdentifier.SHIPPED;
        try {
            return identifier(DirectoryIndex.read(file));
        } catch (IOException e) {
            log.warn("the index of the channel directory cannot be read: {}", e.toString());
            return ChannelIdentifier.SHIPPED;
        }
    }

    private static ChannelIdentifier identifier(DirectoryIndex index) {
        return new ChannelIdentifier(Brands.SHIPPED, index.directory(index.revision()));
    }

    /// The user switched it on or off, or gave another address.
    private void decided(DirectorySettings now) {
        var before = known;
        known = now;
        if (now.equals(before)) return;
        if (!now.address().equals(before.address())) {
            loading.lock();
            try {
                marks.clear();
            } finally {
                loading.unlock();
            }
        }
        notBefore = Instant.MIN;
        if (now.enabled() && (!now.address().equals(before.address()) || !Files.exists(file))) fetch();
        else if (now.enabled() != before.enabled()) changed.run();
    }

    @Override
    public Optional<Instant> nextDue() {
        if (!settings.get().enabled()) return Optional.empty();
        var due = fetchedAt().map(at -> at.plus(EVERY)).orElse(Instant.MIN);
        return Optional.of(due.isAfter(notBefore) ? due : notBefore);
    }

    @Override
    public void run() {
        // Until it is known how this ends.
        notBefore = clock.instant().plus(AFTER_FAILURE);
        fetch();
    }

    /// When the directory in use was last found to be the newest; empty if there is none.
    public Optional<Instant> fetchedAt() {
        try {
            return Optional.of(Files.getLastModifiedTime(file).toInstant());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Fetches what has changed, whatever is due.
    public Job fetch() {
        return jobs.start("directory", Messages.of("directory.job"), this::refresh);
    }

    private void refresh(Job job) throws Exception {
        var wanted = settings.get();
        job.progress(Double.NaN, Messages.of("directory.fetching"));
        var isCurrent = Files.exists(file) && isUnchanged(wanted);
        if (!isCurrent) {
            var fresh = new EnumMap<Document, Mark>(Document.class);
            var index = read(wanted, job, fresh);
            var before = identifier();
            index.write(file);
            loading.lock();
            try {
                marks.clear();
                marks.putAll(fresh);
                loaded = Optional.of(identifier(index));
            } finally {
                loading.unlock();
            }
            if (!identifier().revision().equals(before.revision())) changed.run();
        }
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        job.progress(1, Messages.of("directory.fetched", load().channels()));
    }

    /// Whether the server says so of every document.
    private boolean isUnchanged(DirectorySettings wanted) {
        for (var document : Document.values()) {
            var mark = mark(document);
            if (mark.equals(Mark.NONE)) return false;
            try (var fetched = fetch.open(request(wanted, document, mark))) {
                if (!fetched.notModified()) return false;
            }
        }
        return true;
    }

    private Mark mark(Document document) {
        loading.lock();
        try {
            return marks.getOrDefault(document, Mark.NONE);
        } finally {
            loading.unlock();
        }
    }

    private DirectoryIndex read(DirectorySettings wanted, Job job, Map<Document, Mark> fresh) throws Exception {
        var documents = new DirectoryDocuments();
        var all = Document.values();
        int read = 0;
        for (var document : all) {
            job.checkCancelled();
            job.progress(read++ / (double) all.length, Messages.of("directory.fetching"));
            try (var fetched = fetch.open(request(wanted, document, Mark.NONE))) {
                if (!documents.read(document, fetched.body()))
                    throw new Job.Failed(Messages.of("directory.broken", document.file()));
                fresh.put(document, new Mark(fetched.etag(), fetched.lastModified()));
            }
        }
        return documents.index();
    }

    private static Fetch.Request request(DirectorySettings wanted, Document document, Mark mark) {
        return new Fetch.Request(wanted.document(document.file()), "", mark.etag, mark.lastModified, LARGEST, PATIENCE);
    }

    /// Hears of the settings no more.
    @Override
    public void close() {
        following.close();
    }
}
