package tv.tributary.ui.channels;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.VBox;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.InsertionPoint;
import tv.tributary.model.ChannelId;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.Overlay;
import tv.tributary.ui.control.QuestionPane;

/// Questions for edits of many channels.
final class ChannelDialogs {
    private static final int LAST = 99_999;

    private final Supplier<Scene> scene;

    /// @param scene over which to ask
    ChannelDialogs(Supplier<Scene> scene) {
        this.scene = scene;
    }

    /// A text, of those that are there or a new one.
    void forText(String question, String now, List<String> choices, Consumer<String> onAnswer) {
        var box = new ComboBox<String>();
        box.setEditable(true);
        box.getItems().setAll(choices);
        box.setValue(now);
        box.setMaxWidth(Double.MAX_VALUE);
        var label = new Label(Messages.of("channels.ask.group.name"));
        label.setLabelFor(box);
        ask(new QuestionPane(question, fields(label, box))
                .mainAnswer(
                        Messages.of("channels.ask.group.do"),
                        () -> onAnswer.accept(box.getEditor().getText()))
                .beginAt(box.getEditor()));
        box.getEditor().selectAll();
    }

    /// The first of so many numbers.
    void forNumber(int count, IntConsumer onAnswer) {
        var first = new Spinner<Integer>(1, LAST, 1);
        first.setEditable(true);
        first.setMaxWidth(Double.MAX_VALUE);
        var label = new Label(Messages.of("channels.ask.number.first"));
        label.setLabelFor(first);
        var note = new Label(Messages.of("channels.ask.number.note"));
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        note.setMinHeight(Label.USE_PREF_SIZE);
        ask(new QuestionPane(Messages.of("channels.ask.number", count), fields(label, first, note))
                .mainAnswer(Messages.of("channels.ask.number.do"), () -> onAnswer.accept(first.getValue()))
                .beginAt(first.getEditor()));
    }

    /// A place in the playlist, beside a channel.
    void forPlace(
            int count,
            BiConsumer<String, Consumer<List<ChannelRow>>> search,
            Consumer<InsertionPoint<ChannelId>> onAnswer) {
        var view = new MoveView(search);
        var question = new QuestionPane(Messages.of("channels.ask.place", count), view)
                .mainAnswer(
                        Messages.of("channels.ask.place.do"), () -> view.point().ifPresent(onAnswer))
                .during(view.chosen());
        question.getStyleClass().add("wide");
        ask(question.beginAt(view.field()));
    }

    /// Asks for confirmation.
    void confirm(String question, String note, String agree, Runnable onAgree) {
        ask(new QuestionPane(question, note).mainAnswer(agree, onAgree));
    }

    /// A rule by which to rename, with a look at what it would do.
    void forRule(List<ChannelId> channels, ChannelEdits edits) {
        var view = new RenameView(channels, edits);
        var question = new QuestionPane(Messages.of("channels.ask.rename", channels.size()), view)
                .mainAnswer(Messages.of("action.rename"), () -> edits.rename(channels, view.rule()))
                .during(view.empty().not());
        question.getStyleClass().add("wide");
        ask(question);
        view.begin();
    }

    private void ask(QuestionPane question) {
        Overlay.ask(scene.get(), question);
    }

    private static VBox fields(Node... nodes) {
        var fields = new VBox(nodes);
        fields.getStyleClass().add("ask-fields");
        return fields;
    }
}
