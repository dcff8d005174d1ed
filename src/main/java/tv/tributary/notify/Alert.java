package tv.tributary.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.text.Messages;

/// A message about one or several things that happened. Immutable.
///
/// @param id the same for every try to send it
/// @param severity the highest of what it tells
/// @param allClear whether it only tells that trouble is over
/// @param lines what happened, in order, as sentences
/// @param more how many things are left out
public record Alert(String id, Instant at, Severity severity, boolean allClear, List<String> lines, long more) {
    private static final String CUT = "…";

    public Alert {
        lines = List.copyOf(lines);
    }

    /// A few words, for services that have a place for them.
    public String title() {
        if (allClear) return Messages.of("alert.title.all-clear");
        return Messages.of(
                switch (severity) {
                    case ERROR -> "alert.title.error";
                    case WARNING -> "alert.title.warning";
                    case GOOD, INFO -> "alert.title.info";
                });
    }

    /// What happened, a line each, and how much more: as many whole lines as fit.
    ///
    /// @param most UTF-16 units, of which a character has one or two
    public String text(int most) {
        var shown = new ArrayList<>(lines);
        var hidden = more;
        while (shown.size() > 1 && joined(shown, hidden).length() > most) {
            shown.removeLast();
            hidden++;
        }
        return cut(joined(shown, hidden), most);
    }

    private static String joined(List<String> lines, long hidden) {
        var all = new ArrayList<>(lines);
        if (hidden > 0) all.add(Messages.of("alert.more", hidden));
        return String.join("\n", all);
    }

    /// Never within a character.
    static String cut(String text, int most) {
        if (text.length() <= most) return text;
        var end = most - CUT.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) end--;
        return text.substring(0, end) + CUT;
    }
}
