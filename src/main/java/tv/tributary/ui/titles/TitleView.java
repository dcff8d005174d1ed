package tv.tributary.ui.titles;

import atlantafx.base.theme.Styles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.library.TitleRow;
import tv.tributary.model.Title;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.TitleDetails;
import tv.tributary.model.TitleDetails.KnownDetails;
import tv.tributary.model.TitleProgress;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.CoverPicture;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.control.Poster;
import tv.tributary.ui.preview.PlayPosition;

/// One title in detail: poster, what it is about, what plays it, and of a series its episodes.
final class TitleView extends VBox {
    private static final double POSTER_WIDTH = 200;
    private static final double BACKDROP_HEIGHT = 220;
    /// Below this width the poster is small.
    private static final double NARROW = 640;

    private final TitleDetailModel model;
    private final TitleChanges changes;
    private final TitleDialogs dialogs;
    private final Poster poster;
    private final CoverPicture backdrop;
    private final Label name = new Label();
    private final Label facts = new Label();
    private final FlowPane chips = new FlowPane();
    private final Button play = new Button("", new FontIcon("mdi2p-play"));
    private final Button fromStart = new Button(Messages.of("titles.from-start"), new FontIcon("mdi2s-skip-previous"));
    private final Button watched = new Button("", new FontIcon("mdi2c-check"));
    private final Button favourite = new Button("", new FontIcon("mdi2s-star-outline"));
    private final MenuItem hide = new MenuItem();
    private final ProgressBar progress = new ProgressBar();
    private final Label left = new Label();
    private final VBox words = new VBox();
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private final EpisodeList episodes;
    private final VersionList versions;
    private final ScrollPane scroll;

    /// @param onBack goes back to the list
    TitleView(TitleDetailModel model, TitleChanges changes, LogoImages posters, LogoImages backdrops, Runnable onBack) {
        this.model = model;
        this.changes = changes;
        this.dialogs = new TitleDialogs(this::getScene);
        this.poster = new Poster(posters);
        this.backdrop = new CoverPicture(backdrops);
        this.episodes = new EpisodeList(model);
        this.versions = new VersionList(changes);
        getStyleClass().add("title-view");
        backdrop.getStyleClass().add("title-backdrop");
        show(backdrop, backdrop.presentProperty());
        var body = new VBox(backdrop, createHead(), episodes, versions);
        body.getStyleClass().add("title-body");
        this.scroll = new ScrollPane(body);
        scroll.getStyleClass().add("bare");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        words.getStyleClass().add("title-words");
        getChildren().setAll(createBack(onBack), scroll);
        widthProperty().map(width -> width.doubleValue() < NARROW).subscribe(this::arrange);
        model.opened.subscribe(row -> row.ifPresent(this::begin));
        model.detail.subscribe(shown -> {
            asking.set(shown.isEmpty() || !shown.get().whole());
            shown.ifPresent(this::show);
        });
    }

    @Override
    public void requestFocus() {
        play.requestFocus();
    }

    private Node createBack(Runnable onBack) {
        var back = new Button(Messages.of("titles.back"), new FontIcon("mdi2a-arrow-left"));
        back.getStyleClass().add(Styles.FLAT);
        back.setOnAction(_ -> onBack.run());
        var waiting = new ProgressIndicator();
        waiting.getStyleClass().add("title-asking");
        waiting.setMaxSize(18, 18);
        var asked = new Label(Messages.of("titles.asking"), waiting);
        asked.getStyleClass().add("muted");
        show(asked, asking.getReadOnlyProperty());
        var line = new HBox(back, asked);
        line.getStyleClass().add("title-top");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node createHead() {
        name.getStyleClass().add("page-title");
        name.setWrapText(true);
        name.setMinHeight(USE_PREF_SIZE);
        facts.getStyleClass().add("muted");
        facts.setWrapText(true);
        chips.getStyleClass().add("title-chips");
        play.getStyleClass().add(Styles.ACCENT);
        play.setOnAction(_ -> model.play());
        fromStart.setOnAction(_ -> model.playFromStart());
        watched.setOnAction(_ -> model.markWatched(!isWatched()));
        var copy = new Button(Messages.of("titles.copy"), new FontIcon("mdi2c-content-copy"));
        copy.setOnAction(_ -> model.copyAddress());
        var send = new Button(Messages.of("sending.to"), new FontIcon("mdi2c-cast"));
        send.setOnAction(_ -> model.send());
        favourite.setOnAction(
                _ -> now().ifPresent(shown -> changes.setFavourite(shown.title().id(), !shown.favourite())));
        var buttons = new FlowPane(play, fromStart, watched, favourite, send, copy, createEdit());
        buttons.getStyleClass().add("title-buttons");
        progress.getStyleClass().add(Styles.SMALL);
        progress.setMaxWidth(260);
        progress.setPrefWidth(260);
        left.getStyleClass().add("tile-note");
        var going = new HBox(progress, left);
        going.getStyleClass().add("title-going");
        going.setAlignment(Pos.CENTER_LEFT);
        show(going, progress.visibleProperty());
        var text = new VBox(name, facts, chips, buttons, going, words);
        text.getStyleClass().add("title-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        var head = new HBox(poster, text);
        head.getStyleClass().add("title-head");
        return head;
    }

    private Node createEdit() {
        var rename = new MenuItem(Messages.of("titles.rename"));
        rename.setOnAction(_ -> now().ifPresent(shown ->
                dialogs.forName(shown.title(), (typed, year) -> change(shown.title(), typed.strip(), year))));
        var merge = new MenuItem(Messages.of("titles.merge"));
        merge.setOnAction(_ -> now().ifPresent(shown -> dialogs.forOther(
                shown.title(),
                (words, answer) -> model.search(shown.title(), words, answer),
                other -> changes.merge(shown.title().id(), other.id()))));
        hide.setOnAction(_ -> now().ifPresent(shown -> {
            if (shown.hidden()) changes.show(shown.title().id());
            else changes.hide(shown.title().id());
        }));
        var edit = new MenuButton(Messages.of("titles.edit"), new FontIcon("mdi2p-pencil-outline"));
        edit.getItems().setAll(rename, merge, hide);
        return edit;
    }

    private void change(Title title, String typed, String year) {
        if (!typed.equals(title.name())) changes.rename(title.id(), typed);
        var wanted = year.isEmpty() ? 0 : Integer.parseInt(year);
        if (wanted != title.year().orElse(0)) changes.setYear(title.id(), wanted);
    }

    private Optional<TitleDetail> now() {
        return model.detail.get();
    }

    private void arrange(boolean isNarrow) {
        var width = isNarrow ? POSTER_WIDTH * 0.6 : POSTER_WIDTH;
        poster.setMinSize(width, width * Poster.SHAPE);
        poster.setMaxSize(width, width * Poster.SHAPE);
        var height = isNarrow ? BACKDROP_HEIGHT * 0.6 : BACKDROP_HEIGHT;
        backdrop.setMinHeight(height);
        backdrop.setMaxHeight(height);
    }

    /// What the list says.
    private void begin(TitleRow row) {
        poster.show(row.name(), row.artwork());
        backdrop.show("");
        name.setText(row.name());
        facts.setText(PosterTile.facts(row));
        chips.getChildren().clear();
        words.getChildren().clear();
        episodes.clear();
        versions.clear();
        progress.setVisible(false);
        play.setText(Messages.of("titles.play"));
        scroll.setVvalue(0);
    }

    private void show(TitleDetail shown) {
        var title = shown.title();
        var isSeries = title.kind() == TitleKind.SERIES;
        poster.show(title.name(), shown.artwork());
        backdrop.show(shown.backdrop());
        name.setText(title.name());
        facts.setText(facts(shown));
        chips.getChildren().setAll(chips(shown));
        chips.setManaged(!chips.getChildren().isEmpty());
        favourite.setText(Messages.of(shown.favourite() ? "titles.favourite.remove" : "titles.favourite.add"));
        hide.setText(Messages.of(shown.hidden() ? "titles.show" : "titles.hide"));
        showProgress(shown);
        showWords(shown);
        show(watched, isSeries);
        play.setDisable(isSeries ? shown.episodes().isEmpty() : shown.versions().isEmpty());
        episodes.show(shown);
        versions.show(shown);
    }

    private void showProgress(TitleDetail shown) {
        var isSeries = shown.title().kind() == TitleKind.SERIES;
        var its = isSeries ? Optional.<TitleProgress>empty() : shown.itsProgress();
        var begun = its.filter(TitleProgress::isBegun);
        if (isSeries) {
            play.setText(TitleDetailModel.next(shown)
                    .map(next -> Messages.of(
                            shown.progress().isEmpty() ? "titles.play.episode" : "titles.continue.episode",
                            next.season(),
                            next.number()))
                    .orElseGet(() -> Messages.of("titles.play")));
        } else play.setText(Messages.of(begun.isPresent() ? "titles.continue" : "titles.play"));
        show(fromStart, begun.isEmpty());
        watched.setText(Messages.of(isWatched() ? "titles.unwatch" : "titles.watch"));
        progress.setVisible(begun.isPresent());
        begun.ifPresent(one -> {
            progress.setProgress(one.share());
            left.setText(
                    one.length().isZero()
                            ? PlayPosition.words(one.position())
                            : Messages.of(
                                    "titles.left",
                                    PlayPosition.words(one.length().minus(one.position()))));
        });
    }

    private boolean isWatched() {
        return model.detail
                .get()
                .flatMap(TitleDetail::itsProgress)
                .filter(TitleProgress::watched)
                .isPresent();
    }

    private void showWords(TitleDetail shown) {
        var told = shown.known().map(KnownDetails::details).orElse(TitleDetails.NONE);
        words.getChildren().clear();
        addWords(first(told.plot(), shown.title().plot()), "title-plot");
        addFact("titles.cast", told.cast().isEmpty() ? shown.title().people() : told.cast());
        addFact("titles.director", told.director());
        addFact("titles.writers", told.writers());
        addFact("titles.country", told.country());
        addFact("titles.original-name", told.originalName().equals(shown.title().name()) ? "" : told.originalName());
        addExports(shown);
    }

    private void addExports(TitleDetail shown) {
        shown.exported()
                .forEach((export, paths) -> addFact(
                        "titles.exported",
                        Messages.of("titles.exported.files", export, paths.getFirst(), paths.size())));
    }

    private static String first(String one, String other) {
        return one.isBlank() ? other : one;
    }

    private void addFact(String key, String text) {
        if (!text.isBlank()) addWords(Messages.of(key, text), "muted");
    }

    private void addWords(String text, String style) {
        if (text.isBlank()) return;
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        words.getChildren().add(label);
    }

    private static String facts(TitleDetail shown) {
        var title = shown.title();
        var parts = new ArrayList<String>();
        title.year().ifPresent(year -> parts.add(Integer.toString(year)));
        shown.known()
                .flatMap(known -> known.details().duration())
                .filter(Duration::isPositive)
                .ifPresent(length -> parts.add(Messages.of("titles.minutes", Math.max(1, length.toMinutes()))));
        if (shown.seasons().size() > 1)
            parts.add(Messages.of("titles.seasons", shown.seasons().size()));
        if (!shown.episodes().isEmpty())
            parts.add(Messages.of("titles.episodes", shown.episodes().size()));
        title.rating()
                .ifPresent(rating ->
                        parts.add(String.format(Locale.getDefault(Locale.Category.FORMAT), "★ %.1f", rating)));
        if (!title.genres().isBlank()) parts.add(title.genres());
        return String.join("  ·  ", parts);
    }

    private static List<Node> chips(TitleDetail shown) {
        var texts = new ArrayList<String>();
        for (var version : shown.versions()) {
            texts.add(TitleWords.quality(version.height()));
            if (!version.language().isEmpty()) texts.add(TitleWords.language(version.language()));
        }
        return texts.stream()
                .filter(text -> !text.isEmpty())
                .distinct()
                .map(text -> {
                    var chip = new Label(text);
                    chip.getStyleClass().add("title-chip");
                    return (Node) chip;
                })
                .toList();
    }

    private static void show(Node node, boolean isHidden) {
        node.setVisible(!isHidden);
        node.setManaged(!isHidden);
    }

    private static void show(Node node, BooleanExpression shown) {
        if (!shown.equals(node.visibleProperty())) node.visibleProperty().bind(shown);
        node.managedProperty().bind(node.visibleProperty());
    }
}
