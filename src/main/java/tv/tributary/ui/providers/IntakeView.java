package tv.tributary.ui.providers;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.provider.Providers;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.NumberSpinner;
import tv.tributary.ui.providers.ProviderIntake.Stage;

/// One field for an address or a dropped file, then how far its list is, then the ways on.
public final class IntakeView extends StackPane {
    private static final int MOST_CONNECTIONS = 999;

    private final ProviderIntake intake;
    private final Optional<ListChooser> chooser;
    private final LocationField location;
    private final Button watch = new Button(Messages.of("intake.watch"), new FontIcon("mdi2p-play"));

    public IntakeView(ProviderIntake intake) {
        this(intake, ListChooser.ofThisScreen());
    }

    IntakeView(ProviderIntake intake, Optional<ListChooser> chooser) {
        this.intake = intake;
        this.chooser = chooser;
        this.location = new LocationField(intake.location, Providers::withoutCredentials);
        getStyleClass().add("intake");
        getChildren().setAll(createQuestion(), createReading(), createReady());
        intake.stage.subscribe(_ -> takeFocus());
        // So that pasting needs no click before.
        sceneProperty().subscribe(_ -> takeFocus());
        setOnDragOver(this::dragOver);
        setOnDragDropped(this::drop);
    }

    private void takeFocus() {
        Platform.runLater(() -> {
            if (getScene() == null) return;
            switch (intake.stage.get()) {
                case ASKING -> location.requestFocus();
                case READY -> watch.requestFocus();
                case READING -> {}
            }
        });
    }

    private Node createQuestion() {
        var words = new Label(Messages.of("intake.prompt"));
        words.setLabelFor(location);
        words.setWrapText(true);
        location.getStyleClass().add(Styles.LARGE);
        HBox.setHgrow(location, Priority.ALWAYS);
        location.setOnAction(_ -> intake.read());
        intake.problem.subscribe(said -> location.pseudoClassStateChanged(Styles.STATE_DANGER, !said.isEmpty()));
        var read = new Button(Messages.of("intake.read"), new FontIcon("mdi2a-arrow-right"));
        read.getStyleClass().addAll(Styles.ACCENT, Styles.LARGE);
        read.setMinWidth(USE_PREF_SIZE);
        read.setOnAction(_ -> intake.read());
        var row = new HBox(location);
        row.getStyleClass().add("form-row");
        chooser.ifPresent(dialog -> row.getChildren().add(createChoose(dialog)));
        row.getChildren().add(read);
        var problem = new Label();
        problem.textProperty().bind(intake.problem);
        problem.getStyleClass().add("intake-problem");
        problem.setWrapText(true);
        problem.visibleProperty().bind(intake.problem.isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return during(Stage.ASKING, new VBox(words, row, problem, createMore()));
    }

    private Button createChoose(ListChooser dialog) {
        var choose = new Button(Messages.of("providers.form.choose"));
        choose.getStyleClass().add(Styles.LARGE);
        choose.setMinWidth(USE_PREF_SIZE);
        choose.setOnAction(_ -> dialog.choose(getScene().getWindow())
                .map(Path::toString)
                .map(List::of)
                .ifPresent(intake::drop));
        return choose;
    }

    private Node createMore() {
        var name = new TextField();
        name.setPromptText(Messages.of("intake.name.prompt"));
        name.textProperty().bindBidirectional(intake.name);
        name.setOnAction(_ -> intake.read());
        var nameLabel = new Label(Messages.of("providers.form.name"));
        nameLabel.setLabelFor(name);
        var connections = new NumberSpinner(intake.connections, 0, MOST_CONNECTIONS, 1);
        var connectionsLabel = new Label(Messages.of("intake.connections"));
        connectionsLabel.setLabelFor(connections);
        var pair = new HBox(new VBox(nameLabel, name), new VBox(connectionsLabel, connections));
        pair.getStyleClass().add("form-pair");
        pair.getChildren().forEach(field -> HBox.setHgrow(field, Priority.ALWAYS));
        var more = new TitledPane(Messages.of("intake.more"), pair);
        more.getStyleClass().addAll("form-advanced", "dense");
        more.setExpanded(false);
        more.setAnimated(false);
        intake.problemOfMore.subscribe(isThere -> {
            if (isThere) more.setExpanded(true);
        });
        return more;
    }

    private Node createReading() {
        var bar = new ProgressBar();
        bar.progressProperty().bind(intake.progress);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add(Styles.MEDIUM);
        var note = new Label();
        note.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> intake.note.get().isEmpty() ? Messages.of("intake.reading") : intake.note.get(),
                        intake.note));
        var cancel = new Button(Messages.of("action.cancel"));
        cancel.setOnAction(_ -> intake.cancel());
        var box = new VBox(note, bar, cancel);
        box.setAlignment(Pos.CENTER);
        return during(Stage.READING, box);
    }

    private Node createReady() {
        var title = new Label();
        title.getStyleClass().add("empty-title");
        title.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Messages.of("intake.ready", intake.channels.get()), intake.channels));
        watch.getStyleClass().addAll(Styles.ACCENT, Styles.LARGE);
        watch.setOnAction(_ -> intake.watch());
        var connect = new Button(Messages.of("action.connect-tv"), new FontIcon("mdi2c-cast-connected"));
        connect.setOnAction(_ -> intake.connect());
        var choose = new Button(Messages.of("selection.title"), new FontIcon("mdi2p-playlist-check"));
        choose.setOnAction(_ -> intake.choose());
        for (var button : List.of(connect, choose)) button.getStyleClass().add(Styles.LARGE);
        var ways = new HBox(watch, connect, choose);
        ways.getStyleClass().add("empty-actions");
        ways.setAlignment(Pos.CENTER);
        var box = new VBox(title, ways);
        box.setAlignment(Pos.CENTER);
        return during(Stage.READY, box);
    }

    private VBox during(Stage stage, VBox box) {
        box.getStyleClass().add("intake-step");
        box.visibleProperty().bind(intake.stage.isEqualTo(stage));
        return box;
    }

    private void dragOver(DragEvent event) {
        var board = event.getDragboard();
        if (intake.stage.get() != Stage.ASKING || !(board.hasFiles() || board.hasUrl() || board.hasString())) return;
        event.acceptTransferModes(TransferMode.COPY);
        event.consume();
    }

    private void drop(DragEvent event) {
        var board = event.getDragboard();
        var files =
                board.hasFiles() ? board.getFiles().stream().map(File::toPath).toList() : List.<Path>of();
        var text = board.hasUrl() ? board.getUrl() : board.hasString() ? board.getString() : "";
        var locations = DroppedLists.locations(files, text);
        if (locations.isEmpty()) intake.problem.set(Messages.of("providers.drop.nothing"));
        else intake.drop(locations);
        event.setDropCompleted(true);
        event.consume();
    }
}
