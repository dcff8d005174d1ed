package tv.tributary.ui.dashboard;

import javafx.animation.Interpolator;
import javafx.animation.TranslateTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import tv.tributary.ui.control.LogoImages;

/// The cards and the panel of a stream: side by side where there is room, else overlapping. Esc closes the panel.
final class DashboardBody extends StackPane {
    private static final Duration SLIDE = Duration.millis(140);
    private static final double WAY = 40;
    private static final double PANEL = 430;
    private static final double GAP = 14;
    /// The least width of the cards beside the panel.
    private static final double LEAST_CARDS = 600;

    private final DashboardCards cards;
    private final StreamPanel panel;

    DashboardBody(DashboardModel model, StreamPanelModel panelModel, LogoImages logos) {
        this.cards = new DashboardCards(model, panelModel, logos);
        this.panel = new StreamPanel(panelModel, logos);
        panel.setMinWidth(PANEL);
        panel.setMaxWidth(PANEL);
        setAlignment(panel, Pos.CENTER_RIGHT);
        getChildren().setAll(cards);
        panelModel.channel().subscribe(channel -> show(channel.isPresent()));
        widthProperty().subscribe(_ -> makeRoom());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE || !isOpen()) return;
            panelModel.close();
            event.consume();
        });
    }

    private void show(boolean open) {
        if (open == isOpen()) return;
        if (open) {
            getChildren().add(panel);
            if (getScene() != null) slideIn();
        } else {
            getChildren().remove(panel);
            // Whatever held the keyboard in it is gone.
            cards.enterStreams();
        }
        makeRoom();
    }

    private boolean isOpen() {
        return getChildren().contains(panel);
    }

    private void makeRoom() {
        var beside = isOpen() && getWidth() - PANEL - GAP >= LEAST_CARDS;
        setMargin(cards, new Insets(0, beside ? PANEL + GAP : 0, 0, 0));
    }

    private void slideIn() {
        panel.setTranslateX(WAY);
        var slide = new TranslateTransition(SLIDE, panel);
        slide.setToX(0);
        slide.setInterpolator(Interpolator.EASE_OUT);
        slide.play();
    }
}
