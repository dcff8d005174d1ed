package tv.tributary.dvr.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tv.tributary.library.export.PortableName;

/// A template for names of files: text with placeholders such as `{title}`, a slash between folders, and parts in
/// square
/// brackets that are left out where a placeholder in them is empty. Pure.
public final class NameTemplate {
    /// Names that may stand in braces: everything that is known of a recording. `shown` is the year it was shown in,
    /// `year` that of its production.
    public static final List<String> PLACEHOLDERS =
            List.of("title", "subtitle", "season", "episode", "year", "date", "time", "shown", "channel", "genre");

    /// Each of these tells at least what was recorded.
    private static final Pattern NAMING = Pattern.compile("\\{(title|channel)}");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern ILLEGAL = Pattern.compile("[<>:\"|?*\\\\\\p{Cntrl}]");
    private static final int LONGEST_TEMPLATE = 250;
    /// Values are shortened down to this where the whole path would be too long.
    private static final int SHORTEST = 12;

    private static final int LONGEST = 80;
    private static final int STEP = 4;

    private final String template;

    /// Why a template is none. Words under `template-problem.*`.
    public enum TemplateProblem {
        EMPTY,
        TOO_LONG,
        UNKNOWN_PLACEHOLDER,
        UNBALANCED,
        ILLEGAL_CHARACTER,
        /// It begins with a slash, or goes up with two dots: files would leave the folder for recordings.
        OUTSIDE,
        /// The file's name does not say what was recorded.
        NAMELESS
    }

    NameTemplate(String template) {
        this.template = template;
    }

    /// What is wrong with a template; empty if it can be used.
    public static Optional<TemplateProblem> problem(String template) {
        if (template.isBlank()) return Optional.of(TemplateProblem.EMPTY);
        if (template.length() > LONGEST_TEMPLATE) return Optional.of(TemplateProblem.TOO_LONG);
        var bare = PLACEHOLDER.matcher(template).replaceAll("");
        if (bare.matches("(?s).*[{}].*")) return Optional.of(TemplateProblem.UNBALANCED);
        if (OPTIONAL.matcher(bare).replaceAll("").matches("(?s).*[\\[\\]].*"))
            return Optional.of(TemplateProblem.UNBALANCED);
        var isKnown = PLACEHOLDER.matcher(template).results().allMatch(found -> PLACEHOLDERS.contains(found.group(1)));
        if (!isKnown) return Optional.of(TemplateProblem.UNKNOWN_PLACEHOLDER);
        if (ILLEGAL.matcher(bare).find()) return Optional.of(TemplateProblem.ILLEGAL_CHARACTER);
        if (template.startsWith("/") || List.of(template.split("/", -1)).contains(".."))
            return Optional.of(TemplateProblem.OUTSIDE);
        // What may be left out names nothing.
        var certain = OPTIONAL.matcher(template).replaceAll("");
        var name = certain.substring(certain.lastIndexOf('/') + 1);
        return NAMING.matcher(name).find() ? Optional.empty() : Optional.of(TemplateProblem.NAMELESS);
    }

    /// @param values by placeholder; empty where nothing is known
    /// @param room characters for the whole path
    /// @param instead the name where none is left
    /// @return relative, without an ending; legal on Windows, macOS, Linux and network shares
    Path name(Map<String, String> values, int room, String instead) {
        var longest = LONGEST;
        var path = render(values, longest);
        while (path.length() > room && longest > SHORTEST) {
            longest -= STEP;
            path = render(values, longest);
        }
        return path.isEmpty() ? Path.of(instead) : Path.of(path);
    }

    private String render(Map<String, String> values, int longest) {
        var filled = OPTIONAL.matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(isFilled(found.group(1), values) ? found.group(1) : ""));
        UnaryOperator<String> value = name -> PortableName.of(values.getOrDefault(name, ""), longest);
        var names = new ArrayList<String>();
        for (var segment : filled.split("/", -1)) {
            var said = PLACEHOLDER
                    .matcher(segment)
                    .replaceAll(found -> Matcher.quoteReplacement(value.apply(found.group(1))));
            var legal = PortableName.of(said, 2 * LONGEST);
            if (!legal.isEmpty()) names.add(legal);
        }
        return String.join("/", names);
    }

    private static boolean isFilled(String part, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(part)
                .results()
                .noneMatch(found -> values.getOrDefault(found.group(1), "").isBlank());
    }
}
