package tv.tributary.health;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.model.StreamInfo;
import tv.tributary.store.MeasurementStore.Playable;

/// How the streams of all channels on televisions do, by what is known of them.
///
/// @param groups by the names that viewers see
/// @param lost channels of which no stream has played for a week, the longest lost first
public record HealthSummary(
        Map<ProviderId, StreamTally> providers, Map<String, StreamTally> groups, List<LostChannel> lost) {
    /// After so long without any stream that plays a channel is offered for hiding.
    public static final Duration LOST = Duration.ofDays(7);

    /// How many streams there are of each kind.
    ///
    /// @param untested never tested and never seen playing
    public record StreamTally(int playing, int failing, int untested) {
        static final StreamTally NONE = new StreamTally(0, 0, 0);

        public int all() {
            return playing + failing + untested;
        }

        /// Of those that are known the share that plays, 0 to 1; empty if none is known.
        public Optional<Double> share() {
            int known = playing + failing;
            return known == 0 ? Optional.empty() : Optional.of((double) playing / known);
        }

        StreamTally plus(StreamTally other) {
            return new StreamTally(playing + other.playing, failing + other.failing, untested + other.untested);
        }
    }

    /// How a provider's streams did at the end of a day.
    ///
    /// @param day in this computer's time
    public record DayTally(LocalDate day, ProviderId provider, StreamTally tally) {}

    /// @param since when the last of its streams began to fail
    /// @param streams how many it has
    public record LostChannel(ChannelId channel, Instant since, int streams) {}

    /// Makes a summary of streams that come channel by channel. One owner; not thread-safe.
    static final class Gathering {
        private final Function<SourceId, Optional<StreamInfo>> known;
        private final Function<SourceId, Optional<Instant>> failingSince;
        private final Function<ChannelId, String> groupOf;
        private final Instant now;
        private final Map<ProviderId, StreamTally> providers = new HashMap<>();
        private final Map<String, StreamTally> groups = new HashMap<>();
        private final List<LostChannel> lost = new ArrayList<>();
        private final List<Playable> channel = new ArrayList<>();

        /// @param groupOf the group that a channel is shown in
        Gathering(
                Function<SourceId, Optional<StreamInfo>> known,
                Function<SourceId, Optional<Instant>> failingSince,
                Function<ChannelId, String> groupOf,
                Instant now) {
            this.known = known;
            this.failingSince = failingSince;
            this.groupOf = groupOf;
            this.now = now;
        }

        void offer(Playable stream) {
            if (!channel.isEmpty() && !channel.getFirst().channel().equals(stream.channel())) take();
            channel.add(stream);
        }

        /// Call it once, after all were offered.
        HealthSummary summary() {
            take();
            lost.sort(Comparator.comparing(LostChannel::since));
            return new HealthSummary(Map.copyOf(providers), Map.copyOf(groups), List.copyOf(lost));
        }

        private void take() {
            if (channel.isEmpty()) return;
            var id = channel.getFirst().channel();
            var sum = StreamTally.NONE;
            Optional<Instant> last = Optional.empty();
            for (var stream : channel) {
                var one = tally(stream.source());
                sum = sum.plus(one);
                providers.merge(stream.provider(), one, StreamTally::plus);
                var since = failingSince.apply(stream.source());
                if (last.isEmpty() || since.filter(last.get()::isBefore).isPresent()) last = since;
            }
            groups.merge(groupOf.apply(id), sum, StreamTally::plus);
            boolean allFail = sum.failing() == sum.all();
            if (allFail)
                last.filter(since -> !since.plus(LOST).isAfter(now))
                        .ifPresent(since -> lost.add(new LostChannel(id, since, channel.size())));
            channel.clear();
        }

        private StreamTally tally(SourceId source) {
            return known.apply(source)
                    .map(seen -> seen.works() ? new StreamTally(1, 0, 0) : new StreamTally(0, 1, 0))
                    .orElse(new StreamTally(0, 0, 1));
        }
    }
}
