package tv.tributary.guide.channel;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import tv.tributary.identity.name.ListedStream;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideChannel;
import tv.tributary.model.GuideSource;
import tv.tributary.model.GuideSourceId;
import tv.tributary.model.ProviderId;
import tv.tributary.text.LocalizableMessage;

/// Finds the guide channels of the line-up's channels. Called on a thread for computing, with everything at
/// once.
@FunctionalInterface
public interface LineupMatcher {
    /// The country that most channels of a guide are for, and how that was found out.
    ///
    /// @param market as [tv.tributary.identity.text.BroadcastMarkets] names it; never empty
    /// @param channels how many of the guide's channels are for it
    /// @param others how many are for another one, or nobody knows for which
    record GuideCountry(String market, CountryClue clue, int channels, int others) {
        /// The clues to a guide's country. `text` holds the words.
        public enum CountryClue {
            /// The user set it.
            SET,
            /// The ending of the channels' ids.
            IDS,
            /// The name or the address of the guide.
            NAME,
            /// The lists of that country have channels of the same names.
            LISTS,
            LANGUAGE
        }
    }

    /// The result of matching guides with the line-up.
    ///
    /// @param channels the guide channels of each channel that has some, those of preferred sources first; of
    ///     one source at most one. A channel that the user wants no guide for is missing
    /// @param countries of the sources; missing for those nobody knows it of
    record LineupMatch(
            Map<ChannelId, List<MatchedGuideChannel>> channels, Map<GuideSourceId, GuideCountry> countries) {}

    /// A guide channel found for a channel of the line-up.
    ///
    /// @param shift added to the guide's times, such as an hour for a `+1` channel that has no guide of its own
    /// @param reason one sentence on why
    record MatchedGuideChannel(GuideChannel channel, Confidence confidence, Duration shift, LocalizableMessage reason) {
        /// The confidence in a match.
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

    /// A channel of the line-up with what helps to find it in a guide.
    ///
    /// @param name as viewers see it
    /// @param guideId the guide id (`tvg-id`) that its first stream with one gives it; empty for none
    /// @param streams all its streams
    /// @param archiveDays how far back viewers can watch it; 0 for not at all
    record LineupChannel(
            ChannelId id,
            String number,
            String name,
            String group,
            String guideId,
            List<Stream> streams,
            int archiveDays) {
        public LineupChannel {
            streams = List.copyOf(streams);
        }

        /// One of its streams, with the provider whose naming conventions it follows.
        public record Stream(ProviderId provider, ListedStream listed) {}
    }

    /// @param sources by priority
    /// @param guide all channels of all these sources
    LineupMatch match(List<GuideSource> sources, List<GuideChannel> guide, List<LineupChannel> lineup);
}
