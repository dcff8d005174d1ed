package tv.tributary.ui.providers;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.CardList;
import tv.tributary.ui.control.Drawer;
import tv.tributary.ui.control.EmptyState;
import tv.tributary.ui.control.EntryCard;
import tv.tributary.ui.providers.SyncHistoryModel.ShownHistory;

/// The page: a card per provider, the form that slides in, and drag and drop anywhere.
final class ProvidersView extends StackPane {
    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

    private final ProvidersModel model;
    private final ProviderIntake intake;
    private final Optional<ListChooser> chooser;
    private final CardList<ProviderEntry, EntryCard<ProviderEntry>> list;
    private final Drawer over;
    private final Label dropHint = new Label(Messages.of("providers.drop.hint"), new FontIcon("mdi2t-tray-arrow-down"));

    /// @param intake takes the first provider
    ProvidersView(ProvidersModel model, ProviderIntake intake, Optional<ListChooser> chooser) {
        this.model = model;
        this.intake = intake;
        this.chooser = chooser;
        this.list = new CardList<>(ProviderEntry::id, entry -> ProviderCard.of(model, entry), EntryCard::show, this);
        this.over = new Drawer(() -> {
            model.closeForm();
            model.history.close();
        });
        createView();
    }

    private void createView() {
        getStyleClass().add("providers-page");
        var body = new StackPane(createList(), createEmpty(), createLoading());
        VBox.setVgrow(body, Priority.ALWAYS);
        dropHint.getStyleClass().add("drop-hint");
        dropHint.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        dropHint.setVisible(false);
        dropHint.setMouseTransparent(true);
        var page = new VBox(createHead(), body, new RemovedRows(model));
        page.getStyleClass().add("page");
        getChildren().setAll(page, dropHint, over);
        model.form.subscribe(form -> form.ifPresentOrElse(this::showForm, this::hideForm));
        model.history.shown.subscribe(history -> history.ifPresentOrElse(this::showHistory, this::hideForm));
        model.entries.subscribe(entries -> entries.ifPresent(list::setItems));
        setOnDragOver(this::dragOver);
        setOnDragExited(_ -> dropHint.setVisible(false));
        setOnDragDropped(this::drop);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private Node createHead() {
        var title = new Label(Messages.of("place.providers"));
        title.getStyleClass().add("page-title");
        var all = new Button(Messages.of("action.sync-all"), new FontIcon("mdi2s-sync"));
        all.setOnAction(_ -> model.syncAll());
        var add = new Button(Messages.of("action.add-provider"), new FontIcon("mdi2p-plus"));
        add.getStyleClass().add(Styles.ACCENT);
        add.setOnAction(_ -> model.add(""));
        var head = new HBox(title, new Spacer(), all, add);
        head.getStyleClass().add("page-head");
        head.setAlignment(Pos.CENTER_LEFT);
        model.entries.subscribe(entries -> {
            var some = entries.filter(found -> !found.isEmpty()).isPresent();
            all.setVisible(some);
            add.setVisible(some);
        });
        return head;
    }

    private Node createList() {
        list.getStyleClass().add("provider-list");
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "provider-scroll");
        return scroll;
    }

    /// While there is no provider: one field for the first one. It is made when it is needed, as it takes the keyboard.
    private Node createEmpty() {
        var empty = new StackPane();
        model.entries.subscribe(entries -> {
            var isEmpty = entries.filter(List::isEmpty).isPresent();
            empty.setVisible(isEmpty);
            if (!isEmpty) empty.getChildren().clear();
            else if (empty.getChildren().isEmpty()) empty.getChildren().setAll(createWelcome());
        });
        return empty;
    }

    private Node createWelcome() {
        return new EmptyState(
                "mdi2p-playlist-plus",
                Messages.of("providers.empty.title"),
                Messages.of("providers.empty.words"),
                new IntakeView(intake, chooser));
    }

    private Node createLoading() {
        var loading = new ProgressIndicator();
        loading.setMaxSize(36, 36);
        model.entries.subscribe(entries -> loading.setVisible(entries.isEmpty()));
        return loading;
    }

    private void showForm(ProviderForm form) {
        var sheet = new ProviderFormView(form, model, chooser);
        over.show(sheet);
        sheet.focusFirst();
    }

    private void showHistory(ShownHistory history) {
        var sheet = new SyncHistoryView(history, model.history);
        over.show(sheet);
        sheet.focusFirst();
    }

    private void hideForm() {
        if (model.form.get().isPresent() || model.history.shown.get().isPresent()) return;
        var wasOpen = over.isVisible();
        over.hide();
        // Else the keyboard would jump to the sidebar, where Enter leaves the page.
        if (wasOpen) requestFocus();
    }

    private void onKey(KeyEvent event) {
        if (over.isVisible()) return;
        if (event.isShortcutDown() && event.getCode() == KeyCode.N) model.add("");
        else if (UNDO.match(event)) model.undoRemoval();
        else if (event.getCode() == KeyCode.F5) model.syncAll();
        else return;
        event.consume();
    }

    private void dragOver(DragEvent event) {
        if (over.isVisible() || !canBeLists(event.getDragboard())) return;
        event.acceptTransferModes(TransferMode.COPY);
        dropHint.setVisible(true);
        event.consume();
    }

    private void drop(DragEvent event) {
        var board = event.getDragboard();
        var files =
                board.hasFiles() ? board.getFiles().stream().map(File::toPath).toList() : List.<Path>of();
        var text = board.hasUrl() ? board.getUrl() : board.hasString() ? board.getString() : "";
        model.addDropped(DroppedLists.locations(files, text));
        dropHint.setVisible(false);
        event.setDropCompleted(true);
        event.consume();
    }

    private static boolean canBeLists(Dragboard board) {
        return board.hasFiles() || board.hasUrl() || board.hasString();
    }
}
