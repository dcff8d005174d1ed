package tv.tributary.ui.outputs;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Node;
import tv.tributary.catalog.Channels;
import tv.tributary.event.Subscription;
import tv.tributary.server.hdhomerun.Tuners;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.nav.Place.Page;

/// The page of what leaves for the devices of the house. FX thread only.
public final class OutputsPage implements Page {
    private final TunersModel model;
    private final OutputsView view;

    /// @param address where others reach the server, such as `http://192.168.1.5:9188`
    /// @param playlist the playlist's address
    public OutputsPage(
            Tuners tuners,
            Channels channels,
            ReadOnlyStringProperty address,
            ReadOnlyStringProperty playlist,
            Background background,
            FxBridge fxBridge,
            Toasts toasts) {
        this.model = new TunersModel(tuners, channels, address, background, fxBridge, toasts);
        this.view = new OutputsView(model, playlist);
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
