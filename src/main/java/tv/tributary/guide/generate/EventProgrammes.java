package tv.tributary.guide.generate;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tv.tributary.guide.generate.EventPattern.ListedEvent;
import tv.tributary.guide.generate.GeneratedProgramme.Kind;
import tv.tributary.identity.name.EventSlot;

/// Reads programmes from the name of an event channel. Stateless.
///
/// The event stands at its time, with fillers before and behind it. A name without a time is taken for something that
/// is on all the while; one that says nothing has no programmes, unless the profile has a text for that.
public final class EventProgrammes {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    /// Players scroll badly through programmes of a whole day.
    private static final int FILLER_HOURS = 4;

    private EventProgrammes() {}

    /// The span for which programmes are wanted.
    ///
    /// @param now tells which year or day a name means, and in which zone times are shown
    /// @param from and `to`: behind it
    public record Span(ZonedDateTime now, Instant from, Instant to) {
        ZoneId shown() {
            return now.getZone();
        }
    }

    /// Empty if the name says nothing, or does not match the profile's pattern.
    ///
    /// @throws EventPattern.BadPattern if the profile's pattern cannot be read or takes too long
    public static Optional<ListedEvent> read(String name, EventProfile profile, ZonedDateTime now) {
        var zone = profile.zone(now.getZone()).orElse(now.getZone());
        if (!profile.pattern().isBlank())
            return EventPattern.of(profile.pattern()).read(name, profile, zone, now);
        var parts = EventSlot.of(name);
        if (parts.isIdle()) return Optional.empty();
        var time = EventTime.read(parts.shown(), zone, profile.monthFirst(), now);
        var title = time.map(EventTime::rest).filter(rest -> !rest.isEmpty()).orElse(parts.shown());
        return Optional.of(new ListedEvent(
                title,
                time.map(EventTime::start),
                time.map(one -> one.stop().orElse(one.start().plus(profile.length())))));
    }

    /// The programmes of one channel, in order, without gaps where the profile has texts for them.
    ///
    /// @throws EventPattern.BadPattern if the profile's pattern cannot be read or takes too long
    public static List<GeneratedProgramme> of(String name, EventProfile profile, Span span) {
        var programmes = new ArrayList<GeneratedProgramme>();
        var event = read(name, profile, span.now);
        if (event.isEmpty()) {
            fill(programmes, span.from, span.to, profile.idle().replace("{channel}", name), Kind.IDLE);
            return programmes;
        }
        var title = event.get().title();
        if (event.get().start().isEmpty()) {
            fill(programmes, span.from, span.to, title, Kind.EVENT);
            return programmes;
        }
        var start = event.get().start().get().toInstant();
        var stop = event.get()
                .stop()
                .orElse(event.get().start().get().plus(profile.length()))
                .toInstant();
        fill(
                programmes,
                span.from,
                earlier(start, span.to),
                text(profile.before(), name, event.get(), span),
                Kind.BEFORE);
        if (stop.isAfter(span.from) && start.isBefore(span.to))
            programmes.add(new GeneratedProgramme(start, stop, title, Kind.EVENT));
        fill(programmes, later(stop, span.from), span.to, text(profile.after(), name, event.get(), span), Kind.AFTER);
        return programmes;
    }

    private static String text(String template, String name, ListedEvent event, Span span) {
        var start = event.start().map(at -> at.withZoneSameInstant(span.shown()));
        return template.replace("{title}", event.title())
                .replace("{channel}", name)
                .replace("{time}", start.map(TIME::format).orElse(""))
                .replace("{date}", start.map(DATE::format).orElse(""));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// Blocks of some hours, cut at full hours; none where there is no text.
    private static void fill(List<GeneratedProgramme> programmes, Instant from, Instant to, String title, Kind kind) {
        if (title.isBlank()) return;
        ProgrammeBlocks.cut(from, to, FILLER_HOURS)
                .forEach(block -> programmes.add(new GeneratedProgramme(block.from(), block.to(), title, kind)));
    }
}
