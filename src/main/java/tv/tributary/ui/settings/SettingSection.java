package tv.tributary.ui.settings;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.SettingRow;

/// The card of one section of the settings.
final class SettingSection extends VBox {
    private final String name;
    private final String icon;
    private final Parent content;

    /// @param key of its name
    /// @param icon its ikonli literal
    /// @param reset puts everything in it back to the defaults; empty where nothing can be
    SettingSection(String key, String icon, Optional<Runnable> reset, Parent content) {
        this.name = Messages.of(key);
        this.icon = icon;
        this.content = content;
        getStyleClass().addAll("card", "settings-card");
        managedProperty().bind(visibleProperty());
        var title = new Label(name);
        title.getStyleClass().add("settings-title");
        var head = new HBox(title, new Spacer());
        head.setAlignment(Pos.CENTER_LEFT);
        reset.ifPresent(step -> {
            var button = new Button(Messages.of("settings.reset"), new FontIcon("mdi2r-restore"));
            button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
            button.setMinWidth(USE_PREF_SIZE);
            button.setAccessibleText(Messages.of("settings.reset.of", name));
            button.setOnAction(_ -> step.run());
            head.getChildren().add(button);
        });
        content.getStyleClass().add("setting-rows");
        getChildren().setAll(head, content);
    }

    String name() {
        return name;
    }

    boolean holds(Parent some) {
        return content.equals(some);
    }

    String icon() {
        return icon;
    }

    /// Shows the rows that have all of the words, and whatever stands between rows only without words.
    ///
    /// @param words lower case; none for everything
    /// @return whether there is such a row
    boolean narrow(List<String> words) {
        var rows = new ArrayList<SettingRow>();
        collect(content, rows, words.isEmpty());
        var own = words.stream().allMatch(name.toLowerCase(Locale.ROOT)::contains);
        var some = false;
        for (var row : rows) {
            var fits = own || row.says(words);
            show(row, fits);
            some |= fits;
        }
        return some;
    }

    private static void collect(Parent parent, List<SettingRow> rows, boolean all) {
        for (var child : parent.getChildrenUnmodifiable()) {
            if (child instanceof SettingRow row) rows.add(row);
            else if (child instanceof VBox box) collect(box, rows, all);
            else show(child, all);
        }
    }

    /// What is there only under a condition of its own stays under it.
    private static void show(Node node, boolean visible) {
        if (node.visibleProperty().isBound()) return;
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
