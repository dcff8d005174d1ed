package tv.tributary.ui.dashboard;

import tv.tributary.stats.LiveStats;
import tv.tributary.ui.control.Badge;

/// The style of a stream's health.
final class HealthTone {
    private HealthTone() {}

    static Badge.Tone of(LiveStats.Health health) {
        return switch (health) {
            case GOOD -> Badge.Tone.GOOD;
            case UNSTABLE -> Badge.Tone.UNSTABLE;
            case BAD -> Badge.Tone.BAD;
        };
    }
}
