package tv.tributary.guide.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import tv.tributary.file.TempFiles;
import tv.tributary.model.GuideSource;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.net.NetException;
import tv.tributary.net.OutboundRoute;
import tv.tributary.store.GuideSourceRow.Mark;

/// Brings guides into temporary files, from the web or from disk. Thread-safe; blocks.
final class GuideFetcher {
    private static final long LARGEST = 2L << 30;
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int PIECE = 1 << 16;
    /// Raised when guides are read differently, so that those that did not change are read again.
    private static final String EDITION = "1:";

    private final Fetch fetch;
    private final Function<ProviderId, Optional<ProviderSettings>> providers;

    /// @param providers whose own guides are asked for as their lists are
    GuideFetcher(Fetch fetch, Function<ProviderId, Optional<ProviderSettings>> providers) {
        this.fetch = fetch;
        this.providers = providers;
    }

    /// A guide that came whole. Closing deletes the file, which may hold a login.
    ///
    /// @param charset what its server says of it; empty for nothing
    record FetchedGuide(Path file, Mark mark, String charset) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    /// Whether a location is an address rather than a file.
    static boolean isUrl(String location) {
        var start = location.toLowerCase(Locale.ROOT);
        return start.startsWith("http://") || start.startsWith("https://");
    }

    /// @throws IllegalArgumentException if it names no file
    static Path file(String location) {
        try {
            return location.toLowerCase(Locale.ROOT).startsWith("file:")
                    ? Path.of(URI.create(location))
                    : Path.of(location);
        } catch (FileSystemNotFoundException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// @param known what the guide was last time
    /// @param progress hears how much has come, 0..1, NaN while unknown; may throw to stop it
    /// @return empty if it is the one already known
    Optional<FetchedGuide> fetch(GuideSource source, Mark known, DoubleConsumer progress)
            throws UnusableGuide, IOException {
        var location = source.settings().location();
        if (!isUrl(location)) return file(file(location), known, progress);
        try (var fetched = fetch.open(request(source, known))) {
            if (fetched.notModified()) return Optional.empty();
            return spool(
                    fetched.body(),
                    fetched.length(),
                    new Mark(fetched.etag(), fetched.lastModified(), known.digest()),
                    charset(fetched.contentType()),
                    progress);
        } catch (NetException e) {
            throw UnusableGuide.of(e);
        }
    }

    private Fetch.Request request(GuideSource source, Mark known) {
        var provider = source.settings().provider().flatMap(providers);
        var agent = provider.map(ProviderSettings::userAgent).orElse("");
        return new Fetch.Request(
                source.settings().location(),
                agent.isEmpty() ? Http.USER_AGENT : agent,
                known.etag(),
                known.lastModified(),
                LARGEST,
                PATIENCE,
                // A list's header may not lead into the home, unless the list itself comes from there.
                source.settings().provider().isPresent() ? Fetch.Reach.PUBLIC_ONLY : Fetch.Reach.ANYWHERE,
                provider.map(settings -> settings.requests().headers()).orElseGet(Map::of),
                provider.map(settings -> OutboundRoute.of(
                                settings.requests().proxy(), settings.requests().certificate()))
                        .orElse(OutboundRoute.DIRECT));
    }

    private static Optional<FetchedGuide> file(Path file, Mark known, DoubleConsumer progress)
            throws UnusableGuide, IOException {
        try (var in = Files.newInputStream(file)) {
            return spool(in, Files.size(file), new Mark("", "", known.digest()), "", progress);
        } catch (NoSuchFileException _) {
            throw new UnusableGuide(GuideFault.FILE_MISSING);
        } catch (FileSystemException _) {
            throw new UnusableGuide(GuideFault.FILE_UNREADABLE);
        }
    }

    /// @param mark with the known digest
    private static Optional<FetchedGuide> spool(
            InputStream in, long length, Mark mark, String charset, DoubleConsumer progress)
            throws UnusableGuide, IOException {
        var file = TempFiles.create(".guide");
        var kept = false;
        try {
            var digest = fill(file, in, length, progress);
            if (digest.equals(mark.digest())) return Optional.empty();
            kept = true;
            return Optional.of(new FetchedGuide(file, new Mark(mark.etag(), mark.lastModified(), digest), charset));
        } finally {
            if (!kept) Files.deleteIfExists(file);
        }
    }

    private static String fill(Path file, InputStream in, long length, DoubleConsumer progress)
            throws UnusableGuide, IOException {
        var sha256 = sha256();
        var piece = new byte[PIECE];
        var count = 0L;
        try (var out = Files.newOutputStream(file)) {
            for (var read = read(in, piece); read > 0; read = read(in, piece)) {
                sha256.update(piece, 0, read);
                out.write(piece, 0, read);
                count += read;
                progress.accept(length <= 0 ? Double.NaN : Math.min(1, (double) count / length));
            }
        }
        if (count < length) throw new UnusableGuide(GuideFault.BROKEN_OFF);
        return EDITION + HexFormat.of().formatHex(sha256.digest());
    }

    private static int read(InputStream in, byte[] piece) throws UnusableGuide {
        try {
            return in.readNBytes(piece, 0, piece.length);
        } catch (NetException e) {
            throw UnusableGuide.of(e);
        } catch (InterruptedIOException _) {
            throw new UnusableGuide(GuideFault.TIMEOUT);
        } catch (IOException e) {
            if (e.getCause() instanceof NetException cause) throw UnusableGuide.of(cause);
            throw new UnusableGuide(GuideFault.BROKEN_OFF);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String charset(String contentType) {
        for (var part : contentType.split(";", -1)) {
            var equals = part.indexOf('=');
            if (equals > 0 && part.substring(0, equals).strip().equalsIgnoreCase("charset")) {
                return part.substring(equals + 1).strip().replace("\"", "");
            }
        }
        return "";
    }
}
