package tv.tributary.ui.preview;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.format.xmltv.XmltvChannel.LocalizedText;
import tv.tributary.text.Messages;
import tv.tributary.ui.preview.ScreenModel.Panel;

/// The programmes of the channel that plays, over the large picture.
final class GuideOverlay extends VBox {
    private final ProgrammeModel programmes;
    private final ScreenModel screen;
    private final ListView<Programme> list = new ListView<>();

    GuideOverlay(ProgrammeModel programmes, ScreenModel screen) {
        this.programmes = programmes;
        this.screen = screen;
        createView();
    }

    private void createView() {
        getStyleClass().add("channel-overlay");
        setMaxWidth(USE_PREF_SIZE);
        var heading = new Label(Messages.of("preview.guide.title"));
        heading.getStyleClass().add("channel-overlay-title");
        var nothing = new Label(Messages.of("preview.guide.nothing"));
        nothing.setWrapText(true);
        list.setPlaceholder(nothing);
        list.setCellFactory(_ -> new Row());
        list.setAccessibleText(Messages.of("preview.guide.title"));
        setVgrow(list, Priority.ALWAYS);
        getChildren().setAll(heading, list);
        programmes.coming.subscribe(coming -> list.getItems().setAll(coming));
        visibleProperty().bind(screen.panel().isEqualTo(Panel.GUIDE));
        managedProperty().bind(visibleProperty());
        visibleProperty().subscribe(now -> {
            if (!now) return;
            list.scrollTo(0);
            list.requestFocus();
        });
    }

    private static final class Row extends ListCell<Programme> {
        private final Label time = new Label();
        private final Label title = new Label();
        private final Label more = new Label();
        private final HBox row = new HBox(time, new VBox(title, more));

        Row() {
            time.getStyleClass().add("channel-overlay-number");
            more.getStyleClass().add("player-notice-words");
            row.getStyleClass().add("channel-overlay-row");
            row.setAlignment(Pos.TOP_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(Programme programme, boolean empty) {
            super.updateItem(programme, empty);
            if (empty || programme == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            time.setText(ProgrammeModel.time(programme));
            title.setText(programme.title());
            more.setText(programme.subTitles().stream()
                    .findFirst()
                    .map(LocalizedText::text)
                    .orElse(""));
            more.setManaged(!more.getText().isEmpty());
            setAccessibleText(ProgrammeModel.words(programme));
            setGraphic(row);
        }
    }
}
