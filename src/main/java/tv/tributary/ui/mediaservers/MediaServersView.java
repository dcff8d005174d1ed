package tv.tributary.ui.mediaservers;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.CardList;
import tv.tributary.ui.control.CopyField;
import tv.tributary.ui.control.Drawer;
import tv.tributary.ui.control.EmptyState;
import tv.tributary.ui.control.EntryCard;
import tv.tributary.ui.control.Overlay;
import tv.tributary.ui.control.QuestionPane;
import tv.tributary.ui.mediaservers.ExportsModel.ExportEntry;
import tv.tributary.ui.mediaservers.ExportsModel.ExportPreview;

/// The page: a card per export, the address of the same as network folders, and the form or the preview that slides in.
final class MediaServersView extends StackPane {
    private final ExportsModel model;
    private final ReadOnlyStringProperty webDav;
    private final CardList<ExportEntry, EntryCard<ExportEntry>> list;
    private final Drawer over;

    /// @param webDav the address of the network folders; empty until known
    MediaServersView(ExportsModel model, ReadOnlyStringProperty webDav) {
        this.model = model;
        this.webDav = webDav;
        this.list = new CardList<>(
                ExportEntry::id, entry -> ExportCard.of(model, entry, this::askToRemove), EntryCard::show, this);
        this.over = new Drawer(this::close);
        createView();
    }

    private void close() {
        model.closeForm();
        model.closePreview();
    }

    private void createView() {
        getStyleClass().add("providers-page");
        list.getStyleClass().add("provider-list");
        var all = new VBox(list, createEmpty(), createWebDav());
        all.getStyleClass().add("provider-list");
        var scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "provider-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var page = new VBox(createHead(), scroll);
        page.getStyleClass().add("page");
        getChildren().setAll(page, over);
        model.form.subscribe(form -> form.ifPresentOrElse(this::showForm, this::hide));
        model.preview.subscribe(preview -> preview.ifPresentOrElse(this::showPreview, this::hide));
        model.entries.subscribe(entries -> entries.ifPresent(list::setItems));
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private Node createHead() {
        var title = new Label(Messages.of("place.media-servers"));
        title.getStyleClass().add("page-title");
        var all = new Button(Messages.of("exports.run-all"), new FontIcon("mdi2f-folder-download-outline"));
        all.setOnAction(_ -> model.runAll());
        var add = addButton();
        var head = new HBox(title, new Spacer(), all, add);
        head.getStyleClass().add("page-head");
        head.setAlignment(Pos.CENTER_LEFT);
        model.entries.subscribe(entries -> {
            var some = entries.filter(found -> !found.isEmpty()).isPresent();
            for (var node : List.of(all, add)) node.setVisible(some);
        });
        return head;
    }

    private Button addButton() {
        var add = new Button(Messages.of("exports.add"), new FontIcon("mdi2p-plus"));
        add.getStyleClass().add(Styles.ACCENT);
        add.setOnAction(_ -> model.add());
        return add;
    }

    private Node createEmpty() {
        var empty = new EmptyState(
                "mdi2f-folder-play-outline",
                Messages.of("exports.empty.title"),
                Messages.of("exports.empty.words"),
                addButton());
        model.entries.subscribe(entries -> {
            var none = entries.filter(List::isEmpty).isPresent();
            empty.setVisible(none);
            empty.setManaged(none);
        });
        return empty;
    }

    private Node createWebDav() {
        var title = new Label(Messages.of("exports.webdav.title"));
        title.getStyleClass().add("card-title");
        var words = new Label(Messages.of("exports.webdav.words"));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        var card = new VBox(title, words, new CopyField(Messages.of("exports.webdav.title"), webDav));
        card.getStyleClass().addAll("card", "webdav-card");
        return card;
    }

    private void showForm(ExportForm form) {
        var sheet = new ExportFormView(form, model);
        over.show(sheet);
        sheet.focusFirst();
    }

    private void showPreview(ExportPreview preview) {
        var sheet = new ExportPreviewView(preview, model);
        over.show(sheet);
        sheet.focusFirst();
    }

    private void hide() {
        if (model.form.get().isPresent() || model.preview.get().isPresent()) return;
        var wasOpen = over.isVisible();
        over.hide();
        // Else the keyboard would jump to the sidebar, where Enter leaves the page.
        if (wasOpen) requestFocus();
    }

    private void askToRemove(ExportEntry entry) {
        Overlay.ask(
                getScene(),
                new QuestionPane(
                                Messages.of("exports.remove.question", entry.name()),
                                Messages.of(
                                        "exports.remove.words",
                                        entry.status().settings().folder()))
                        .mainAnswer(Messages.of("exports.remove.answer"), () -> model.remove(entry)));
    }

    private void onKey(KeyEvent event) {
        if (over.isVisible()) return;
        if (event.isShortcutDown() && event.getCode() == KeyCode.N) model.add();
        else if (event.getCode() == KeyCode.F5) model.runAll();
        else return;
        event.consume();
    }
}
