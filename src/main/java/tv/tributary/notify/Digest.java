package tv.tributary.notify;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.activity.ActivityStory;
import tv.tributary.activity.ActivityStory.StoryKind;
import tv.tributary.text.Messages;

/// How often a target gets a summary of what happened. Words under `digest.*`.
public enum Digest {
    OFF(Duration.ZERO),
    /// Every morning.
    DAILY(Duration.ofDays(1)),
    /// On Monday mornings.
    WEEKLY(Duration.ofDays(7));

    private static final LocalTime AT = LocalTime.of(9, 0);
    /// So much of the trouble is named; all is counted.
    private static final int NAMED = 5;

    private final Duration period;

    Digest(Duration period) {
        this.period = period;
    }

    /// What time it is about.
    Duration period() {
        return period;
    }

    /// When the next one after a moment is due; empty if there is none.
    Optional<Instant> next(Instant after, ZoneId zone) {
        if (this == OFF) return Optional.empty();
        var day = after.atZone(zone).toLocalDate();
        if (this == WEEKLY) day = day.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        var due = day.atTime(AT).atZone(zone).toInstant();
        if (due.isAfter(after)) return Optional.of(due);
        return Optional.of(day.plusDays(period.toDays()).atTime(AT).atZone(zone).toInstant());
    }

    /// The message: how much of each kind there was, and the worst of it by name.
    ///
    /// @param stories those of the time it is about, the newest first
    /// @param kinds what the target wants to be told of
    /// @return empty if nothing of those kinds happened
    Optional<Alert> of(List<ActivityStory> stories, Set<StoryKind> kinds, Instant now) {
        var counts = new EnumMap<StoryKind, Integer>(StoryKind.class);
        var trouble = new ArrayList<ActivityStory>();
        for (var story : stories) {
            if (!kinds.contains(story.kind())) continue;
            counts.merge(story.kind(), 1, Integer::sum);
            if (story.severity().compareTo(Severity.WARNING) >= 0) trouble.add(story);
        }
        if (counts.isEmpty()) return Optional.empty();
        var lines = new ArrayList<String>();
        lines.add(Messages.of(this == WEEKLY ? "digest.title.weekly" : "digest.title.daily"));
        for (var count : counts.entrySet()) lines.add(line(count, trouble));
        trouble.stream().limit(NAMED).map(story -> story.latest().text()).forEach(lines::add);
        return Optional.of(new Alert(
                UUID.randomUUID().toString(), now, Severity.INFO, false, lines, Math.max(0, trouble.size() - NAMED)));
    }

    private static String line(Map.Entry<StoryKind, Integer> count, List<ActivityStory> trouble) {
        var bad =
                trouble.stream().filter(story -> story.kind() == count.getKey()).count();
        return Messages.of("digest.line", Messages.of(count.getKey()), count.getValue(), bad);
    }
}
