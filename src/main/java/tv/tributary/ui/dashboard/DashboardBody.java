package tv.tributary.ui.dashboard;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import tv.tributary.ui.control.InspectorPane;
import tv.tributary.ui.control.LogoImages;

/// The cards, with the panel of a stream as their inspector. Esc closes it.
final class DashboardBody extends StackPane {
    /// In pixels: the least width of the panel, and that from which on it stands beside the cards.
    private static final double PANEL = 430;
    private static final double ROOM_FOR_BOTH = 1_044;

    private final DashboardCards cards;
    private final InspectorPane inspector;

    DashboardBody(DashboardModel model, StreamPanelModel panelModel, LogoImages logos) {
        this.cards = new DashboardCards(model, panelModel, logos);
        var panel = new StreamPanel(panelModel, logos);
        panel.setMinWidth(PANEL);
        this.inspector =
                new InspectorPane(cards, panel, InspectorPane.Place.WHILE_WANTED, ROOM_FOR_BOTH, panelModel.divider());
        getChildren().setAll(inspector);
        panelModel.channel().subscribe(channel -> show(channel.isPresent()));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE || !inspector.wanted().get()) return;
            panelModel.close();
            event.consume();
        });
    }

    private void show(boolean open) {
        if (open == inspector.wanted().get()) return;
        inspector.wanted().set(open);
        // Whatever held the keyboard in it is gone.
        if (!open) cards.enterStreams();
    }
}
