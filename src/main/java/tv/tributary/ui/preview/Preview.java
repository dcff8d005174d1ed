package tv.tributary.ui.preview;

import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.layout.Region;
import tv.tributary.event.Subscription;
import tv.tributary.model.ChannelId;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.StreamSharing;
import tv.tributary.ui.fx.Toasts;

/// A small player panel for one channel at a time. FX thread only.
public final class Preview {
    private final StreamSharing streamSharing;
    private final PreviewModel model;
    private final PreviewView view;

    /// @param localUrl a channel's address on this machine; may block
    public Preview(
            Background background,
            FxBridge fxBridge,
            Toasts toasts,
            Function<ChannelId, String> localUrl,
            StreamSharing streamSharing) {
        this.streamSharing = streamSharing;
        this.model = new PreviewModel(
                background,
                fxBridge,
                toasts,
                localUrl,
                streamSharing,
                PlayerFinder::find,
                ExternalPlayer.ofThisSystem());
        this.view = new PreviewView(model);
    }

    /// The panel; its owner shows it while [#channel()] holds one, in the small place or the large.
    public Region view() {
        return view;
    }

    /// The channel in the panel, playing or not; empty while the panel is closed.
    public ReadOnlyObjectProperty<Optional<ChannelId>> channel() {
        return model.channel;
    }

    /// True while the user wants the large view.
    public ReadOnlyBooleanProperty enlarged() {
        return model.enlarged;
    }

    public void shrink() {
        model.enlarged.set(false);
    }

    public void play(ChannelId id, String name) {
        model.play(id, name);
    }

    /// Stops and puts the panel away.
    public void leave() {
        model.leave();
    }

    public void openExternally(ChannelId id, String name) {
        model.openExternally(id, name);
    }

    /// Copies a channel's URLs or opens them elsewhere.
    public StreamSharing sharing() {
        return streamSharing;
    }

    /// Plays only while this is open; closing it stops the picture and gives the native player back.
    public Subscription open() {
        return model.open();
    }
}
