package tv.tributary.ui.titles;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tv.tributary.library.TitleRow;
import tv.tributary.model.Title;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.Overlay;
import tv.tributary.ui.control.QuestionPane;

/// Questions for edits of a title.
final class TitleDialogs {
    private final Supplier<Scene> scene;

    /// @param scene over which to ask
    TitleDialogs(Supplier<Scene> scene) {
        this.scene = scene;
    }

    /// @param onAnswer gets the name and the year as typed
    void forName(Title title, BiConsumer<String, String> onAnswer) {
        var name = new TextField(title.name());
        var year = new TextField(
                title.year().isPresent() ? Integer.toString(title.year().getAsInt()) : "");
        var question = new QuestionPane(
                        Messages.of("titles.rename"),
                        fields(
                                label("titles.name", name),
                                name,
                                label("titles.year", year),
                                year,
                                note("titles.name.note")))
                .mainAnswer(
                        Messages.of("providers.form.save"),
                        () -> onAnswer.accept(name.getText(), year.getText().strip()))
                .during(year.textProperty()
                        .map(text -> text.isBlank() || text.strip().matches("\\d{4}")))
                .beginAt(name);
        Overlay.ask(scene.get(), question);
        name.selectAll();
    }

    /// Another title of the same kind.
    ///
    /// @param search hands what is found to its second argument, later
    void forOther(Title title, BiConsumer<String, Consumer<List<TitleRow>>> search, Consumer<TitleRow> onAnswer) {
        var text = new TextField();
        var found = new ListView<TitleRow>();
        found.setPrefHeight(220);
        found.setAccessibleText(Messages.of("titles.merge.search"));
        found.setCellFactory(_ -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable TitleRow row, boolean empty) {
                super.updateItem(row, empty);
                setText(row == null || empty ? "" : PosterTile.spoken(row));
            }
        });
        text.textProperty()
                .subscribe(words -> search.accept(words, rows -> {
                    found.getItems().setAll(rows);
                    found.getSelectionModel().selectFirst();
                }));
        text.setText(title.name());
        var question = new QuestionPane(
                        Messages.of("titles.merge.with", title.name()),
                        fields(note("titles.merge.words"), label("titles.merge.search", text), text, found))
                .mainAnswer(
                        Messages.of("titles.merge.do"),
                        () -> onAnswer.accept(found.getSelectionModel().getSelectedItem()))
                .during(found.getSelectionModel()
                        .selectedItemProperty()
                        .map(_ -> true)
                        .orElse(false))
                .beginAt(text);
        question.getStyleClass().add("wide");
        Overlay.ask(scene.get(), question);
        text.selectAll();
    }

    private static Label label(String key, Node field) {
        var label = new Label(Messages.of(key));
        label.setLabelFor(field);
        return label;
    }

    private static Label note(String key) {
        var note = new Label(Messages.of(key));
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        note.setMinHeight(Label.USE_PREF_SIZE);
        return note;
    }

    private static VBox fields(Node... nodes) {
        var fields = new VBox(nodes);
        fields.getStyleClass().add("question-fields");
        return fields;
    }
}
