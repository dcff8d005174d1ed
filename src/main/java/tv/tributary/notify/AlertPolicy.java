package tv.tributary.notify;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tv.tributary.activity.ActivityEntry;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.activity.StoryGrouping.StoryPart;

/// Decides what one target is told, and when: gathers what happens within some seconds, folds repeats, keeps quiet
/// hours and the limit of messages an hour. Given the time; for one thread.
final class AlertPolicy {
    /// What happens at once is told in one message.
    private static final Duration GATHERING = Duration.ofSeconds(10);
    /// After a message the next waits so long, and longer while trouble goes on.
    private static final Duration SPACING = Duration.ofMinutes(1);
    private static final Duration WIDEST_SPACING = Duration.ofMinutes(15);
    /// The same trouble is told again after so long, and then less and less often.
    private static final Duration REPEATING = Duration.ofMinutes(15);
    private static final Duration RAREST = Duration.ofHours(6);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_LINES = 20;
    private static final int MOST_KNOWN = 10_000;

    /// Trouble that was told.
    private record Told(Instant at, Duration pause, Severity severity) {}

    private final AlertRule rule;
    private final ZoneId zone;
    private final Map<String, Told> trouble = new HashMap<>();
    private final Deque<Instant> sent = new ArrayDeque<>();
    private final List<String> lines = new ArrayList<>();
    private long more;
    private Severity severity = Severity.INFO;
    private boolean allClear;
    private Instant due = Instant.MAX;
    private Duration spacing = SPACING;

    AlertPolicy(AlertRule rule, ZoneId zone) {
        this.rule = rule;
        this.zone = zone;
    }

    /// Takes what happened. What [#next] says may change.
    void hear(ActivityEntry entry, StoryPart part, Instant now) {
        if (!rule.kinds().contains(part.kind())) return;
        var how = entry.kind().severity();
        var isTrouble = how.compareTo(Severity.WARNING) >= 0;
        if (part.isEnd() && !isTrouble && trouble.remove(part.key()) != null) {
            if (rule.allClear()) add(entry, how, now);
            return;
        }
        if (how.compareTo(rule.least()) < 0) return;
        if (isTrouble && !isNews(part.key(), how, now)) {
            // It was told of; that it goes on is counted where something is to be said anyway.
            if (!lines.isEmpty()) more++;
            return;
        }
        add(entry, how, now);
    }

    /// Trouble that was told is news again when it gets worse, or goes on for long.
    private boolean isNews(String key, Severity how, Instant now) {
        var told = trouble.get(key);
        var isWorse = told != null && how.compareTo(told.severity) > 0;
        if (told != null && !isWorse && now.isBefore(told.at.plus(told.pause))) return false;
        if (trouble.size() >= MOST_KNOWN) trouble.clear();
        var pause = told == null || isWorse ? REPEATING : longer(told.pause, RAREST);
        trouble.put(key, new Told(now, pause, how));
        return true;
    }

    private static Duration longer(Duration pause, Duration most) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(most) > 0 ? most : twice;
    }

    private void add(ActivityEntry entry, Severity how, Instant now) {
        if (lines.isEmpty() && more == 0) {
            severity = how;
            allClear = how.compareTo(Severity.WARNING) < 0;
            due = earliest(now);
        }
        if (how.compareTo(severity) > 0) severity = how;
        allClear &= how == Severity.GOOD;
        if (lines.size() < MOST_LINES) lines.add(entry.text());
        else more++;
    }

    private Instant earliest(Instant now) {
        var last = sent.peekLast();
        var at = now.plus(GATHERING);
        if (last == null || last.plus(WIDEST_SPACING).isBefore(now)) spacing = SPACING;
        else if (last.plus(spacing).isAfter(at)) at = last.plus(spacing);
        if (sent.size() >= rule.mostPerHour()) {
            var free =
                    new ArrayList<>(sent).get(sent.size() - rule.mostPerHour()).plus(HOUR);
            if (free.isAfter(at)) at = free;
        }
        return at;
    }

    /// When something is to be sent; empty if nothing waits.
    Optional<Instant> next() {
        if (lines.isEmpty()) return Optional.empty();
        return Optional.of(quietEnd(severity, due).orElse(due));
    }

    /// Until when a message of that severity has to wait, also one that was made before; empty if it need not.
    Optional<Instant> quietEnd(Severity how, Instant now) {
        return how == Severity.ERROR && rule.urgentAnyway() ? Optional.empty() : rule.quietEnd(now, zone);
    }

    /// The message that is due; empty if none is yet.
    Optional<Alert> take(Instant now) {
        var next = next();
        return next.isEmpty() || now.isBefore(next.get()) ? Optional.empty() : rest(now);
    }

    /// All that was gathered, whether it is due or not; empty if nothing was.
    Optional<Alert> rest(Instant now) {
        if (lines.isEmpty()) return Optional.empty();
        var alert = new Alert(UUID.randomUUID().toString(), now, severity, allClear, lines, more);
        lines.clear();
        more = 0;
        due = Instant.MAX;
        var last = sent.peekLast();
        if (last != null) spacing = longer(spacing, WIDEST_SPACING);
        sent.addLast(now);
        while (!sent.isEmpty() && !sent.getFirst().plus(HOUR).isAfter(now)) sent.removeFirst();
        return Optional.of(alert);
    }
}
