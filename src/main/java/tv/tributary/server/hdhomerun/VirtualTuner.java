package tv.tributary.server.hdhomerun;

import java.util.List;
import tv.tributary.access.View;
import tv.tributary.access.View.ChannelFilter;
import tv.tributary.access.View.NameFilter;
import tv.tributary.format.hdhomerun.TunerDeviceId;
import tv.tributary.model.Title.TitleKind;

/// One HDHomeRun device that this server plays.
///
/// @param device its id, eight hexadecimal digits; clients know it by that, so it never changes
/// @param name what clients show
/// @param token opens its streams; a secret, never to be logged
/// @param streams how many streams it says it offers at once, up to [#MOST_STREAMS]; 0 to follow the providers'
/// accounts
/// @param groups its channels are those of these groups; all channels if there are none
public record VirtualTuner(String device, String name, String token, int streams, List<String> groups) {
    /// Real devices have less; some clients make a slot of each.
    public static final int MOST_STREAMS = 32;

    public VirtualTuner {
        groups = List.copyOf(groups);
        if (name.isBlank()) throw new IllegalArgumentException("tuner without a name");
        if (streams < 0 || streams > MOST_STREAMS) throw new IllegalArgumentException("streams: " + streams);
    }

    /// The same with what the user may change.
    public VirtualTuner with(String otherName, int otherStreams, List<String> otherGroups) {
        return new VirtualTuner(device, otherName, token, otherStreams, otherGroups);
    }

    /// The same with another token: streams under the old one are refused from then on.
    VirtualTuner withToken(String other) {
        return new VirtualTuner(device, name, other, streams, groups);
    }

    /// @throws java.util.NoSuchElementException if its id is no valid one; of [Tuners] all are
    public TunerDeviceId deviceId() {
        return TunerDeviceId.of(device).orElseThrow();
    }

    /// What it has by its groups.
    View view() {
        var seen = groups.isEmpty() ? NameFilter.all() : NameFilter.only(groups);
        return playable(View.all().with(ChannelFilter.all().with(seen)));
    }

    /// What its clients can play: no radio stations, as they expect a picture, and no films or series.
    static View playable(View view) {
        return view.with(view.channels().withoutRadio())
                .with(TitleKind.MOVIE, NameFilter.none())
                .with(TitleKind.SERIES, NameFilter.none());
    }

    /// The token is a secret.
    @Override
    public String toString() {
        return "VirtualTuner[" + device + "]";
    }
}
