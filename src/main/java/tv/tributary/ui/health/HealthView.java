package tv.tributary.ui.health;

import atlantafx.base.theme.Styles;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.job.Job;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;
import tv.tributary.ui.control.CardList;
import tv.tributary.ui.control.EmptyState;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.control.SegmentedSwitch;
import tv.tributary.ui.control.SegmentedSwitch.Segment;
import tv.tributary.ui.health.HealthModel.Content;
import tv.tributary.ui.health.HealthModel.HealthLook;
import tv.tributary.ui.health.HealthModel.LostEntry;
import tv.tributary.ui.health.HealthModel.TallyEntry;

/// The page: providers with their last days, channels of which nothing plays, and groups, the worst first.
final class HealthView extends StackPane {
    /// So many lost channels are named; the others are counted.
    private static final int NAMED = 50;

    private final HealthModel model;
    private final CardList<TallyEntry, TallyRow> providers;
    private final CardList<TallyEntry, TallyRow> groups;
    private final VBox lostNames = new VBox();
    private final VBox lost;
    private final Button look;
    private final ProgressBar progress = new ProgressBar();
    private final Label note = new Label();
    private final HBox work = new HBox(progress, note);
    private final VBox sections;
    private final EmptyState nothing = new EmptyState(
            "mdi2h-heart-pulse", Messages.of("health.page.empty.title"), Messages.of("health.page.empty.words"));

    private final Label plan = new Label();
    private final PictureWall wall;
    private final ScrollPane scroll = new ScrollPane();
    private final EmptyState noPictures = new EmptyState(
            "mdi2i-image-multiple-outline",
            Messages.of("health.pictures.empty.title"),
            Messages.of("health.pictures.empty.words"));

    /// @param pictures brings what channels showed
    HealthView(HealthModel model, LogoImages pictures) {
        this.model = model;
        this.wall = new PictureWall(model, pictures);
        this.providers = new CardList<>(
                TallyEntry::id,
                entry -> new TallyRow(entry.id().map(id -> () -> model.lookAt(id))),
                TallyRow::show,
                this);
        this.groups = new CardList<>(TallyEntry::name, _ -> new TallyRow(Optional.empty()), TallyRow::show, this);
        var hide = button("health.page.hide", "mdi2e-eye-off-outline", model::hideLost);
        this.lost = section("health.page.lost", lostNames, hide);
        this.sections =
                new VBox(section("health.page.providers", providers), lost, section("health.page.groups", groups));
        this.look = button("health.page.look", "mdi2e-eye-outline", this::toggle);
        createView();
    }

    private void createView() {
        getStyleClass().add("health-page");
        var title = new Label(Messages.of("place.health"));
        title.getStyleClass().add("page-title");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        look.getStyleClass().add(Styles.ACCENT);
        var looks = new SegmentedSwitch<>(
                model.look,
                List.of(
                        new Segment<>("mdi2f-format-list-bulleted", HealthLook.FIGURES),
                        new Segment<>("mdi2v-view-grid-outline", HealthLook.PICTURES)));
        plan.getStyleClass().add("page-lead");
        plan.setMinWidth(0);
        plan.setWrapText(true);
        plan.setMinHeight(USE_PREF_SIZE);
        looks.setAlignment(Pos.CENTER);
        looks.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(new VBox(title, plan), room, looks, look);
        head.getStyleClass().add("page-head");
        head.setAlignment(Pos.CENTER_LEFT);
        progress.setAccessibleText(Messages.of("health.check.title"));
        note.getStyleClass().add("form-hint");
        note.setMinWidth(0);
        work.getStyleClass().add("health-work");
        work.setAlignment(Pos.CENTER_LEFT);
        lostNames.getStyleClass().add("lost-names");
        sections.getStyleClass().add("output-sections");
        scroll.setContent(sections);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", "provider-scroll");
        var body = new StackPane(scroll, wall, noPictures, nothing);
        VBox.setVgrow(body, Priority.ALWAYS);
        var page = new VBox(head, work, body);
        page.getStyleClass().add("page");
        getChildren().setAll(page);
        show(nothing, false);
        model.look.subscribe(this::turn);
        model.content.subscribe(content -> content.ifPresent(this::show));
        model.running.subscribe(this::show);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private static VBox section(String key, Node... content) {
        var title = new Label(Messages.of(key));
        title.getStyleClass().add("form-title");
        var section = new VBox(title);
        section.getChildren().addAll(content);
        section.getStyleClass().addAll("card", "health-section");
        return section;
    }

    private static Button button(String words, String icon, Runnable action) {
        var button = new Button(Messages.of(words), new FontIcon(icon));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void toggle() {
        if (model.running.get().isPresent()) model.stop();
        else model.lookAtAll();
    }

    private void show(Content content) {
        providers.setItems(content.providers());
        groups.setItems(content.groups());
        show(lost, !content.lost().isEmpty());
        lostNames.getChildren().setAll(names(content.lost()));
        plan.setText(
                content.plan().streams() == 0
                        ? ""
                        : Messages.of(
                                "health.page.plan",
                                content.plan().streams(),
                                content.plan().connections(),
                                Units.duration(content.plan().duration())));
        show(nothing, content.isEmpty());
        turn();
        look.setDisable(content.isEmpty());
    }

    private void turn() {
        boolean some = model.content.get().filter(now -> !now.isEmpty()).isPresent();
        boolean pictures = model.look.get() == HealthLook.PICTURES;
        boolean any =
                model.content.get().filter(now -> !now.pictures().isEmpty()).isPresent();
        show(scroll, some && !pictures);
        show(wall, some && pictures && any);
        show(noPictures, some && pictures && !any);
    }

    private static List<Label> names(List<LostEntry> all) {
        var date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(Messages.language());
        var names = all.stream()
                .limit(NAMED)
                .map(one -> Messages.of(
                        "health.page.lost-one",
                        one.channel().name(),
                        date.format(LocalDate.ofInstant(one.lost().since(), ZoneId.systemDefault())),
                        one.lost().streams()));
        var more = all.size() > NAMED
                ? Optional.of(Messages.of("health.page.lost-more", all.size() - NAMED))
                : Optional.<String>empty();
        return Stream.concat(names, more.stream()).map(HealthView::line).toList();
    }

    private static Label line(String words) {
        var line = new Label(words);
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        return line;
    }

    private void show(Optional<Job.View> job) {
        look.setText(Messages.of(job.isPresent() ? "health.page.stop" : "health.page.look"));
        show(work, job.isPresent());
        job.ifPresent(view -> {
            progress.setProgress(Double.isNaN(view.fraction()) ? ProgressBar.INDETERMINATE_PROGRESS : view.fraction());
            note.setText(view.note());
        });
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() != KeyCode.F5) return;
        toggle();
        event.consume();
    }
}
