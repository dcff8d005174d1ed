package tv.tributary.activity;

/// How much of the past is kept; whichever limit is reached first.
///
/// @param days how long
/// @param events how many
public record ActivitySettings(int days, int events) {
    public static final String NAME = "activity";
    public static final int MOST_DAYS = 3_650;
    public static final int FEWEST_EVENTS = 1_000;
    public static final int MOST_EVENTS = 5_000_000;

    public ActivitySettings {
        days = Math.clamp(days, 1, MOST_DAYS);
        events = Math.clamp(events, FEWEST_EVENTS, MOST_EVENTS);
    }

    public static ActivitySettings defaults() {
        return new ActivitySettings(90, 500_000);
    }
}
