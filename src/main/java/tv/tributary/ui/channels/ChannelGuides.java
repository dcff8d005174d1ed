package tv.tributary.ui.channels;

import java.util.function.Consumer;
import tv.tributary.guide.Guide;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;

/// The guides that channels have, for the pane of one channel. FX thread only.
///
/// @param onChange goes where the guide of a channel is chosen
public record ChannelGuides(Guide guide, Background background, Consumer<Channel> onChange) {
    /// Says later in words which guide a channel has, and why.
    void tell(ChannelId channel, Consumer<String> onFx) {
        background.run(
                () -> guide.matches()
                        .of(channel)
                        .flatMap(match -> match.match())
                        .map(found -> Messages.of(
                                "channels.detail.guide",
                                found.channel().name(),
                                guide.matches().sourceName(found.channel().source()),
                                found.words()))
                        .orElse(Messages.of("channels.detail.no-guide")),
                onFx);
    }
}
