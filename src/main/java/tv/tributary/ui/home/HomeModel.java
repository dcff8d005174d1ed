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
import tv.tributary.library.WatchProgress.Continuing;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Title.Episode;
import tv.tributary.stats.LiveStats;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.RefreshedRows;
import tv.tributary.ui.control.RefreshedRows.LiveRow;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.LatestQuery;
import tv.tributary.ui.nav.Place;
import tv.tributary.ui.nav.Place.Navigator;
import tv.tributary.ui.preview.PreviewTarget.FilmTarget;

/// The first page's model. FX thread only.
public final class HomeModel {
    /// What a tile plays.
    public sealed interface HomeTarget {
        record OfChannel(ChannelId id) implements HomeTarget {}

        /// @param title what stands above the picture
        record OfFilm(FilmTarget film, String title) implements HomeTarget {}
    }

    /// Something to play, as text.
    ///
    /// @param logo its address, or empty
    /// @param note what is to be known of it
    /// @param seen how much of it was watched, 0..1
    public record HomeTile(HomeTarget target, String name, String logo, String note, double seen) {
        static HomeTile of(Channel channel) {
            return new HomeTile(
                    new HomeTarget.OfChannel(channel.id()), channel.name(), channel.logo(), channel.group(), 0);
        }

        static HomeTile of(Continuing one) {
            var title = one.title();
            var episode = one.episode();
            var note = episode.map(it -> Messages.of("home.continue.episode", it.season(), it.number()))
                    .orElseGet(() -> title.year().isPresent()
                            ? Integer.toString(title.year().getAsInt())
                            : "");
            var film = new FilmTarget(title.id(), episode.map(Episode::id).orElse(0L), title.artwork(), one.position());
            var heading = episode.map(_ -> title.name() + " · " + note).orElse(title.name());
            return new HomeTile(new HomeTarget.OfFilm(film, heading), title.name(), title.artwork(), note, one.share());
        }

        static HomeTile of(LiveStats.Stream stream, String logo) {
            return new HomeTile(
                    new HomeTarget.OfChannel(stream.channel()),
                    stream.name(),
                    logo,
                    Messages.of("home.on-now.note", stream.viewers().size()),
                    0);
        }
    }

    /// How far the first setup is.
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
    private final RefreshedRows<HomeTile> onNow = new RefreshedRows<>(HomeTile::target);

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
