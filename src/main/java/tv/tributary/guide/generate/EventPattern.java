package tv.tributary.guide.generate;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tv.tributary.identity.name.EventSlot;
import tv.tributary.text.InterruptibleText;

/// The user's own regular expression for the names of event channels, with the named groups `title`, `date` and `time`.
/// Found in any case; without the group `title` all of what it finds is the title. Immutable.
public final class EventPattern {
    /// An event that the name of a channel tells of.
    ///
    /// @param start empty if the name says no time
    /// @param stop empty if there is no start; behind the last moment
    public record ListedEvent(String title, Optional<ZonedDateTime> start, Optional<ZonedDateTime> stop) {}

    private static final Duration PATIENCE = Duration.ofMillis(200);

    /// A pattern that cannot be read, or that takes too long for a name.
    public static final class BadPattern extends RuntimeException {
        BadPattern(String reason) {
            super(reason);
        }
    }

    private final Pattern pattern;

    private EventPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /// @throws BadPattern with the reason in one line
    public static EventPattern of(String pattern) {
        try {
            return new EventPattern(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        } catch (PatternSyntaxException e) {
            throw new BadPattern(
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    /// Empty if the name does not match, or what is its title says nothing.
    Optional<ListedEvent> read(String name, EventProfile profile, ZoneId zone, ZonedDateTime now) {
        var found = pattern.matcher(new InterruptibleText(name, System.nanoTime() + PATIENCE.toNanos()));
        try {
            if (!found.find()) return Optional.empty();
        } catch (InterruptibleText.TimeIsUp | StackOverflowError _) {
            throw new BadPattern("it takes too long for “" + name + "”");
        }
        var title = EventSlot.tidied(group(found, "title").orElse(found.group()));
        if (new EventSlot("", title).isIdle()) return Optional.empty();
        var moment =
                group(found, "date").orElse("") + " " + group(found, "time").orElse("");
        var time = EventTime.read(moment.strip(), zone, profile.monthFirst(), now);
        return Optional.of(new ListedEvent(
                title,
                time.map(EventTime::start),
                time.map(one -> one.stop().orElse(one.start().plus(profile.length())))));
    }

    private Optional<String> group(Matcher found, String name) {
        return pattern.namedGroups().containsKey(name) ? Optional.ofNullable(found.group(name)) : Optional.empty();
    }
}
