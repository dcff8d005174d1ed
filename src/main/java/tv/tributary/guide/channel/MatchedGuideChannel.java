package tv.tributary.guide.channel;

import java.time.Duration;
import tv.tributary.model.GuideChannel;

/// A guide channel found for a channel of the line-up.
///
/// @param shift added to the guide's times, such as an hour for a `+1` channel that has no guide of its own
/// @param words one sentence on why, for users
public record MatchedGuideChannel(GuideChannel channel, Confidence confidence, Duration shift, String words) {
    /// How sure a match is.
    public enum Confidence {
        /// The user chose it.
        CHOSEN,
        /// It is served.
        CONFIDENT,
        /// The user is asked first.
        SUGGESTED;

        /// Whether its programmes are served.
        public boolean isServed() {
            return this != SUGGESTED;
        }
    }
}
