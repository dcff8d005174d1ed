package tv.tributary.model;

import java.util.OptionalInt;

/// Up to which age rating somebody may watch.
///
/// @param highestAge what is for older people is neither seen nor played
/// @param unrated whether what has no rating is
public record ParentalLimit(int highestAge, boolean unrated) {
    /// From here on nothing is left to forbid.
    public static final int LOWEST_WITHOUT_EFFECT = ParentalRating.ADULT;

    public ParentalLimit {
        if (highestAge < 0 || highestAge >= LOWEST_WITHOUT_EFFECT)
            throw new IllegalArgumentException("age: " + highestAge);
    }

    /// @param age from which on something may be watched; empty if it has no rating
    public boolean admits(OptionalInt age) {
        return age.isPresent() ? age.getAsInt() <= highestAge : unrated;
    }
}
