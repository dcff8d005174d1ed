package tv.tributary.library.export;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Names of files and folders that Windows, macOS and Linux all take, also over a network share. Pure.
public final class PortableName {
    /// What Windows allows of a whole path by default, less the zero at its end and some room.
    public static final int LONGEST_PATH = 240;

    /// Devices on Windows, whatever follows behind a dot (Microsoft, "Naming Files, Paths, and Namespaces").
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³])\\s*(\\..*)?");

    /// Jellyfin takes files that end so for extras of a film, not for films.
    private static final Pattern EXTRA = Pattern.compile(
            "(?i)(.*)-(trailer|sample|scene|clip|interview|behindthescenes|deleted|deletedscene|featurette|short|extra"
                    + "|other)");
    /// Folders of extras.
    private static final Set<String> EXTRAS = Set.of(
            "trailers",
            "behind the scenes",
            "deleted scenes",
            "interviews",
            "scenes",
            "samples",
            "shorts",
            "featurettes",
            "extras",
            "extra",
            "other",
            "clips",
            "backdrops",
            "theme-music");

    private PortableName() {}

    /// The nearest legal name to a text; empty if nothing of it may stand in a name.
    ///
    /// @param most characters of UTF-16, and three times as many bytes of UTF-8
    public static String of(String text, int most) {
        var name = Normalizer.normalize(text, Normalizer.Form.NFC)
                // Control and format characters, unpaired surrogates, private and unassigned ones.
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\u2028\\u2029]", " ")
                .replaceAll("\\s*:\\s+|\\s+:\\s*", " - ")
                .replaceAll("[:/\\\\|]", "-")
                .replace('"', '\'')
                .replaceAll("[<>?*]", "")
                .replaceAll("[\\s\\p{Z}]+", " ");
        name = trimmed(cut(trimmed(name), most));
        if (DEVICE.matcher(name).matches()) name = "_" + name;
        var extra = EXTRA.matcher(name);
        return extra.matches() ? extra.group(1) + " " + extra.group(2) : name;
    }

    /// Whether media servers would take a folder of that name for extras of what lies beside it.
    static boolean isExtrasFolder(String name) {
        return EXTRAS.contains(name.toLowerCase(Locale.ROOT));
    }

    /// Equal for names that some file system takes for the same.
    static String folded(String name) {
        // Twice, since some letters have no capital of their own and others share one.
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    /// Without blanks and dots at its ends, and hyphens at its beginning, which command lines take for options.
    private static String trimmed(String name) {
        return name.replaceAll("^[\\s.-]+|[\\s.]+$", "");
    }

    private static String cut(String name, int most) {
        var end = Math.min(name.length(), most);
        while (end > 0
                && (endsWithinCharacter(name, end)
                        || name.substring(0, end).getBytes(StandardCharsets.UTF_8).length > 3 * most)) end--;
        return name.substring(0, end);
    }

    /// A combining mark belongs to the letter before it, and a low surrogate to its high one.
    private static boolean endsWithinCharacter(String name, int end) {
        return end < name.length()
                && (Character.isLowSurrogate(name.charAt(end))
                        || Character.getType(name.charAt(end)) == Character.NON_SPACING_MARK);
    }
}
