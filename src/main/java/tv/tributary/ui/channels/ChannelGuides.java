package tv.tributary.ui.channels;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.edit.GuideEdits;
import tv.tributary.guide.Guide;
import tv.tributary.guide.GuideMatches.ChannelMatch;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideShift;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;

/// The guides that channels have, for the pane of one channel. FX thread only.
///
/// @param onChange goes where the guide of a channel is chosen
public record ChannelGuides(Guide guide, GuideEdits edits, Background background, Consumer<Channel> onChange) {
    /// A channel's guide and the reason for it; and how much the user moves its times.
    record Told(String words, GuideShift shift) {}

    /// Says it later.
    void tell(ChannelId channel, Consumer<Told> onFx) {
        background.run(
                () -> {
                    var match = guide.matches().of(channel);
                    return new Told(
                            match.flatMap(this::words).orElse(Messages.of("channels.detail.no-guide")),
                            match.map(ChannelMatch::shift).orElse(GuideShift.NONE));
                },
                onFx);
    }

    private Optional<String> words(ChannelMatch match) {
        return match.match()
                .map(found -> Messages.of(
                        "channels.detail.guide",
                        found.channel().name(),
                        guide.matches().sourceName(found.channel().source()),
                        found.reason().words()));
    }

    /// Moves the times of channels' guides. Blocks.
    EditResult shift(List<ChannelId> channels, GuideShift shift) {
        var result = edits.shiftGuide(channels, shift);
        guide.refresh();
        return result;
    }
}
