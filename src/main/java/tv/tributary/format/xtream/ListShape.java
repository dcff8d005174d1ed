package tv.tributary.format.xtream;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tv.tributary.format.json.JsonItems.Outcome;

/// The overall shape of a panel's answer.
public enum ListShape {
    /// What was asked for.
    LIST,
    /// The same without anything in it.
    EMPTY,
    LOGIN_REFUSED,
    /// A few words such as `blocked`.
    REFUSED,
    WEB_PAGE,
    /// The page of a web firewall that wants to see a person.
    FIREWALL,
    /// Nothing at all.
    NOTHING,
    /// It breaks off.
    TRUNCATED,
    /// No JSON, or JSON that ends in something else.
    MALFORMED,
    /// A text, a number or a nesting beyond all measure.
    EXCESSIVE;

    private static final Pattern FIREWALL_WORDS = Pattern.compile(
            "just a moment|attention required|cloudflare|cf-browser|challenge-platform|captcha|ddos|sucuri|incapsula"
                    + "|checking your browser");
    private static final Pattern REFUSING_WORDS =
            Pattern.compile("\\W*(?:blocked|forbidden|banned|access denied|unauthori[sz]ed|denied|not allowed)\\b.*");

    static ListShape of(Outcome outcome) {
        return switch (outcome.ending()) {
            case WHOLE -> outcome.count() == 0 ? EMPTY : LIST;
            case TRUNCATED -> TRUNCATED;
            case MALFORMED -> MALFORMED;
            case EXCESSIVE -> EXCESSIVE;
            case NO_JSON -> ofText(outcome.before());
        };
    }

    private static ListShape ofText(String text) {
        var start = text.strip().toLowerCase(Locale.ROOT);
        if (start.isEmpty()) return NOTHING;
        if (FIREWALL_WORDS.matcher(start).find()) return FIREWALL;
        if (start.startsWith("<")) return WEB_PAGE;
        if (start.startsWith("{") || start.startsWith("[")) return TRUNCATED;
        return REFUSING_WORDS.matcher(start).matches() ? REFUSED : MALFORMED;
    }

    /// A panel's answer to a question about one thing.
    ///
    /// @param value empty if the answer is none
    /// @param shape what came
    public record PanelAnswer<T>(Optional<T> value, ListShape shape) {
        static <T> PanelAnswer<T> of(T value) {
            return new PanelAnswer<>(Optional.of(value), LIST);
        }

        static <T> PanelAnswer<T> failed(ListShape shape) {
            return new PanelAnswer<>(Optional.empty(), shape);
        }
    }
}
