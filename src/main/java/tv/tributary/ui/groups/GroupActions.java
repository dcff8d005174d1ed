package tv.tributary.ui.groups;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import tv.tributary.catalog.edit.GroupEdits.GroupStatus;
import tv.tributary.catalog.lineup.InsertionPoint;
import tv.tributary.catalog.lineup.InsertionPoint.Step;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.Overlay;
import tv.tributary.ui.control.QuestionPane;

/// Actions on the selected groups, from keys, menus and buttons. FX thread only.
final class GroupActions {
    private final GroupsModel model;
    private final Supplier<List<GroupStatus>> chosen;
    private final Supplier<Scene> scene;
    private final Consumer<GroupStatus> onShowChannels;

    /// @param chosen those selected at this moment, in the list's order
    /// @param scene over which to ask
    GroupActions(
            GroupsModel model,
            Supplier<List<GroupStatus>> chosen,
            Supplier<Scene> scene,
            Consumer<GroupStatus> onShowChannels) {
        this.model = model;
        this.chosen = chosen;
        this.scene = scene;
        this.onShowChannels = onShowChannels;
    }

    List<GroupStatus> chosen() {
        return chosen.get();
    }

    void hide() {
        var shown = names(chosen().stream().filter(group -> !group.hidden()).toList());
        if (!shown.isEmpty()) model.hide(shown);
    }

    void show() {
        var hidden = names(chosen().stream().filter(GroupStatus::hidden).toList());
        if (!hidden.isEmpty()) model.show(hidden);
    }

    /// The other way round.
    void toggle(GroupStatus group) {
        if (group.hidden()) model.show(List.of(group.name()));
        else model.hide(List.of(group.name()));
    }

    void merge() {
        model.merge(names(chosen()));
    }

    /// The chosen become a part of another one.
    void mergeInto(GroupStatus target) {
        var all = new ArrayList<>(List.of(target.name()));
        all.addAll(names(chosen()));
        model.merge(all);
    }

    void move(Step step) {
        var names = names(chosen());
        if (!names.isEmpty()) model.move(names, step);
    }

    void move(InsertionPoint<String> point) {
        model.move(names(chosen()), point);
    }

    void separate(String listed) {
        model.separate(listed);
    }

    void showChannels() {
        chosen().stream().findFirst().ifPresent(onShowChannels);
    }

    void rename() {
        if (chosen().size() != 1) return;
        var group = chosen().getFirst().name();
        var field = new TextField(group);
        var label = new Label(Messages.of("groups.rename.name"));
        label.setLabelFor(field);
        var fields = new VBox(label, field);
        fields.getStyleClass().add("ask-fields");
        var question = new QuestionPane(Messages.of("groups.rename.question", group), fields)
                .mainAnswer(Messages.of("groups.rename.do"), () -> model.rename(group, field.getText()))
                .during(field.textProperty().map(words -> !words.isBlank()))
                .beginAt(field);
        Overlay.ask(scene.get(), question);
        field.selectAll();
    }

    /// Runs the action of a key in the list of groups.
    ///
    /// @return whether it meant something
    boolean onKey(KeyEvent event) {
        if (event.isAltDown()) return onAlt(event.getCode());
        if (event.isShortcutDown()) {
            if (event.getCode() != KeyCode.M) return false;
            merge();
            return true;
        }
        switch (event.getCode()) {
            case ENTER -> showChannels();
            case F2 -> rename();
            case DELETE -> hide();
            case INSERT -> show();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean onAlt(KeyCode key) {
        switch (key) {
            case UP -> move(Step.UP);
            case DOWN -> move(Step.DOWN);
            case HOME -> move(Step.FIRST);
            case END -> move(Step.LAST);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static List<String> names(List<GroupStatus> groups) {
        return groups.stream().map(GroupStatus::name).toList();
    }
}
