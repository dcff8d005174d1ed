package tv.tributary.ui.control;

import atlantafx.base.controls.Spacer;
import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.job.Job;
import tv.tributary.text.Messages;

/// A card for one entry of a list: its name, facts about it, and what can be done with it, by buttons and by keys while
/// the card has the keyboard. A double click does what Enter does. Its parts are added once, in the order in which they
/// stand; `show` fills them. FX thread only.
public final class EntryCard<T> extends VBox {
    private static final PseudoClass SWITCHED_OFF = PseudoClass.getPseudoClass("switched-off");
    private static final List<KeyCombination> OPEN_MENU = List.of(
            new KeyCodeCombination(KeyCode.CONTEXT_MENU),
            new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN));

    /// What can be done with an entry.
    ///
    /// @param icon its ikonli literal
    /// @param words the key of its words; `.named` behind it has them with the entry's name
    /// @param keys that do the same while the card has the keyboard
    /// @param possible whether it can be done now
    public record Action<T>(String icon, String words, List<KeyCode> keys, Predicate<T> possible, Consumer<T> run) {}

    private record Key<T>(KeyCombination keys, Predicate<T> possible, Consumer<T> run) {}

    private final Function<T, String> name;
    private final VBox words = new VBox();
    private final HBox buttons = new HBox();
    private final HBox top = new HBox(words, new Spacer(), buttons);
    private final List<Consumer<T>> parts = new ArrayList<>();
    private final List<Key<T>> keys = new ArrayList<>();
    private T entry;

    public EntryCard(T entry, Function<T, String> name) {
        this.entry = entry;
        this.name = name;
        getStyleClass().add("provider-card");
        setFocusTraversable(true);
        words.getStyleClass().add("provider-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        buttons.getStyleClass().add("provider-actions");
        buttons.setAlignment(Pos.TOP_RIGHT);
        buttons.setMinWidth(USE_PREF_SIZE);
        top.getStyleClass().add("provider-top");
        getChildren().setAll(top);
        var title = new Label();
        title.getStyleClass().add("provider-name");
        part(title, newer -> title.setText(name.apply(newer)));
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClick);
    }

    /// Fills all parts.
    public void show(T newer) {
        entry = newer;
        setAccessibleText(name.apply(newer));
        parts.forEach(part -> part.accept(newer));
    }

    /// A line in the background, shortened in its middle.
    public EntryCard<T> note(Function<T, String> text) {
        var line = new Label();
        line.getStyleClass().add("provider-location");
        line.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        var tip = new Tooltip();
        line.setTooltip(tip);
        tip.textProperty().bind(line.textProperty());
        return part(line, newer -> setText(line, text.apply(newer)));
    }

    /// As many lines as its words need; none while they are empty.
    public EntryCard<T> fact(Function<T, String> text) {
        return fact(text, _ -> false);
    }

    /// @param isFault then it stands out
    public EntryCard<T> fact(Function<T, String> text, Predicate<T> isFault) {
        var line = wrapped("");
        return part(line, newer -> {
            setText(line, text.apply(newer));
            line.pseudoClassStateChanged(Styles.STATE_DANGER, isFault.test(newer));
        });
    }

    /// What the user had better know; nothing while the words are empty.
    public EntryCard<T> advice(Function<T, String> text) {
        var line = wrapped("");
        line.getStyleClass().add(Styles.WARNING);
        return part(line, newer -> setText(line, text.apply(newer)));
    }

    /// A small button among the words.
    ///
    /// @param text its key
    public EntryCard<T> link(String text, Predicate<T> isShown, Consumer<T> run) {
        var link = new Button(Messages.of(text));
        link.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, Styles.ACCENT);
        link.setOnAction(_ -> run.accept(entry));
        return part(link, newer -> {
            setShown(link, isShown.test(newer));
            link.setAccessibleText(link.getText() + ": " + name.apply(newer));
        });
    }

    /// Something else among the words.
    public EntryCard<T> part(Node node, Consumer<T> filling) {
        words.getChildren().add(node);
        parts.add(filling);
        return this;
    }

    /// What stands before the words.
    public EntryCard<T> front(Node node, Consumer<T> filling) {
        top.getChildren().addFirst(node);
        parts.add(filling);
        return this;
    }

    /// What stands below all.
    public EntryCard<T> foot(Node node, Consumer<T> filling) {
        getChildren().add(node);
        parts.add(filling);
        return this;
    }

    /// A bar below all while work runs.
    public EntryCard<T> progress(Function<T, Optional<Job.View>> work, Consumer<Job.View> onCancel) {
        var bar = new ProgressBar();
        var step = new Label();
        var cancel = new Button(Messages.of("action.cancel"));
        cancel.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        var line = new HBox(bar, step, cancel);
        line.getStyleClass().add("guide-progress");
        line.setAlignment(Pos.CENTER_LEFT);
        return foot(line, newer -> {
            setShown(line, work.apply(newer).isPresent());
            work.apply(newer).ifPresent(job -> {
                bar.setProgress(Double.isNaN(job.fraction()) ? ProgressBar.INDETERMINATE_PROGRESS : job.fraction());
                step.setText(job.note());
                cancel.setOnAction(_ -> onCancel.accept(job));
            });
        });
    }

    /// A switch, which Space turns too.
    ///
    /// @param text the key of its words
    /// @param onSwitch what the user switched it to
    public EntryCard<T> toggle(String text, Predicate<T> isOn, BiConsumer<T, Boolean> onSwitch) {
        var toggle = new ToggleSwitch();
        toggle.setTooltip(new Tooltip(Messages.of(text)));
        toggle.selectedProperty().addListener((_, _, on) -> {
            // Only what the user switched; show() sets it too.
            if (on != isOn.test(entry)) onSwitch.accept(entry, on);
        });
        keys.add(new Key<>(
                new KeyCodeCombination(KeyCode.SPACE), _ -> true, _ -> toggle.setSelected(!toggle.isSelected())));
        return control(toggle, text, newer -> toggle.setSelected(isOn.test(newer)));
    }

    /// Makes the card pale while its entry is not in use.
    public EntryCard<T> paleUnless(Predicate<T> isUsed) {
        parts.add(newer -> pseudoClassStateChanged(SWITCHED_OFF, !isUsed.test(newer)));
        return this;
    }

    /// A button with words, which cannot be pressed while its act is not possible.
    public EntryCard<T> button(Action<T> action) {
        var button = new Button(Messages.of(action.words()), new FontIcon(action.icon()));
        button.setOnAction(_ -> action.run().accept(entry));
        addKeys(action);
        return control(
                button,
                action.words(),
                newer -> button.setDisable(!action.possible().test(newer)));
    }

    /// Buttons with icons only, each out of sight while its act is not possible.
    public EntryCard<T> actions(List<Action<T>> actions) {
        for (var action : actions) {
            var button = new Button("", new FontIcon(action.icon()));
            button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
            button.setTooltip(new Tooltip(Messages.of(action.words())));
            button.setOnAction(_ -> action.run().accept(entry));
            addKeys(action);
            control(
                    button,
                    action.words(),
                    newer -> setShown(button, action.possible().test(newer)));
        }
        return this;
    }

    /// A menu of what else can be done, which a right click and the menu's keys open too.
    public EntryCard<T> more(String text, List<Action<T>> actions) {
        var more = new MoreButton(Messages.of(text));
        for (var action : actions) {
            var key = new KeyCodeCombination(action.keys().getFirst());
            more.item(
                    Messages.of(action.words()),
                    action.icon(),
                    key,
                    () -> action.run().accept(entry));
            addKeys(action);
        }
        for (var key : OPEN_MENU) keys.add(new Key<>(key, _ -> true, _ -> more.open()));
        setOnContextMenuRequested(event -> {
            more.open();
            event.consume();
        });
        return control(more, text, _ -> {});
    }

    private EntryCard<T> control(Node control, String text, Consumer<T> filling) {
        buttons.getChildren().add(control);
        parts.add(newer -> {
            control.setAccessibleText(Messages.of(text + ".named", name.apply(newer)));
            filling.accept(newer);
        });
        return this;
    }

    private void addKeys(Action<T> action) {
        for (var code : action.keys())
            keys.add(new Key<>(new KeyCodeCombination(code), action.possible(), action.run()));
    }

    private static Label wrapped(String text) {
        var line = new Label(text);
        line.getStyleClass().add("provider-facts");
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        return line;
    }

    private static void setText(Label line, String text) {
        line.setText(text);
        setShown(line, !text.isEmpty());
    }

    private static void setShown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void onKey(KeyEvent event) {
        if (event.getTarget() == this && press(combination -> combination.match(event))) event.consume();
    }

    private void onClick(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || isInControl(event)) return;
        requestFocus();
        if (event.getClickCount() == 2) press(new KeyCodeCombination(KeyCode.ENTER)::equals);
    }

    private boolean press(Predicate<KeyCombination> keysPressed) {
        var found = keys.stream()
                .filter(key -> keysPressed.test(key.keys()) && key.possible().test(entry))
                .findFirst();
        found.ifPresent(key -> key.run().accept(entry));
        return found.isPresent();
    }

    /// Whether it hit a button or a field of the card, which know themselves what to do.
    private boolean isInControl(MouseEvent event) {
        var at = event.getTarget() instanceof Node node ? node : this;
        while (at != null && !equals(at)) {
            if (at.isFocusTraversable()) return true;
            at = at.getParent();
        }
        return false;
    }
}
