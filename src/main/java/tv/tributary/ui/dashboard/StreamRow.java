package tv.tributary.ui.dashboard;

import tv.tributary.model.ChannelId;
import tv.tributary.stats.LiveStats;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.control.Badge;

/// One running stream as text.
///
/// @param logo its address, or empty
/// @param source what the provider calls it
/// @param choice which of the channel's streams plays
record StreamRow(
        ChannelId id,
        String channel,
        String logo,
        String provider,
        String source,
        String choice,
        int viewers,
        String bitrate,
        String uptime,
        LiveStats.Health health,
        String healthWords,
        String healthDetail) {
    static StreamRow of(LiveStats.Stream stream, String logo) {
        return new StreamRow(
                stream.channel(),
                stream.name(),
                logo,
                stream.provider(),
                stream.source(),
                Messages.of("dashboard.table.choice", stream.choice(), stream.choices()),
                stream.viewers().size(),
                Units.bitrate(stream.bitrate()),
                Units.duration(stream.uptime()),
                stream.health(),
                Messages.of(stream.health()),
                Messages.of("dashboard.table.health.detail", stream.continuityErrors(), stream.failovers()));
    }

    static Badge.Tone tone(LiveStats.Health health) {
        return switch (health) {
            case GOOD -> Badge.Tone.GOOD;
            case UNSTABLE -> Badge.Tone.UNSTABLE;
            case BAD -> Badge.Tone.BAD;
        };
    }
}
