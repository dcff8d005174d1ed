package tv.tributary.ui.outputs;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Node;
import tv.tributary.access.TokenGate;
import tv.tributary.catalog.Channels;
import tv.tributary.event.Subscription;
import tv.tributary.server.discovery.ServerDiscovery;
import tv.tributary.server.hdhomerun.ProfileOutputs;
import tv.tributary.server.hdhomerun.Tuners;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.fx.UndoStack;
import tv.tributary.ui.nav.Place.Page;
import tv.tributary.ui.outputs.ConnectModel.ConnectSources;

/// The page of what leaves for the devices of the house. FX thread only.
public final class OutputsPage implements Page {
    private final TunersModel model;
    private final ProfilesModel profiles;
    private final ConnectModel connect;
    private final DiscoverySection discovery;
    private final OutputsView view;

    /// @param gate lets viewers in
    /// @param address where others reach the server, such as `http://192.168.1.5:9188`
    /// @param playlist the playlist's address
    public OutputsPage(
            Tuners tuners,
            ProfileOutputs profileOutputs,
            ServerDiscovery serverDiscovery,
            TokenGate gate,
            Channels channels,
            ReadOnlyStringProperty address,
            ReadOnlyStringProperty playlist,
            Background background,
            FxBridge fxBridge,
            Toasts toasts) {
        var undos = new UndoStack();
        this.model = new TunersModel(tuners, channels, address, background, fxBridge, toasts, undos);
        this.profiles =
                new ProfilesModel(profileOutputs, tuners, channels, address, background, fxBridge, toasts, undos);
        this.connect = new ConnectModel(
                profileOutputs, tuners, new ConnectSources(gate::household, gate::follow), address, background);
        this.discovery = new DiscoverySection(serverDiscovery, background, fxBridge);
        this.view = new OutputsView(model, profiles, connect, discovery, playlist);
    }

    /// Asks which device is to be connected, as from the first list. The page is open.
    public void connect() {
        connect.open();
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Subscription open() {
        return Subscription.all(model.open(), profiles.open(), discovery.open(), connect::close);
    }
}
