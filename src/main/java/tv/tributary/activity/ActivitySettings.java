package tv.tributary.activity;

/// How much of the past is kept; whichever limit is reached first.
///
/// @param days how long events are
/// @param events how many events are
/// @param anonymous whether it is not kept who watched, and on which device
/// @param viewingDays how long viewings are; 0 stands for the usual
public record ActivitySettings(int days, int events, boolean anonymous, int viewingDays) {
    public static final String NAME = "activity";
    public static final int MOST_DAYS = 3_650;
    public static final int FEWEST_EVENTS = 1_000;
    public static final int MOST_EVENTS = 5_000_000;
    /// A year can be compared with the one before.
    private static final int USUAL_VIEWING_DAYS = 750;

    public ActivitySettings {
        days = Math.clamp(days, 1, MOST_DAYS);
        events = Math.clamp(events, FEWEST_EVENTS, MOST_EVENTS);
        viewingDays = viewingDays == 0 ? USUAL_VIEWING_DAYS : Math.clamp(viewingDays, 1, MOST_DAYS);
    }

    public static ActivitySettings defaults() {
        return new ActivitySettings(90, 500_000, false, USUAL_VIEWING_DAYS);
    }

    /// The same with other limits for events.
    public ActivitySettings withEvents(int newDays, int newEvents) {
        return new ActivitySettings(newDays, newEvents, anonymous, viewingDays);
    }
}
