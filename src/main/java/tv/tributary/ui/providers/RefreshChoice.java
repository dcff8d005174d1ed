package tv.tributary.ui.providers;

import java.time.Duration;

/// Intervals between syncs. `text` holds the words.
enum RefreshChoice {
    ON_DEMAND(Duration.ZERO),
    HOURLY(Duration.ofHours(1)),
    EVERY_3_HOURS(Duration.ofHours(3)),
    EVERY_6_HOURS(Duration.ofHours(6)),
    EVERY_12_HOURS(Duration.ofHours(12)),
    DAILY(Duration.ofDays(1)),
    WEEKLY(Duration.ofDays(7));

    final Duration every;

    RefreshChoice(Duration every) {
        this.every = every;
    }

    /// The choice nearest to what is stored, which may come from another client.
    static RefreshChoice nearest(Duration every) {
        if (every.isZero()) return ON_DEMAND;
        var best = HOURLY;
        for (var choice : values()) {
            if (choice != ON_DEMAND
                    && every.minus(choice.every)
                                    .abs()
                                    .compareTo(every.minus(best.every).abs())
                            < 0) best = choice;
        }
        return best;
    }
}
