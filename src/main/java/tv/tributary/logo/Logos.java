package tv.tributary.logo;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.ffmpeg.Ffmpeg;
import tv.tributary.net.Fetch;

/// Channels' logos, or posters of films, by the addresses that lists give them. Thread-safe.
///
/// Whatever goes wrong, there is no logo: nothing is thrown, and what did not work is not tried again for
/// minutes to days, depending on what it was.
public final class Logos implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Logos.class);
    /// So many are fetched and decoded at once.
    private static final int AT_ONCE = 6;
    private static final Duration LONGEST_END = Duration.ofSeconds(2);

    private final DiskCache diskCache;
    private final LogoFetcher logoFetcher;
    private final InstantSource clock;
    private final Semaphore trips = new Semaphore(AT_ONCE, true);
    private final Set<Thread> errands = ConcurrentHashMap.newKeySet();
    private final Set<String> renewed = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// @param fetch reaches no more than lists may lead to
    /// @param cache a folder that may be emptied at any time
    public Logos(Fetch fetch, Ffmpeg ffmpeg, Path cache, InstantSource clock, ArtworkKind kind) {
        this(fetch, ffmpeg, cache, clock, kind, kind.mostOnDisk);
    }

    Logos(Fetch fetch, Ffmpeg ffmpeg, Path cache, InstantSource clock, ArtworkKind kind, long mostOnDisk) {
        this.diskCache = new DiskCache(cache.resolve(kind.folder), mostOnDisk, clock);
        this.logoFetcher = new LogoFetcher(fetch, new ImageDecoder(ffmpeg), clock, kind);
        this.clock = clock;
    }

    /// The logo at an address: from the cache if it is there, else from the internet, which may take ten
    /// seconds and its turn. Call it on a virtual thread; an interrupt ends it. One that is weeks old is given
    /// at once, and renewed behind the caller's back.
    public Optional<Thumbnail> find(String url) throws InterruptedException {
        if (!LogoFetcher.accepts(url)) return Optional.empty();
        var known = diskCache.find(url);
        boolean due = known.isEmpty() || !known.get().due().isAfter(clock.instant());
        if (due && known.flatMap(CachedLogo::picture).isPresent()) renew(url, known);
        else if (due) known = fetch(url, known);
        return known.flatMap(CachedLogo::picture);
    }

    /// A logo's 64-bit perceptual hash: two that differ in at most four bits look the same. From memory, at once.
    /// Empty if it is not in the cache, or shows too little to say so.
    public OptionalLong likeness(String url) {
        return LogoFetcher.accepts(url) ? diskCache.likeness(url) : OptionalLong.empty();
    }

    private Optional<CachedLogo> fetch(String url, Optional<CachedLogo> before) throws InterruptedException {
        trips.acquire();
        try {
            var brought = logoFetcher.fetch(url, before);
            brought.ifPresent(cachedLogo -> diskCache.put(url, cachedLogo));
            return brought.or(() -> before);
        } finally {
            trips.release();
        }
    }

    private void renew(String url, Optional<CachedLogo> before) {
        if (closed || !renewed.add(url)) return;
        var errand = Thread.ofVirtual().name("logo").unstarted(() -> {
            try {
                fetch(url, before);
            } catch (InterruptedException _) {
                log.debug("a logo was not renewed: closing");
            } finally {
                renewed.remove(url);
                errands.remove(Thread.currentThread());
            }
        });
        errands.add(errand);
        errand.start();
        if (closed) errand.interrupt();
    }

    /// Ends what still goes on behind anybody's back, so that nothing is written into the cache any more; waits
    /// for that two seconds at most.
    @Override
    public void close() {
        closed = true;
        errands.forEach(Thread::interrupt);
        long deadline = System.nanoTime() + LONGEST_END.toNanos();
        try {
            for (var errand : errands) errand.join(Duration.ofNanos(deadline - System.nanoTime()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
