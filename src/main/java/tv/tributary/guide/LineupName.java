package tv.tributary.guide;

import java.util.List;
import java.util.stream.Stream;
import tv.tributary.guide.channel.LineupMatcher.LineupChannel;
import tv.tributary.guide.generate.GeneratedGuide;
import tv.tributary.model.ChannelId;

/// A channel of the line-up by its names.
///
/// @param groups its own, and those of its streams' lists
/// @param isEventSlot whether it shows events, of which its name tells
/// @param archiveDays how far back viewers can watch it; 0 for not at all
public record LineupName(
        ChannelId id, String number, String name, List<String> groups, boolean isEventSlot, int archiveDays) {
    static LineupName of(LineupChannel channel) {
        return new LineupName(
                channel.id(),
                channel.number(),
                channel.name(),
                Stream.concat(
                                Stream.of(channel.group()),
                                channel.streams().stream()
                                        .map(stream ->
                                                stream.listed().entryName().group()))
                        .filter(group -> !group.isEmpty())
                        .distinct()
                        .toList(),
                GeneratedGuide.isEventSlot(channel),
                channel.archiveDays());
    }
}
