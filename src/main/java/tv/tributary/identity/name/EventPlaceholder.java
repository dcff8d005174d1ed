package tv.tributary.identity.name;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tv.tributary.identity.text.Folding;
import tv.tributary.identity.text.Lexicon;
import tv.tributary.identity.text.Tokens;

/// Recognises entries that are not ordinary channels: event slots (`PPV 01: …`, `MLB 05 |`) and loops of one
/// programme (`24/7 Friends`).
///
/// @param core the slot or the programme, without spaces; empty if the name is an ordinary one
record EventPlaceholder(boolean isEvent, boolean isLoop, String core) {
    private static final EventPlaceholder NONE = new EventPlaceholder(false, false, "");
    private static final Set<String> EVENT_WORDS = Set.of("ppv", "event", "events");
    /// `20:45`, `20h45`, `8pm`: no channel has a time of day in its name.
    private static final Pattern TIME = Pattern.compile("(?<![\\d:])\\d{1,2}(?:[:h]\\d{2}(?![\\d:])| ?[ap]m(?![a-z]))");
    private static final int LONGEST_NUMBER = 3;

    static EventPlaceholder of(String title) {
        var loop = loop(title);
        return loop.isEmpty() ? event(title) : new EventPlaceholder(false, true, loop);
    }

    private static String loop(String title) {
        var text = title.strip();
        if (text.length() < 6 || !text.startsWith("24")) return "";
        var sign = "/-x".indexOf(Character.toLowerCase(text.charAt(2)));
        if (sign < 0 || text.charAt(3) != '7') return "";
        return joined(text.substring(4));
    }

    /// Words, a number, then a sign and what is on: or nothing, when nothing is.
    private static EventPlaceholder event(String title) {
        var at = 0;
        while (at < title.length() && !Folding.isDigit(title.charAt(at)) && ":|".indexOf(title.charAt(at)) < 0) at++;
        var end = at;
        while (end < title.length() && Folding.isDigit(title.charAt(end))) end++;
        if (at == 0 || end == at || end - at > LONGEST_NUMBER) return NONE;
        var label = Tokens.of(title.substring(0, at));
        if (label.isEmpty()) return NONE;
        var called = false;
        for (var word : label) called |= EVENT_WORDS.contains(word.text());
        var tail = title.substring(end).strip();
        var number = Integer.parseInt(title.substring(at, end));
        if (!called && !isShown(tail)) return NONE;
        if (called && !tail.isEmpty() && ":|-(@".indexOf(tail.charAt(0)) < 0) return NONE;
        return new EventPlaceholder(true, false, joined(title.substring(0, at)) + number);
    }

    private static boolean isShown(String tail) {
        if (tail.isEmpty() || ":|-".indexOf(tail.charAt(0)) < 0) return false;
        var what = tail.substring(1).strip().toLowerCase(Locale.ROOT);
        return (what.isEmpty() && tail.charAt(0) != '-')
                || what.contains(" vs ")
                || what.contains(" vs. ")
                || what.contains(" v ")
                || what.contains(" @ ")
                || what.startsWith("no event")
                || TIME.matcher(what).find();
    }

    private static String joined(String text) {
        var all = new StringBuilder();
        for (var word : Tokens.of(text)) if (!Lexicon.SHIPPED.isFiller(word.text())) all.append(word.text());
        return all.toString();
    }
}
