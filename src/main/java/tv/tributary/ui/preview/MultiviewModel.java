package tv.tributary.ui.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.event.Subscription;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.stats.LiveStats;
import tv.tributary.ui.fx.LatestQuery;

/// Up to four channels at once, of which one is heard. Channels are chosen first, with the connections they would take
/// in sight; nothing is opened before. FX thread only.
final class MultiviewModel {
    /// Two by two.
    static final int MOST = 4;

    // shows
    final ObservableList<ChannelRow> all = FXCollections.observableArrayList();
    final ObservableList<ChannelRow> chosen = FXCollections.observableArrayList();
    final ObjectProperty<ConnectionPlan> plan = new SimpleObjectProperty<>(new ConnectionPlan(0, List.of()));
    /// Which tile is heard, from 0.
    final IntegerProperty heard = new SimpleIntegerProperty();
    final List<PreviewModel> tiles;

    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.CLOSED);
    private final PreviewModel player;
    private final ZapModel zap;
    private final PreviewSources sources;
    private final LatestQuery queries;

    /// @param tile makes the player of the tile with that number, from 0
    MultiviewModel(
            PreviewModel player,
            ZapModel zap,
            IntFunction<PreviewModel> tile,
            PreviewSources sources,
            LatestQuery queries) {
        this.player = player;
        this.zap = zap;
        this.tiles = IntStream.range(0, MOST).mapToObj(tile).toList();
        this.sources = sources;
        this.queries = queries;
        heard.subscribe(_ -> applySound());
        chosen.subscribe(() -> plan.set(ConnectionPlan.of(chosen, sources.live().get())));
    }

    ReadOnlyObjectProperty<Stage> stage() {
        return stage.getReadOnlyProperty();
    }

    /// Offers what plays here and what runs elsewhere.
    void choose() {
        stage.set(Stage.CHOOSING);
        queries.run(sources.lineup(), rows -> {
            all.setAll(rows);
            chosen.setAll(offer(rows));
        });
    }

    private List<ChannelRow> offer(List<ChannelRow> rows) {
        var here = player.target.get().flatMap(PreviewTarget::channel).map(Channel::id).stream();
        var elsewhere = sources.live().get().streams().stream().map(LiveStats.Stream::channel);
        return Stream.concat(here, elsewhere)
                .distinct()
                .flatMap(id -> find(rows, id).stream())
                .limit(MOST)
                .toList();
    }

    private static Optional<ChannelRow> find(List<ChannelRow> rows, ChannelId id) {
        return rows.stream().filter(row -> row.channel().id().equals(id)).findFirst();
    }

    /// Adds a channel, or takes it out again. Does nothing if there are enough.
    void toggle(ChannelRow row) {
        if (!chosen.remove(row) && chosen.size() < MOST) chosen.add(row);
    }

    /// Plays what was chosen, in place of what plays.
    void start() {
        if (chosen.isEmpty()) return;
        zap.leave();
        var rows = new ArrayList<>(chosen);
        heard.set(0);
        applySound();
        for (var at = 0; at < rows.size(); at++) {
            tiles.get(at).volume.set(player.volume.get());
            tiles.get(at).play(PreviewTarget.of(rows.get(at).channel()));
        }
        stage.set(Stage.PLAYING);
    }

    /// @param tile from 0; nothing if there is no such tile
    void hear(int tile) {
        if (tile >= 0 && tile < chosen.size()) heard.set(tile);
    }

    /// Ends it. Who watched goes on with the channel that was heard.
    void leave() {
        var was = stage.get();
        stage.set(Stage.CLOSED);
        queries.cancel();
        if (was != Stage.PLAYING) return;
        var last = tiles.get(heard.get()).target.get();
        tiles.forEach(PreviewModel::leave);
        last.ifPresent(zap::choose);
    }

    /// Stops all of it.
    void close() {
        stage.set(Stage.CLOSED);
        tiles.forEach(PreviewModel::leave);
    }

    /// See [PreviewModel#listen()].
    Subscription listen() {
        return Subscription.all(tiles.stream().map(PreviewModel::listen).toArray(Subscription[]::new));
    }

    private void applySound() {
        for (var at = 0; at < tiles.size(); at++) tiles.get(at).muted.set(at != heard.get());
    }

    /// Stages of the choice.
    enum Stage {
        CLOSED,
        CHOOSING,
        PLAYING
    }
}
