package tv.tributary.identity.name;

import java.util.Set;
import java.util.regex.Pattern;
import tv.tributary.identity.text.Folding;

/// The name of an event channel in its parts: `PPV 03: Derby - Hull 20:45` is the slot `PPV 03` and what it shows.
///
/// @param slot empty if the name has no slot's number
/// @param shown what stands behind the slot, date and time among it; empty if nothing does
public record EventSlot(String slot, String shown) {
    private static final Pattern SLOT =
            Pattern.compile("^(\\D*\\p{L}\\D*?\\d{1,3})(?!\\d|[:.hH]\\d\\d|\\s?[ap]m)(.*)$");
    private static final Pattern EMPTY_BRACKETS = Pattern.compile("\\(\\s*\\)|\\[\\s*\\]|\\{\\s*\\}");
    private static final Pattern EDGES = Pattern.compile("^[\\s|:/@,;.•*~>=_–—-]+|[\\s|:/@,;•*~<=_–—(\\[-]+$");
    private static final Pattern DOUBLE = Pattern.compile("(\\s[|:/•~–—-])(?:\\s+[|:/•~–—-])+(?=\\s)");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");
    /// What providers write where nothing is on, folded.
    private static final Set<String> IDLE = Set.of(
            "tba",
            "tbd",
            "tbc",
            "n/a",
            "na",
            "none",
            "empty",
            "free",
            "off",
            "off air",
            "offline",
            "standby",
            "coming soon",
            "not available",
            "unavailable",
            "no signal",
            "nothing",
            "no live",
            "event",
            "live event",
            "upcoming",
            "reserved",
            "available",
            "closed",
            "placeholder");
    private static final Set<String> IDLE_STARTS = Set.of(
            "no event",
            "no game",
            "no match",
            "no stream",
            "no live",
            "no program",
            "no scheduled",
            "no upcoming",
            "no current",
            "no ppv",
            "no show",
            "no content",
            "kein event",
            "keine event",
            "kein spiel",
            "keine ubertragung",
            "aucun",
            "pas de match",
            "pas d'ev",
            "sin evento",
            "sin partido",
            "sin emision",
            "nessun",
            "sem evento",
            "sem jogo",
            "geen event",
            "geen wedstrijd",
            "brak ",
            "etkinlik yok",
            "inget event",
            "off air",
            "next event",
            "this channel",
            "waiting",
            "check back");

    /// Reads any name; without its country prefix, as that may hold a number.
    public static EventSlot of(String name) {
        var text = SPACES.matcher(name).replaceAll(" ").strip();
        var found = SLOT.matcher(text);
        if (!found.matches()) return new EventSlot("", tidied(text));
        return new EventSlot(found.group(1).strip(), tidied(found.group(2)));
    }

    /// Whether the name says that nothing is on, or says nothing at all.
    public boolean isIdle() {
        var plain = Folding.plain(shown);
        return !Folding.hasLetterOrDigit(plain)
                || IDLE.contains(plain)
                || IDLE_STARTS.stream().anyMatch(plain::startsWith);
    }

    /// Without signs at its ends, empty brackets and doubled signs, which a text has from which something was taken.
    public static String tidied(String text) {
        var tidy = EMPTY_BRACKETS.matcher(text).replaceAll(" ");
        tidy = DOUBLE.matcher(SPACES.matcher(tidy).replaceAll(" ")).replaceAll("$1");
        var shorter = EDGES.matcher(tidy).replaceAll("");
        while (!shorter.equals(tidy)) {
            tidy = shorter;
            shorter = EDGES.matcher(tidy).replaceAll("");
        }
        return tidy;
    }
}
