package tv.tributary.ui.preview;

import java.time.Duration;
import java.util.Optional;

/// The channel chosen, the one that is open, and the one before it. Pure; the caller keeps the time.
///
/// @param chosen what stands on the screen by name; opened as soon as the viewer stops zapping
/// @param open what was opened last
/// @param last what was open before that, to which Backspace goes
record ZapState(Optional<PreviewTarget> chosen, Optional<PreviewTarget> open, Optional<PreviewTarget> last) {
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

    /// How long the viewer must rest on a channel before a connection to the provider is opened for it.
    static final Duration SETTLED = Duration.ofMillis(200);

    static ZapState none() {
        return new ZapState(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// What is open already is the same one as before, also if it has another name by now.
    ZapState choose(PreviewTarget next) {
        return new ZapState(open.filter(next::plays).or(() -> Optional.of(next)), open, last);
    }

    /// What is chosen opens. What was only passed is never the last one.
    ZapState opened() {
        return new ZapState(chosen, chosen, isSettled() ? last : open.or(() -> last));
    }

    /// The player was closed; the viewer may come back.
    ZapState closed() {
        return new ZapState(Optional.empty(), Optional.empty(), open.or(() -> last));
    }

    /// Where Backspace goes: amid a series to where it began, else to what was watched before.
    Optional<PreviewTarget> back() {
        return isSettled() ? last : open;
    }

    /// Whether what stands on the screen is open.
    boolean isSettled() {
        return chosen.equals(open);
    }

    /// How long to wait before what was chosen is opened. A channel that runs already costs the provider nothing.
    ///
    /// @param running whether it runs
    /// @param quick whether the one before was chosen just now
    static Duration delay(boolean running, boolean quick) {
        return running && !quick ? Duration.ZERO : SETTLED;
    }
}
