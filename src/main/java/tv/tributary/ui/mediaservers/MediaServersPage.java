package tv.tributary.ui.mediaservers;

import java.util.Map;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import tv.tributary.event.Subscription;
import tv.tributary.job.Jobs;
import tv.tributary.library.export.LibraryExports;
import tv.tributary.model.ProviderId;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.nav.Place.Page;

/// The page for media servers. FX thread only.
public final class MediaServersPage implements Page {
    private final ExportsModel model;
    private final Callable<String> webDavAddress;
    private final Background background;
    private final ReadOnlyStringWrapper webDav = new ReadOnlyStringWrapper("");
    private final MediaServersView view;

    /// @param address of this computer as players reach it; may block
    /// @param webDavAddress of the network folders; may block
    /// @param providers by their names; may block
    public MediaServersPage(
            LibraryExports exports,
            Jobs jobs,
            Callable<String> address,
            Callable<String> webDavAddress,
            Callable<Map<ProviderId, String>> providers,
            Background background,
            FxBridge fxBridge,
            Toasts toasts) {
        this.model = new ExportsModel(exports, jobs, address, providers, background, fxBridge, toasts);
        this.webDavAddress = webDavAddress;
        this.background = background;
        this.view = new MediaServersView(model, webDav.getReadOnlyProperty());
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Subscription open() {
        background.run(webDavAddress, webDav::set);
        return model.open();
    }
}
