package tv.tributary.ui.preview;

import java.time.Duration;

/// A channel's number while it is typed on the keyboard, digit by digit. Pure; the caller keeps the time.
///
/// @param digits what was typed so far; empty while nothing is
record NumberEntry(String digits) {
    /// After the last digit the number is complete. Enter completes it at once.
    static final Duration COMPLETE = Duration.ofMillis(1_500);
    /// A further digit begins a new number.
    static final int MOST_DIGITS = 5;

    static NumberEntry none() {
        return new NumberEntry("");
    }

    /// @param digit 0 to 9
    NumberEntry typed(int digit) {
        return new NumberEntry(digits.length() < MOST_DIGITS ? digits + digit : Integer.toString(digit));
    }

    boolean isEmpty() {
        return digits.isEmpty();
    }
}
