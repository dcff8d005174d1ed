package tv.tributary.logo;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.logo.Thumbnail.Backdrop;
import tv.tributary.net.Fetch;
import tv.tributary.net.Fetch.Reach;
import tv.tributary.net.NetException;

/// Downloads one logo and makes a thumbnail of it. A host that does not answer is skipped for a while, so that it does
/// not delay others. Blocking, thread-safe.
final class LogoFetcher {
    private static final Logger log = LoggerFactory.getLogger(LogoFetcher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// Logos change once in years.
    private static final Duration FRESH = Duration.ofDays(21);
    /// A URL without a picture rarely gets one later.
    private static final Duration NO_PICTURE = Duration.ofDays(7);
    private static final Duration NOT_THERE = Duration.ofDays(1);
    private static final Duration HOST_RESTS = Duration.ofMinutes(5);
    private static final int MOST_HOSTS = 1_000;

    private final Fetch fetch;
    private final ImageDecoder imageDecoder;
    private final InstantSource clock;
    private final ArtworkKind kind;
    private final Map<String, Instant> resting = new ConcurrentHashMap<>();

    LogoFetcher(Fetch fetch, ImageDecoder imageDecoder, InstantSource clock, ArtworkKind kind) {
        this.kind = kind;
        this.fetch = fetch;
        this.imageDecoder = imageDecoder;
        this.clock = clock;
    }

    /// True for URLs that may be fetched at all.
    static boolean accepts(String url) {
        var scheme = url.toLowerCase(Locale.ROOT);
        return scheme.startsWith("http://") || scheme.startsWith("https://");
    }

    /// Fetches the picture at a URL.
    ///
    /// @param before what was there
    /// @return empty if nobody can tell just now
    Optional<CachedLogo> fetch(String url, Optional<CachedLogo> before) throws InterruptedException {
        var host = host(url);
        var until = resting.get(host);
        if (until != null && clock.instant().isBefore(until)) return Optional.empty();
        var request = new Fetch.Request(
                url,
                "",
                before.map(CachedLogo::etag).orElse(""),
                before.map(CachedLogo::lastModified).orElse(""),
                kind.mostBytes,
                PATIENCE,
                Reach.PUBLIC_ONLY);
        try (var fetched = fetch.open(request)) {
            if (fetched.notModified() && before.isPresent())
                return Optional.of(before.get().due(in(FRESH)));
            return Optional.of(card(fetched));
        } catch (NetException e) {
            if (Thread.interrupted()) throw new InterruptedException();
            return failed(host, e);
        } catch (IOException e) {
            if (Thread.interrupted()) throw new InterruptedException();
            coolDown(host);
            return Optional.empty();
        }
    }

    private CachedLogo card(Fetch.Fetched fetched) throws IOException, InterruptedException {
        var content = fetched.body().readAllBytes();
        // As it is, if it can be: to encode it again makes it no better.
        if (kind == ArtworkKind.FULL && imageDecoder.isJpeg(content, kind.side))
            return new CachedLogo(
                    Optional.of(new Thumbnail(content, Backdrop.NONE)), OptionalLong.empty(), in(FRESH), "", "");
        var picture = imageDecoder.read(content, kind.side);
        if (picture.isEmpty()) return CachedLogo.none(in(NO_PICTURE));
        var small = picture.get().fit(kind.side);
        return new CachedLogo(
                Optional.of(Thumbnail.of(small, kind)),
                DHash.of(small),
                in(FRESH),
                fetched.etag(),
                fetched.lastModified());
    }

    private Optional<CachedLogo> failed(String host, NetException e) {
        log.debug("no logo from {}: {}", host, e.getMessage());
        return switch (e.reason()) {
            case TIMEOUT, REFUSED, UNKNOWN_HOST, BROKEN, REDIRECTS -> {
                coolDown(host);
                yield Optional.empty();
            }
            case STATUS -> {
                boolean passing = e.status() == 408 || e.status() == 429 || e.status() >= 500;
                if (passing) coolDown(host);
                yield passing ? Optional.empty() : Optional.of(CachedLogo.none(in(NOT_THERE)));
            }
            case TLS -> Optional.of(CachedLogo.none(in(NOT_THERE)));
            // Nothing was asked. The user may name that host as a provider's at any time: nobody writes this down.
            case FORBIDDEN_ADDRESS -> Optional.empty();
            case BAD_URL, TOO_LARGE -> Optional.of(CachedLogo.none(in(NO_PICTURE)));
        };
    }

    private void coolDown(String host) {
        if (resting.size() >= MOST_HOSTS) resting.clear();
        resting.put(host, in(HOST_RESTS));
    }

    private Instant in(Duration time) {
        return clock.instant().plus(time);
    }

    private static String host(String url) {
        try {
            return Optional.ofNullable(new URI(url).getHost()).orElse("").toLowerCase(Locale.ROOT);
        } catch (URISyntaxException _) {
            return "";
        }
    }
}
