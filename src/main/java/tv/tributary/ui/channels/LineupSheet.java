package tv.tributary.ui.channels;

import atlantafx.base.controls.Spacer;
import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.catalog.edit.SelectionEdits.LineupPreview;
import tv.tributary.text.Messages;
import tv.tributary.ui.channels.FacetChoice.CountryChoice;
import tv.tributary.ui.channels.FacetChoice.GroupChoice;
import tv.tributary.ui.control.Overlay;
import tv.tributary.ui.control.QuestionPane;

/// The sheet on which one chooses what to watch: countries at the left, groups beside them, and what televisions would
/// see below.
final class LineupSheet extends VBox {
    private static final int NAMED = 8;

    private final LineupModel model;
    private final FacetList<CountryChoice> countries;
    private final FacetList<GroupChoice> groups;

    LineupSheet(LineupModel model) {
        this.model = model;
        this.countries =
                new FacetList<>("selection.countries", "selection.find-country", model, model.countries, _ -> true);
        this.groups = new FacetList<>(
                "selection.groups",
                "channels.filter.group.search",
                model,
                model.groups,
                choice -> choice.channels.get() > 0);
        createView();
    }

    void focusFirst() {
        applyCss();
        countries.focusSearch();
    }

    private void createView() {
        getStyleClass().addAll("provider-form", "lineup-sheet");
        countries.addBelow(createLanguages());
        groups.addTool(createTool("mdi2c-chevron-up", "selection.up", () -> move(-1)));
        groups.addTool(createTool("mdi2c-chevron-down", "selection.down", () -> move(1)));
        groups.addTool(createTool("mdi2r-rename-box", "action.rename", this::rename));
        groups.addBelow(createUnite());
        groups.list().addEventFilter(KeyEvent.KEY_PRESSED, this::onGroupKey);
        var facets = new HBox(countries, groups);
        facets.getStyleClass().add("lineup-facets");
        HBox.setHgrow(countries, Priority.ALWAYS);
        HBox.setHgrow(groups, Priority.ALWAYS);
        setVgrow(facets, Priority.ALWAYS);
        facets.disableProperty().bind(model.ready.not());
        getChildren().setAll(createHead(), facets, createPreview(), createFoot());
        model.preview.subscribe(_ -> groups.narrow());
    }

    private Node createHead() {
        var title = new Label(Messages.of("selection.title"));
        title.getStyleClass().add("form-title");
        var close = new Button("", new FontIcon("mdi2c-close"));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        close.setAccessibleText(Messages.of("action.cancel"));
        close.setOnAction(_ -> model.closeSheet());
        var head = new HBox(title, new Spacer(), close);
        head.getStyleClass().add("form-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node createLanguages() {
        var menu = new MenuButton(Messages.of("selection.languages"), new FontIcon("mdi2t-translate"));
        menu.setMaxWidth(Double.MAX_VALUE);
        model.languages.subscribe(() -> menu.getItems()
                .setAll(model.languages.stream().map(this::language).toList()));
        return menu;
    }

    private MenuItem language(String code) {
        var item = new MenuItem(FacetChoice.language(code));
        item.setOnAction(_ -> model.tickLanguage(code));
        return item;
    }

    private Node createUnite() {
        var unite = new ToggleSwitch(Messages.of("selection.unite"));
        unite.selectedProperty().bindBidirectional(model.unite);
        return unite;
    }

    private static Button createTool(String icon, String key, Runnable action) {
        var button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT, Styles.BUTTON_ICON);
        button.setAccessibleText(Messages.of(key));
        button.setTooltip(new Tooltip(Messages.of(key)));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private Node createPreview() {
        var count = new Label();
        count.getStyleClass().add("card-title");
        count.setWrapText(true);
        var first = new Label();
        first.getStyleClass().add("muted");
        first.setWrapText(true);
        var box = new VBox(count, first);
        box.getStyleClass().add("lineup-preview");
        box.setMinHeight(USE_PREF_SIZE);
        model.preview.subscribe(found -> {
            count.setText(found.map(LineupSheet::words).orElseGet(() -> Messages.of("selection.counting")));
            first.setText(found.map(LineupSheet::names).orElse(""));
        });
        return box;
    }

    private static String words(LineupPreview preview) {
        return preview.channels() == 0
                ? Messages.of("selection.preview.none")
                : Messages.of(
                        "selection.preview",
                        preview.channels(),
                        preview.before(),
                        preview.groups().size());
    }

    private static String names(LineupPreview preview) {
        return preview.first().stream()
                .limit(NAMED)
                .map(channel -> (channel.number() + " " + channel.name()).strip())
                .collect(Collectors.joining(" · "));
    }

    private Node createFoot() {
        var cancel = new Button(Messages.of("action.cancel"));
        cancel.setOnAction(_ -> model.closeSheet());
        var apply = new Button(Messages.of("selection.apply"), new FontIcon("mdi2c-check"));
        apply.getStyleClass().add(Styles.ACCENT);
        model.preview.subscribe(
                found -> apply.setDisable(found.filter(it -> it.channels() > 0).isEmpty()));
        apply.setOnAction(_ -> model.apply());
        // From anywhere on the sheet, as Enter in the search ticks.
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ENTER || !event.isShortcutDown()) return;
            apply.fire();
            event.consume();
        });
        apply.setTooltip(new Tooltip(Messages.of("selection.apply.key")));
        var note = new Label(Messages.of("selection.note"));
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        note.setMinWidth(0);
        HBox.setHgrow(note, Priority.ALWAYS);
        for (var button : new Button[] {cancel, apply}) button.setMinWidth(USE_PREF_SIZE);
        var foot = new HBox(note, new Spacer(), cancel, apply);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("form-foot");
        return foot;
    }

    private void onGroupKey(KeyEvent event) {
        if (event.isAltDown() && event.getCode() == KeyCode.UP) move(-1);
        else if (event.isAltDown() && event.getCode() == KeyCode.DOWN) move(1);
        else if (event.getCode() == KeyCode.F2) rename();
        else return;
        event.consume();
    }

    private void move(int step) {
        groups.current().ifPresent(choice -> {
            model.move(choice, groups.seen(), step);
            groups.list().getSelectionModel().select(choice);
            groups.list().scrollTo(choice);
        });
    }

    private void rename() {
        groups.current().filter(choice -> !choice.facet.name().isEmpty()).ifPresent(choice -> {
            var field = new TextField(choice.name.get());
            field.setAccessibleText(Messages.of("channels.ask.group.name"));
            Overlay.ask(
                    getScene(),
                    new QuestionPane(Messages.of("selection.rename.question", choice.name.get()), field)
                            .mainAnswer(Messages.of("action.rename"), () -> model.rename(choice, field.getText()))
                            .beginAt(field));
            field.selectAll();
        });
    }
}
