package tv.tributary.health;

/// How streams are looked after while nobody needs their connections. Live: what is changed holds from the next round
/// on.
///
/// @param nightly whether all streams that are due get a quick look each night
/// @param from and `until`: the hours of this computer's time between which that may begin and must be over, 0 to 23;
///     equal hours are a whole day
/// @param pauseWhileWatching whether the round stands still while anybody watches anything
/// @param budget so many quick looks at most on one account in a night; 0 for no limit
public record HealthSettings(boolean nightly, int from, int until, boolean pauseWhileWatching, int budget) {
    /// Under which they are stored.
    public static final String NAME = "health";

    /// @throws IllegalArgumentException if an hour or the budget is none
    public HealthSettings {
        if (from < 0 || from > 23 || until < 0 || until > 23)
            throw new IllegalArgumentException("hours: " + from + "-" + until);
        if (budget < 0) throw new IllegalArgumentException("budget: " + budget);
    }

    public static HealthSettings defaults() {
        return new HealthSettings(true, 3, 6, true, 5000);
    }
}
