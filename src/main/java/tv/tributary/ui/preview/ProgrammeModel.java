package tv.tributary.ui.preview;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.LatestQuery;

/// The programmes of the channel that plays: the one that is on and those to come. Looked up when the channel
/// changes and once a minute. FX thread only.
final class ProgrammeModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);

    /// In order, the one on first; empty where the guide has nothing.
    final ObjectProperty<List<Programme>> coming = new SimpleObjectProperty<>(List.of());

    private final Function<ChannelId, List<Programme>> guide;
    private final LatestQuery queries;
    private final InstantSource clock;
    private final Timeline everyMinute = new Timeline(new KeyFrame(Duration.minutes(1), _ -> load()));
    private Optional<ChannelId> channel = Optional.empty();

    /// @param guide a channel's programmes from now on; may block
    ProgrammeModel(
            PreviewModel player, Function<ChannelId, List<Programme>> guide, LatestQuery queries, InstantSource clock) {
        this.guide = guide;
        this.queries = queries;
        this.clock = clock;
        everyMinute.setCycleCount(Animation.INDEFINITE);
        player.target.subscribe(target -> follow(target.filter(PreviewTarget::isLive)
                .flatMap(PreviewTarget::channel)
                .map(Channel::id)));
    }

    private void follow(Optional<ChannelId> next) {
        if (next.equals(channel)) return;
        channel = next;
        queries.cancel();
        coming.set(List.of());
        if (next.isPresent()) everyMinute.playFromStart();
        else everyMinute.stop();
        load();
    }

    private void load() {
        channel.ifPresent(id -> queries.run(() -> guide.apply(id), coming::set));
    }

    /// The programme on, in words; empty where the guide has nothing for now.
    Optional<String> now() {
        return coming.get().stream()
                .findFirst()
                .filter(first -> !first.start().toInstant().isAfter(clock.instant()))
                .map(ProgrammeModel::words);
    }

    /// When it starts, and its title.
    static String words(Programme programme) {
        return Messages.of("preview.programme", time(programme), programme.title());
    }

    /// When it starts, on this machine's clock.
    static String time(Programme programme) {
        return TIME.format(programme.start().atZoneSameInstant(ZoneId.systemDefault()));
    }
}
