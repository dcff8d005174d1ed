package tv.tributary.ui.home;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Duration;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.model.ChannelId;
import tv.tributary.stats.LiveStats;
import tv.tributary.ui.control.LiveRows;
import tv.tributary.ui.control.LiveRows.LiveRow;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.home.HomeShelf.HomeTarget;
import tv.tributary.ui.home.HomeShelf.HomeTile;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.nav.Place.Navigator;

/// The first page's model. FX thread only.
public final class HomeModel {
    /// Stages of the first setup.
    enum Setup {
        NO_PROVIDER,
        NO_CHANNELS,
        DONE
    }

    /// One of the shelves, and what stands in it now.
    record FilledShelf(HomeShelf shelf, ObservableList<HomeTile> tiles) {}

    private final LatestValue<LiveStats> stats;
    private final Function<ChannelId, String> logos;
    private final Consumer<HomeTarget> play;
    private final LatestQuery query;
    private final FxBridge fxBridge;
    private final Navigator navigator;
    /// Films are told of many times while they are taken in.
    private final PauseTransition changing = new PauseTransition(Duration.millis(200));

    // shows
    final ObjectProperty<Setup> setup = new SimpleObjectProperty<>(Setup.DONE);
    final List<FilledShelf> shelves;
    private final LiveRows<HomeTile> onNow = new LiveRows<>(HomeTile::target);

    /// @param logos the address of a channel's logo, or empty; from memory
    /// @param shelves the first stands above what is on now, the others below
    /// @param play shows a channel's or a film's picture
    public HomeModel(
            LatestValue<LiveStats> stats,
            Function<ChannelId, String> logos,
            List<HomeShelf> shelves,
            Consumer<HomeTarget> play,
            FxBridge fxBridge,
            Background background,
            Navigator navigator) {
        this.stats = stats;
        this.logos = logos;
        this.shelves = shelves.stream()
                .map(shelf -> new FilledShelf(shelf, FXCollections.observableArrayList()))
                .toList();
        this.play = play;
        this.query = new LatestQuery(background);
        this.fxBridge = fxBridge;
        this.navigator = navigator;
        changing.setOnFinished(_ -> ask());
        show(stats.get());
    }

    /// The channels that play, in the order they started.
    ObservableList<LiveRow<HomeTile>> onNow() {
        return onNow.rows();
    }

    // does

    void play(HomeTile tile) {
        play.accept(tile.target());
    }

    void goTo(Place place) {
        navigator.go(place);
    }

    // lives

    Subscription open() {
        ask();
        var changes = fxBridge.listen(Event.Changed.class, changed -> {
            if (changed.topic().isOfLists() || changed.topic() == Topic.TITLES) changing.play();
        });
        return Subscription.all(fxBridge.follow(stats, this::show), changes, changing::stop);
    }

    private void ask() {
        query.run(this::read, found -> {
            for (var at = 0; at < found.size(); at++) {
                var tiles = shelves.get(at).tiles();
                if (!tiles.equals(found.get(at))) tiles.setAll(found.get(at));
            }
        });
    }

    private List<List<HomeTile>> read() throws Exception {
        var found = new ArrayList<List<HomeTile>>();
        for (var filled : shelves) found.add(List.copyOf(filled.shelf().tiles().call()));
        return found;
    }

    void show(LiveStats now) {
        setup.set(setup(now));
        onNow.show(now.streams().stream()
                .map(stream -> HomeTile.of(stream, logos.apply(stream.channel())))
                .toList());
    }

    private static Setup setup(LiveStats now) {
        if (now.providers().isEmpty()) return Setup.NO_PROVIDER;
        return now.catalog().channels() == 0 ? Setup.NO_CHANNELS : Setup.DONE;
    }
}
