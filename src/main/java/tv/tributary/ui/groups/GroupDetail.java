package tv.tributary.ui.groups;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.edit.GroupEdits.GroupStatus;
import tv.tributary.catalog.lineup.InsertionPoint.Step;
import tv.tributary.text.Messages;

/// The selected groups: what they are, which groups of the lists are in them, and what can be done. FX thread only.
final class GroupDetail extends VBox {
    private static final int NAMED = 6;

    private final GroupActions actions;

    GroupDetail(GroupActions actions) {
        this.actions = actions;
        getStyleClass().add("selection-view");
    }

    void show(List<GroupStatus> chosen) {
        getChildren().clear();
        if (chosen.isEmpty()) {
            var none = new Label(Messages.of("groups.none-chosen"));
            none.getStyleClass().add("muted");
            none.setWrapText(true);
            getChildren().add(none);
            return;
        }
        var channels = chosen.stream().mapToInt(GroupStatus::channels).sum();
        var isOne = chosen.size() == 1;
        var title = new Label(isOne ? chosen.getFirst().name() : Messages.of("groups.chosen", chosen.size()));
        title.getStyleClass().add("detail-name");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        var facts = new Label(Messages.of("groups.channel-count", channels));
        facts.getStyleClass().add("detail-facts");
        getChildren().addAll(title, facts, isOne ? members(chosen.getFirst()) : names(chosen), buttons(chosen));
    }

    private VBox members(GroupStatus group) {
        var all = new VBox();
        all.getStyleClass().add("selection-names");
        if (group.lists().isEmpty()) return all;
        var heading = new Label(Messages.of("groups.members.title"));
        heading.getStyleClass().add("muted");
        all.getChildren().add(heading);
        for (var listed : group.lists()) {
            var name = new Label(listed);
            name.setMinWidth(0);
            name.setMaxWidth(Double.MAX_VALUE);
            name.setTooltip(new Tooltip(listed));
            HBox.setHgrow(name, Priority.ALWAYS);
            var apart = new Button("", new FontIcon("mdi2c-call-split"));
            apart.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
            apart.setAccessibleText(Messages.of("groups.separate", listed));
            apart.setTooltip(new Tooltip(Messages.of("groups.separate", listed)));
            apart.setOnAction(_ -> actions.separate(listed));
            var line = new HBox(name, apart);
            line.setAlignment(Pos.CENTER_LEFT);
            all.getChildren().add(line);
        }
        return all;
    }

    private static VBox names(List<GroupStatus> chosen) {
        var names = new VBox();
        names.getStyleClass().add("selection-names");
        chosen.stream().limit(NAMED).map(group -> new Label(group.name())).forEach(names.getChildren()::add);
        if (chosen.size() > NAMED) {
            var more = new Label(Messages.of("groups.more", chosen.size() - NAMED));
            more.getStyleClass().add("muted");
            names.getChildren().add(more);
        }
        return names;
    }

    private VBox buttons(List<GroupStatus> chosen) {
        var buttons = new VBox();
        buttons.getStyleClass().add("selection-buttons");
        var isOne = chosen.size() == 1;
        if (isOne)
            buttons.getChildren().add(action("groups.channels", "mdi2t-television-classic", actions::showChannels));
        if (chosen.stream().anyMatch(group -> !group.hidden()))
            buttons.getChildren().add(action("groups.hide", "mdi2e-eye-off-outline", actions::hide));
        if (chosen.stream().anyMatch(GroupStatus::hidden))
            buttons.getChildren().add(action("groups.show", "mdi2e-eye-outline", actions::show));
        if (isOne) buttons.getChildren().add(action("groups.rename.do", "mdi2r-rename-box", actions::rename));
        else buttons.getChildren().add(action("groups.merge", "mdi2c-call-merge", actions::merge));
        buttons.getChildren()
                .addAll(
                        action("groups.first", "mdi2a-arrow-collapse-up", () -> actions.move(Step.FIRST)),
                        action("groups.up", "mdi2a-arrow-up", () -> actions.move(Step.UP)),
                        action("groups.down", "mdi2a-arrow-down", () -> actions.move(Step.DOWN)));
        return buttons;
    }

    private static Button action(String key, String icon, Runnable action) {
        var button = new Button(Messages.of(key), new FontIcon(icon));
        button.getStyleClass().add("selection-action");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinHeight(Region.USE_PREF_SIZE);
        button.setWrapText(true);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
