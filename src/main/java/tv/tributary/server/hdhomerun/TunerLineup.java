package tv.tributary.server.hdhomerun;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tv.tributary.access.View;
import tv.tributary.access.ViewedChannels;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.model.Channel;

/// A tuner's channels with the numbers clients know them by. Clients key recordings by the number alone, so each is
/// unique, and one that cannot be used as it is gives way to one made of the channel's id, which never changes.
/// Immutable.
final class TunerLineup {
    /// `5` or `5.1`; anything else some client cannot read.
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,5}(\\.[1-9]\\d{0,2})?");
    /// Beyond all numbers that people give.
    private static final long FIRST_OWN = 1_000_000;

    /// @param number as clients show it, and ask for it
    record NumberedChannel(String number, Channel channel) {}

    private final List<NumberedChannel> channels;
    private final Map<String, NumberedChannel> byNumber;

    /// @param rows in the order clients show; radio stations are left out, as clients expect a picture
    TunerLineup(List<ChannelRow> rows) {
        var all = new ArrayList<NumberedChannel>(rows.size());
        this.byNumber = HashMap.newHashMap(rows.size());
        for (var row : rows) {
            if (row.radio()) continue;
            var channel = row.channel();
            var own = new NumberedChannel(channel.number(), channel);
            var used = NUMBER.matcher(channel.number()).matches() && byNumber.putIfAbsent(own.number(), own) == null
                    ? own
                    : new NumberedChannel(Long.toString(FIRST_OWN + channel.id().value()), channel);
            byNumber.putIfAbsent(used.number(), used);
            all.add(used);
        }
        this.channels = List.copyOf(all);
    }

    /// The line-ups of all tuners, each made anew when channels or the tuner have changed. Thread-safe.
    static final class TunerLineups {
        private record Made(String state, View view, TunerLineup lineup) {}

        private final ViewedChannels channels;
        private final Map<String, Made> made = new ConcurrentHashMap<>();

        TunerLineups(ViewedChannels channels) {
            this.channels = channels;
        }

        TunerLineup of(VirtualTuner tuner, View view) {
            var state = channels.state();
            var known = made.get(tuner.device());
            if (known != null && known.state().equals(state) && known.view().equals(view)) return known.lineup();
            var lineup = new TunerLineup(channels.of(view));
            made.put(tuner.device(), new Made(state, view, lineup));
            return lineup;
        }
    }

    List<NumberedChannel> channels() {
        return channels;
    }

    Optional<Channel> find(String number) {
        return Optional.ofNullable(byNumber.get(number)).map(NumberedChannel::channel);
    }
}
