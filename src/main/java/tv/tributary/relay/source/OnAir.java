package tv.tributary.relay.source;

import java.util.Optional;
import tv.tributary.format.ts.Codec;
import tv.tributary.model.SourceId;
import tv.tributary.upstream.HlsSource;

/// The source that is on air on a channel.
///
/// @param source empty for the slate
/// @param turn grows whenever something goes on air, the same source again included; 0 before anything has
/// @param from where it begins in the channel's stream, for [tv.tributary.relay.live.Feeds#tap]
/// @param replaceable the channel has other sources
/// @param coded how its pictures are coded, or its sound if there are none; empty while unknown
/// @param hls the same as HLS, where its provider sends it so; ends with the source
public record OnAir(
        Optional<SourceId> source,
        long turn,
        long from,
        boolean replaceable,
        Optional<Codec> coded,
        Optional<HlsSource> hls) {
    public static OnAir nothing() {
        return new OnAir(Optional.empty(), 0, 0, false, Optional.empty(), Optional.empty());
    }
}
