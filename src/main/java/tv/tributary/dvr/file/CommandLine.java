package tv.tributary.dvr.file;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A program with its arguments as a user types them: blanks part them, double quotes hold together. No shell ever
/// reads
/// it, so that a title cannot become a command. Pure.
///
/// @param words the program first, an absolute path
public record CommandLine(List<String> words) {
    /// Names that may stand in braces.
    public static final List<String> PLACEHOLDERS =
            List.of("file", "folder", "title", "subtitle", "channel", "start", "state");

    private static final Pattern WORD = Pattern.compile("((?:[^\\s\"]|\"[^\"]*\")+)\\s*");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    public CommandLine {
        words = List.copyOf(words);
    }

    /// @return empty if a quote is not closed, the program is no absolute path, or a placeholder does not exist
    public static Optional<CommandLine> of(String typed) {
        var text = typed.strip();
        var words = new ArrayList<String>();
        var matcher = WORD.matcher(text);
        var at = 0;
        while (at < text.length()) {
            if (!matcher.find(at) || matcher.start() != at) return Optional.empty();
            words.add(matcher.group(1).replace("\"", ""));
            at = matcher.end();
        }
        if (words.isEmpty() || !isAbsolute(words.getFirst())) return Optional.empty();
        var isKnown = PLACEHOLDER.matcher(text).results().allMatch(found -> PLACEHOLDERS.contains(found.group(1)));
        return isKnown ? Optional.of(new CommandLine(words)) : Optional.empty();
    }

    private static boolean isAbsolute(String program) {
        try {
            return !program.contains("{") && Path.of(program).isAbsolute();
        } catch (InvalidPathException _) {
            return false;
        }
    }

    /// The words with values in the place of their placeholders; each stays one argument, whatever is in it.
    public List<String> filled(Map<String, String> values) {
        return words.stream()
                .map(word -> PLACEHOLDER
                        .matcher(word)
                        .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), ""))))
                .toList();
    }
}
