package tv.tributary.catalog.m3u;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import tv.tributary.catalog.intake.EntrySource;
import tv.tributary.catalog.intake.StreamAddress;
import tv.tributary.catalog.intake.UnusableList;
import tv.tributary.catalog.provider.InvalidProvider;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.catalog.provider.ProviderKind;
import tv.tributary.catalog.provider.ProviderKind.PresentedCertificate;
import tv.tributary.model.Provider;
import tv.tributary.model.RequestSettings;
import tv.tributary.net.Fetch;
import tv.tributary.store.ProviderRow.ListMark;

/// A provider that is one M3U list: an `http(s)` URL or a file. Thread-safe.
public final class M3uList implements ProviderKind {
    private static final ListMark UNKNOWN = new ListMark("", "", "", 0);
    /// For a list within the list.
    private static final Duration NESTED_PATIENCE = Duration.ofMinutes(1);

    private final ListOpener opener;

    public M3uList(Fetch fetch) {
        this.opener = new ListOpener(fetch);
    }

    @Override
    public String id() {
        return "m3u";
    }

    @Override
    public boolean accepts(String typed) {
        return true;
    }

    @Override
    public String location(String typed) {
        var whole = EnteredAddress.whole(typed);
        if (whole.isPresent() && !isFile(typed)) return location(whole.get());
        if (ListOpener.isUrl(typed)) {
            var host = StreamAddress.of(typed).host();
            var spaced = typed.chars().anyMatch(c -> c <= ' ');
            if (host.isEmpty() || host.startsWith(".") || spaced) throw new InvalidProvider(Problem.BAD_LOCATION);
            return typed;
        }
        var file = file(typed);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) throw new InvalidProvider(Problem.FILE_MISSING);
        return file.toAbsolutePath().normalize().toString();
    }

    @Override
    public Optional<PresentedCertificate> certificate(String location, RequestSettings requests) {
        return opener.certificate(location, requests);
    }

    @Override
    public EntrySource open(Provider provider, Duration patience) throws UnusableList {
        return M3uEntries.of(opener.open(provider, UNKNOWN, patience));
    }

    @Override
    public Optional<EntrySource> fetch(Provider provider, ListMark known, Duration patience, DoubleConsumer progress)
            throws UnusableList, IOException {
        try (var list = opener.open(provider, known, patience)) {
            if (list.notModified()) return Optional.empty();
            var spooled = list.spool(progress);
            return Optional.of(M3uEntries.of(
                    spooled,
                    (url, outer, block) -> opener.nested(provider, url, outer, NESTED_PATIENCE, _ -> block.run())));
        }
    }

    private static boolean isFile(String location) {
        try {
            return Files.isRegularFile(Path.of(location));
        } catch (InvalidPathException _) {
            return false;
        }
    }

    private static Path file(String location) {
        try {
            if (location.toLowerCase(Locale.ROOT).startsWith("file:")) return Path.of(URI.create(location));
            if (location.contains("://")) throw new InvalidProvider(Problem.BAD_LOCATION);
            return Path.of(location);
        } catch (IllegalArgumentException | FileSystemNotFoundException _) {
            throw new InvalidProvider(Problem.BAD_LOCATION);
        }
    }
}
