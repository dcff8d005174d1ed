package tv.tributary.ui.shell;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import tv.tributary.event.Subscription;
import tv.tributary.ui.nav.Place.Page;

/// An empty page that counts how often it was opened.
final class SamplePage implements Page {
    int opened;
    private final StackPane view = new StackPane();

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Subscription open() {
        opened++;
        return Subscription.none();
    }
}
