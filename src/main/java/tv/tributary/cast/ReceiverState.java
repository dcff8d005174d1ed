package tv.tributary.cast;

import java.time.Duration;
import java.util.OptionalInt;

/// What a player does, as far as we sent it there. Immutable.
///
/// @param title what it plays, for people; empty if nothing of ours
/// @param position how far it is; zero for a channel
/// @param length zero for a channel, and where nobody knows
/// @param volume in percent; empty if it was not asked yet
/// @param words what is wrong, for people; empty if nothing is
public record ReceiverState(
        ReceiverPhase phase, String title, Duration position, Duration length, OptionalInt volume, String words) {
    /// What a player can be at. Words under `receiver-phase.*`.
    public enum ReceiverPhase {
        /// It plays nothing of ours.
        IDLE,
        /// It was sent something and shows nothing yet.
        OPENING,
        PLAYING,
        PAUSED,
        /// It played when it was heard last; it is looked for again.
        LOST,
        /// It did not do what was asked; the words say why.
        FAILED;

        /// Whether something of ours is there.
        public boolean isBusy() {
            return this == OPENING || this == PLAYING || this == PAUSED || this == LOST;
        }
    }

    static final ReceiverState IDLE =
            new ReceiverState(ReceiverPhase.IDLE, "", Duration.ZERO, Duration.ZERO, OptionalInt.empty(), "");

    /// Whether one can go to another place in what it plays.
    public boolean isSeekable() {
        return phase.isBusy() && length.isPositive();
    }

    /// The same, but what was played there is over.
    ReceiverState over(ReceiverPhase other, String why) {
        return new ReceiverState(other, "", Duration.ZERO, Duration.ZERO, volume, why);
    }

    /// The same, while it goes on.
    ReceiverState at(ReceiverPhase other, String why) {
        return new ReceiverState(other, title, position, length, volume, why);
    }

    static ReceiverState opening(CastMedia media, OptionalInt volume) {
        return new ReceiverState(ReceiverPhase.OPENING, media.title(), Duration.ZERO, Duration.ZERO, volume, "");
    }
}
