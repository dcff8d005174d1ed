package tv.tributary.catalog.provider;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import tv.tributary.catalog.intake.ListOpener;
import tv.tributary.catalog.intake.StreamAddress;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderId;

/// Validates drafts and converts them to the stored form. Looks at files, never at the network.
public final class DraftValidator {
    private static final Duration LONGEST_END = Duration.ofSeconds(10);
    private static final Duration SHORTEST_STALL = Duration.ofSeconds(1);
    private static final Duration LONGEST_STALL = Duration.ofSeconds(60);

    private DraftValidator() {}

    /// @throws InvalidProvider with the problem
    public static Provider provider(ProviderId id, ProviderDraft draft) {
        var name = draft.name().strip();
        if (name.isEmpty()) throw new InvalidProvider(Problem.NO_NAME);
        if (draft.connections() < 0 || draft.refreshEvery().isNegative()) {
            throw new InvalidProvider(Problem.BAD_NUMBER);
        }
        if (draft.grace().end().compareTo(LONGEST_END) > 0
                || draft.grace().stall().compareTo(SHORTEST_STALL) < 0
                || draft.grace().stall().compareTo(LONGEST_STALL) > 0) {
            throw new InvalidProvider(Problem.BAD_GRACE);
        }
        return new Provider(
                id,
                name,
                location(draft.location().strip()),
                draft.priority(),
                draft.connections(),
                draft.userAgent().strip(),
                draft.refreshEvery(),
                draft.grace(),
                draft.enabled());
    }

    private static String location(String location) {
        if (location.isEmpty()) throw new InvalidProvider(Problem.NO_LOCATION);
        var whole = TypedAddress.whole(location);
        if (whole.isPresent() && !isFile(location)) return location(whole.get());
        if (ListOpener.isUrl(location)) {
            var host = StreamAddress.of(location).host();
            var spaced = location.chars().anyMatch(c -> c <= ' ');
            if (host.isEmpty() || host.startsWith(".") || spaced) throw new InvalidProvider(Problem.BAD_LOCATION);
            return location;
        }
        var file = file(location);
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
        } catch (IllegalArgumentException | java.nio.file.FileSystemNotFoundException _) {
            throw new InvalidProvider(Problem.BAD_LOCATION);
        }
    }
}
