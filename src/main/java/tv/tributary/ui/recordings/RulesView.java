package tv.tributary.ui.recordings;

import atlantafx.base.controls.Spacer;
import atlantafx.base.theme.Styles;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
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
import tv.tributary.dvr.plan.RecordingPlan;
import tv.tributary.dvr.plan.RecordingPlan.PlannedShowing;
import tv.tributary.dvr.rule.RecordingRules.RecordingRule;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.CardList;
import tv.tributary.ui.control.Drawer;
import tv.tributary.ui.control.EmptyState;
import tv.tributary.ui.control.EntryCard;
import tv.tributary.ui.control.EntryCard.Action;

/// The rules for recordings in the order of their importance, and what of it all cannot be recorded. FX thread only.
final class RulesView extends StackPane {
    private static final int SHOWN_CONFLICTS = 20;

    private final RulesModel model;
    private final CardList<RecordingRule, EntryCard<RecordingRule>> list;
    private final Drawer over;
    private final Label conflicts = new Label();

    RulesView(RulesModel model) {
        this.model = model;
        this.list = new CardList<>(RecordingRule::id, this::createCard, EntryCard::show, this);
        this.over = new Drawer(model::closeForm);
        createView();
    }

    private EntryCard<RecordingRule> createCard(RecordingRule rule) {
        return new EntryCard<>(rule, one -> one.settings().title())
                .fact(RulesView::facts)
                .fact(this::planned)
                .paleUnless(one -> one.settings().enabled())
                .toggle("rules.enabled", one -> one.settings().enabled(), model::enable)
                .actions(List.of(
                        new Action<>("mdi2a-arrow-up", "rules.up", List.of(KeyCode.U), _ -> true, model::up),
                        new Action<>("mdi2a-arrow-down", "rules.down", List.of(KeyCode.D), _ -> true, model::down),
                        new Action<>(
                                "mdi2p-pencil-outline",
                                "rules.edit",
                                List.of(KeyCode.ENTER, KeyCode.F2),
                                _ -> true,
                                model::edit),
                        new Action<>(
                                "mdi2d-delete-outline",
                                "rules.remove",
                                List.of(KeyCode.DELETE),
                                _ -> true,
                                model::remove)));
    }

    private static String facts(RecordingRule rule) {
        var settings = rule.settings();
        var facts = new ArrayList<String>();
        facts.add(Messages.of(settings.match()));
        if (!settings.category().isEmpty() && !settings.text().isEmpty()) facts.add(settings.category());
        if (!settings.person().isEmpty() && !settings.text().isEmpty()) facts.add(settings.person());
        if (settings.newOnly()) facts.add(Messages.of("rules.form.new-only"));
        settings.from().ifPresent(time -> facts.add(Messages.of("rules.from", time.toString())));
        settings.until().ifPresent(time -> facts.add(Messages.of("rules.until", time.toString())));
        return String.join(" · ", facts);
    }

    private String planned(RecordingRule rule) {
        var all = model.plan.get().showings().stream()
                .filter(one -> one.rule().id() == rule.id())
                .toList();
        var recorded = all.stream().filter(one -> one.order().isPresent()).count();
        var lost = all.stream()
                .filter(one -> one.verdict() == RecordingPlan.PlanVerdict.CONFLICT)
                .count();
        return Messages.of("rules.planned", recorded, lost);
    }

    private void createView() {
        getStyleClass().add("rules-page");
        var title = new Label(Messages.of("place.rules"));
        title.getStyleClass().add("page-title");
        var add = addButton();
        var head = new HBox(title, new Spacer(), add);
        head.getStyleClass().add("page-head");
        head.setAlignment(Pos.CENTER_LEFT);
        list.getStyleClass().add("provider-list");
        conflicts.setWrapText(true);
        conflicts.setMinHeight(USE_PREF_SIZE);
        conflicts.managedProperty().bind(conflicts.visibleProperty());
        var all = new VBox(list, conflicts);
        all.getStyleClass().add("provider-list");
        var scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "provider-scroll");
        var empty = new EmptyState(
                "mdi2r-repeat", Messages.of("rules.empty.title"), Messages.of("rules.empty.words"), addButton());
        var body = new StackPane(scroll, empty);
        VBox.setVgrow(body, Priority.ALWAYS);
        model.list.subscribe(rules -> {
            rules.ifPresent(list::setItems);
            var isEmpty = rules.filter(List::isEmpty).isPresent();
            empty.setVisible(isEmpty);
            scroll.setVisible(!isEmpty);
            add.setVisible(!isEmpty);
        });
        model.plan.subscribe(this::showPlan);
        var page = new VBox(head, body);
        page.getStyleClass().add("page");
        getChildren().setAll(page, over);
        model.form.subscribe(form -> form.ifPresentOrElse(
                open -> {
                    var sheet = new RuleFormView(open, model);
                    over.show(sheet);
                    sheet.focusFirst();
                },
                this::hideForm));
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (over.isVisible() || !event.isShortcutDown() || event.getCode() != KeyCode.N) return;
            model.add();
            event.consume();
        });
    }

    private void showPlan(RecordingPlan plan) {
        model.list.get().ifPresent(list::setItems);
        var lost = plan.conflicts();
        conflicts.setVisible(!lost.isEmpty());
        conflicts.setText(Messages.of("rules.conflicts", lost.size())
                + lost.stream().limit(SHOWN_CONFLICTS).map(this::conflict).collect(Collectors.joining("\n", "\n", "")));
    }

    private String conflict(PlannedShowing one) {
        var time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Messages.language())
                .format(one.showing().start().atZone(ZoneId.systemDefault()));
        var rivals = one.rivals().stream()
                .flatMap(rival -> rival.showing().map(Showing::title).stream())
                .distinct()
                .collect(Collectors.joining(", "));
        var words = time + " · " + model.name(one.showing().channel()) + " · "
                + one.showing().title();
        return rivals.isEmpty() ? words : Messages.of("rules.conflict", words, rivals);
    }

    private Button addButton() {
        var add = new Button(Messages.of("rules.add"), new FontIcon("mdi2p-plus"));
        add.getStyleClass().add(Styles.ACCENT);
        add.setMinWidth(USE_PREF_SIZE);
        add.setOnAction(_ -> model.add());
        return add;
    }

    private void hideForm() {
        var wasOpen = over.isVisible();
        over.hide();
        // Else the keyboard would jump to the sidebar, where Enter leaves the page.
        if (wasOpen) requestFocus();
    }
}
