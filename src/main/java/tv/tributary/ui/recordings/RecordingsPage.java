package tv.tributary.ui.recordings;

import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import tv.tributary.dvr.Recordings;
import tv.tributary.event.Subscription;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.nav.Place.Page;

/// The page of recordings. FX thread only.
public final class RecordingsPage implements Page {
    private final RecordingsModel model;
    private final RecordingsView view;

    /// @param calendar the address of the calendar of what is planned
    /// @param play plays a recording by its id, under a title
    /// @param send asks to which player in the home one is to be sent, likewise
    public RecordingsPage(
            Recordings recordings,
            Supplier<String> calendar,
            BiConsumer<Long, String> play,
            BiConsumer<Long, String> send,
            Background background,
            Toasts toasts) {
        this.model = new RecordingsModel(recordings, play, send, background, toasts);
        this.view = new RecordingsView(model, calendar);
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
