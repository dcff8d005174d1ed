package tv.tributary.ui.providers;

import java.time.Duration;
import java.time.Instant;
import tv.tributary.text.Messages;

/// How long ago something was, in words. Pure.
final class Ago {
    private Ago() {}

    static String words(Instant then, Instant now) {
        var minutes = Math.max(0, Duration.between(then, now).toMinutes());
        if (minutes < 1) return Messages.of("providers.ago.now");
        if (minutes < 60) return Messages.of("providers.ago.minutes", minutes);
        var hours = minutes / 60;
        if (hours < 24) return Messages.of("providers.ago.hours", hours);
        return Messages.of("providers.ago.days", hours / 24);
    }
}
