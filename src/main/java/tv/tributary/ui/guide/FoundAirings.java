package tv.tributary.ui.guide;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tv.tributary.ui.control.LogoBadge;
import tv.tributary.ui.control.LogoImages;

/// The programmes that a search found: channel, title and when. Enter or a double click shows one in the grid.
final class FoundAirings extends ListView<Airing> {
    private static final double HEIGHT = 56;

    private final GuideModel model;

    FoundAirings(GuideModel model, LogoImages logos) {
        super(model.found);
        this.model = model;
        getStyleClass().add("found-airings");
        setFixedCellSize(HEIGHT);
        setCellFactory(_ -> new Line(logos));
        getSelectionModel().selectedItemProperty().subscribe(airing -> {
            if (airing != null) model.select(airing);
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ENTER) return;
            reveal();
            event.consume();
        });
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) reveal();
        });
    }

    private void reveal() {
        var airing = getSelectionModel().getSelectedItem();
        if (airing != null) model.reveal(airing);
    }

    private final class Line extends ListCell<Airing> {
        private final LogoBadge logo;
        private final Label title = new Label();
        private final Label note = new Label();
        private final Label when = new Label();
        private final HBox line;

        Line(LogoImages logos) {
            this.logo = new LogoBadge(logos);
            title.getStyleClass().add("airing-title");
            note.getStyleClass().add("airing-note");
            when.getStyleClass().add("muted");
            when.setMinWidth(USE_PREF_SIZE);
            var words = new VBox(title, note);
            words.setAlignment(Pos.CENTER_LEFT);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            this.line = new HBox(logo, words, when);
            line.getStyleClass().add("found-airing");
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Airing airing, boolean empty) {
            super.updateItem(airing, empty);
            if (empty) {
                logo.release();
                setGraphic(null);
                return;
            }
            var channel = model.channel(airing);
            title.setText(airing.title());
            note.setText(channel.map(found -> found.name() + (airing.subTitle().isEmpty() ? "" : " · "))
                            .orElse("")
                    + airing.subTitle());
            when.setText(AiringText.when(airing, model.today(), model.zone()));
            channel.ifPresent(found -> logo.show(found.name(), found.logo()));
            setGraphic(line);
        }
    }
}
