package tv.tributary.ui.control;

import java.time.Duration;
import java.time.Instant;
import tv.tributary.text.Messages;

/// A time relative to now, in words. Pure.
public final class RelativeTime {
    private RelativeTime() {}

    public static String words(Instant then, Instant now) {
        var minutes = Math.max(0, Duration.between(then, now).toMinutes());
        if (minutes < 1) return Messages.of("human.ago.now");
        if (minutes < 60) return Messages.of("human.ago.minutes", minutes);
        var hours = minutes / 60;
        if (hours < 24) return Messages.of("human.ago.hours", hours);
        return Messages.of("human.ago.days", hours / 24);
    }
}
