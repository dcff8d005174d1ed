package tv.tributary.catalog.m3u;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import tv.tributary.catalog.intake.ListOpener;
import tv.tributary.catalog.intake.StreamAddress;
import tv.tributary.catalog.provider.InvalidProvider;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.catalog.provider.ProviderKind;

/// A provider that is one M3U list: an `http(s)` URL or a file. Thread-safe.
public final class M3uList implements ProviderKind {
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
        var whole = TypedAddress.whole(typed);
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
