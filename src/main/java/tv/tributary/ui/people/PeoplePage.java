package tv.tributary.ui.people;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Node;
import tv.tributary.access.Users;
import tv.tributary.catalog.Channels;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.server.watch.WatchSessions;
import tv.tributary.stats.LiveStats;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.nav.Place.Page;

/// The page of people and devices. FX thread only.
public final class PeoplePage implements Page {
    private final PeopleModel model;
    private final PeopleView view;

    /// @param stats is followed for what is watched now
    /// @param address where others reach the server, such as `http://192.168.1.5:9188`
    public PeoplePage(
            Users users,
            Channels channels,
            WatchSessions sessions,
            LatestValue<LiveStats> stats,
            ReadOnlyStringProperty address,
            Background background,
            FxBridge fxBridge,
            Toasts toasts) {
        this.model = new PeopleModel(
                users, channels, sessions::all, sessions::end, stats, address, background, fxBridge, toasts);
        this.view = new PeopleView(model);
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Subscription open() {
        return model.open();
    }
}
