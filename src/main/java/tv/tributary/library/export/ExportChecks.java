package tv.tributary.library.export;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tv.tributary.library.export.ExportChoice.CategoryRule;
import tv.tributary.library.export.InvalidExport.ExportProblem;

/// Checks what the user wants of an export before it is stored, and brings it into its usual form.
final class ExportChecks {
    private static final int FIRST_YEAR = 1_870;
    private static final int LAST_YEAR = 2_200;

    private final Path data;

    /// @param data the folder of this program's own data
    ExportChecks(Path data) {
        this.data = data.toAbsolutePath().normalize();
    }

    /// Makes the folder if it is missing.
    ///
    /// @param others the settings of all other exports
    /// @throws InvalidExport with what is wrong
    ExportSettings checked(ExportSettings typed, List<ExportSettings> others) {
        var name = typed.name().strip();
        if (name.isEmpty()) throw new InvalidExport(ExportProblem.NAME_MISSING);
        if (others.stream().anyMatch(other -> other.name().equalsIgnoreCase(name)))
            throw new InvalidExport(ExportProblem.NAME_TAKEN);
        check(typed.choice());
        var settings = typed.with(
                        name,
                        folder(typed.folder().strip(), others).toString(),
                        address(typed.address(), ExportProblem.ADDRESS_BAD),
                        server(typed.server()))
                .withFolders(subfolder(typed.movieFolder()), subfolder(typed.seriesFolder()));
        var rules = typed.choice().categories().stream()
                .map(rule -> new CategoryRule(rule.kind(), rule.category(), rule.included(), subfolder(rule.folder())))
                .toList();
        return settings.withChoice(typed.choice().withCategories(rules));
    }

    private static void check(ExportChoice choice) {
        if (!choice.movies() && !choice.series()) throw new InvalidExport(ExportProblem.NOTHING_CHOSEN);
        for (var year : new int[] {choice.fromYear(), choice.toYear()}) {
            if (year != 0 && (year < FIRST_YEAR || year > LAST_YEAR)) throw new InvalidExport(ExportProblem.YEARS_BAD);
        }
        if (choice.toYear() != 0 && choice.toYear() < choice.fromYear())
            throw new InvalidExport(ExportProblem.YEARS_BAD);
        if (!(choice.leastRating() >= 0 && choice.leastRating() <= 10))
            throw new InvalidExport(ExportProblem.RATING_BAD);
    }

    private Path folder(String typed, List<ExportSettings> others) {
        if (typed.isEmpty()) throw new InvalidExport(ExportProblem.FOLDER_MISSING);
        Path folder;
        try {
            folder = Path.of(typed).normalize();
        } catch (InvalidPathException _) {
            throw new InvalidExport(ExportProblem.FOLDER_BAD);
        }
        if (!folder.isAbsolute()) throw new InvalidExport(ExportProblem.FOLDER_BAD);
        if (folder.getNameCount() == 0 || overlap(folder, data))
            throw new InvalidExport(ExportProblem.FOLDER_UNSUITABLE);
        for (var other : others)
            if (overlap(folder, Path.of(other.folder()))) throw new InvalidExport(ExportProblem.FOLDER_SHARED);
        try {
            Files.createDirectories(folder);
        } catch (IOException _) {
            throw new InvalidExport(ExportProblem.FOLDER_NOT_WRITABLE);
        }
        if (!Files.isWritable(folder)) throw new InvalidExport(ExportProblem.FOLDER_NOT_WRITABLE);
        return folder;
    }

    private static boolean overlap(Path one, Path other) {
        var first = Path.of(PortableName.folded(one.toString()));
        var second = Path.of(PortableName.folded(other.toString()));
        return first.startsWith(second) || second.startsWith(first);
    }

    /// Below the export's folder: each part a name that all systems take.
    private static String subfolder(String typed) {
        var parts = new ArrayList<String>();
        for (var part : typed.strip().split("[/\\\\]+", -1)) {
            if (part.isBlank()) continue;
            var name = PortableName.of(part, 100);
            if (name.isEmpty()) throw new InvalidExport(ExportProblem.SUBFOLDER_BAD);
            parts.add(name);
        }
        return String.join("/", parts);
    }

    private static Optional<MediaServer> server(Optional<MediaServer> typed) {
        return typed.map(ExportChecks::checked);
    }

    /// @throws InvalidExport if its address is none
    static MediaServer checked(MediaServer server) {
        return new MediaServer(
                server.kind(),
                address(server.address(), ExportProblem.SERVER_ADDRESS_BAD),
                server.key().strip(),
                server.folder().strip());
    }

    /// `http://HOST:PORT`, where a person may leave `http://` out.
    private static String address(String typed, ExportProblem problem) {
        var text = typed.strip().replaceFirst("/+$", "");
        var address = text.contains("://") ? text : "http://" + text;
        try {
            var uri = new URI(address);
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getHost() != null
                    && (scheme.equals("http") || scheme.equals("https"))
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null) return address;
        } catch (URISyntaxException _) {
            // Answered below.
        }
        throw new InvalidExport(problem);
    }
}
